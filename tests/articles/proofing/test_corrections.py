"""What an edit teaches, and where it is looked for again; the texts are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.proofing.archive import Correction, Shelf
from articles.proofing.corrections import correction_of, find
from tests.articles.proofing.galleys import accepted, galley


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # A word that is none by itself is enough; otherwise there is more beside it.
        ("他末来要种树。", "他未来要种树。", [("末来", "未来")]),
        ("游客排成长队等侯入园。", "游客排成长队等候入园。", [("等侯", "等候")]),
        ("代表于思远发言。", "代表千思远发言。", [("表于思", "表千思")]),
        ("建成科技产业产业园。", "建成科技产业园。", [("产业产业园", "产业园")]),
        # Two words that both make sense want much beside them.
        ("我们要发展生产事业，大家同意。", "我们要发展生态事业，大家同意。", [("发展生产事业", "发展生态事业")]),
        ("货物吞量大增。", "货物吞吐量大增。", [("物吞量大增", "物吞吐量大增")]),
        # What is left of a word that stood twice is right.
        ("全区规模以上工业工业增加值增长", "全区规模以上工业增加值增长", []),
        # Marks, figures, spaces and breaks depend on their place.
        ("早晚、各一次", "早晚，各一次", []),
        ("共35人", "共53人", []),
        ("一段。\n\n二段。", "一段。二段。", []),
        # Rewriting teaches nothing, nor do words that are put in.
        ("会议开得很好。", "上午举行的会议取得圆满成功。", []),
        ("会议召开。", "全区经济工作会议召开。", []),
        ("", "", []),
        ("无", "", []),
        ("", "新写的一段话。", []),
    ],
)
def test_what_an_edit_teaches(before, after, expected):
    assert [(known.wrong, known.right) for known in correction_of(before, after)] == expected


def test_several_corrections_of_a_passage():
    before, after = "他末来要来。我们捡验货物。", "他未来要来。我们检验货物。"
    assert [known.wrong for known in correction_of(before, after)] == ["末来", "捡验"]


def found(text: str, *known: Correction) -> list[tuple[str, str | None, float]]:
    issue = galley(text)
    findings = find(issue, Shelf([issue], repaired=known))
    return [(issue.parts[0].text[f.start : f.end], f.replacement, f.confidence) for f in findings]


def test_what_was_corrected_is_found_again():
    known = Correction("末来", "未来", 1)
    assert found("面向末来，末来可期。", known) == [("末来", "未来", 0.6)] * 2
    assert found("面向未来。", known) == []
    assert found("末来", Correction("末来", "未来", 9))[0][2] > 0.8, "more often, surer"


def test_right_forms_that_hold_the_wrong_one_stay():
    known = Correction("项补短板", "弱项补短板")
    assert found("强弱项补短板", known) == []
    assert found("强项补短板", known) == [("项补短板", "弱项补短板", 0.6)]


TEXT = st.text(alphabet="未末来天地人工土的产业园，。\n1a“”", max_size=60)


@settings(max_examples=200)
@given(TEXT, TEXT)
def test_any_edit_teaches_what_can_be_stored(before, after):
    for known in correction_of(before, after):
        assert 2 <= len(known.wrong) <= 40
        assert known.wrong != known.right
        assert known.wrong in before
        assert known.right in after


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["末来", "未来", "末", "来", "，", "强", "项补短板", "弱项补短板"]), max_size=20).map(
        "".join
    )
)
def test_accepting_all_leaves_nothing_of_the_same(text):
    issue = galley(text)
    shelf = Shelf([], repaired=[Correction("末来", "未来"), Correction("强项补短", "强弱项补短")])
    assert list(find(accepted(issue, find(issue, shelf)), shelf)) == []


@pytest.mark.parametrize("size", [3_000, 40_000])
def test_long_passages(size):
    sentence = "今天天气很好，大家都来了。"
    before = sentence * (size // len(sentence)) + "他末来要种树。" + sentence
    after = before.replace("末来", "未来")
    assert [known.wrong for known in correction_of(before, after)] == ["末来"]


def test_hostile_edits():
    assert isinstance(correction_of("未" * 20_000, "末" * 20_000), list)
    assert isinstance(correction_of("未末" * 900, "末未来" * 300), list)
