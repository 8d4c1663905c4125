"""Every place of an issue where a person is named: found by frames first, then wherever a found name stands again."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from people.reading.candidates import own_weight
from people.reading.contexts import Context, Side, left_of, right_of
from people.reading.dictionary import dictionary
from people.reading.names import ACCEPTED, CERTAIN, NameSpan, Source, surname_at, weigh_names
from people.reading.punctuation import STOPS, full_width, is_han
from people.reading.records import Passage, Story
from people.reading.wordlists import word_after, words

# A name that was seen with this score counts wherever it stands again.
KNOWN = 6.0
# A name below this that is also the beginning of a place's name is the place.
CLEAR_OF_PLACES = 9.0
THOUGHT = re.compile(r"新时代中国特色社会主义思想|(?!总书记|同志|主席)[\u4e00-\u9fff]{1,6}思想")
REGION_AFTER = re.compile(r"区|县|市|镇|乡|村|街道|社区|路|河|山|湖|桥")
SPEECH_NEAR = re.compile(r"[^，。！？“”]{0,10}(?:说|表示|介绍|告诉|道)|[^。！？]{0,4}[：，]?“")
GIVEN_QUOTE = 12
# Characters that make a name this likely, nearly taken in two different contexts, are one.
LIKE_A_NAME = 2.0
UNLIKELY_IN_A_NAME = -0.3


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known from elsewhere: further sources of evidence, names that editors want taken, or never taken."""

    sources: tuple[Source, ...] = ()
    taken: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


NO_ADVICE = Advice()


@dataclass(frozen=True)
class Placed:
    """A passage with full-width punctuation and an index of its pieces, so that each place is found in log time."""

    passage: Passage
    text: str

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate((piece.length for piece in self.passage.pieces), initial=0))

    def place(self, offset: int) -> tuple[int, int]:
        """(line, start) in the source, as `Passage.place`; the last place known where the pieces end too soon."""
        pieces = self.passage.pieces
        if not pieces:
            return 1, 0
        at = min(bisect_right(self._offsets, offset) - 1, len(pieces) - 1)
        return pieces[at].line, pieces[at].start + offset - self._offsets[at]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a person is named; `start` and `end` count in the passage's text."""

    story: Story
    placed: Placed
    span: NameSpan
    is_surname_only: bool = False

    @property
    def text(self) -> str:
        return self.placed.text

    @property
    def passage(self) -> Passage:
        return self.placed.passage


def sight(stories: Sequence[Story], advice: Advice = NO_ADVICE) -> list[Sighting]:
    """All places where the stories name people, in reading order."""
    placed = [(story, Placed(passage, full_width(passage.text))) for story in stories for passage in story.passages]
    evidence = _evidence([passage.text for _, passage in placed], advice.sources)
    framed = [
        (story, passage, weigh_names(passage.text, told))
        for (story, passage), told in zip(placed, evidence, strict=True)
    ]
    known = _known(framed) | dict.fromkeys(advice.taken, CERTAIN)
    for name in advice.refused:
        known.pop(name, None)
    sightings = []
    for story, passage, spans in framed:
        text = passage.text
        kept = [
            _shortened(text, span, known)
            for span in spans
            if span.name in known or ("·" in span.name and span.name not in advice.refused)
        ]
        for span in _with_known(text, kept, known):
            sightings.append(Sighting(story, passage, span))
        for span in _surname_only(text, kept):
            sightings.append(Sighting(story, passage, span, is_surname_only=True))
    return sightings


def _evidence(texts: Sequence[str], sources: Iterable[Source]) -> list[dict[tuple[int, int], float]]:
    """What all sources say of each text, their weights added up."""
    sums: list[dict[tuple[int, int], float]] = [{} for _ in texts]
    for source in sources:
        for total, told in zip(sums, source(texts), strict=True):
            for place, weight in told.items():
                total[place] = total.get(place, 0.0) + weight
    return sums


