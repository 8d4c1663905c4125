"""People and events of articles that take the text of a changed file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from articles.loading.cast import save_cast, signatures
from articles.loading.composition import Composition
from articles.loading.forgetting import forget, forget_events
from articles.loading.happenings import alike, is_same, save_events
from articles.loading.identities import Cast, identify
from articles.loading.settled import settled_names, without_settled
from articles.models import Appearance, Article, Capacity, Issue
from articles.parsing.records import ParsedIssue
from people.models import Event
from people.reading.records import EventFound, PersonFound


class Recasting:
    """Renews whom the articles of `part` name and what they report, in an issue that is not public.

    Appearances are made anew. People, forms, offices, and whatever editors decided or wrote of them and of events,
    stay; what only the machine knew and nothing tells of any more goes.
    """

    def __init__(
        self,
        parsed: ParsedIssue,
        part: Composition,
        issue: Issue,
        user: AbstractBaseUser | None,
        former: Mapping[int, Sequence[Mapping]],
    ):
        """`former` are the events that the former reading had of each article, as the article's record has them."""
        self._parsed, self._part, self._issue, self._user = parsed, part, issue, user
        self._read_before = former
        self._rows = [row for row in part.rows.values() if row is not None]
        self._cast = Cast(issue.publication)
        self._former: set[int] = set()

    def people(self) -> None:
        """Writes the people and ties the bylines of `part`, which are not saved yet. The articles are."""
        numbers = set(self._part.numbers)
        settled = settled_names({number: row for number, row in self._part.rows.items() if row is not None})
        persons = [_within(found, numbers) for found in self._parsed.persons if numbers.intersection(found.articles())]
        self._cast = identify(without_settled(persons, settled), self._issue.publication)
        former = Appearance.objects.filter(article__in=self._rows, by_hand=False)
        self._former = set(former.values_list("person", flat=True))
        former.delete()
        save_cast(self._cast, signatures(self._parsed), self._part, day=self._issue.date, user=self._user)

    def events(self) -> None:
        """Writes the events and, the bylines being saved by now, takes out what nothing tells of any more."""
        ties = Article.events.through.objects.filter(article__in=self._rows)
        before = set(ties.values_list("event", flat=True))
        parsed = replace(self._parsed, events=tuple(self._wanted(ties)))
        save_events(parsed, self._part, self._cast, issue=self._issue, user=self._user)
        told: dict[int, list] = {}
        for found in self._parsed.events:
            if row := self._part.article(found.article):
                told.setdefault(row.pk, []).append(found)
        edited = Event.history.filter(history_type="~", id__in=before).values("id")
        events = Event.objects.exclude(pk__in=edited).in_bulk(before)
        stale = [
            tie.pk
            for tie in ties.filter(event__in=events)
            if not any(is_same(events[tie.event_id], found) for found in told.get(tie.article_id, ()))
        ]
        ties.filter(pk__in=stale).delete()
        forget_events(before)
        capacities = Capacity.objects.filter(person__in=self._former, publication=self._issue.publication)
        capacities.without_appearance().delete()
        forget(self._former - {one.person.pk for one in self._cast.identities}, self._issue)

    def _wanted(self, ties: QuerySet) -> Iterator[EventFound]:
        """The events that the file reports, without those that editors have renamed or taken out since the former
        reading."""
        tied: dict[int, list[Event]] = {}
        for tie in ties.select_related("event"):
            tied.setdefault(tie.article_id, []).append(tie.event)
        for found in self._parsed.events:
            row = self._part.article(found.article)
            if row is None:
                continue
            is_tied = any(is_same(event, found) for event in tied.get(row.pk, ()))
            if is_tied or not any(_is_read_before(found, event) for event in self._read_before.get(found.article, ())):
                yield found


def _is_read_before(found: EventFound, event: Mapping) -> bool:
    """Whether an article's record of its former reading has the event."""
    return event["start"] == (found.start and found.start.isoformat()) and alike(event["name"], found.name)


def _within(found: PersonFound, numbers: set[int]) -> PersonFound:
    """What a file says of a person in some of its articles."""
    offices = (replace(held, articles=tuple(numbers.intersection(held.articles))) for held in found.offices)
    return replace(
        found,
        mentions=tuple(mention for mention in found.mentions if mention.article in numbers),
        offices=tuple(held for held in offices if held.articles),
    )


def move_places(parsed: ParsedIssue, kept: Mapping[int, Article]) -> None:
    """Puts the appearances in articles that keep their text where the new file prints the names; `kept` are by the
    parser's numbers. A name that it does not print has no place."""
    places: dict[tuple[int, str], list] = {}
    for mention in _mentions(parsed.persons):
        if mention.article in kept:
            key = kept[mention.article].pk, mention.printed
            places.setdefault(key, []).append([mention.line, mention.start, mention.printed])
    rows = list(Appearance.objects.filter(article__in=kept.values()))
    for row in rows:
        row.places = [place for form in row.printed for place in places.get((row.article_id, form), ())]
    Appearance.objects.bulk_update(rows, ["places"], batch_size=500)


def _mentions(persons: Iterable[PersonFound]) -> Iterable:
    return (mention for found in persons for mention in found.mentions)
