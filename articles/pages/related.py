"""Other articles that tell of the same people or the same event, or of the same matter in the same rare words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log2

from django.db.models.expressions import RawSQL
from django.db.models.functions import Left

from articles.models import Appearance, Article, ArticleWord, Issue, Publication
from people.models import Event, Person
from people.models.rows import Rows

# Who is in more articles than this is in everything, and makes no two of them akin.
MOST_REPORTS = 200
# Of so many akin articles, the newest, the nearest are shown.
CONSIDERED = 120
SHOWN = 5
# One event in common says more than any one person, a word less.
EVENT_WEIGHT, WORD_WEIGHT = 2.0, 0.3
# Rare words alone make two articles akin where they share so many, each of them in fewer articles than this.
SHARED_WORDS, COMMON_WORD = 2, 40
# The newest articles that have a word; the index has them in this order.
WITH_WORD = (
    "SELECT * FROM (SELECT entry_id, word FROM articles_articleword WHERE word = %s ORDER BY key DESC LIMIT %s) w"
)
ROW = ("pk", "number", "kind", "headline", "opening", "issue__date", "issue__publication__slug")


@dataclass(frozen=True)
class Related:
    """An article akin to another, by the people and events that both tell of, and the rare words of both."""

    article: Article
    people: list[Person]
    events: list[Event]
    words: list[str]


def related(
    article: Article, people: Collection[Person], events: Collection[Event], words: Sequence[str] = ()
) -> list[Related]:
    """The articles nearest to `article`, which tells of `people` and `events` in the rare `words`; nearest first.

    One query, whose work is bounded by MOST_REPORTS for each person and COMMON_WORD for each word; none where there
    is nothing to go by.
    """
    telling = {person.pk: person for person in people if 1 < person.published_count <= MOST_REPORTS}
    reported = {event.pk: event for event in events if event.published_count > 1}
    if not telling and not reported and len(words) < SHARED_WORDS:
        return []
    own = {article.pk, article.continues_id, article.rest.pk if article.rest else None} - {None}
    rows = (
        Article.objects.published()
        .filter(pk__in=_akin(telling, reported, words))
        .exclude(pk__in=own)
        .annotate(
            opening=Left("text", 60),
            people_rows=Rows(Appearance.objects.filter(person__in=telling), "article", ("person_id",)),
            event_rows=Rows(Event.objects.filter(pk__in=reported), "articles", ("id",)),
            word_rows=Rows(ArticleWord.objects.filter(word__in=words), "entry", ("word",)),
        )
        .order_by("-issue__date", "number")
        .values_list(*ROW, "people_rows", "event_rows", "word_rows")[:CONSIDERED]
    )
    found = [_read(row, telling, reported, words) for row in rows]
    found.sort(key=_nearness, reverse=True)
    return found[:SHOWN]


def _akin(people: Collection[int], events: Collection[int], words: Sequence[str]) -> RawSQL:
    """The numbers of the articles that have something of it in common, as one union: an OR would read all articles."""
    queries: list[tuple[str, tuple]] = []
    if people:
        named = Appearance.objects.filter(person__in=people).order_by().values("article")
        queries.append(named.query.sql_with_params())
    if events:
        joined = Article.events.through.objects.filter(event__in=events).order_by().values("article")
        queries.append(joined.query.sql_with_params())
    if len(words) >= SHARED_WORDS:
        arms = " UNION ALL ".join([WITH_WORD] * len(words))
        sharing = (
            "SELECT entry_id FROM (SELECT entry_id, count(*) OVER (PARTITION BY word) AS others"
            f" FROM ({arms}) a) b WHERE others < %s GROUP BY entry_id HAVING count(*) >= %s"
        )
        each = [value for word in words for value in (word, COMMON_WORD)]
        queries.append((sharing, (*each, COMMON_WORD, SHARED_WORDS)))
    return RawSQL(" UNION ".join(sql for sql, _ in queries), [value for _, values in queries for value in values])


def _nearness(one: Related) -> float:
    """The more, and the more seldom named, two articles have in common, the nearer they are. Equals stay in order."""
    by_people = sum(1 / log2(1 + person.published_count) for person in one.people)
    return by_people + EVENT_WEIGHT * len(one.events) + WORD_WEIGHT * len(one.words)


def _read(row: Sequence, people: dict[int, Person], events: dict[int, Event], words: Sequence[str]) -> Related:
    pk, number, kind, headline, opening, day, slug, appearances, reports, own = row
    shared = {one.word for one in own}
    issue = Issue(date=day, publication=Publication(slug=slug))
    return Related(
        Article(pk=pk, issue=issue, number=number, kind=kind, headline=headline, text=opening),
        [people[appearance.person_id] for appearance in appearances],
        [events[event.pk] for event in reports],
        [word for word in words if word in shared],
    )