def _known(framed: list[tuple[Story, Placed, list[NameSpan]]]) -> dict[str, float]:
    """Names with their best score, without those that are the beginnings of places."""
    best: dict[str, float] = {name: CERTAIN for name in words("figures")}
    nearly: dict[str, set[tuple[str, str]]] = {}
    for _, _, spans in framed:
        for span in spans:
            if span.score >= ACCEPTED:
                best[span.name] = max(best.get(span.name, 0.0), span.score)
            else:
                nearly.setdefault(span.name, set()).add((span.left.word, span.right.word))
    for name, contexts in nearly.items():
        if len(contexts) > 1 and own_weight(name, len(surname_at(name, 0)) or 1) >= LIKE_A_NAME:
            best.setdefault(name, KNOWN)
    doubtful = {name for name, score in best.items() if score < CLEAR_OF_PLACES}
    for _, passage, _ in framed:
        text = passage.text
        for start, name in _occurrences(text, doubtful):
            if REGION_AFTER.match(text, start + len(name)) and not right_of(text, start + len(name)).weight >= 2.0:
                best.pop(name, None)
    return best


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """(offset, name) of each place where one of the names stands, the longest at each offset. Linear in the text."""
    by_first: dict[str, set[int]] = {}
    names = set(names)
    for name in names:
        by_first.setdefault(name[0], set()).add(len(name))
    lengths = {first: sorted(sizes, reverse=True) for first, sizes in by_first.items()}
    for start, sign in enumerate(text):
        for length in lengths.get(sign, ()):
            if text[start : start + length] in names:
                yield start, text[start : start + length]
                break


def _shortened(text: str, span: NameSpan, known: dict[str, float]) -> NameSpan:
    """A dotted name that took the next word along is cut to a form that stands elsewhere."""
    if "·" not in span.name:
        return _fitted(text, span, known)
    for end in range(span.end - 1, span.start + 3, -1):
        name = text[span.start : end]
        if name in known:
            return NameSpan(span.start, end, name, span.score, span.left, right_of(text, end))
    return span


def _fitted(text: str, span: NameSpan, known: dict[str, float]) -> NameSpan:
    """A name of two or three characters is lengthened or shortened to a form that the issue knows better."""
    longer, shorter = text[span.start : span.end + 1], span.name[:-1]
    if len(span.name) == 2 == span.end - span.start and known.get(longer, 0.0) > known[span.name]:
        return NameSpan(span.start, span.end + 1, longer, span.score, span.left, right_of(text, span.end + 1))
    is_odd = dictionary().given_odds.get(span.name[-1], 0.0) < UNLIKELY_IN_A_NAME
    if len(span.name) == 3 == span.end - span.start and known.get(shorter, 0.0) >= KNOWN and is_odd:
        return NameSpan(span.start, span.end - 1, shorter, span.score, span.left, right_of(text, span.end - 1))
    return span


def _with_known(text: str, spans: list[NameSpan], known: dict[str, float]) -> list[NameSpan]:
    """The spans and the further places of names that are known from the rest of the issue."""
    taken = bytearray(len(text))
    for span in spans:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    found = list(spans)
    certain = {name for name, score in known.items() if score >= KNOWN}
    for start, name in _occurrences(text, certain):
        end = start + len(name)
        if not any(taken[start:end]) and not _is_part_of_something(text, start, end):
            taken[start:end] = b"\1" * len(name)
            found.append(NameSpan(start, end, name, known[name], left_of(text, start), right_of(text, end)))
    return sorted(found, key=lambda span: span.start)


def _is_part_of_something(text: str, start: int, end: int) -> bool:
    """习近平新时代…思想, 焦裕禄精神, and a short name inside other words."""
    if THOUGHT.match(text, end) or word_after(text, end, "organisation_endings"):
        return True
    if word_after(text, end, "place_names_after") and right_of(text, end).weight < 2.0:
        return True
    if end - start > 2:
        return False
    return any(dictionary().most_frequent_over(text, at) >= 20 for at in (start, end))


def _surname_only(text: str, spans: list[NameSpan]) -> Iterator[NameSpan]:
    """刘阿姨 and her like, where she is quoted; `spans` are the full names of the text."""
    taken = {at for span in spans for at in range(span.start, span.end)}
    for start in range(len(text) - 1):
        surname = surname_at(text, start)
        form = word_after(text, start + len(surname), "address_forms") if surname else ""
        end = start + len(surname) + len(form)
        if not form or start in taken or (start and is_han(text[start - 1]) and not _may_precede(text, start)):
            continue
        if SPEECH_NEAR.match(text, end) or text[max(0, start - GIVEN_QUOTE) : start].endswith(("”", "”，")):
            yield NameSpan(start, end, text[start:end], CERTAIN, left_of(text, start), Context(Side.SPEECH, "", 3.0))


def _may_precede(text: str, start: int) -> bool:
    return text[start - 1] in "的和与" or text[start - 1] in STOPS or left_of(text, start).weight >= 2.5
