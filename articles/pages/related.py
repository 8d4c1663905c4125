"""Other articles that tell of the same people or the same event."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2

from django.db.models.functions import Left

from articles.models import Appearance, Article, Issue, Publication
from people.models import Event, Person
from people.models.rows import Rows

# Who is in more articles than this is in everything, and makes no two of them akin.
MOST_REPORTS = 200
# Of so many akin articles, the newest, the nearest are shown.
CONSIDERED = 120
SHOWN = 5
# One event in common says more than any one person.
EVENT_WEIGHT = 2.0
ROW = ("pk", "number", "kind", "headline", "opening", "issue__date", "issue__publication__slug")


@dataclass(frozen=True)
class Related:
    """An article akin to another, by the people and events that both tell of."""

    article: Article
    people: list[Person]
    events: list[Event]


def related(article: Article, people: Collection[Person], events: Collection[Event]) -> list[Related]:
    """The articles nearest to `article`, which tells of `people` and `events`; nearest first.

    One query, whose work is bounded by MOST_REPORTS for each person; none where there is nobody to go by.
    """
    telling = {person.pk: person for person in people if 1 < person.published_count <= MOST_REPORTS}
    reported = {event.pk: event for event in events if event.published_count > 1}
    if not telling and not reported:
        return []
    named = Appearance.objects.filter(person__in=telling).order_by().values("article")
    joined = Article.events.through.objects.filter(event__in=reported).values("article")
    own = {article.pk, article.continues_id, article.rest.pk if article.rest else None} - {None}
    rows = (
        Article.objects.published()
        .filter(pk__in=named.union(joined))
        .exclude(pk__in=own)
        .annotate(
            opening=Left("text", 60),
            people_rows=Rows(Appearance.objects.filter(person__in=telling), "article", ("person_id",)),
            event_rows=Rows(Event.objects.filter(pk__in=reported), "articles", ("id",)),
        )
        .order_by("-issue__date", "number")
        .values_list(*ROW, "people_rows", "event_rows")[:CONSIDERED]
    )
    found = [_read(row, telling, reported) for row in rows]
    found.sort(key=_nearness, reverse=True)
    return found[:SHOWN]


def _nearness(one: Related) -> float:
    """The more, and the more seldom named, two articles have in common, the nearer they are. Equals stay in order."""
    return sum(1 / log2(1 + person.published_count) for person in one.people) + EVENT_WEIGHT * len(one.events)


def _read(row: Sequence, people: dict[int, Person], events: dict[int, Event]) -> Related:
    pk, number, kind, headline, opening, day, slug, appearances, reports = row
    issue = Issue(date=day, publication=Publication(slug=slug))
    return Related(
        Article(pk=pk, issue=issue, number=number, kind=kind, headline=headline, text=opening),
        [people[appearance.person_id] for appearance in appearances],
        [events[event.pk] for event in reports],
    )
