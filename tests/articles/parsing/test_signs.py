import pytest

from articles.parsing.signs import begins_broken, is_dated_start, is_opening


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（记者 甘文）天晴了。", True),
        ("本报3月1日讯 记者甘文报道：天晴了。", True),
        ("临江讯 3月1日，天晴了。", True),
        ("临江讯 近日，天晴了。", True),
        ("【临江讯】天晴了。", True),
        ("临江3月1日电 天晴了。", True),
        ("（记者 甘文 通讯员 卫朗）3月1日，天晴了。", True),
        ("通讯员 甘文报道：天晴了。", True),
        ("今日临江讯 从3月1日起，天晴了。", True),
        ("临江讯　老桥修好了。", True),
        ("喜讯传来，大家都笑了。", False),
        ("临江简讯 春来了", False),
        ("数字通讯 让山村连上网", False),
        ("通讯不便的山村里，天晴了。", False),
        ("3月1日，记者来到村里。", False),
    ],
)
def test_the_formulas_of_news(text, expected):
    assert is_opening(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("的孩子们走远了。", True),
        ("，走远了。", True),
        ("当选”的消息传来。", True),
        ("了解到这件事，他笑了。", False),
        ("的确，天晴了。", False),
        ("天晴了。", False),
        ("", False),
    ],
)
def test_a_sentence_that_begins_in_its_middle(text, expected):
    assert begins_broken(text) is expected


@pytest.mark.parametrize("day", ["3月1日", "3月中旬", "3月初", "3月以来", "近期", "前不久", "上周", "柳河镇 近日"])
def test_news_may_begin_with_no_certain_day(day):
    assert is_dated_start(f"{day}，集市开张。")
