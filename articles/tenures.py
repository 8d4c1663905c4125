"""Offices out of their time: printed outside the days on which they are known, or while somebody else held them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from articles.proofing.agreement.office_holders import is_single
from people.models import Office, Person

# So many other holders of a person's offices are looked at.
MOST_HOLDERS = 200


def other_holders(person: Person, offices: Iterable[Office]) -> dict[str, list[Office]]:
    """Who else held the offices of which there is but one, by title; one query."""
    titles = {office.title for office in offices if is_single(office.title)}
    rows = Office.objects.filter(title__in=titles, first_seen__isnull=False, last_seen__isnull=False)
    found: dict[str, list[Office]] = {}
    for row in rows.exclude(person=person).select_related("person").order_by("first_seen", "pk")[:MOST_HOLDERS]:
        found.setdefault(row.title, []).append(row)
    return found


def overlapping(office: Office, others: Mapping[str, Sequence[Office]]) -> list[Office]:
    """The others who held an office on some of its days."""
    if office.first_seen is None or office.last_seen is None:
        return []
    return [
        row for row in others.get(office.title, ())
        if row.first_seen <= office.last_seen and row.last_seen >= office.first_seen
    ]  # fmt: skip


def troubles(office: Office, day: date | None, others: Mapping[str, Sequence[Office]]) -> list[str]:
    """What speaks against an office printed on a day, in words; empty where nothing does."""
    if day is None:
        return []
    told = []
    before = office.first_seen and day < office.first_seen
    if before or (office.last_seen and day > office.last_seen):
        first, last = (end.isoformat() if end else "…" for end in (office.first_seen, office.last_seen))
        told.append(_("“%(title)s” is known from %(first)s to %(last)s only.")
                    % {"title": office.title, "first": first, "last": last})  # fmt: skip
    for row in others.get(office.title, ()):
        if row.first_seen <= day <= row.last_seen:
            told.append(_("“%(name)s” held “%(title)s” on that day.")
                        % {"name": row.person.name, "title": office.title})  # fmt: skip
    return told
