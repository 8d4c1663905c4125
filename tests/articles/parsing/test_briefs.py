import pytest

from articles.parsing.briefs import mark_unsigned


def column(*items):
    return "# 简讯\n\n" + "\n\n".join(f"▲近日，{item}" for item in items)


@pytest.mark.parametrize(
    ("items", "cut"),
    [
        (
            ["甲村修好了路。（甘文）", "乙村办起图书角。（卫朗）", "丙村的老年食堂开张了，六十岁以上老人每餐六元。"],
            True,
        ),
        (["甲村修好了路。（甘文）", "乙村办起图书角。（卫朗）", "丙村的老年食堂开张。（甘文）"], False),
        (
            [
                "甲村修好了路。（甘文）",
                "乙村办起图书角，书架上有三千册新书，孩子们都来。",
                "丙村的老年食堂开张了，六十岁以上老人每餐六元。",
            ],
            False,
        ),
        (["甲村修好了路。（甘文）", "丙村的老年食堂开张了，六十岁以上老人每餐六元。"], False),
        (["甲村修好了路。（甘文）", "乙村办起图书角。（卫朗）", "丙村的食堂开张，老人说：“热饭热菜。”"], False),
    ],
)
def test_the_only_unsigned_item_at_the_end_of_a_column_is_cut(segmented, items, cut):
    found, _ = segmented(column(*items))
    drafts = mark_unsigned(found.drafts)
    assert [bool(draft.ends_cut) for draft in drafts] == [False] * (len(items) - 1) + [cut]
