"""Happenings that articles report: meetings, ceremonies, contests, visits, openings.

An article's own happening stands in its headline and in the sentence that carries the date. Routine
work, plans and history have neither, and are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from people.reading.dates import find_dates
from people.reading.happenings import Happening, happenings, opening_length
from people.reading.places import Places
from people.reading.punctuation import full_width
from people.reading.records import EventFound, Kind, Passage, PersonFound, Story
from people.reading.wordlists import entries, words

BODY_ROLES = frozenset(("body", "caption", "list"))
TAKING_PART = frozenset((Kind.SUBJECT, Kind.QUOTED, Kind.PERFORMER))
RECENTLY = re.compile(r"近日|日前|昨日|昨天|今日|今天|日前|当天")
PLANNED = re.compile(r"(?:将于|拟于|定于|计划于?|预计于?)")
SIGNED = re.compile(
    r"(?:会后|随后|仪式上|活动中|会上|当天|期间|现场)[，]?"
    r"([^。；！？]{4,60}?(?:签约|签订[^，。；]{2,20}|签署[^，。；]{2,20}|揭牌))"
)
NO_EVENT = re.compile(r"[？?]|^(?:关于|致|论|谈|说|写在)|要览|提示|须知|公告|通告|启事|指南|问答|之际")
Days = tuple[date, date | None]

MOST_BODIES = 3
# Bounds for hostile input: what an article has at most, and how far its own happening may stand from its beginning.
MOST_EVENTS = 12
MOST_PEOPLE = 200
LEAD = 400
LONGEST_HEADLINE = 200
ALIKE = 0.5
SAME = 0.65
SHORT_NAME = 10


def find_events(
    stories: Sequence[Story], persons: Sequence[PersonFound], places: Places, *, year: int | None, month: int | None
) -> list[EventFound]:
    """The happenings of an issue in the order of its articles; `year` and `month` are the issue's."""
    present: dict[int, list[str]] = {}
    for person in persons:
        if TAKING_PART.intersection(person.kinds):
            for article in person.articles():
                present.setdefault(article, []).append(person.name)
    found: list[EventFound] = []
    for story in stories:
        people = [name for name in present.get(story.number, []) if name not in words("figures")]
        found.extend(_Reporter(story, people, places, year, month).events())
    return found


class _Reporter:
    """Reads the happenings of one article."""

    def __init__(self, story: Story, people: Sequence[str], places: Places, year: int | None, month: int | None):
        self.story = story
        self.people = people
        self.known = people[:MOST_PEOPLE]
        self.places = places
        self.year = year
        self.month = month
        self.headline = full_width(story.headline[:LONGEST_HEADLINE])
        self.bodies = [passage for passage in story.passages if passage.role in BODY_ROLES]

    def events(self) -> list[EventFound]:
        found = list(islice(self._held(), MOST_EVENTS)) or list(self._from_headline())
        if found:
            found.extend(islice(self._signed(found[0]), MOST_EVENTS))
        return _distinct(found)

    def _held(self) -> Iterator[EventFound]:
        """What the lead says was held, in a sentence with a date, or with 近日 where the headline agrees."""
        lead_seen = False
        for passage in self.bodies[: MOST_BODIES if not self.story.dates else len(self.bodies)]:
            text = full_width(passage.text)
            opening = opening_length(text)
            if lead_seen and not opening:
                continue
            for happening in happenings(text[:LEAD], self.places, self.known, opening):
                sentence = _sentence_start(text, happening.start)
                day = self._day(text, sentence, happening.end)
                if day is None and self._is_its_own(happening, text[sentence : happening.end]):
                    day = None if RECENTLY.search(text[: happening.end]) else self._main_day()
                elif day is None:
                    continue
                yield self._event(self._fuller(happening.name), day, happening.place, passage)
                lead_seen = True
            if opening or self._day(text, 0, min(len(text), 200)):
                lead_seen = True

    def _fuller(self, name: str) -> str:
        """The headline's name for a meeting where the text says no more than X区动员会."""
        if len(name) > SHORT_NAME:
            return name
        named = [happening.name for happening in happenings(self.headline, self.places, self.known)]
        return next((full for full in named if full[-3:] == name[-3:] and len(full) > len(name)), name)

    def _is_its_own(self, happening: Happening, sentence: str) -> bool:
        return alike(happening.name, self.headline) >= ALIKE or bool(
            RECENTLY.search(sentence) and alike(happening.name, self.headline) >= 0.3
        )

    def _from_headline(self) -> Iterator[EventFound]:
        """The headline itself where it names a meeting, or where a dated lead reports a visit or an opening."""
        if not self.headline or NO_EVENT.search(self.headline):
            return
        lead = self.bodies[0] if self.bodies else (self.story.passages[0] if self.story.passages else None)
        if lead is None:
            return
        day = self._main_day()
        held = [h.name for h in happenings(self.headline, self.places, self.known)]
        if held and (day or not self.bodies or RECENTLY.search(full_width(lead.text)[:120])):
            yield self._event(held[-1], day, None, lead)
        elif day and self._reports_once(full_width(lead.text)):
            yield self._event(self._saying_part(), day, None, lead)

    def _reports_once(self, lead: str) -> bool:
        if any(part.endswith(entries("outcomes")) for part in self.headline.split()):
            return True
        visited = any(word in self.headline for word in entries("visits"))
        return visited and any(name in lead for name in self.known)

    def _saying_part(self) -> str:
        """The part of a headline of several that says what happened."""
        parts = self.headline.split()
        return next((part for part in parts if part.endswith(entries("outcomes")) and len(part) > 5), self.headline)

    def _signed(self, first: EventFound) -> Iterator[EventFound]:
        for passage in self.bodies:
            for match in SIGNED.finditer(full_width(passage.text)):
                yield EventFound(
                    self.story.number, match[1].strip("，"), first.start, first.end, None,
                    tuple(name for name in self.known if name in match[1]), passage.lines,
                )  # fmt: skip

    def _event(self, name: str, days: Days | None, place: str | None, passage: Passage) -> EventFound:
        start, end = days or (None, None)
        return EventFound(self.story.number, name, start, end, place, tuple(self.people), passage.lines)

    def _day(self, text: str, start: int, end: int) -> Days | None:
        """The last day named in a stretch of text."""
        spans = find_dates(text[start:end], year=self.year, month=self.month)
        return (spans[-1].start, spans[-1].end) if spans else None

    def _main_day(self) -> Days | None:
        for span in self.story.dates:
            return span.start, span.end
        for passage in self.bodies[:MOST_BODIES]:
            day = find_dates(passage.text[:200], year=self.year, month=self.month)
            if day:
                return day[0].start, day[0].end
        return None


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。！？\n") + 1


def _distinct(events: Sequence[EventFound]) -> list[EventFound]:
    """The events without those that say an earlier one again."""
    kept: list[EventFound] = []
    for event in events:
        if not any(_same(event.name, other.name) for other in kept):
            kept.append(event)
    return kept


def _same(one: str, other: str) -> bool:
    """Whether two names are one happening: the 签约 after a 座谈会 shares much with it and is another."""
    shared = alike(one, other)
    return shared >= 0.8 or one[-4:] == other[-4:] or (shared >= SAME and one[-2:] == other[-2:])


def alike(one: str, other: str) -> float:
    """How much two names share: twice the common pairs of neighbours by all pairs (Dice), 0 to 1."""
    a, b = _pairs(one), _pairs(other)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    signs = "".join(sign for sign in text[:200] if sign.isalnum())
    return Counter(signs[at : at + 2] for at in range(len(signs) - 1))
