import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.folding import fold
from articles.search.language import parse
from articles.search.marking import marked, snippet


def marks(text: str, query: str) -> list[str]:
    return [one.text for one in marked(text, parse(query).words) if one.marked]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("记者强 声报道，强声又说。", "强声", ["强 声", "强声"]),
        ("臺灣", "台湾", ["臺灣"]),
        ("Ｃovid来了", "covid", ["Ｃovid"]),
        ("Covid19", "cov", ["Covid19"]),
        ("13月2日，3月2日", "3月2日", ["3月2日"]),
        ("幸福，健康。", "“福，健康”", ["福，健康"]),
        ("人民政府", "人民 民政", ["人民"]),
        ("<b>区</b>", "b", ["b", "b"]),
        ("没有", "社区", []),
    ],
)
def test_marks(text, query, found):
    assert marks(text, query) == found


def test_snippet_begins_with_the_sentence_of_the_best_place():
    text = "前面一句很长，讲的是别的事情，与此无关，所以不必引用。" * 3 + "社区食堂开张了。街坊都来了。" + "后文" * 60
    found = snippet(text, parse("食堂 街坊").words, 30)
    assert "".join(one.text for one in found).startswith("…社区食堂开张了。街坊都来了。")
    assert [one.text for one in found if one.marked] == ["食堂", "街坊"]
    assert found[-1].text == "…"


def test_without_a_place_the_snippet_is_the_opening():
    assert [one.text for one in snippet("社区食堂" * 30, parse("银行").words, 8)] == ["社区食堂社区食堂", "…"]


@given(st.text(alphabet="强声 臺A，\n", max_size=60), st.text(alphabet="强声台a", min_size=1, max_size=3))
def test_marks_lose_nothing_and_are_the_words(text, word):
    words = parse(f"“{word}”").words
    found = marked(text, words)
    assert "".join(one.text for one in found) == text
    assert all(re.sub(r"\W", "", fold(one.text)) == word for one in found if one.marked)
    assert "".join(one.text for one in snippet(text, words, 20)).strip("…") in text
