"""Events by year and month: a calendar, and the list that goes with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.db.models.functions import Coalesce, ExtractYear

from people.models import Event
from people.models.event import EventQuerySet
from people.months import WEEKDAYS, weeks_of

ON_PAGE = 100
# Of a day of the large calendar so many are named; its list has all.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar with what happens on it; one of several days stands on each of them."""

    date: date
    events: list[Event]

    @property
    def named(self) -> list[Event]:
        return self.events[:NAMED]

    @property
    def more(self) -> int:
        return max(len(self.events) - NAMED, 0)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar prints it; `events` are those that begin in it, or go on in the first month shown."""

    first: date
    weeks: list[list[Day | None]]
    events: list[Event]
    weekdays = WEEKDAYS


class EventListPage(TypedDict):
    """A year. `calendar` are its months with events; `months` those on this `page` of the list, newest first."""

    years: list[int]
    undated: int
    year: int | None
    calendar: list[Month]
    page: Page
    months: list[tuple[date, list[Event]]]
    keep: str


class EventMonthPage(TypedDict):
    """A month; `before` and `after` are the nearest months with events in the same year."""

    years: list[int]
    undated: int
    year: int
    month: Month
    before: date | None
    after: date | None


class UndatedPage(TypedDict):
    years: list[int]
    undated: int
    page: Page
    keep: str


def event_list_page(events: EventQuerySet, year: int | None, number: int) -> EventListPage:
    """A year of `events`, without one the newest that has any. Two queries.

    Raises EmptyPage, also for a year without events.
    """
    years, undated = known_years(events)
    year = year or (years[0] if years else None)
    found = of_days(events, date(year, 1, 1), date(year, 12, 31)) if year else []
    newest_first = sorted(found, key=lambda event: (event.start, event.name), reverse=True)
    page = Paginator(newest_first, ON_PAGE, allow_empty_first_page=year is None).page(number)
    months = groupby(page.object_list, lambda event: event.start.replace(day=1))
    return EventListPage(
        years=years, undated=undated, year=year, calendar=calendar(found, year) if year else [], page=page,
        months=[(first, list(some)) for first, some in months], keep=f"year={year}&",
    )  # fmt: skip


def event_month_page(events: EventQuerySet, year: int, month: int) -> EventMonthPage:
    """A month of `events`. Two queries. Raises Event.DoesNotExist where it has none."""
    years, undated = known_years(events)
    months = calendar(of_days(events, date(year, 1, 1), date(year, 12, 31)), year)
    at = next((at for at, one in enumerate(months) if one.first.month == month), None)
    if at is None:
        raise Event.DoesNotExist
    return EventMonthPage(
        years=years, undated=undated, year=year, month=months[at],
        before=months[at - 1].first if at else None, after=months[at + 1].first if at + 1 < len(months) else None,
    )  # fmt: skip


def undated_page(events: EventQuerySet, number: int) -> UndatedPage:
    """The events of which no day is known. Three queries. Raises EmptyPage."""
    years, undated = known_years(events)
    paginator = Paginator(events.filter(start=None).order_by("name", "pk"), ON_PAGE, allow_empty_first_page=False)
    return UndatedPage(years=years, undated=undated, page=paginator.page(number), keep="undated=1&")


def known_years(events: EventQuerySet) -> tuple[list[int], int]:
    """The years in which events begin, the newest first, and how many have no day; one query."""
    rows = dict(events.order_by().values_list(ExtractYear("start")).annotate(count=Count("pk")))
    undated = rows.pop(None, 0)
    return sorted(rows, reverse=True), undated


def of_days(events: EventQuerySet, first: date, last: date) -> list[Event]:
    """The events of which a day lies between two days, in order; one query."""
    goes_on = Q(start__lte=last, last_day__gte=first)
    rows = events.alias(last_day=Coalesce("end", "start")).filter(goes_on)
    return list(rows.order_by("start", "name", "pk"))


def calendar(events: Sequence[Event], year: int) -> list[Month]:
    """The months of the year on a day of which something happens."""
    by_day: dict[date, list[Event]] = {}
    for event in events:
        for day in days_in(event, year):
            by_day.setdefault(day, []).append(event)
    months: dict[date, dict[Event, None]] = {}
    for day in sorted(by_day):
        months.setdefault(day.replace(day=1), {}).update(dict.fromkeys(by_day[day]))
    return [
        Month(first, [[day and Day(day, by_day.get(day, [])) for day in week] for week in weeks_of(first)], [*some])
        for first, some in months.items()
    ]


def days_in(event: Event, year: int) -> Iterable[date]:
    first, last = max(event.start, date(year, 1, 1)), min(event.end or event.start, date(year, 12, 31))
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
