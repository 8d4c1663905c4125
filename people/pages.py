"""What the public page of an event shows.

Articles belong to a package above this one: they come through the related managers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from people.models import Event, Office, Person
from people.models.event import EventQuerySet
from people.models.person import PUBLIC_FIELDS, readable
from people.models.rows import Rows

OFFICE_FIELDS = ("title", "person_id", "first_seen", "last_seen")


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, with the office they were seen in last by then, "" where none is known."""

    person: Person
    office: str


class EventPage(TypedDict):
    event: Event
    participants: list[Participant]
    articles: list


def event_page(one: EventQuerySet) -> EventPage:
    """The event that `one` is narrowed to. Raises Event.DoesNotExist."""
    event = one.annotate(
        participant_rows=Rows(Person.objects.public(), "events", ("id", "name", "slug", *PUBLIC_FIELDS)),
        office_rows=Rows(Office.objects.filter(readable("person__")), "person__events", OFFICE_FIELDS),
    ).get()
    people = sorted(event.participant_rows, key=lambda row: (-row.published_count, row.name))
    offices = offices_by(event.office_rows, event.end or event.start)
    return EventPage(
        event=event,
        participants=[Participant(person, offices.get(person.pk, "")) for person in people],
        articles=list(event.articles.published().for_list().newest_first()),
    )


def offices_by(offices: Iterable[Office], day: date | None) -> dict[int, str]:
    """By the number of the person the title that they were seen in last on or before a day; of a later one only where
    there is no earlier."""
    found: dict[int, str] = {}
    for office in sorted(offices, key=lambda row: (_is_begun(row, day), row.last_seen or date.min, row.title)):
        found[office.person_id] = office.title
    return found


def _is_begun(office: Office, day: date | None) -> bool:
    return day is None or office.first_seen is None or office.first_seen <= day
