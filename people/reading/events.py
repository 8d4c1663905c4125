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
from people.reading.happenings import Happening, clauses, happenings, opening_length, with_region
from people.reading.places import Places
from people.reading.punctuation import full_width
from people.reading.records import EventFound, Kind, Passage, PersonFound, Story
from people.reading.tellings import LONGEST_SUBJECT, acts, outing, subject_of, told, visit
from people.reading.wordlists import entries, words

BODY_ROLES = frozenset(("body", "caption", "list"))
TAKING_PART = frozenset((Kind.SUBJECT, Kind.QUOTED, Kind.PERFORMER))
RECENTLY = re.compile(r"近日|(?<!\d)日前|昨日|昨天|今日|今天|当天")
PLANNED = re.compile(r"(?:将于|拟于|定于|计划于?|预计于?)")
SIGNED = re.compile(
    r"(?:会后|随后)[，]?"
    r"(?!\d)([^。；！？]{4,60}?(?:签约|签订[^，。；]{2,20}|签署[^，。；]{2,20}|揭牌))"
)
PARTS = re.compile(r"[ ，：]")
SENTENCE_END = re.compile(r"[。！？\n]")
# Days that are the end or the beginning of something that goes on.
# 记者3月1日从某局获悉: the day of the asking, not of what is told.
LEARNT = re.compile("[^，。；]{0,16}(?:获悉|了解到|得知|采访)")
# 县医院完成首例某某手术
FIRST_TIME = re.compile("(?:完成|开展|实施|办理|签发|颁发|开出|发出|发放|迎来)[^，]{0,4}首[例台次单笔张批个]")
# What is done again and again is no happening.
ROUTINE = re.compile("每[天日周月年晚]|连日|常态化|定期")
TERM = re.compile(r"起|以来|以前|之前|前(?![往来])|止|截止|为止|是")
SINCE = re.compile(r"(?:截至|截止到?|自|从|至)$")
NO_EVENT = re.compile(r"[？?]|^(?:关于|致|论|谈|说|写在)|要览|提示|须知|公告|通告|启事|指南|问答|之际")
Days = tuple[date, date | None]

MOST_BODIES = 3
# Bounds for hostile input: what an article has at most, and how far its own happening may stand from its beginning.
MOST_EVENTS = 12
MOST_PEOPLE = 200
LEAD = 400
LEADS = 3
# 近日 counts as a date where it opens the text.
AT_ONCE = 60
LONGEST_HEADLINE = 200
ALIKE = 0.5
SAME = 0.65
SHORT_NAME = 10
LEAST_VISITED = 4
SHORT_HEADLINE = 5


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
        found = list(islice(self._held(), MOST_EVENTS)) or list(self._from_headline()) or list(islice(self._told(), 1))
        if found:
            found.extend(islice(self._signed(found[0]), MOST_EVENTS))
        return _distinct([event for event in found if not ROUTINE.search(event.name)])

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
            yield self._event(self._visit() or self._saying_part(), day, None, lead)

    def _reports_once(self, lead: str) -> bool:
        if any(part.endswith(entries("outcomes")) for part in PARTS.split(self.headline)):
            return True
        if FIRST_TIME.search(self.headline):
            return True
        visited = len(self.headline) > SHORT_HEADLINE and any(word in self.headline for word in entries("visits"))
        return visited and any(name in lead for name in self.known)

    def _visit(self) -> str:
        """What the first dated sentence says of the visit that the headline reports, if it says more than a word:
        headlines leave out who it was, or where."""
        if not any(word in self.headline for word in entries("visits")):
            return ""
        for _, sentence, _, _ in self._dated_sentences():
            return visit(sentence, self.known, LEAST_VISITED)
        return ""

    def _saying_part(self) -> str:
        """The part of a headline of several that says what happened, with what the text calls its subject."""
        parts = [part for part in PARTS.split(self.headline) if part.endswith(entries("outcomes")) and len(part) > 5]
        if not parts:
            return with_region(self.headline, self.places)
        subject, outcome = _parted(parts[0])
        for _, sentence, after, _ in self._dated_sentences():
            for start, end in clauses(sentence, after):
                for verb in acts(sentence[start:end]):
                    fuller = subject_of(sentence[start : start + verb])
                    if len(subject) < len(fuller) <= LONGEST_SUBJECT and fuller[-2:] == subject[-2:]:
                        return with_region(fuller, self.places) + outcome
        return with_region(parts[0], self.places)

    def _told(self) -> Iterator[EventFound]:
        """What the first dated sentences say was done once: a visit, or an act that ends with itself."""
        if NO_EVENT.search(self.headline):
            return
        for passage, sentence, after, day in self._dated_sentences():
            name = visit(sentence, self.known) or with_region(
                told(sentence, after) or outing(sentence, after), self.places
            )
            if name:
                yield self._event(name, day, None, passage)
        for passage in self.bodies[:1] if not self.story.dates else ():
            text = full_width(passage.text[:LEAD])
            recent = RECENTLY.search(text, 0, AT_ONCE)
            stop = SENTENCE_END.search(text, recent.end()) if recent else None
            name = told(text[: stop.start()], recent.end()) if recent and stop else ""
            if name:
                yield self._event(with_region(name, self.places), None, None, passage)

    def _dated_sentences(self) -> Iterator[tuple[Passage, str, int, Days]]:
        """(passage, sentence, where its date ends, the day) of the lead's sentences that report a day."""
        for passage in self.bodies[:LEADS]:
            text = full_width(passage.text[:LEAD])
            begin = opening_length(text)
            for span in find_dates(text, year=self.year, month=self.month):
                end = span.offset + len(span.printed)
                is_term = PLANNED.search(text, max(0, span.offset - 6), span.offset) or TERM.match(text, end)
                is_term = is_term or LEARNT.match(text, end)
                is_past = self.year is not None and span.start.year < self.year - 1
                if (
                    span.offset < begin
                    or is_term
                    or is_past
                    or SINCE.search(text, max(0, span.offset - 4), span.offset)
                ):
                    continue
                start = max(begin, _sentence_start(text, span.offset))
                stop = SENTENCE_END.search(text, end)
                yield passage, text[start : stop.start() if stop else len(text)], end - start, (span.start, span.end)

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
        for _, _, _, day in self._dated_sentences():
            return day
        for span in self.story.dates:
            return span.start, span.end
        for passage in self.bodies[:MOST_BODIES]:
            day = find_dates(passage.text[:200], year=self.year, month=self.month)
            if day:
                return day[0].start, day[0].end
        return None


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(sign, 0, at) for sign in "。！？\n") + 1


def _parted(part: str) -> tuple[str, str]:
    """A headline's part without and with its closing word for an outcome."""
    outcome = max((word for word in entries("outcomes") if part.endswith(word)), key=len, default="")
    return part.removesuffix(outcome), outcome


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
