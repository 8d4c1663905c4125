"""What an error counts."""

import pytest

from articles.sampling.weights import ErrorKind, Found, tenths, total


@pytest.mark.parametrize(
    ("kind", "words", "right", "is_double", "counts"),
    [
        (ErrorKind.CHARACTERS, "千", "", False, 10),
        (ErrorKind.CHARACTERS, "关干会议", "关于会议", False, 10),
        (ErrorKind.CHARACTERS, "产业产业园", "产业园", False, 20),
        (ErrorKind.CHARACTERS, "一二三四五六", "", False, 40),
        (ErrorKind.CHARACTERS, "千", "于", True, 20),
        (ErrorKind.FIGURE, "20231", "2031", False, 10),
        (ErrorKind.NUMERALS, "二十", "20", False, 1),
        (ErrorKind.PUNCTUATION, ",", "，", False, 10),
        (ErrorKind.SENSE, "昨日今日", "", True, 20),
    ],
)
def test_what_an_error_counts(kind, words, right, is_double, counts):
    assert tenths(kind, words, right, is_double=is_double) == counts


def test_the_same_error_counts_three_times_at_most_and_numerals_one_in_all():
    same = Found(ErrorKind.CHARACTERS, "云由", "云岫", 10)
    numerals = [Found(ErrorKind.NUMERALS, str(n), "", 1) for n in range(14)]
    assert total([same] * 5) == 30
    assert total(numerals) == 10
    assert total([same, *numerals, Found(ErrorKind.SENSE, "云由", "云岫", 20)]) == 40
