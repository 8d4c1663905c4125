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
        ("近日，天晴了。", "none"),
        ("地处深山的小村通了车。", "none"),
        ("天晴了。（记者 甘文）", "none"),
        ("天晴了，人们走出家门，（记者 甘文）", "end"),
        ("", "both"),
    ],
)
def test_lost_text_is_found(segmented, body, truncated):
    found, _ = segmented(f"# 天晴的一天\n\n{body}")
    verdict = judge(found.drafts[0])
    assert verdict.truncated.value == truncated
    assert bool(verdict.reason) is (truncated != "none")


def test_a_jump_without_its_other_half_is_a_loss(segmented):
    found, _ = segmented("# 天晴的一天\n\n天晴了，人们走出家门。（下转第2版）")
    assert judge(found.drafts[0]).reason == "下转的后文不在本文件"


@pytest.mark.parametrize(("text", "found"), [("他说“好”。", False), ("他说“好。", True), ("读《雨》", False)])
def test_marks_without_partner_are_noted(text, found):
    assert bool(unpaired(text)) is found
