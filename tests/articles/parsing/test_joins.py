import pytest

from articles.parsing.joins import find_joins


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("他们在田里忙了一整天，把最后一筐橘", "子装上车，天已经黑了。", True),
        ("他们在田里忙了一整天。", "第二天又下起了雨。", False),
        ("他说：“天要下雨了。”", "雨果然来了。", False),
        ("参加的有临江（南岸）", "公司的职工和家属。", True),
        ("他们被评为“先进集", "体”，大家都很高兴。", True),
        ("要做好三件事：", "一是修路。", False),
        ("弯道要一处一处地过；", "对滞留的人要先送热水。", True),
        ("弯道要一处一处地过；", "甘文指出，对滞留的人要先送热水。", False),
        ("专家：市医院儿科主任 甘文", "秋天孩子容易肚子疼，家长不必惊慌。", False),
        ("天晴了。（记者 甘文）", "雨又来了。", False),
        ("他们在田里忙了一整天，把最后一筐橘", "本报讯（记者 甘文）天晴了。", False),
        ("临江区自来水公司", "2023年5月16日", False),
    ],
)
def test_a_paragraph_without_an_end_goes_on(segmented, first, second, joined):
    found, _ = segmented(f"# 田里的一天\n\n□ 甘 文\n\n{first}\n\n{second}")
    pairs = [pair for draft in found.drafts for pair in find_joins(draft)]
    assert pairs == ([(5, 7)] if joined else [])


def test_indents_mark_paragraphs_of_wrapped_lines(segmented):
    text = "# 田里的一天\n\n　　他们在田里忙了一整天。\n橘子装上了车。\n　　天黑了，雨来了。"
    found, _ = segmented(text)
    assert find_joins(found.drafts[0], is_indented=True) == ((3, 4),)
    assert find_joins(found.drafts[0]) == ()


@pytest.mark.parametrize(
    ("second", "joined"),
    [("慢有慢的好处，快有快的好处。", True), ("当然，慢也要有个限度。", False), ("前三名如下：", False)],
)
def test_a_line_that_lost_its_indent(segmented, second, joined):
    found, _ = segmented(f"# 田里的一天\n\n　　他们在田里忙了一整天。\n\n{second}\n\n　　天黑了，雨来了。")
    assert find_joins(found.drafts[0], is_indented=True) == (((3, 5),) if joined else ())


def test_the_signature_of_an_indented_notice_is_no_part_of_it(segmented):
    found, _ = segmented("# 停水通知\n\n　　滨江路停水，请提前储水。\n临江区自来水公司\n2025年9月25日")
    assert find_joins(found.drafts[0], is_indented=True) == ()


def test_verse_is_not_joined(segmented):
    found, _ = segmented("# 雨\n\n□ 甘 文\n\n雨落在青石板上\n\n伞开成一朵花\n\n卖糖的人不吆喝\n\n等雨停下来")
    assert find_joins(found.drafts[0]) == ()
