import pytest

from articles.parsing.drafts import in_order
from articles.parsing.tails import breaks_off, give_tails

NEWS = "本报讯（记者 甘文）3月1日，{}。"


def bodies(segmented, text):
    found, _ = segmented(text)
    drafts = in_order(give_tails(in_order(found.drafts)))
    return [(draft.headline, [line.number for line in draft.body]) for draft in drafts]


def test_an_end_under_the_next_headline_goes_back(segmented):
    text = (
        "# 粮站敞开收粮\n\n本报讯（记者 甘文）3月1日，粮站敞开收粮，农民排着队把谷子送来，已收九成\n\n"
        f"# 蜜柚园开园\n\n五以上，仓库都装满了。\n\n{NEWS.format('蜜柚园开园，客商当场下单')}"
    )
    assert bodies(segmented, text) == [("粮站敞开收粮", [3, 7]), ("蜜柚园开园", [9])]


def test_half_a_sentence_goes_to_the_only_article_that_breaks_off(segmented):
    text = (
        f"# 粮站敞开收粮\n\n{NEWS.format('粮站敞开收粮，农民排队')[:-1]}把谷子送来，心里想着孩子\n\n"
        f"# 蜜柚园开园\n\n{NEWS.format('蜜柚园开园，客商当场下单')}\n\n的学费有了着落。\n\n柚子一天卖出两千斤。"
    )
    assert bodies(segmented, text) == [("粮站敞开收粮", [3, 9]), ("蜜柚园开园", [7, 11])]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("农民排着队把谷子送到粮站来，心里想着孩子的学费和", True),
        ("农民排着队把谷子送到粮站来，心里想着孩子的学费。", False),
        ("农民排着队把谷子送到粮站来，要做好下面的三件事情：", False),
        ("临江区粮站", False),
    ],
)
def test_an_article_that_breaks_off(segmented, last, expected):
    found, _ = segmented(f"# 粮站敞开收粮\n\n□ 甘 文\n\n{last}")
    assert breaks_off(found.drafts[0]) is expected
