"""The days of a month as a calendar prints them: weeks that begin on Monday."""

from calendar import Calendar
from datetime import date

WEEKS = Calendar()
# Seven days to name the columns by.
WEEKDAYS = tuple(date(2024, 1, day) for day in range(1, 8))


def weeks_of(first: date) -> list[list[date | None]]:
    """The weeks of the month of a day; None stands for the days of other months."""
    return [
        [first.replace(day=day) if day else None for day in week]
        for week in WEEKS.monthdayscalendar(first.year, first.month)
    ]
