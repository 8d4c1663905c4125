"""Characters that may be misread, in small invented sentences."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.proofing.archive import Shelf
from articles.proofing.learning import learn
from articles.proofing.lookalikes.alike import lookalikes
from articles.proofing.lookalikes.detector import find
from articles.proofing.records import Finding
from people.reading.records import PersonFound
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, galley, marked

WRONG = [
    ("他们对末来充满信心。", "末", "未"),
    ("请大家认真学刁文件精神。", "刁", "习"),
    ("这条河的水己经变清了。", "己", "已"),
    ("孩子们在操场土奔跑。", "土", "上"),
    ("这几天气温明显下隆。", "隆", "降"),
    ("他的工作得到了群众的一致好坪。", "坪", "评"),
    ("请大家携代身份证。", "代", "带"),
    ("会议在12月20旦上午召开。", "旦", "日"),
    ("全市粮食产量再创历史新髙度，农民收人稳步增长。", "人", "入"),
]
RIGHT = [
    "他们对未来充满信心。",
    "请大家认真学习文件精神。",
    "这条河的水已经变清了。",
    "孩子们在操场上奔跑。",
    "末班车晚上十点发出，票价两元。",
    "土豆和白菜都涨价了，干部下田间地头，千家万户忙春耕。",
    "自己的事自己做，已经做完了。",
    "第二批学员今年三月入学，去年二月毕业的有二百人。",
]


@pytest.mark.parametrize(("text", "printed", "meant"), WRONG)
def test_a_character_that_makes_no_sense(text, printed, meant):
    assert (printed, meant) in marked(find, text)


@pytest.mark.parametrize("text", RIGHT)
def test_sound_sentences_are_left_alone(text):
    assert marked(find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "停水从3月24日22:00开始，到3月25日6:00为止。",
        "雁汀区委召开会议。近日，雁汀区教育局说，雁汀区二十所小学都开了课后班。",
    ],
)
def test_days_and_the_own_region_are_no_look_alikes(text):
    assert marked(find, text) == []


def test_all_parts_but_bylines_are_read():
    fields = {
        "kicker": "孩子们在操场土奔跑",
        "headline": "对末来充满信心",
        "deck": "认真学刁文件精神",
        "byline": "未王",
    }
    issue = galley("河的水己经变清了", caption="农民收人稳步增长", **fields)
    assert sorted(finding.place.field.value for finding in find(issue, NOTHING_ELSE)) == [
        "caption",
        "deck",
        "headline",
        "kicker",
        "text",
    ]


def test_the_same_misreading_in_several_places_is_one_question():
    found = list(find(galley("他们对末来充满信心。", "末来三年，我们要把路修好。"), NOTHING_ELSE))
    assert len({finding.cause for finding in found}) == 1 and len(found) == 2 and found[0].cause


def test_what_the_issue_says_often_is_no_misprint():
    assert marked(find, galley(*["去年他们搬进了木来村。木来村的人都好客。"] * 3)) == []


def test_what_the_issue_spells_otherwise_elsewhere_is_evidence():
    issue = galley("砻坪村的路修好了。砻坪村的桥也通了。", "傍晚，砻评村的灯亮了。")
    (finding,) = find(issue, NOTHING_ELSE)
    assert (finding.replacement, [evidence.quote for evidence in finding.evidence]) == ("坪", ["砻坪村的"])


class Learnt(Shelf):
    """An archive that has approved some texts."""

    def __init__(self, *texts: str):
        super().__init__([])
        self.learnt = learn(texts, least=(1, 1, 1))

    def counts(self, strings):
        return self.learnt.count(strings)


def test_what_was_approved_before_is_no_misprint():
    text = "他们对末来充满信心。"
    assert not list(find(galley(text), Learnt(*[text] * 4)))


def test_names_are_left_to_their_own_detector():
    text = "他们对末来充满信心。"
    person = PersonFound("末来", ("末来",), (), (), ())
    assert marked(find, galley(text)) == [("末", "未")]
    assert marked(find, replace(galley(text), people=(person,))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全村共有4l户，人均收入2O00元", [("4l", "41"), ("2O00", "2000")]),
        ("比去年多l0台", [("l0", "10")]),
        ("推广O2O模式，5G基站和A10路", []),
        ("编号12-l5、3lbs、B2l", []),
        ("因为3月5日，志愿者在植树。", [("因为", "图为")]),
        ("因为下雨，比赛改期。", []),
        ("他迟到了，因为3月5日是假日。", []),
    ],
)
def test_signs(text, expected):
    assert [each for each in marked(find, text) if each[1] != "入"] == expected


def test_a_caption_does_not_begin_with_because():
    assert ("因为", "图为") in marked(find, galley(caption="因为志愿者在植树。"))
    assert ("因为", "图为") not in marked(find, galley(caption="因为下雨，所以赛事改期。"))


SIGNS = "".join(list(lookalikes())[:400]) + "未末己已土上,。 \n1lO—〇\ud800𠮷"


@settings(max_examples=60)
@given(st.lists(st.text(SIGNS, max_size=60), max_size=4))
def test_any_text_is_read_and_mended_once(texts):
    """Findings point at what stands there, do not overlap, and what was accepted is not found the same way again."""
    issue = galley(*texts)
    found = list(find(issue, NOTHING_ELSE))
    lengths = {part.place: len(part.text) for part in issue.parts}
    assert all(0 <= f.start < f.end <= lengths[f.place] and 0 < f.confidence < 1 for f in found)
    spots = sorted((f.place.article, f.start, f.end) for f in found)
    assert all(one[0] < two[0] or one[2] <= two[1] for one, two in pairwise(spots))
    again = {same(finding) for finding in find(accepted(issue, found), NOTHING_ELSE)}
    assert again.isdisjoint(map(same, found))


def same(finding: Finding) -> tuple:
    return finding.place, finding.start, finding.replacement


@pytest.mark.parametrize("unit", ["末", "4l", "因为3月", "他们对末来充满信心"])
def test_time_grows_with_the_length_only(unit):
    """Eight times the text takes eight times as long."""

    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        start = time.process_time()
        list(find(galley(text), NOTHING_ELSE))
        return time.process_time() - start

    seconds(2_000)
    assert seconds(64_000) < 16 * max(seconds(8_000), 0.05)
