import pytest

from articles.parsing.completeness import judge, unpaired


@pytest.mark.parametrize(
    ("body", "truncated"),
    [
        ("天晴了，人们走出家门。", "none"),
        ("桥，给两岸的人家省下了时间。", "start"),
        ("的孩子要走两个小时的山路。", "start"),
        ("当选”的消息传来，大家都笑了。", "start"),
        ("二要修好路，三要通上水。", "start"),
        ("天晴了，人们走出家门，来到", "end"),
        ("的孩子要走两个小时，一路", "both"),
        ("要做三件事：一要修路；三要通水。大家都同意。", "middle"),
        ("要做好三件事：一是修路，二是通水。", "end"),
        ("要做好三件事：一是修路，二是通水，三是种树。", "none"),
        ("村里办了三件实事，大家都说好。", "none"),
        ("会议要求做好以下四点工作。", "end"),
        ("村规写得明白，具体规定如下：", "end"),
        ("气温降到零度以下。", "none"),
        ("有两个原因。第一，路窄了。", "end"),
        ("一方面，路窄了。", "end"),
        ("一方面，路窄了；另一方面，桥也老了。", "none"),
        ("老人说：“天晴了，路也好走。", "end"),
        ("老人说：“天晴了。”大家都笑了。", "none"),
        ("余人次走上河堤，看花的人越来越多。", "start"),
        ("2.修好水渠，清好水塘。", "start"),
        ("过了桥，就是学校。", "none"),
        ("近期，村里通了水。", "none"),
        ("外卖、快递越来越方便。", "none"),
        ("途中，天下起了雨。", "none"),
        ("于春华打了一辈子鱼。", "none"),
        ("和街道干部一起走出家门。", "start"),
        ("请做好以下三点：\n\n1.带好雨伞。\n\n2.关好门窗。", "end"),
        ("请做好以下两点：\n\n1.带好雨伞。\n\n2.关好门窗。", "none"),
        ("近日，天晴了。", "none"),
        ("地处深山的小村通了车。", "none"),
        ("天晴了。（记者 甘文）", "none"),
        ("天晴了。\n\n老人的话，朴实而坚定", "end"),
        ("天晴了.", "none"),
        ("天晴了，人们走出家门，（记者 甘文）", "end"),
        ("天晴了。（甘文", "none"),
        ("", "both"),
    ],
)
def test_lost_text_is_found(segmented, body, truncated):
    found, _ = segmented(f"# 天晴的一天\n\n{body}")
    verdict = judge(found.drafts[0])
    assert verdict.truncated.value == truncated
    assert bool(verdict.reason) is (truncated != "none")


def test_points_that_were_announced_and_do_not_follow(segmented):
    text = "要抓好三项工作。一是修路；二是通水。\n\n会后，大家去看了水渠。"
    found, _ = segmented(f"# 天晴的一天\n\n{text}")
    assert judge(found.drafts[0]).truncated.value == "middle"


def test_a_jump_without_its_other_half_is_a_loss(segmented):
    found, _ = segmented("# 天晴的一天\n\n天晴了，人们走出家门。（下转第2版）")
    assert judge(found.drafts[0]).reason == "下转的后文不在本文件"


@pytest.mark.parametrize(("text", "found"), [("他说“好”。", False), ("他说“好。", True), ("读《雨》", False)])
def test_marks_without_partner_are_noted(text, found):
    assert bool(unpaired(text)) is found


@pytest.mark.parametrize(
    ("headline", "truncated"),
    [("雨天出门，做好三件事", "end"), ("雨天出门，做好两件事", "none"), ("雨天的三个人", "none")],
)
def test_points_that_the_headline_announces(segmented, headline, truncated):
    found, _ = segmented(f"# {headline}\n\n雨天路滑。\n\n一、带伞。雨伞要带好。\n\n二、慢走。路上慢慢走。")
    assert judge(found.drafts[0]).truncated.value == truncated
