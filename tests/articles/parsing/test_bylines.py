import pytest

from articles.parsing.bylines import are_names, closing_note, credits, is_byline, opening_credits


def pairs(found):
    return [(credit.name, credit.role.value) for credit in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者甘文 通讯员卫朗", [("甘文", "reporter"), ("卫朗", "correspondent")]),
        ("见习记者 甘 文", [("甘文", "trainee")]),
        ("本报记者 甘文 卫小朗", [("甘文", "reporter"), ("卫小朗", "reporter")]),
        ("□ 甘 文", [("甘文", "author")]),
        ("□甘文远", [("甘文远", "author")]),
        ("□本报记者 甘文 实习生 卫朗", [("甘文", "reporter"), ("卫朗", "trainee")]),
        ("■ 甘文 文/图", [("甘文", "author")]),
        ("文/图 甘文", [("甘文", "author")]),
        ("记者 甘文 文/图", [("甘文", "reporter")]),
        ("文/甘文 图/卫朗", [("甘文", "author"), ("卫朗", "photographer")]),
        ("作者：欧阳远山", [("欧阳远山", "author")]),
        ("通讯员 买买提·艾山", [("买买提·艾山", "correspondent")]),
        ("(临江区科协提供)", [("临江区科协", "contributor")]),
        ("（区文化馆供稿）", [("区文化馆", "contributor")]),
        ("来源：临江区气象局", [("临江区气象局", "contributor")]),
        ("（甘文 卫朗）", [("甘文", "author"), ("卫朗", "author")]),
        ("记者甘文、卫朗", [("甘文", "reporter"), ("卫朗", "reporter")]),
        ("文丨甘文 图丨卫朗", [("甘文", "author"), ("卫朗", "photographer")]),
        ("文|甘文", [("甘文", "author")]),
        ("文 甘文 图 卫朗", [("甘文", "author"), ("卫朗", "photographer")]),
        ("甘文/文 卫朗/图", [("甘文", "author"), ("卫朗", "photographer")]),
        ("记者 甘文/文 卫朗/摄", [("甘文", "reporter"), ("卫朗", "photographer")]),
        ("图文/甘文", [("甘文", "author")]),
        ("甘文 文并摄", [("甘文", "author")]),
        ("（甘文 摄影报道）", [("甘文", "author")]),
        ("记者 甘文 通讯员 卫朗 摄影报道", [("甘文", "reporter"), ("卫朗", "correspondent")]),
        ("临江区融媒体中心记者 甘文", [("甘文", "reporter")]),
        ("临江融媒记者 甘文 卫朗", [("甘文", "reporter"), ("卫朗", "reporter")]),
        ("记者甘文、卫朗，通讯员叶知秋", [("甘文", "reporter"), ("卫朗", "reporter"), ("叶知秋", "correspondent")]),
        ("——本报记者 甘文", [("甘文", "reporter")]),
        ("（卫朗 供稿）", [("卫朗", "author")]),
        ("临江市民 叶圆圆", [("叶圆圆", "author")]),
        ("策划：甘文 文字：卫朗", [("卫朗", "author")]),
        ("本报评论员", []),
        ("本报特约评论员 甘 文", [("甘文", "author")]),
    ],
)
def test_credits(text, expected):
    assert pairs(credits(text, 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（记者甘文 通讯员 卫 朗）3月1日，天晴。", [("甘文", "reporter"), ("卫朗", "correspondent")]),
        ("本报3月1日讯 记者甘文、通讯员卫朗报道：天晴。", [("甘文", "reporter"), ("卫朗", "correspondent")]),
        ("本报讯 通讯员甘文报道 走进村口", [("甘文", "correspondent")]),
        ("临江融媒讯（记者 甘文）天晴。", [("甘文", "reporter")]),
        ("（记者 甘文 通讯员 卫朗）3月1日，天晴。", [("甘文", "reporter"), ("卫朗", "correspondent")]),
        ("【临江讯】记者甘文报道：天晴。", [("甘文", "reporter")]),
        ("本报临江3月1日讯（记者 甘文）天晴。", [("甘文", "reporter")]),
        ("本报记者 甘文 3月1日，天晴。", [("甘文", "reporter")]),
        ("3月1日，记者甘文远行。", []),
        ("（据记者了解）天晴。", []),
    ],
)
def test_opening_credits(text, expected):
    assert pairs(opening_credits(text, 1)) == expected


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("天晴了。（记者 甘文 文/图）", "记者 甘文 文/图"),
        ("天晴了。(区气象局提供)", "区气象局提供"),
        ("天晴了。（甘文 卫朗）", "甘文 卫朗"),
        ("天晴了。（柳树社区 甘文）", "柳树社区 甘文"),
        ("天晴了。（柳树社区 河边村）", None),
        ("参加的有三家单位（含两家企业）", None),
        ("天晴了。（本文有删节）", None),
        ("天晴了。（记者 甘文 摄影报道）", "记者 甘文 摄影报道"),
        ("天晴了。（文/甘文 图/卫朗）", "文/甘文 图/卫朗"),
        ("天晴了。（甘文 摄）", None),
        ("书架上有新书，周末也开门，（甘文）", "甘文"),
        ("书架上有新书、（记者 甘文）", "记者 甘文"),
        ("书架上有新书，（另有旧书）", None),
        ("他就是馆长（甘文）", None),
        ("天晴了。（甘文", "甘文"),
        ("天晴了。（本文有删节", None),
    ],
)
def test_a_note_in_brackets_signs_the_text(text, note):
    assert closing_note(text) == note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报记者 甘文", True),
        ("□ 甘 文", True),
        ("（临江区科协提供）", True),
        ("■ 本报评论员", True),
        ("记者在现场看到，天晴了", False),
        ("记者走基层", False),
        ("甘文 摄", False),
        ("甘文/文 卫朗/图", True),
        ("文丨甘文", True),
        ("甘文 文并摄", True),
        ("临江融媒记者 甘文", True),
        ("记者 甘文，通讯员 卫朗", True),
        ("记者走访，村民点赞", False),
        ("图文并茂的一天", False),
        ("■基层传真", False),
        ("（作者单位：临江区第二中学）", True),
        ("■叶知秋", True),
        ("社区记者站揭牌", False),
        ("图书馆里的夜读人", False),
        ("撰稿 叶知秋", True),
        ("叶知秋 卫晓朗 文", True),
        ("执笔：叶知秋", True),
        ("——叶知秋", True),
        ("区文化馆供稿", True),
        ("文 化馆", False),
    ],
)
def test_a_line_that_is_a_byline(text, expected):
    assert is_byline(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("叶知秋", True), ("卫晓朗 甘雨田", True), ("卫 朗", True), ("路灯", False), ("山水", False), ("金秋十月", False)],
)
def test_a_line_of_nothing_but_names(text, expected):
    assert are_names(text) is expected
