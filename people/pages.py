"""What the public page of an event shows.

Articles belong to a package above this one: they come through the related managers.
"""

from typing import TypedDict

from people.models import Event, Person
from people.models.event import EventQuerySet
from people.models.person import PUBLIC_FIELDS
from people.models.rows import Rows


class EventPage(TypedDict):
    event: Event
    participants: list[Person]
    articles: list


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
