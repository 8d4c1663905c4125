"""What readers would notice, and what they are told of it."""

import pytest
from django.utils import translation

from articles.noticing.wording import is_noticeable, may_be_noticed, proposed, replaced

TEXT = (
    "本报讯 3月2日，社区运动会在云岫广场开幕。\n\n## 赛况\n\n来自八个社区的居民参加了比赛，区长苗禾宣布开幕。"
    "\n\n预算3.5亿元，明年再会。"
)


def content(**parts) -> dict:
    return {"text": TEXT, "headline": "云岫区运动会开幕", "bylines": [{"name": "苗禾", "role": "reporter"}], **parts}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (content(), False),
        (content(text=TEXT.replace("，", ",").replace("\n\n", "\n \n\n")), False),
        (content(text=TEXT.replace("，明年", "。明年")), False),
        (content(text=TEXT.replace("## ", "")), False),
        (content(text=TEXT.replace("3月", "３月")), False),
        (content(kind="notice", page=3, truncated="end"), False),
        (content(text=TEXT.replace("3.5", "35")), True),
        (content(text=TEXT.replace("苗禾", "苗和")), True),
        (content(headline="云岫区远动会开幕"), True),
        (content(bylines=[{"name": "苗和", "role": "reporter"}]), True),
        (content(bylines=[{"name": "苗禾", "role": "author"}]), True),
        (content(deck="——又一届"), True),
    ],
)
def test_what_readers_notice(after, expected):
    assert is_noticeable(content(), after) is expected


def test_a_sign_inside_a_figure_may_be_noticed():
    assert may_be_noticed("。", "") and may_be_noticed("末来", "未来")
    assert not may_be_noticed("，", ",")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (TEXT, ""),
        (TEXT.replace("苗禾", "苗和"), "第2段“区长苗和宣布开幕”应为“区长苗禾宣布开幕”。"),
        (TEXT.replace("3.5", "35"), "第3段“预算35亿元”应为“预算3.5亿元”。"),
        (TEXT.replace("\n\n预算3.5亿元，明年再会。", ""), "第2段后漏“预算3.5亿元，明年再会。”。"),
        (TEXT + "\n\n再会。", "第4段“再会。”系衍文。"),
        (
            TEXT.replace("3月2日", "3月12日").replace("八个", "十个"),
            "第1段“本报讯 3月12日”应为“本报讯 3月2日”。"
            "第2段“来自十个社区的居民参加了比赛”应为“来自八个社区的居民参加了比赛”。",
        ),
        (
            TEXT.replace("来自八个社区", "来自城东城南城西城北的八个杜区"),
            "第2段“来自城东城南城西城北的八个杜区的居民参加”应为“来自八个社区的居民参加”。",
        ),
        (TEXT.replace("社区运动会在云岫广场", "云岫" * 50), "第1段有较多更正。"),
    ],
)  # fmt: skip
def test_a_proposal_is_in_chinese_whoever_asks(before, told):
    with translation.override("en"):
        assert proposed(content(text=before), content()) == told


def test_of_other_parts():
    before = content(headline="云岫区远动会开幕", bylines=[], deck="——又一届")
    assert proposed(before, content()) == (
        "标题“云岫区远动会开幕”应为“云岫区运动会开幕”。副题“——又一届”系衍文。署名漏“记者 苗禾”。"
    )
    assert proposed({"caption": "图为末来。"}, {"caption": "图为未来。"}) == "图片说明“图为末来。”应为“图为未来。”。"
    assert replaced("末来", "未来") == "“末来”应为“未来”。"
    assert replaced("产业产业", "") == "“产业产业”系衍文。"


def test_many_places_are_not_listed():
    text = "\n\n".join(f"第{n}位是某某。" for n in "甲乙丙丁戊己")
    after = text.replace("某某", "苗禾")
    assert proposed({"text": text}, {"text": after}) == "正文多处有更正。"
