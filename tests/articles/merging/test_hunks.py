"""In which stretches two texts differ."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.merging.hunks import Hunk, applied, hunks

TEXTS = st.text("末未来规划\n ，", max_size=30)


@given(TEXTS, TEXTS)
def test_hunks_make_the_one_text_of_the_other(before, after):
    found = hunks(before, after)
    assert applied(before, found) == after
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(before[hunk.start : hunk.end] != hunk.words for hunk in found)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert hunks(text, text) == []


def test_single_characters_are_changes_by_themselves():
    assert hunks("入民政府己发文", "人民政府已发文") == [Hunk(0, 1, "人"), Hunk(4, 5, "已")]


def test_a_paragraph_that_comes_is_one_change():
    before, after = "甲段的话。\n\n丙段的话。", "甲段的话。\n\n乙段说了别的。\n\n丙段的话。"
    (hunk,) = hunks(before, after)
    assert (hunk.start, hunk.end) == (7, 7)
    assert hunk.words == "乙段说了别的。\n\n"


def test_the_same_sign_many_times_does_not_take_for_ever():
    before, after = "字" * 200_000, "字" * 199_000 + "又"
    assert applied(before, hunks(before, after)) == after
    lines = "字\n" * 20_000
    assert applied(lines, hunks(lines, lines + "又\n")) == lines + "又\n"
