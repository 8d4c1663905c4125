"""In which stretches two texts differ."""

import random
import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.merging.hunks import Hunk, applied, hunks, substitutions

SIGNS = "末未来规划\n ，。一二三四"
TEXTS = st.text("末未来规划\n ，", max_size=30)


@given(TEXTS, TEXTS)
def test_hunks_make_the_one_text_of_the_other(before, after):
    found = hunks(before, after)
    assert applied(before, found) == after
    assert all(one.end < other.start for one, other in pairwise(found))
    assert all(before[hunk.start : hunk.end] != hunk.words for hunk in found)


@given(TEXTS, TEXTS)
def test_substitutions_make_the_one_text_of_the_other_too(before, after):
    assert applied(before, substitutions(before, after)) == after


def test_of_one_length_characters_stand_for_characters():
    assert substitutions("未来未来未来", "末来末来未来") == [Hunk(0, 1, "末"), Hunk(2, 3, "末")]


@given(st.text(SIGNS, max_size=40), st.lists(st.tuples(st.integers(0, 3000), st.text(SIGNS, max_size=3)), max_size=20))
def test_long_texts_too(words, changes):
    chance = random.Random(words)
    before = "".join(chance.choices(SIGNS, k=2000)) + words * 20
    after = before
    for at, new in changes:
        after = after[:at] + new + after[at + chance.randrange(4) :]
    assert applied(before, hunks(before, after)) == after


def test_a_long_report_is_compared_character_by_character():
    chance = random.Random(1)
    before = "".join(chr(0x4E00 + min(chance.randrange(2000), chance.randrange(2000))) for _ in range(20_000))
    places = set(range(7, 20_000, 33))
    after = "".join("误" if at in places else sign for at, sign in enumerate(before))
    begun = time.perf_counter()
    found = hunks(before, after)
    assert time.perf_counter() - begun < 2
    assert {(hunk.start, hunk.end, hunk.words) for hunk in found} == {(at, at + 1, "误") for at in places}


def test_a_paragraph_that_moved_is_found_gone_and_new():
    paragraphs = [f"{sign * 3}段说{sign}事，{sign}事又如何。{sign}人讲了话。" * 9 for sign in "甲乙丙丁"]
    before, after = "\n\n".join(paragraphs), "\n\n".join([*paragraphs[1:], paragraphs[0]])
    assert len(hunks(before, after)) == 2


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert hunks(text, text) == []


def test_single_characters_are_changes_by_themselves():
    assert hunks("入民政府己发文", "人民政府已发文") == [Hunk(0, 1, "人"), Hunk(4, 5, "已")]


def test_what_comes_or_goes_does_so_behind_the_end_of_a_sentence():
    assert hunks("甲来了。乙来了。丙来了。", "甲来了。丙来了。") == [Hunk(4, 8, "")]
    assert hunks("甲来了。丙来了。", "甲来了。乙来了。丙来了。") == [Hunk(4, 4, "乙来了。")]


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
