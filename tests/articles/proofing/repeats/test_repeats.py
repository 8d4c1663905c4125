import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.proofing.archive import KnownName, Shelf
from articles.proofing.lookalikes.language import FILE
from articles.proofing.repeats.detector import find
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, found_again, galley, marked

SIGNS = "研究产业路灯灯的的了一二万元和，。；、“”（）\n第—着天人A1"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全市科技馆科技馆免费开放。", [("科技馆科技馆", "科技馆")]),
        ("要落实落实“河长制”要求。", [("落实落实", "落实")]),
        ("不少人是头一趟头一趟坐船。", [("头一趟头一趟", "头一趟")]),
        ("从家里走五分钟五分钟就到。", [("五分钟五分钟", "五分钟")]),
        ("他守了三十三十年。", [("三十三十", "三十")]),
        ("孩子们两个两个走，把书一样一样放好。", []),
        ("大家研究研究再定，屋里热闹热闹也好。", []),
        ("问题一个一个解决，一个单位一个单位地跑，走着走着天就亮了。", []),
        ("人大代表代表居民发言，党组织组织党员学习。", []),
        ("交警支队支队长到场，推动共建共治共享。", []),
        ("说“都行都行”的人很多很多。", []),
        ("歌里唱：“加油加油！”", []),
    ],
)
def test_doubled_strings_lose_one_but_for_what_chinese_doubles(text, found):
    assert marked(find, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("奖金共八万万元。", [("万万", "万")]),
        ("气温降到零下六六摄氏度。", [("六六", "六")]),
        ("大家扛着竹竹竿上山。", [("竹竹", "竹")]),
        ("那座座小桥要修。", [("座座", "座")]),
        ("他看得最清楚楚。", [("楚楚", "楚")]),
        ("这里的人与与我们那边的人一样。", [("与与", "与")]),
        ("要让群众少排排队。", [("排排", "排")]),
        ("天天看书，一座座山，人人动手，走进千千万万个家庭。", []),
        ("宣传部部长到会，以发展为目的的活动，今年年底完成。", []),
        ("大家清清楚楚、方方面面都说了，向前看看，多走走路。", []),
        ("一九四四年，三三两两的人，一一登记。", []),
        ("家里种了绿油油的菜，他笑眯眯地说。", []),
    ],
)
def test_doubled_characters_lose_one_by_rules_of_their_own(text, found):
    assert marked(find, text) == found


@pytest.mark.skipif(not FILE.exists(), reason="the language model is not installed")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大厅里的自助售售票机修好了。", [("售售", "售")]),
        ("一叶叶小船，姑娘们笑盈盈地说说心里话。", []),
    ],
)
def test_doubled_characters_that_only_the_language_model_doubts(text, found):
    assert marked(find, text) == found


class Known(Shelf):
    def names_like(self, forms):
        return [KnownName("柏长青", "1")] if "柏长青" in forms else []


def test_the_last_character_of_a_name_that_the_archive_knows():
    issue = galley("区长柏长青青来到现场，白长青青草地。")
    assert [(f.start, f.replacement) for f in find(issue, Known([]))] == [(4, "青")]
    assert not list(find(issue, NOTHING_ELSE))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("会议听取了审议了相关报告。", [("听取了审议了", "听取审议了")]),
        ("他来了，又看了看，达到了增进了解的目的。", []),
        (
            "要增强责任感，坐不住、等不得的责任感，加快推进。",
            [("责任感，坐不住、等不得的责任感", "坐不住、等不得的责任感")],
        ),
        ("这是感人的故事，是真实、朴素的故事，大家爱听。", []),
        ("成为交流合作的重要平台，是青年成长的重要平台。", [("重要平台", None)]),
    ],
)
def test_a_word_that_comes_again_too_soon(text, found):
    assert marked(find, text) == found


def test_a_string_without_which_the_words_stand_elsewhere():
    issue = galley("全年文化旅游增长快速增长的势头不变。", "今年文化旅游快速增长，大家都高兴。")
    assert marked(find, issue) == [("增长", "")]
    assert not marked(find, galley("全年文化旅游增长快速增长的势头不变。"))


def test_the_end_of_a_sentence_copied_from_another_one():
    tail = "低收入家庭和高龄独居老人（320人）上门送餐服务"
    text = f"对登记的{tail}。\n\n开展培训，着力提高孤寡{tail}。"
    assert marked(find, text) == [(tail, None)]
    assert not marked(find, f"启动{tail}。\n\n其他：{tail}。")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("清淤沟渠3公里，铺设新水管20根，铺设新水管20根，大家都好。", [("铺设新水管20根，", "")]),
        ("铺设新水管20根，清淤沟渠3公里。\n\n又在城北铺设新水管20根。", []),
        ("他手里拿着一封信，很急。后来，他手里拿着一封信大家都看见了。", [("他手里拿着一封信", "")]),
        ("从镇里到文化广场，三万文化广场多居民都来了。", [("文化广场", "")]),
        ("农户都来买新鲜稻谷，他也来看新鲜稻谷了解行情。", []),
        ("他带着新鲜稻谷来，又感谢新鲜稻谷了大家的心意。", [("新鲜稻谷", "")]),
        ("学院办公室主任很急，学院办公室主任甘文说，他不急。", []),
    ],
)
def test_a_clause_that_was_said_before(text, found):
    assert marked(find, text) == found


@given(st.lists(st.text(SIGNS, max_size=60), max_size=4))
def test_any_text_is_read_and_what_was_accepted_is_not_found_again(texts):
    issue = galley(*texts)
    found = [finding for finding in find(issue, NOTHING_ELSE) if finding.replacement is not None]
    for finding in found:
        part = next(part for part in issue.parts if part.place == finding.place)
        assert 0 <= finding.start < finding.end <= len(part.text)
        assert part.text[finding.start : finding.end] != finding.replacement
    assert not found_again(find, issue)


def test_accepting_leaves_nothing_of_the_same():
    issue = galley("全市科技馆科技馆免费开放，奖金共八万万元，会议听取了审议了报告。")
    found = list(find(issue, NOTHING_ELSE))
    assert len(found) == 3
    assert not list(find(accepted(issue, found), NOTHING_ELSE))


@pytest.mark.parametrize("text", ["灯" * 300_000, "灯路" * 150_000, "灯路。\n\n" * 60_000, "“（《" * 100_000])
def test_hostile_texts_take_time_by_their_length(text):
    list(find(galley(text), NOTHING_ELSE))
