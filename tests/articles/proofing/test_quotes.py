"""Quotes find their place again, or say that it is gone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.proofing.quotes import anchor, quote_of

TEXT = "会议传达了学习了有关文件，研究了下一步工作。会议指出，要把群众的事办好。"


def quote(words: str, text: str = TEXT):
    at = text.index(words)
    return quote_of(text, at, at + len(words))


@pytest.mark.parametrize(
    ("words", "edited", "stands_before"),
    [
        ("传达了学习了", TEXT, "有关文件"),
        ("传达了学习了", "日前召开的" + TEXT, "有关文件"),
        ("传达了学习了", TEXT.replace("有关文件", "上级文件"), "上级文件"),
        ("传达了学习了", TEXT.replace("会议传达", "常委会传达"), "有关文件"),
        ("的事", TEXT.replace("会议指出，", ""), "办好"),
    ],
)
def test_it_stands_where_its_context_is(words, edited, stands_before):
    at = anchor(edited, quote(words))
    assert edited[at : at + len(words)] == words
    assert edited[at + len(words) :].startswith(stands_before)


@pytest.mark.parametrize(
    ("words", "edited"),
    [
        ("传达了学习了", TEXT.replace("传达了学习了", "传达学习了")),
        ("会议", "会议"),
        ("的事", "别的事也要做，好事要办实。"),
        ("传达了学习了", ""),
    ],
)
def test_it_is_gone(words, edited):
    assert anchor(edited, quote(words)) is None


def test_of_like_places_the_nearest_counts():
    text = "工作会议召开。" * 3
    second = quote_of(text, 9, 11)
    assert anchor(text, second) == 9
    assert anchor("工作会议召开。" + text, second) in {9, 16}


@given(st.text("甲乙。", min_size=1, max_size=60), st.data())
def test_in_an_unchanged_text_every_quote_stands_where_it_stood(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert anchor(text, quote_of(text, start, end)) == start


@given(
    st.text("甲乙丙", max_size=40), st.text("甲乙丙", min_size=1, max_size=5), st.text("甲乙丙", max_size=40), st.text()
)
def test_it_never_points_at_other_words(before, words, after, edited):
    text = before + words + after
    at = anchor(edited, quote_of(text, len(before), len(before) + len(words)))
    assert at is None or edited[at : at + len(words)] == words


@given(st.text("甲乙", min_size=20, max_size=40), st.text("丙", min_size=1, max_size=9))
def test_text_put_in_elsewhere_moves_it(text, added):
    start, end = 15, 18
    moved = anchor(added + text, quote_of(text, start, end))
    assume(moved is not None)
    assert (added + text)[moved : moved + 3] == text[start:end]


def test_the_fingerprint_tells_words_context_and_place():
    one = quote("学习了")
    assert one.fingerprint(1, "text") == quote("学习了").fingerprint(1, "text")
    others = [quote("学习").fingerprint(1, "text"), one.fingerprint(2, "text"), one.fingerprint(1, "headline"),
              quote("学习了", TEXT.replace("有关", "上级")).fingerprint(1, "text")]  # fmt: skip
    assert len({one.fingerprint(1, "text"), *others}) == 5
