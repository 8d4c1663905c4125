"""Limits against values that statistics tables and closed formulas give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.sampling.interval import allowed, needed, needed_of_many, rate

ENDLESS = 10**9


@pytest.mark.parametrize(
    ("places", "read", "low", "high", "at_most"),
    [
        # Without an error 1 - doubt ** (1 / n): Clopper and Pearson.
        (0, 2_000, 0, 18.427, 14.967),
        (0, 10_000, 0, 3.688, 2.995),
        # Exact limits of Poisson for 3 errors: 0.6187, 8.7673, one-sided 7.7537.
        (3, 10_000, 0.619, 8.765, 7.752),
        # For 10: 4.7954, 18.3904, 16.9622.
        (10, 100_000, 0.4795, 1.839, 1.696),
    ],
)
def test_of_a_long_text_the_limits_are_those_of_clopper_and_pearson(places, read, low, high, at_most):
    found = rate(places, read, ENDLESS)
    assert found.low == pytest.approx(low, abs=0.003)
    assert found.high == pytest.approx(high, abs=0.005)
    assert found.at_most == pytest.approx(at_most, abs=0.005)


def test_too_small_a_sample_proves_nothing_and_ten_thousand_do():
    assert (rate(0, 2_000, ENDLESS).is_within, rate(0, 2_000, ENDLESS).is_proved) == (True, False)
    assert needed_of_many() == pytest.approx(9_985, abs=12)
    assert rate(0, needed_of_many(), ENDLESS).is_proved


def test_who_has_read_everything_knows_everything():
    found = rate(2, 7_000, 7_000)
    assert found.low == found.high == found.at_most == found.found == pytest.approx(2.857, abs=0.001)
    assert found.is_proved


def test_in_a_short_issue_two_thirds_are_enough():
    # 7,000 characters may have 2 errors; of 3 the chance that none is among n is about ((7000 - n) / 7000) ** 3.
    assert allowed(7_000) == 2
    assert needed(7_000) == pytest.approx(7_000 * (1 - 0.05 ** (1 / 3)), abs=3)
    assert rate(0, needed(7_000), 7_000).is_proved
    assert not rate(0, needed(7_000) - 1, 7_000).is_proved


def test_weights_widen_all_limits():
    plain, double = rate(2, 5_000, 20_000), rate(2, 5_000, 20_000, weight=2)
    assert (double.found, double.low, double.high) == (plain.found * 2, plain.low * 2, plain.high * 2)


@pytest.mark.parametrize(("places", "read", "of"), [(0, 0, 10), (0, 11, 10), (6, 5, 10), (-1, 5, 10)])
def test_what_cannot_be_is_refused(places, read, of):
    with pytest.raises(ValueError, match="errors in"):
        rate(places, read, of)


@given(st.integers(1, 3000), st.data())
def test_limits_enclose_what_was_found(of, data):
    read = data.draw(st.integers(1, of))
    places = data.draw(st.integers(0, min(read, 40)))
    found = rate(places, read, of)
    assert found.low <= found.found + 10_000 / of
    assert found.found <= found.high + 10_000 / of
    assert found.low <= found.at_most <= found.high
