"""Every place of an issue where a person is named: found by frames first, then wherever a found name stands again."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from people.reading.candidates import own_weight
from people.reading.contexts import left_of, right_of
from people.reading.dictionary import dictionary
from people.reading.dotted import find_calls, shortest_forms
from people.reading.misreadings import misread_forms
from people.reading.names import (
    ACCEPTED,
    CERTAIN,
    DOTTED,
    NameSpan,
    Source,
    joined,
    settle,
    surname_at,
    weigh,
)
from people.reading.opinions import installed, second_opinions
from people.reading.punctuation import full_width
from people.reading.records import Passage, Story
from people.reading.surnamed import find_surnamed
from people.reading.wordlists import NO_WORDS, ExtraWords, word_after, words

# A name that was seen with this score counts wherever it stands again.
KNOWN = 6.0
# A name below this that is also the beginning of a place's name is the place.
CLEAR_OF_PLACES = 9.0
THOUGHT = re.compile(r"新时代中国特色社会主义思想|(?!总书记|同志|主席)[\u4e00-\u9fff]{1,6}思想")
REGION_AFTER = re.compile(r"区|县|市|镇|乡|村|街道|社区|路|河|山|湖|桥")
# Four issues' worth of text: no paragraph is so long, and what follows is not read for people.
LONGEST_PASSAGE = 30_000
# More names than an issue has are not looked for in misread forms.
MOST_MISREAD = 400
# Characters that make a name this likely, nearly taken in two different contexts, are one.
LIKE_A_NAME = 2.0
UNLIKELY_IN_A_NAME = -0.3


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known from elsewhere: further sources of evidence, names that editors want taken, or never
    taken, and words that they add to the lists. Immutable and hashable.

    `sources` None stands for those that are installed, which is the tagger where its pack is there.
    """

    sources: tuple[Source, ...] | None = None
    taken: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    words: ExtraWords = NO_WORDS


NO_ADVICE = Advice()
RULES_ALONE = Advice(sources=())


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
    framed = _framed(stories, advice)
    known = _known(framed) | dict.fromkeys(advice.taken, CERTAIN)
    known = {
        name: score for name, score in (known | _misread(known, advice.refused)).items() if name not in advice.refused
    }
    sightings = []
    for story, passage, spans in framed:
        text = passage.text
        kept = [_fitted(text, span, known) for span in spans if span.name in known]
        for span in _with_known(text, kept, known):
            sightings.append(Sighting(story, passage, span))
        for span in find_surnamed(text, kept):
            sightings.append(Sighting(story, passage, span, is_surname_only=True))
    return sightings


Framed = list[tuple[Story, Placed, list[NameSpan]]]


def _framed(stories: Sequence[Story], advice: Advice) -> Framed:
    """Each passage with the names that its own words give, and those called by a part of a dotted name."""
    placed = [
        (story, Placed(passage, full_width(passage.text[:LONGEST_PASSAGE])))
        for story in stories
        for passage in story.passages
    ]
    weighed = [weigh(passage.text) for _, passage in placed]
    sources = installed() if advice.sources is None else advice.sources
    evidence = second_opinions([passage.text for _, passage in placed], weighed, sources)
    settled = [
        settle(passage.text, joined(passage.text, spans, told))
        for (_, passage), spans, told in zip(placed, weighed, evidence, strict=True)
    ]
    forms = shortest_forms(span.name for spans in settled for span in spans if "·" in span.name)
    settled = [
        [_in_form(passage.text, span, forms) for span in spans]
        for (_, passage), spans in zip(placed, settled, strict=True)
    ]
    of_story: dict[int, list[str]] = {}
    for (story, _), spans in zip(placed, settled, strict=True):
        of_story.setdefault(story.number, []).extend(span.name for span in spans if "·" in span.name)
    return [
        (story, passage, _with_calls(passage.text, spans, dict.fromkeys(of_story[story.number])))
        for (story, passage), spans in zip(placed, settled, strict=True)
    ]


def _in_form(text: str, span: NameSpan, forms: Mapping[str, str]) -> NameSpan:
    """A dotted name without the words that it took along in this place."""
    name = forms.get(span.name, span.name)
    if name == span.name:
        return span
    start = span.start + span.name.index(name)
    end = start + len(name)
    return NameSpan(start, end, name, span.score, left_of(text, start), right_of(text, end))


def _with_calls(text: str, spans: list[NameSpan], names: Iterable[str]) -> list[NameSpan]:
    """The spans with the places where owners of dotted names are called by one part; nothing else stands there."""
    calls = [
        NameSpan(call.start, call.end, call.name, DOTTED, left_of(text, call.start), right_of(text, call.end))
        for call in find_calls(text, names)
    ]
    taken = {at for call in calls for at in range(call.start, call.end)}
    return sorted(
        [*calls, *(span for span in spans if taken.isdisjoint(range(span.start, span.end)))],
        key=lambda span: span.start,
    )


def _known(framed: Framed) -> dict[str, float]:
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


def _misread(known: Mapping[str, float], refused: Collection[str]) -> dict[str, float]:
    """Forms of certain names with one look-alike sign, which may stand where no surname is left to see."""
    refused = words("figures").union(refused)
    certain = [name for name, score in known.items() if score >= KNOWN and name not in refused]
    forms = (form for name in certain[:MOST_MISREAD] for form in misread_forms(name))
    return {form: KNOWN for form in forms if form not in known and not dictionary().is_word(form, 1)}


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


def _fitted(text: str, span: NameSpan, known: dict[str, float]) -> NameSpan:
    """A name of two or three characters is lengthened or shortened to a form that the issue knows better."""
    longer, shorter = text[span.start : span.end + 1], span.name[:-1]
    if len(span.name) == 2 == span.end - span.start and known.get(longer, 0.0) > known[span.name]:
        return NameSpan(span.start, span.end + 1, longer, span.score, span.left, right_of(text, span.end + 1))
    is_odd = dictionary().given_odds.get(span.name[-1], 0.0) < UNLIKELY_IN_A_NAME
    is_better = known.get(shorter, 0.0) >= max(KNOWN, known[span.name])
    if len(span.name) == 3 == span.end - span.start and is_better and is_odd:
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
