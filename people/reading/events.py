"""Happenings that articles report: meetings, ceremonies, contests, visits, openings.

An article's own happening stands in its headline and in the sentence that carries the date. Routine
work, plans and history have neither, and are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from people.reading.days import LEAD, MOST_BODIES, RECENTLY, SAME_DAY, SENTENCE_END, Days, ReportedDays, sentence_start
from people.reading.happenings import Happening, clauses, happenings, opening_length, with_region
from people.reading.leads import lead_name
from people.reading.occasions import occasions, seen_at, spoken_at
from people.reading.places import Places
from people.reading.punctuation import full_width
from people.reading.records import EventFound, Kind, Passage, PersonFound, Story
from people.reading.tellings import LONGEST_SUBJECT, acts, outing, subject_of, told, visit
from people.reading.venues import venue
from people.reading.wordlists import entries, words

BODY_ROLES = frozenset(("body", "caption", "list"))
TAKING_PART = frozenset((Kind.SUBJECT, Kind.QUOTED, Kind.PERFORMER))
SIGNED = re.compile(
    r"(?:会后|随后)[，]?"
    r"(?!\d)([^。；！？]{4,60}?(?:签约|签订[^，。；]{2,20}|签署[^，。；]{2,20}|揭牌))"
)
PARTS = re.compile(r"[ ，：]")
# 县医院完成首例某某手术
FIRST_TIME = re.compile("(?:完成|开展|实施|办理|签发|颁发|开出|发出|发放|迎来)[^，]{0,4}首[例台次单笔张批个]")
# What is done again and again is no happening.
ROUTINE = re.compile("每[天日周月年晚]|连日|常态化|定期")
OF_YEARS = re.compile(r"近年|年来|以来|多[次场]|累计|先后|今年|去年|\d年|坚持|持续|不断|各类|一系列|获悉")
# 将于5月举行, 今年开工: announced and not yet done.
WILL_BE = re.compile(
    r"(?:即将|[^，。]?将(?=于|在|举|召|开|启|迎|首|正|陆|投|推|建|动|竣|完|通|上)|拟[于在]|[定拟预]于|计划|预计|有望|力争|准备|"
    r"正在?筹备|明[年天日]|[今年]内|年底|下[周月半]|今年(?=开工|动工|启动|完工|建成|投用))"
)
ANNOUNCES = re.compile(
    "(?:即|^[^将]{0,20})将(?=于|在|举|召|开[赛幕放展街园市通馆业]|启[动用]|迎来)|[定拟]于|明[天日]|下[周月]"
)
NO_EVENT = re.compile(r"[？?]|^(?:关于|致|论|谈|说|写在)|要览|提示|须知|公告|通告|启事|指南|问答|之际")

# Bounds for hostile input: what an article has at most, and how far its own happening may stand from its beginning.
MOST_EVENTS = 12
MOST_PEOPLE = 200
# 近日 counts as a date where it opens the text.
AT_ONCE = 60
LONGEST_HEADLINE = 200
ALIKE = 0.5
SAME = 0.65
SHORT_NAME = 10
LEAST_VISITED = 4
SHORT_HEADLINE = 5
# An item without the formula of news is a brief up to so many paragraphs; its date stands at its beginning.
SHORT_ARTICLE, LONGEST_DATE = 3, 16


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
        self.headline = full_width(story.headline[:LONGEST_HEADLINE])
        self.decks = [full_width(deck[:LONGEST_HEADLINE]) for deck in story.decks]
        self.bodies = [passage for passage in story.passages if passage.role in BODY_ROLES]
        self.days = ReportedDays(self.bodies, story.dates, year, month)

    def events(self) -> list[EventFound]:
        if ANNOUNCES.search(self.headline):
            return []
        found = next((found for found in map(list, self._readings()) if found), [])
        if found:
            found.extend(islice(self._signed(found[0]), MOST_EVENTS))
        return _distinct([event for event in found if not ROUTINE.search(event.name)])

    def _readings(self) -> Iterator[Iterator[EventFound]]:
        """The ways to read the article's own happenings, the surest first."""
        yield islice(self._under_title(), 1)
        yield islice(self._held(), MOST_EVENTS)
        yield self._from_headline()
        yield islice(self._in_passing(), 1)
        yield islice(self._told(), 1)
        yield islice(self._in_own_words(), 1)

    def _held(self) -> Iterator[EventFound]:
        """What the lead says was held, in a sentence with a date, or without one where it is the article's own."""
        lead_seen = False
        for passage in self.bodies[: MOST_BODIES if not self.story.dates else len(self.bodies)]:
            text = full_width(passage.text)
            opening = opening_length(text)
            for happening in happenings(text[:LEAD], self.places, self.known, opening):
                sentence = sentence_start(text, happening.start)
                if WILL_BE.search(text[happening.start : happening.end]):
                    continue
                days = self.days.named(text, sentence, happening.end)
                if lead_seen and not opening and not (days and self._is_also_its_own(text, sentence, days, happening)):
                    continue
                if days is None:
                    if not self._is_its_own(happening, text, max(sentence, opening), lead_seen):
                        continue
                    days = self._undated(text, happening)
                yield self._event(self._fuller(happening.name), days, happening.place, passage)
                lead_seen = True
            if opening or self.days.named(text, 0, min(len(text), 200)):
                lead_seen = True

    def _is_also_its_own(self, text: str, sentence: int, days: Days, happening: Happening) -> bool:
        """Whether a later paragraph reports a happening of the article: it begins with its day, shortly before or
        after the article's own, or the headline names it."""
        spans = self.days.find(text[sentence : sentence + 12])
        if sentence or not spans or spans[0].offset > 1:
            return False
        main = self.days.main()
        return alike(happening.name, self.headline) >= ALIKE or (main is not None and abs((main[0] - days[0]).days) < 4)

    def _undated(self, text: str, happening: Happening) -> Days | None:
        """The days of a happening whose sentence names none: those that the next sentence gives as a range."""
        if RECENTLY.search(text[: happening.end]):
            following = self.days.find(text[happening.end : happening.end + 30])
            return next(((span.start, span.end) for span in following if span.end and span.offset < 6), None)
        return self.days.main()

    def _fuller(self, name: str) -> str:
        """The headline's name for a meeting where the text says no more than X区动员会."""
        if len(name) > SHORT_NAME:
            return name
        named = [happening.name for happening in happenings(self.headline, self.places, self.known)]
        return next((full for full in named if full[-3:] == name[-3:] and len(full) > len(name)), name)

    def _is_its_own(self, happening: Happening, text: str, sentence: int, lead_seen: bool) -> bool:
        """Whether a happening without a day is the one that the article reports: the headline names it, or the
        lead begins with it and with 近日 or 本报讯, and says nothing of years."""
        told = text[sentence : happening.end]
        if alike(happening.name, self.headline) >= ALIKE:
            return True
        recent = RECENTLY.search(told)
        if recent and alike(happening.name, self.headline) >= 0.3:
            return True
        is_first = sentence <= opening_length(text) + AT_ONCE and not lead_seen
        return is_first and bool(recent) and not ROUTINE.search(told) and not OF_YEARS.search(told)

    def _from_headline(self) -> Iterator[EventFound]:
        """The headline itself where it names a meeting, or where a dated lead reports a visit or an opening."""
        if not self.headline or NO_EVENT.search(self.headline) or WILL_BE.search(self.headline):
            return
        lead = self.bodies[0] if self.bodies else (self.story.passages[0] if self.story.passages else None)
        if lead is None:
            return
        day = self.days.main()
        held = [h.name for h in happenings(self.headline, self.places, self.known)]
        if held and (day or not self.bodies or RECENTLY.search(full_width(lead.text)[:120])):
            yield self._event(held[-1], day, None, lead)
        elif day and self._reports_once("".join(full_width(body.text[:LEAD]) for body in self.bodies[:MOST_BODIES])):
            several = self.days.paragraphs() if RECENTLY.search(full_width(lead.text)[:AT_ONCE]) else None
            name = "" if several else self._visit()
            yield self._event(name or self._saying_part(), several or day, None, lead)

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
        for _, sentence, _, _ in self.days.sentences():
            return visit(sentence, self.known, LEAST_VISITED)
        return ""

    def _saying_part(self) -> str:
        """The part of a headline of several that says what happened, with what the text calls its subject."""
        parts = [part for part in PARTS.split(self.headline) if part.endswith(entries("outcomes")) and len(part) > 5]
        if not parts:
            return with_region(self.headline, self.places)
        subject, outcome = _parted(parts[0])
        for _, sentence, after, _ in self.days.sentences():
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
        for passage, sentence, after, days in self.days.sentences():
            name = self._done(sentence, after)
            if name:
                yield self._event(name, days, None, passage)
        for passage in self.bodies[:1] if not self.story.dates else ():
            text = full_width(passage.text[:LEAD])
            recent = RECENTLY.search(text, 0, AT_ONCE)
            stop = SENTENCE_END.search(text, recent.end()) if recent else None
            sentence = text[: stop.start()] if stop else ""
            if sentence and not WILL_BE.search(sentence) and not OF_YEARS.search(sentence):
                name = self._done(sentence, recent.end())
                if name:
                    yield self._event(name, None, None, passage)

    def _in_own_words(self) -> Iterator[EventFound]:
        """What the lead of a news item or a brief says in its first clause after its day."""
        texts = [passage for passage in self.bodies if passage.role == "body"]
        if not texts or NO_EVENT.search(self.headline):
            return
        opening = opening_length(full_width(texts[0].text[:LEAD]))
        if not opening and len(texts) > SHORT_ARTICLE:
            return
        for passage, sentence, after, days in self.days.sentences():
            begins = full_width(passage.text[opening : opening + after])
            if passage is not texts[0] or len(begins.strip("，、 ")) > LONGEST_DATE or OF_YEARS.search(sentence):
                return
            if name := lead_name(sentence, after, self.known):
                yield self._event(with_region(name, self.places), days, None, passage)
            return

    def _done(self, sentence: str, after: int) -> str:
        return visit(sentence, self.known) or with_region(
            told(sentence, after, self.known) or outing(sentence, after), self.places
        )

    def _in_passing(self) -> Iterator[EventFound]:
        """What the text names as the occasion of something else."""
        for passage, sentence, after, days in self.days.sentences():
            for name in occasions(sentence, after, self.known, self.places):
                yield self._event(name, days, None, passage)
        for passage in self.bodies[:MOST_BODIES]:
            text = full_width(passage.text[:LEAD])
            for start, end in clauses(text):
                days = self.days.named(text, 0, start) if SAME_DAY.match(text, start) else None
                for name in occasions(text[start:end], 0, self.known, self.places) if days else ():
                    yield self._event(name, days, None, passage)

    def _under_title(self) -> Iterator[EventFound]:
        """What a deck or a second headline names: ——某某节侧记, （5月8日在某某会议上）."""
        if not self.bodies:
            return
        for deck in self.decks:
            name = spoken_at(deck)
            days = self.days.find(deck)
            if name:
                day = (days[0].start, days[0].end) if days else self.days.main()
                yield self._event(with_region(name, self.places), day, None, self.bodies[0])
        for line in (*self.decks, self.headline):
            if name := seen_at(line):
                yield self._event(with_region(name, self.places), self.days.main(), None, self.bodies[0])

    def _signed(self, first: EventFound) -> Iterator[EventFound]:
        for passage in self.bodies:
            for match in SIGNED.finditer(full_width(passage.text)):
                yield EventFound(
                    self.story.number, match[1].strip("，"), first.start, first.end, None,
                    tuple(name for name in self.known if name in match[1]), passage.lines,
                )  # fmt: skip

    def _event(self, name: str, days: Days | None, place: str | None, passage: Passage) -> EventFound:
        start, end = days or (None, None)
        place = place or self._venue(name, passage)
        return EventFound(self.story.number, name, start, end, place, tuple(self.people), passage.lines)

    def _venue(self, name: str, passage: Passage) -> str | None:
        """The place in the sentence of the article's day, or in the first of the passage."""
        for other, sentence, after, _ in self.days.sentences():
            if other is passage:
                return venue(sentence[after:])
        text = full_width(passage.text[:LEAD])
        begin = opening_length(text)
        stop = SENTENCE_END.search(text, begin)
        return venue(text[begin : stop.start() if stop else len(text)])


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
