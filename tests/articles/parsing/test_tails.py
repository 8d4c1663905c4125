import pytest

from articles.parsing import parse_issue
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


GRAIN = "本报讯（记者 甘文）3月1日，粮站敞开收粮，农民排着队把谷子送来，收购价一斤涨了两分，司秤员不收"
KITES = "一只蜈蚣风筝飞上了天。南湖公园的草地上，放风筝的人从早到晚不断，风筝摊前围满了孩子。"


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("一分钱好处费。\n\n（甘文）\n\n" + KITES, [3, 7]),
        ("一分钱好处费，粮站的收购价天天贴在墙上。\n\n谷子当天入库，司秤员签字。（甘文）\n\n" + KITES, [3, 7, 9]),
        ("粮站里，农民谷子的收购价，司秤员天天贴在墙上。\n\n" + KITES, [3, 7]),
        (KITES + "\n\n（甘文）", [3]),
        (KITES + "\n\n风筝是竹篾扎的。（甘文）\n\n线轴转得飞快，风筝越飞越高。", [3]),
        (KITES + "\n\n线轴转得飞快，风筝越飞越高。", [3]),
    ],
)
def test_an_end_without_any_sign_of_its_own_goes_back(segmented, under, expected):
    """By the signature before the article's own text, or because it has nothing of it and much of the one before."""
    found = bodies(segmented, f"# 粮站敞开收粮\n\n{GRAIN}\n\n# 风筝飞满南湖公园\n\n{under}")
    assert found[0] == ("粮站敞开收粮", expected)


def test_text_after_a_bare_headline_is_no_end_of_the_article_before(segmented):
    essay = "粮站边的柚子树下，果农把蜜柚一只一只摘下来。\n\n蜜柚运到县城，司机一天跑两趟。"
    text = (
        f"# 粮站敞开收粮\n\n{GRAIN}一分钱。\n\n# 蜜柚下山记\n\n# 夜校开课\n\n{essay}\n\n"
        f"{NEWS.format('夜校开课，夜校里坐满了人')}"
    )
    assert bodies(segmented, text)[0] == ("粮站敞开收粮", [3])


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


def test_a_text_with_a_signature_of_its_own_and_no_beginning_is_no_end(segmented):
    lost = "的茶苗一行一行种在坡上。\n\n她在茶山守了十七年。\n\n山下的人都认得她的斗笠。\n\n（卫朗）"
    text = f"# 渔港的早晨\n\n本报记者 甘文\n\n渔船一早靠了岸，鱼筐一只一只抬上来。\n\n{lost}"
    drafts = give_tails(in_order(segmented(text)[0].drafts))
    assert [(draft.headline, bool(draft.starts_cut)) for draft in drafts] == [("渔港的早晨", False), (None, True)]


def test_the_last_words_of_a_sentence_go_to_the_article_that_breaks_off(segmented):
    text = (
        f"# 粮站敞开收粮\n\n{GRAIN}一分钱，这就是农民的\n\n# 蜜柚园开园\n\n{NEWS.format('蜜柚园开园')}"
        "\n\n最大底气。粮站还开了夜班。"
    )
    assert bodies(segmented, text) == [("粮站敞开收粮", [3, 9]), ("蜜柚园开园", [7])]


@pytest.mark.parametrize(
    "rest", ["毁于一旦。红线画在图上，更要刻在心里。", "让守水的人没了奔头。红线画在图上，更要刻在心里。"]
)
def test_the_rest_of_a_text_behind_a_photo_goes_back(rest):
    text = (
        f"# 江岸时评\n\n# 守住一江清水\n\n□ 甘文\n\n{KITES}江边的人都说，十年的功夫就可能\n\n"
        f"# 图片新闻\n\n3月1日，在柳河镇，农民驾驶农机插秧。 苗禾 摄\n\n{rest}"
    )
    found = parse_issue("2031-03-07.txt", text.encode())
    assert found.joins == ((7, 13),)


def test_the_rest_of_an_interrupted_feature_goes_back_with_its_subheadings(segmented):
    text = (
        f"# 李花的两本账\n\n本报记者 甘文\n\n{KITES}\n\n"
        f"## 第一本账：水清了才有好茶\n\n{KITES}李花拿出二十亩试了试，谷子\n\n"
        "# 逐风湖畔 追梦春日\n\n# 第三届“春风杯”环湖自行车赛举行\n\n还不用打药，一斤卖到十二块。\n\n"
        f"## 第二本账：手艺要往下传\n\n{KITES}\n\n"
        f"{NEWS.format('第三届“春风杯”环湖自行车赛在南湖举行，车手来自八个省')}"
    )
    assert bodies(segmented, text) == [("李花的两本账", [5, 9, 15, 19]), ("逐风湖畔 追梦春日", [21])]
