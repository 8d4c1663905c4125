"""What the public pages of people and events show.

Articles belong to a package above this one: they come through the related managers.
"""

from datetime import date
from itertools import groupby
from typing import TypedDict

from django.core.paginator import Page, Paginator

from people.models import Event, NameForm, Office, Person
from people.models.event import EventQuerySet
from people.models.person import PUBLIC_FIELDS, PersonQuerySet
from people.models.rows import Rows

EVENTS_ON_PAGE = 100
ARTICLES_ON_PAGE = 100


class EventListPage(TypedDict):
    """`months` are the events of a month each; the last holds those without a day."""

    page: Page
    months: list[list[Event]]


class PersonPage(TypedDict):
    """`years` are the articles of a year each, newest first, of this `page` of them."""

    person: Person
    offices: list[Office]
    forms: list[NameForm]
    events: list[Event]
    page: Page
    years: list[list]


class EventPage(TypedDict):
    event: Event
    participants: list[Person]
    articles: list


def event_list_page(events: EventQuerySet, number: int) -> EventListPage:
    """Raises EmptyPage."""
    page = Paginator(events.for_list(), EVENTS_ON_PAGE).page(number)
    months = groupby(page.object_list, lambda event: event.start and (event.start.year, event.start.month))
    return EventListPage(page=page, months=[list(month) for _, month in months])


def person_page(one: PersonQuerySet, number: int) -> PersonPage:
    """The person that `one` is narrowed to. Raises Person.DoesNotExist and EmptyPage."""
    person = one.annotate(
        office_rows=Rows(Office.objects.all(), "person", ("title", "body", "first_seen", "last_seen")),
        form_rows=Rows(NameForm.objects.all(), "person", ("form", "kind")),
        event_rows=Rows(Event.objects.published(), "participants", ("name", "slug", "start", "end", "place")),
    ).get()
    paginator = Paginator(person.articles.published().for_list().newest_first(), ARTICLES_ON_PAGE)
    paginator.count = person.published_count  # kept with the person: no query to count
    page = paginator.page(number)
    return PersonPage(
        person=person,
        offices=sorted(person.office_rows, key=lambda row: (row.last_seen or date.min, row.title), reverse=True),
        forms=sorted(
            (row for row in person.form_rows if row.form.replace(" ", "") != person.name),
            key=lambda row: row.form,
        ),
        events=sorted(person.event_rows, key=lambda row: (row.start or date.min, row.name), reverse=True),
        page=page,
        years=[list(year) for _, year in groupby(page.object_list, lambda article: article.issue.date.year)],
    )


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
