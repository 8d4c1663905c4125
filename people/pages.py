"""What the public pages of events show.

Articles belong to a package above this one: they come through the related managers.
"""

from itertools import groupby
from typing import TypedDict

from django.core.paginator import Page, Paginator

from people.models import Event, Person
from people.models.event import EventQuerySet
from people.models.person import PUBLIC_FIELDS
from people.models.rows import Rows

EVENTS_ON_PAGE = 100


class EventListPage(TypedDict):
    """`months` are the events of a month each; the last holds those without a day."""

    page: Page
    months: list[list[Event]]


class EventPage(TypedDict):
    event: Event
    participants: list[Person]
    articles: list


def event_list_page(events: EventQuerySet, number: int) -> EventListPage:
    """Raises EmptyPage."""
    page = Paginator(events.for_list(), EVENTS_ON_PAGE).page(number)
    months = groupby(page.object_list, lambda event: event.start and (event.start.year, event.start.month))
    return EventListPage(page=page, months=[list(month) for _, month in months])


def event_page(one: EventQuerySet) -> EventPage:
    """The event that `one` is narrowed to. Raises Event.DoesNotExist."""
    event = one.annotate(
        participant_rows=Rows(Person.objects.public(), "events", ("name", "slug", *PUBLIC_FIELDS))
    ).get()
    return EventPage(
        event=event,
        participants=sorted(event.participant_rows, key=lambda row: (-row.published_count, row.name)),
        articles=list(event.articles.published().for_list().newest_first()),
    )
