"""Near forms of official phrases and of what stands elsewhere; the texts are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.proofing.archive import Shelf
from articles.proofing.records import Galley
from articles.proofing.terms.detector import find
from articles.proofing.terms.forms import term_keys, terms_of
from articles.proofing.terms.near_phrases import NearPlace, Phrases, is_misprint
from articles.proofing.wordlists import entries
from people.reading.records import PersonFound
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, galley, marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("团结在以习近平主席为核心的党中央周围。", [("以习近平主席为核心的党中央", "以习近平同志为核心的党中央")]),
        ("坚持和发展绿水清山就是金山银山理念。", [("绿水清山就是金山银山", "绿水青山就是金山银山")]),
        ("推进信访工作法冶化建设。", [("信访工作法冶化", "信访工作法治化")]),
        ("深化党廉政建设。", [("党廉政建设", "党风廉政建设")]),
        ("打通“最后一公”。", [("最后一公", "最后一公里")]),
        ("全面落实社会治安综合治理。", []),
        ("开展主题团日活动，推动农业高质量发展。", []),
        ("围绕重点和民生实事，办好第十二件民生实事。", []),
        ("城乡居民基本医疗保险和城乡居民基本养老保险同步缴费。", []),
        ("经济和社会发展计划", []),
        ("", []),
    ],
)
def test_official_phrases(text, expected):
    assert marked(find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇里的文化厂场修好了。", [("文化厂场", "文化广场")]),
        ("消防救大队来讲课。", [("消防救大队", "消防救援大队")]),
        ("文化馆前的广场修好了，做好森林防灭火工作。", []),
        ("东西协作和公益岗位都有了着落。", []),
    ],
)
def test_words_of_local_news_may_be_varied_but_not_misread(text, expected):
    assert marked(find, text) == expected


def test_phrase_overrun():
    assert marked(find, "开展政治本攻坚三年行动。") == [("政", "")]
    assert marked(find, "开展治本攻坚三年行动，安全生产治本攻坚三年行动。") == []


def issue(*texts: str, key: str = "今") -> Galley:
    return replace(galley(*texts), key=key)


def found(one: Galley, *others: Galley, **told: object) -> list[tuple[str, str | None]]:
    texts = {part.place: part.text for part in one.parts}
    findings = find(one, Shelf([one, *others], **told).beside(one))
    return [(texts[f.place][f.start : f.end], f.replacement) for f in findings]


USUAL = "记者来到松岭县星桥农产品批量市场。"
MISREAD = "松岭县星桥农产品挑量市场开业。"


def test_what_stands_otherwise_elsewhere():
    assert found(issue(USUAL + USUAL, MISREAD)) == [("松岭县星桥农产品挑量市场", "松岭县星桥农产品批量市场")]
    assert found(issue(MISREAD), issue(USUAL, key="昨"), issue(USUAL, key="前")) == [
        ("松岭县星桥农产品挑量市场", "松岭县星桥农产品批量市场")
    ]
    assert found(issue(MISREAD), issue(USUAL, key="昨")) == [], "once is not usual"
    assert found(issue(MISREAD * 3), issue(USUAL, key="昨"), issue(USUAL, key="前")) == [], "both are usual"
    assert found(issue("第八届松岭县运动会组委会。"), issue("第九届松岭县运动会组委会。" * 2, key="昨")) == []


def test_evidence_names_the_other_issues():
    one = issue(MISREAD)
    findings = list(find(one, Shelf([one, issue(USUAL, key="昨"), issue(USUAL, key="前")]).beside(one)))
    assert {(e.quote, e.issue, e.count) for e in findings[0].evidence} == {
        ("松岭县星桥农产品批量市场", "昨", 2),
        ("松岭县星桥农产品批量市场", "前", 2),
    }


def test_phrases_of_editors():
    text = "会上印发“松岭县好邻屈行动方案”。"
    assert found(issue(text)) == []
    assert found(issue(text), phrases=["松岭县好邻居行动方案"]) == [("松岭县好邻屈行动方案", "松岭县好邻居行动方案")]


OFTEN = "兰汀镇的桥通了。走进兰汀镇，兰汀镇小学开学。"


def test_places_with_a_look_alike():
    assert found(issue(OFTEN, "昨夜兰订中学操场亮了灯。")) == [("兰订", "兰汀")]
    assert found(issue("走进兰汀镇，兰汀镇醒了。昨夜兰订中学亮了灯。"), issue(OFTEN, key="昨")) == [("兰订", "兰汀")]
    assert found(issue(OFTEN, "兰订镇和兰订村在邻县。")) == [], "what stands twice is another place"


def test_people_are_not_decided_by_numbers():
    person = PersonFound("兰汀", ("兰汀", "兰订"), (), (), ())
    assert found(replace(issue(OFTEN, "昨夜兰订中学操场亮了灯。"), people=(person,))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者从松岭县农业农村局获悉", ["松岭县农业农村局"]),
        ("开展“百企进百村”活动，学习《松岭县志》", ["百企进百村", "松岭县志"]),
        ("他在会上说，要走进社区。", []),
        ("松岭县产业合作促进中心", ["松岭县产业合作促进中心"]),
        ("", []),
    ],
)
def test_terms_of(text, expected):
    assert sorted(terms_of(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("松岭县农业农村局", "松岭县农亚农村局"),
        ("强弱项补短板", "强项补短板"),
        ("星桥产业园区", "星桥产业产业园区"),
    ],
)
def test_near_terms_share_a_key(one, other):
    assert set(term_keys(one)) & set(term_keys(other))


def test_few_keys_a_term():
    assert all(
        0 < len(term_keys(phrase)) <= 3 and max(map(len, term_keys(phrase))) <= 20 for phrase in entries("phrases")
    )


def test_near_places():
    phrases = Phrases(["营商环境优化"])
    assert list(phrases.near("推动营商环竟优化提升")) == [NearPlace(2, 8, "营商环境优化", "境", "竟")]
    assert list(phrases.near("推动营商环境优化提升")) == []
    assert list(phrases.exact("推动营商环境优化")) == [0, 0, 1, 1, 1, 1, 1, 1]
    assert not is_misprint("营商环境的优化", NearPlace(0, 7, "营商环境优化", "", "的"))


def test_list_of_phrases_has_no_misprint_of_itself():
    """No phrase of the list is pointed at as a near form of another."""
    texts = [phrase for phrase in entries("phrases") if len(phrase) > 3]
    assert marked(find, "。".join(texts)) == []


PIECES = st.lists(
    st.sampled_from([*"治本攻坚三年行动“”最后一公里党风廉政建设的，。\n", "绿水青山就是金山银山", "方案"]), max_size=60
)


@settings(max_examples=80)
@given(PIECES.map("".join))
def test_accepting_leaves_nothing_of_the_same(text):
    before = galley(text)
    findings = []
    for finding in sorted(find(before, NOTHING_ELSE), key=lambda f: (-f.confidence, f.start)):
        if all(finding.end <= other.start or other.end <= finding.start for other in findings):
            findings.append(finding)
    again = {finding.cause for finding in find(accepted(before, findings), NOTHING_ELSE)}
    assert not again & {finding.cause for finding in findings}


@settings(max_examples=100)
@given(st.text(max_size=300))
def test_any_text(text):
    assert isinstance(marked(find, text), list)


@pytest.mark.parametrize(
    "text", ["以习" * 30_000, "“" * 60_000, "治本攻坚三年行动" * 6_000, "局" * 60_000, "松岭" * 30_000]
)
def test_hostile_text(text):
    assert isinstance(marked(find, text), list)
