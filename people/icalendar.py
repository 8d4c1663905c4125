"""Events as iCalendar (RFC 5545), for calendar programs to read or to subscribe to."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import OuterRef, Subquery
from icalendar import Calendar
from icalendar import Event as Entry

from people.models import Event
from people.models.event import EventQuerySet

PRODUCT = "-//Bulletin//events//ZH"
DAY = timedelta(days=1)


def with_change(events: EventQuerySet) -> EventQuerySet:
    """Those that have a day, the newest first, with `changed`, when the event was last written."""
    newest = Event.history.filter(id=OuterRef("pk")).order_by("-history_date").values("history_date")[:1]
    return events.exclude(start=None).annotate(changed=Subquery(newest)).order_by("-start", "pk")


def as_icalendar(events: Iterable[Event], host: str, absolute: Callable[[str], str], name: str = "") -> bytes:
    """A calendar of the events, which have a day and know when they were `changed`.

    `name` is the calendar's, if it has one; `host` makes the identifiers the site's own; `absolute` makes an address
    whole. Events take whole days: the end is the first day after the last one (RFC 5545, 3.6.1), at most
    the last that there is.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_entry(event, host, absolute))
    return calendar.to_ical()


def _entry(event: Event, host: str, absolute: Callable[[str], str]) -> Entry:
    entry = Entry()
    # The address is for good: programs know the event by it again.
    entry.add("uid", f"{event.slug}@{host}")
    changed = event.changed or datetime.combine(event.start, time(), UTC)
    entry.add("dtstamp", changed.astimezone(UTC))
    entry.add("last-modified", changed.astimezone(UTC))
    entry.add("dtstart", event.start)
    end = min(event.end or event.start, date.max - DAY) + DAY
    if end > event.start:  # without an end it is of one day
        entry.add("dtend", end)
    entry.add("summary", event.name, parameters={"language": "zh-Hans"})
    if event.place:
        entry.add("location", event.place)
    entry.add("url", absolute(event.get_absolute_url()))
    entry.add("transp", "TRANSPARENT")
    return entry
