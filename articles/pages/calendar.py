"""The issues of a year, as a calendar that says of each day what there is of it, and as a list."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypedDict

from articles.models import Issue, Publication
from articles.models.issue import IssueQuerySet
from articles.pages.issue import with_leads
from articles.pages.rhythm import missing_days
from people.months import WEEKDAYS, weeks_of


@dataclass
class Day:
    """A day of the calendar. `state` is that of its first issue: published, withdrawn, preparing; missing where the
    bulletin should have come out; empty else. `issues` are those that have a page."""

    date: date
    state: str = ""
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """`weeks` begin on Monday; None stands for the days of other months. `weekdays` are seven days to name them by."""

    first: date
    weeks: list[list[Day | None]]
    weekdays = WEEKDAYS


class IssueListPage(TypedDict):
    """`months` are the published issues of a month each, newest first; `calendar` has the months from the first to
    the last of the year of which anything is known; `missing` the days without an issue that should have one."""

    years: list[int]
    year: int | None
    months: list[list[Issue]]
    calendar: list[Month]
    missing: list[date]


def issue_list_page(published: IssueQuerySet, known: IssueQuerySet, year: int | None) -> IssueListPage:
    """The issues of a year, the newest without one, and the years that have any. `known` are those of which readers
    may learn that there are such, not only the `published`. Two queries.

    `months` is empty for a year without published issues.
    """
    rows = list(
        known.filter(date_confirmed=True).order_by("date", "pk").values_list("date", "status", "publication__slug")
    )
    years = sorted({day.year for day, status, _ in rows if status == Issue.Status.PUBLISHED}, reverse=True)
    year = year or (years[0] if years else None)
    listed = with_leads(published).filter(date__year=year).newest_first() if year in years else []
    days, missing = calendar_days(rows, year)
    return IssueListPage(
        years=years,
        year=year,
        months=[list(month) for _, month in groupby(listed, lambda issue: issue.date.month)],
        calendar=calendar(days) if year in years else [],
        missing=missing,
    )


def calendar_days(rows: Iterable[tuple[date, str, str]], year: int | None) -> tuple[dict[date, Day], list[date]]:
    """Of (day, status, slug of the bulletin) the days of the year of which there is something to say, and the days
    among them that lack an issue."""
    days: dict[date, Day] = {}
    by_bulletin: dict[str, list[date]] = {}
    for day, status, slug in rows:
        by_bulletin.setdefault(slug, []).append(day)
        if day.year != year:
            continue
        told = days.setdefault(day, Day(day))
        if status in {Issue.Status.PUBLISHED, Issue.Status.WITHDRAWN}:
            told.issues.append(Issue(date=day, status=status, publication=Publication(slug=slug)))
        told.state = told.state or _state(status)
    missed = {day for some in by_bulletin.values() for day in missing_days(some) if day.year == year}
    missing = sorted(missed - set(days))
    days |= {day: Day(day, "missing") for day in missing}
    return days, missing


def calendar(days: dict[date, Day]) -> list[Month]:
    """The months from the first to the last of `days`, which are of one year."""
    if not days:
        return []
    first, last = min(days), max(days)
    return [
        Month(
            date(first.year, month, 1),
            [[day and days.get(day, Day(day)) for day in week] for week in weeks_of(date(first.year, month, 1))],
        )
        for month in range(first.month, last.month + 1)
    ]


def _state(status: str) -> str:
    return status if status in {Issue.Status.PUBLISHED, Issue.Status.WITHDRAWN} else "preparing"
