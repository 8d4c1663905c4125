"""Writes the events that a file reports; what several articles report is one event."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from django.contrib.auth.models import AbstractBaseUser
from simple_history.utils import bulk_create_with_history

from articles.loading.composition import Composition, cut
from articles.loading.identities import Cast
from articles.models import Article, Issue
from articles.parsing.records import ParsedIssue
from people.models import Event
from people.models.naming import free_slugs
from people.reading.records import EventFound

NOT_LETTERS = re.compile(r"[\W_]+")
FIGURES = re.compile(r"[0-9〇零一二三四五六七八九十百]+")
# Parts of one event that are reported under names which differ in nothing else.
STAGES = re.compile("开幕|闭幕|启动|总结|预赛|初赛|复赛|半决赛|决赛|动员|表彰")
LONGEST = 200
ALIKE = 0.8


@dataclass(slots=True)
class Happening:
    """An event with the articles of the file that report it."""

    event: Event
    found: list[EventFound] = field(default_factory=list)


def save_events(
    parsed: ParsedIssue, made: Composition, cast: Cast, *, issue: Issue, user: AbstractBaseUser | None
) -> int:
    """Saves the events, ties them to their articles and participants, and returns how many different ones there are.

    An event that is known by a like name and the same first day, in this bulletin, is not made again; what
    editors see of it stays as it is, and gets the articles and participants on top.
    """
    happenings = _known(parsed, issue)
    for found in parsed.events:
        if made.article(found.article) is None or not found.name.strip():
            continue
        happening = next((one for one in happenings if is_same(one.event, found)), None)
        if happening is None:
            happening = Happening(_event(found))
            happenings.append(happening)
        happening.found.append(found)
    told = [one for one in happenings if one.found]
    new = [one.event for one in told if one.event.pk is None]
    names = [f"{event.start}-{event.name}" if event.start else event.name for event in new]
    for event, slug in zip(new, free_slugs(Event, names), strict=True):
        event.slug = slug
    bulk_create_with_history(new, Event, default_user=user, default_change_reason="import")
    _tie(told, made, cast)
    return len(told)


def alike(one: str, other: str) -> bool:
    """Whether two names can be of one event: nearly the same letters, the same figures and the same stage."""
    one, other = NOT_LETTERS.sub("", one), NOT_LETTERS.sub("", other)
    if one == other:
        return bool(one)
    if sorted(FIGURES.findall(one)) != sorted(FIGURES.findall(other)):
        return False
    if set(STAGES.findall(one)) != set(STAGES.findall(other)):
        return False
    left, right = Counter(pairwise(one)), Counter(pairwise(other))
    total = sum(left.values()) + sum(right.values())
    return total > 0 and 2 * sum((left & right).values()) / total >= ALIKE


def _known(parsed: ParsedIssue, issue: Issue) -> list[Happening]:
    """Events of the same days that this bulletin reported before; an undated one is known in its own issue only.

    Three small questions, each of an index: asked all at once, databases rather go through every report there is.
    """
    starts = {found.start for found in parsed.events if found.start}
    reports = Article.events.through.objects
    of_days = list(Event.objects.filter(start__in=starts).order_by("pk"))
    here = reports.filter(event__in=of_days, article__issue__publication=issue.publication_id)
    reported = set(here.values_list("event", flat=True))
    of_issue = Event.objects.filter(pk__in=reports.filter(article__issue=issue).values("event")).order_by("pk")
    known = [event for event in of_days if event.pk in reported]
    return [Happening(event) for event in [*known, *(event for event in of_issue if event.start is None)]]


def is_same(event: Event, found: EventFound) -> bool:
    """Whether what an article reports is the event."""
    return event.start == found.start and alike(event.name, cut(found.name, LONGEST))


def _event(found: EventFound) -> Event:
    has_end = found.start and found.end and found.end >= found.start
    return Event(
        name=cut(found.name.strip(), LONGEST),
        start=found.start,
        end=found.end if has_end else None,
        place=cut(found.place or "", LONGEST),
    )


def _tie(told: list[Happening], made: Composition, cast: Cast) -> None:
    reports, participations = {}, {}
    for one in told:
        for found in one.found:
            article = made.article(found.article)
            reports[article.pk, one.event.pk] = None
            people = (cast.find(name) for name in found.participants)
            participations.update(dict.fromkeys((one.event.pk, person.pk) for person in people if person))
    # Some of both may be known from an earlier report, or from this one in an earlier state of the file.
    through = Article.events.through
    through.objects.bulk_create(
        (through(article_id=article, event_id=event) for article, event in reports), ignore_conflicts=True
    )
    through = Event.participants.through
    through.objects.bulk_create(
        (through(event_id=event, person_id=person) for event, person in participations), ignore_conflicts=True
    )
