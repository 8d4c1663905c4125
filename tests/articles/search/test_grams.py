import pytest

from articles.search.grams import Phrase, phrase, tokens


def test_tokens_end_each_run_with_its_last_character():
    assert tokens("人民政府,新") == ["人民", "民政", "政府", "府", "新"]


def test_letters_and_digits_stay_whole():
    assert tokens("2024年covid-19") == ["2024", "年", "covid", "19"]


def test_letters_without_end_are_cut_as_no_index_takes_them_whole():
    found = tokens("a" * 5_000)
    assert "".join(found) == "a" * 5_000
    assert max(map(len, found)) == 256
    assert phrase("a" * 300).tokens == ("a" * 256, "a" * 44)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("人民政府", Phrase(("人民", "民政", "政府"))),
        ("政", Phrase(("政",), opens=True)),
        ("福,健康", Phrase(("福", "健康"))),
        ("3月2日", Phrase(("3", "月", "2", "日"), opens=True)),
        ("cov", Phrase(("cov",), opens=True)),
        ("2024", Phrase(("2024",))),
        ("𠮷野", Phrase(("𠮷野",))),
        ("……", None),
        ("", None),
    ],
)
def test_phrases(word, expected):
    assert phrase(word) == expected


def test_exact_words_in_letters_do_not_open():
    assert phrase("cov", exact=True) == Phrase(("cov",))


def test_a_phrase_has_an_end():
    assert len(phrase("人民" * 500).tokens) == 64
