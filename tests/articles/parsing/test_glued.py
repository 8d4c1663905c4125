import pytest

from articles.parsing.glued import mark_glued

BROKEN = "# 夜校扫盲班开课\n\n本报讯（记者 甘文）3月1日，夜校扫盲班开课，教室里坐满了人，老师打算再办两期，让山里的"
WHOLE = "# 夜校扫盲班开课\n\n本报讯（记者 甘文）3月1日，夜校扫盲班开课，教室里坐满了人，老师打算再办两期。"
TEA = "# 新茶上市\n\n本报讯（记者 卫朗）3月1日，新茶上市，茶农忙着采摘。\n\n茶叶一斤卖到六十元，{}"


@pytest.mark.parametrize(
    ("other", "end", "cut"),
    [
        (BROKEN, "让山里的老人也能坐进夜校扫盲班。", True),
        (BROKEN, "让山里的老人也能坐进夜校扫盲班。（卫朗）", True),
        (WHOLE, "让山里的老人也能坐进夜校扫盲班。", False),
        (BROKEN, "茶农白天采茶，晚上上夜校。", False),
        (BROKEN, "夜校扫盲班教茶农记账。老人也坐进了夜校扫盲班。", False),
    ],
)
def test_an_end_in_the_words_of_another_that_breaks_off(segmented, other, end, cut):
    found, _ = segmented(f"{other}\n\n{TEA.format(end)}")
    drafts = mark_glued(found.drafts)
    assert [bool(draft.ends_cut) for draft in drafts] == [False, cut]
