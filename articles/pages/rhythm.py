"""On which days a bulletin should have come out, told from the days on which it did. Knows no Django."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

WEEK = timedelta(days=7)
# A weekday belongs to the rhythm where, in the weeks around, most had an issue on it.
WEEKS_AROUND = 6
LEAST_SHARE = 0.6
# Fewer weeks than this tell of no rhythm.
LEAST_WEEKS = 4


def missing_days(days: Collection[date]) -> list[date]:
    """The days, in order, on which an issue should stand between the first and the last of `days`, and none does.

    A rhythm is a set of weekdays and may change over the years. An issue that came out on another day of the same
    week, as around holidays, is not missed. Of a bulletin that comes out less often than weekly nothing is told.
    """
    if not days:
        return []
    first, last = min(days), max(days)
    weeks: dict[date, set[int]] = {}
    for day in days:
        weeks.setdefault(_monday(day), set()).add(day.weekday())
    missed: list[date] = []
    monday = _monday(first)
    while monday <= last:
        usual = _usual(monday, weeks, _monday(first), _monday(last))
        present = weeks.get(monday, set())
        lacking = [monday + timedelta(days=weekday) for weekday in _lacking(usual, present)]
        missed += [day for day in lacking if first < day < last]
        monday += WEEK
    return missed


def _usual(monday: date, weeks: dict[date, set[int]], first: date, last: date) -> set[int]:
    """The weekdays of the rhythm around a week; it counts itself among the weeks."""
    around = [monday + WEEK * apart for apart in range(-WEEKS_AROUND, WEEKS_AROUND + 1)]
    around = [week for week in around if first <= week <= last]
    if len(around) < LEAST_WEEKS:
        return set()
    counts = Counter(weekday for week in around for weekday in weeks.get(week, ()))
    return {weekday for weekday, count in counts.items() if count / len(around) >= LEAST_SHARE}


def _lacking(usual: set[int], present: set[int]) -> list[int]:
    """The usual weekdays without an issue, less one, the nearest, for each issue of an unusual day."""
    lacking = usual - present
    for moved in present - usual:
        if lacking:
            lacking.remove(min(lacking, key=lambda weekday: (abs(weekday - moved), weekday)))
    return sorted(lacking)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
