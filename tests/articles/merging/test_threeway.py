"""What a new reading says of a text that an editor changed."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging.threeway import Bearing, differences, merged

TEXTS = st.text("末未来规划\n ，", max_size=24)


def told(base: str, ours: str, theirs: str) -> list[tuple]:
    return [(one.bearing, one.base, one.ours, one.theirs) for one in differences(base, ours, theirs)]


def merge(base: str, ours: str, theirs: str) -> str:
    return merged(ours, differences(base, ours, theirs))


@settings(max_examples=500)
@given(TEXTS, TEXTS, TEXTS)
def test_the_laws_of_merging(base, ours, theirs):
    assert merge(base, ours, base) == ours
    assert merge(base, base, theirs) == theirs
    assert merge(base, ours, ours) == ours
    found = differences(base, ours, theirs)
    assert all(ours[one.start : one.end] == one.ours for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    mirrored = differences(base, theirs, ours)
    clashes = [one for one in found if one.bearing is Bearing.CLASH]
    assert len(clashes) == sum(one.bearing is Bearing.CLASH for one in mirrored)
    if not clashes:
        assert merged(ours, found) == merged(theirs, mirrored)


@settings(max_examples=300)
@given(TEXTS, TEXTS, TEXTS)
def test_nothing_of_the_new_reading_is_left_out(base, ours, theirs):
    """Whoever takes the new words of every difference into a text that was left alone has the new reading; and where
    the editor changed something, every character of the new reading stands in a difference or in the text."""
    found = differences(base, ours, theirs)
    assert {sign for sign in theirs} <= set(base) | {sign for one in found for sign in one.theirs}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("末来规划", "未来规划", "来来规划", [(Bearing.CLASH, "末", "未", "来")]),
        ("末来规划", "未来规划", "末来归划", [(Bearing.NEW, "规", "规", "归")]),
        ("末来规划", "未来规划", "未来规划", [(Bearing.AGREED, "末", "未", "未")]),
        ("末来规划", "末来规划", "未来规划", [(Bearing.NEW, "末", "末", "未")]),
        ("末来规划", "", "末来归划", [(Bearing.CLASH, "末来规划", "", "末来归划")]),
        ("", "引题", "另一引题", [(Bearing.CLASH, "", "引题", "另一引题")]),
        ("", "", "引题", [(Bearing.NEW, "", "", "引题")]),
        # At the edge of an edit is near enough to ask.
        ("甲乙丙丁", "甲某丙丁", "甲乙某丁", [(Bearing.CLASH, "乙丙", "某丙", "乙某")]),
    ],
)
def test_differences(base, ours, theirs, expected):
    assert told(base, ours, theirs) == expected
