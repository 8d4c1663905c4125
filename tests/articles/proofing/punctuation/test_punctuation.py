import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.records import Truncation
from articles.proofing.punctuation.detector import find
from articles.proofing.records import Doubt
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, found_again, galley, marked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("船来了，，人也来了。。", [("，，", "，"), ("。。", "。")]),
        ("船来了，。人也来了。", [("，。", "。")]),
        ("船来了,人也来了.大家都好。", [(",", "，"), (".", "。")]),
        ("建成第—期码头，用了十—年，还有—个人记得。", [("—", "一")] * 3),
        ("河里有——层冰。", [("——", "一")]),
        ("修好江边路一河堤路，2021年一2023年通车。", [("一", "—"), ("一", "—")]),
        ("沿着江边路一直走到河堤路，上海—北京，一路平安——大家都好。", []),
        ("共收到来信318封，建议42条其中采纳9条。", [("其中", "，其中")]),
        ("完成投资3.6亿元占年度计划的三成。", [("占", "，占")]),
        ("建成书屋12个并建设广场3处。", [("2个并", "2个，并")]),
        ("座谈会在镇里召开，此次会议有四十人参加。", [("召开，", "召开。")]),
        (
            "双方就选址、供电，后续工期以及没有商定的费用等作了说明。",
            [("选址、供电，", "选址、供电、")],
        ),
        ("镇里办起“白天、夜里”课堂，白天，教种田；夜里，教唱歌。", [("，", "。")]),
        ("全程3.5公里，比分3:2，网址a.b,c。", []),
    ],
)
def test_single_marks(text, found):
    assert sorted(marked(find, text)) == sorted(found)


@pytest.mark.parametrize(
    ("deck", "found"),
    [
        ("一从码头到山顶", [("一", "——")]),
        ("一“一双鞋的路”", [("一", "——")]),
        ("一座桥的故事", []),
        ("——从码头到山顶", []),
    ],
)
def test_the_dash_of_a_deck(deck, found):
    assert marked(find, galley(deck=deck)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他说：“船来了。”大家笑了。", []),
        ("他笑着说：“船来了。大家都笑了。", [("“船来了。", "“船来了。”")]),
        ("“夜书房”开了门。来“夜书房的人多了。", [("“夜书房", "“夜书房”")]),
        ("桥通了，听水声，心里踏实”。", [("心里踏实”", "“心里踏实”")]),
        ("不许写“正在推进。", [("“正在推进", "“正在推进”")]),
        ("请看《江边的船，讲的是往事。", [("《江边的船", "《江边的船》")]),
        ("说“船来了，“人也来了”。", [("“船来了", "“船来了”")]),
        ("大家来“夜书房“看书。", [("“", "”")]),
        ("大家来”夜书房”看“新书”。", [("”", "“")]),
        ("他说：“船来了。她说：“人来了。", [("“船来了。", "“船来了。”"), ("“人来了。", "“人来了。”")]),
        ("1）先报名；2）再缴费。", []),
        ("’97展览开幕。", []),
        ("他说：“从前有一条船。\n\n“船上有一个人。”", []),
        ("他说：“从前有一条船。\n\n船上有一个人。", [("“从前有一条船。", "“从前有一条船。”")]),
    ],
)
def test_marks_without_partner_get_one_where_it_is_likeliest_missing(text, found):
    assert marked(find, text) == found


def test_a_mark_beside_a_gap_is_left_to_the_doubt_of_the_gap():
    text = "他说：“来的时候一车，两头"
    assert not marked(find, galley(text, doubts=[Doubt(1, Truncation.END, "没有说完")]))
    assert marked(find, galley(text))


def test_the_bracket_behind_the_author_is_no_gap():
    text = "船来了，人也来了。（闻人远"
    assert marked(find, galley(text, doubts=[Doubt(1, Truncation.END, "没有说完")])) == [("（闻人远", "（闻人远）")]


@given(
    st.lists(st.text("船来了一第层路其中，。、—“”‘’《》（）\n1,. ", max_size=60), max_size=3),
    st.text("一“从座", max_size=4),
)
def test_any_text_is_read_and_what_was_accepted_is_not_found_again(texts, deck):
    issue = galley(*texts, deck=deck)
    lengths = {part.place: len(part.text) for part in issue.parts}
    for finding in find(issue, NOTHING_ELSE):
        assert 0 <= finding.start < finding.end <= lengths[finding.place]
    assert not found_again(find, issue)


def test_accepting_leaves_nothing_of_the_same():
    issue = galley("船来了，，建成第—批码头。\n\n他笑着说：“船来了。大家都笑了。\n\n桥通了，心里踏实”。")
    found = list(find(issue, NOTHING_ELSE))
    assert len(found) == 4
    assert not list(find(accepted(issue, found), NOTHING_ELSE))


HOSTILE = [
    "（" * 300_000,
    "（“" * 150_000,
    "（" * 99_999 + "”" * 99_999,
    "“\n\n" * 60_000,
    "，" * 300_000,
    "一" * 300_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_take_time_by_their_length(text):
    list(find(galley(text), NOTHING_ELSE))
