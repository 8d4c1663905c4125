from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.pages.rhythm import missing_days

MONDAY = date(2031, 3, 3)


def days(weeks: int, *weekdays: int) -> list[date]:
    """So many weeks, on each of these weekdays."""
    return [MONDAY + timedelta(days=7 * week + weekday) for week in range(weeks) for weekday in weekdays]


@pytest.mark.parametrize("weekdays", [(0,), (1, 4), (0, 1, 2, 3, 4)])
def test_a_gap_in_the_rhythm(weekdays):
    full = days(10, *weekdays)
    gap = full[len(full) // 2]
    assert missing_days(full) == []
    assert missing_days([day for day in full if day != gap]) == [gap]


def test_two_weeks_without_an_issue():
    full = days(12, 2)
    assert missing_days(full[:5] + full[7:]) == full[5:7]


def test_moved_for_a_holiday():
    full = days(10, 0)
    assert missing_days([*full[:4], full[4] + timedelta(days=2), *full[5:]]) == []
    twice = days(10, 0, 3)
    moved = [day for day in twice if day != twice[8]] + [twice[8] + timedelta(days=1)]
    assert missing_days(moved) == []


def test_a_new_rhythm_is_learnt():
    monthly_change = days(20, 0) + [MONDAY + timedelta(days=7 * week + 4) for week in range(20, 40)]
    assert missing_days(monthly_change) == []


@pytest.mark.parametrize(
    "sparse", [[], [MONDAY], days(3, 0), days(20, 0)[::2], [MONDAY + timedelta(days=31 * n) for n in range(12)]]
)
def test_too_little_tells_nothing(sparse):
    assert missing_days(sparse) == []


@given(st.lists(st.dates(date(2030, 1, 1), date(2032, 12, 31)), max_size=200))
def test_only_days_between_the_issues(some):
    missed = missing_days(some)
    assert not set(missed) & set(some)
    assert missed == sorted(set(missed))
    assert all(min(some) < day < max(some) for day in missed)
