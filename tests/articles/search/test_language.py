import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.language import LONGEST_QUERY, MOST_WORDS, parse


@pytest.mark.parametrize(
    ("text", "groups", "excluded"),
    [
        ("人民 政府", [["人民"], ["政府"]], []),
        ("强 声", [["强声"]], []),
        ("强 声 街道", [["强声"], ["街道"]], []),
        ("“社区食堂” -学校", [["社区食堂"]], ["学校"]),
        ("「食堂」 －学校", [["食堂"]], ["学校"]),
        ("食堂 OR 餐厅 街道", [["食堂", "餐厅"], ["街道"]], []),
        ("食堂 | 餐厅", [["食堂", "餐厅"]], []),
        ("or", [["or"]], []),
        ("OR 食堂 OR", [["食堂"]], []),
        ('"没有关', [["没有关"]], []),
        ('-"社区 食堂" 街道', [["街道"]], ["社区食堂"]),
        ("中-英", [["中-英"]], []),
        ("- -- “” | OR \x00", [], []),
        ("", [], []),
    ],
)
def test_queries(text, groups, excluded):
    query = parse(text)
    assert [[word.folded for word in group] for group in query.groups] == groups
    assert [word.folded for word in query.excluded] == excluded


def test_long_queries_are_cut_and_say_so():
    assert parse("区 " * 3).cut is False
    query = parse("社区" * 10_000)
    assert query.cut and len(query.words[0].folded) == LONGEST_QUERY
    query = parse(" ".join(f"词{n}" for n in range(40)))
    assert query.cut and len(query.groups) == MOST_WORDS


@given(st.text(alphabet=st.one_of(st.sampled_from('"“”- |OR区域\x00\n'), st.characters()), max_size=300))
def test_any_text_is_a_query(text):
    query = parse(text)
    assert len(query.groups) <= MOST_WORDS
    tokens = [token for word in (*query.words, *query.excluded) for token in word.phrase.tokens]
    assert all(token.isalnum() or not token.isascii() for token in tokens)
    assert not any(mark in token for token in tokens for mark in "'\"\\*:()\x00")


def test_other_forms_widen_a_word_but_not_one_in_quotes():
    others = {"佘景澄": ["余景澄", "佘 景 澄"]}
    query = parse("佘景澄 社区").widened(others)
    assert [[word.folded for word in group] for group in query.groups] == [["佘景澄", "余景澄"], ["社区"]]
    assert parse("“佘景澄”").widened(others) == parse("“佘景澄”")
