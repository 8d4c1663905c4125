"""Numbers that a form or an address sends."""

import pytest

from articles.admin.keys import number_of, numbers_of


@pytest.mark.parametrize(("sent", "number"), [
    ("7", 7), ("007", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None),
    ("", None), ("-1", None), ("７", None), ("1e3", None),
])  # fmt: skip
def test_what_is_no_number_of_a_row_is_none(sent, number):
    assert number_of(sent) == number


def test_only_numbers_are_taken():
    assert numbers_of(["3", "x", "5"]) == [3, 5]
