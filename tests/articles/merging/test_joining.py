"""Two people's edits of one text, joined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging.joining import Origin, join

TEXTS = st.text("末未来规划\n ，", max_size=24)


def told(base: str, mine: str, theirs: str) -> list[tuple[str, ...]]:
    found = [one for one in join(base, mine, theirs) if one.origin is not Origin.SAME]
    return [(one.origin.value, one.base, one.mine, one.theirs) for one in found]


def joined(base: str, mine: str, theirs: str) -> str:
    return "".join(one.joined for one in join(base, mine, theirs))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        (
            "规划末来三年，己经开工。",
            "规划未来三年，己经开工。",
            "规划末来三年，已经开工。",
            "规划未来三年，已经开工。",
        ),
        ("甲段。\n\n乙段。", "甲段，改。\n\n乙段。", "甲段。\n\n新段。\n\n乙段。", "甲段，改。\n\n新段。\n\n乙段。"),
        ("末来", "未来", "未来", "未来"),
    ],
)
def test_changes_that_do_not_touch_are_both_taken(base, mine, theirs, expected):
    assert joined(base, mine, theirs) == expected
    assert Origin.CLASH not in {one.origin for one in join(base, mine, theirs)}


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("规划末来。", "规划未来。", "规划将来。", [("clash", "末", "未", "将")]),
        # One character apart is within a word.
        ("千怀贵到场。", "于怀贵到场。", "千怀桂到场。", [("clash", "千怀贵", "于怀贵", "千怀桂")]),
        ("人民政府。", "入民政府。", "人明政府。", [("clash", "人民", "入民", "人明")]),
        ("甲。乙。", "甲。丙。乙。", "甲。丁。乙。", [("clash", "", "丙。", "丁。")]),
        ("甲乙丙丁", "", "甲乙改丁", [("clash", "甲乙丙丁", "", "甲乙改丁")]),
    ],
)
def test_changes_of_the_same_words_are_a_choice(base, mine, theirs, expected):
    assert [one for one in told(base, mine, theirs) if one[0] == "clash"] == expected


@settings(max_examples=300)
@given(TEXTS, TEXTS, TEXTS)
def test_no_character_of_either_side_is_lost(base, mine, theirs):
    """Each text is whole in the stretches; what a stretch drops of one side without asking, the other side took out of
    words that the first had left alone."""
    found = join(base, mine, theirs)
    assert "".join(one.base for one in found) == base
    assert "".join(one.mine for one in found) == mine
    assert "".join(one.theirs for one in found) == theirs
    for one in found:
        if one.origin is Origin.CLASH:
            continue
        dropped = one.mine if one.joined != one.mine else one.theirs if one.joined != one.theirs else None
        assert dropped is None or dropped == one.base


@settings(max_examples=200)
@given(TEXTS, TEXTS, TEXTS)
def test_the_laws_of_joining(base, mine, theirs):
    assert joined(base, mine, base) == mine
    assert joined(base, base, theirs) == theirs
    assert joined(base, mine, mine) == mine
    if Origin.CLASH not in {one.origin for one in join(base, mine, theirs)}:
        assert joined(base, mine, theirs) == joined(base, theirs, mine)
