"""Happenings named in passing, and in decks."""

from dataclasses import replace
from datetime import date

import pytest

from people.reading import read
from tests.people.reading.readings import read_texts, story


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日，在海州举行的全省跆拳道锦标赛上，樊若松摘得金牌。", "全省跆拳道锦标赛"),
        ("图为5月6日，在青禾镇举行的插秧比赛现场，选手你追我赶。", "插秧比赛"),
        ("5月6日，柳荫社区的居民们在“换书集”上挑书。", "柳荫社区“换书集”"),
        ("5月6日，各界青年代表在人民广场参加升国旗仪式。", "升国旗仪式"),
        ("5月6日，市民在人民广场看灯。当晚的元宵灯会摆出三百盏灯。", "元宵灯会"),
        ("5月6日，他在全区劳动模范表彰大会上领回奖章。", "全区劳动模范表彰大会"),
    ],
)
def test_in_passing(text, name):
    (event,) = read_texts(text).events
    assert (event.name, event.start) == (name, date(2024, 5, 6))


@pytest.mark.parametrize(
    "text",
    [
        "5月6日，他在会上说，要抓紧。",
        "5月6日，孩子们在村口的集市上追着跑。",
        "2019年，他在全区技能大赛上得了奖。",
        "5月6日，老人在街上散步。",
    ],
)
def test_nothing_in_passing(text):
    assert read_texts(text).events == ()


@pytest.mark.parametrize(
    ("deck", "name", "day"),
    [
        ("（5月8日在区三届人大四次会议上）", "梧桐区三届人大四次会议", date(2024, 5, 8)),
        ("——2024年5月8日在梧桐区教育工作会议上的讲话", "梧桐区教育工作会议", date(2024, 5, 8)),
        ("——云起镇羊肉美食节侧记", "云起镇羊肉美食节", date(2024, 5, 3)),
        ("一一青禾茶山开采见闻", "青禾茶山开采", date(2024, 5, 3)),
        ("——一位老师的三十年", None, None),
        ("（5月8日）", None, None),
    ],
)
def test_decks(deck, name, day):
    told = replace(story("灶火正旺。5月3日一早，人挤满了路口。"), decks=(deck,))
    found = read([told], year=2024, month=5, district="梧桐区").events
    assert [(event.name, event.start) for event in found] == ([(name, day)] if name else [])
