"""Where names stand in an issue: those that reading found, and strings that nearly are one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.proofing.names.forms import DOT, difference
from articles.proofing.records import Field, Galley, Part
from people.reading.contexts import Side, left_of, right_of
from people.reading.dictionary import dictionary
from people.reading.names import NOT_GIVEN
from people.reading.wordlists import word_after, word_before

HAN = re.compile(r"[\u4e00-\u9fff]+")
DOTTED = re.compile(rf"[\u4e00-\u9fff{DOT}]+")
SENTENCE_END = re.compile(r"[。！？；\n]")
# More parts of names than an issue has are not looked for: hostile input must not cost more than its length.
MOST_PATTERNS = 4_000
GAP = "\0"
LONGEST_DOTTED = 16
# A word as frequent as this that runs over a name's edge, or makes up the misread part of it, is the word.
ORDINARY = 20
# An office or a byline before, and a stop or a word of speech behind: there a name stands.
CLEAR_LEFT = 4.0
# What only a person has before, as 22岁的, and with what follows as much as an office and a stop would give.
PERSONAL_LEFT, FRAMED_BOTH = 3.0, 4.0
# Where a clause begins, and before what people do: there a name may stand, though a piece of it makes a word.
FAIR_LEFT, FAIR_RIGHT = 1.5, 1.0
# Of names of two characters, both sides together: no stop before, and nothing behind that speaks against.
FAIR_BOTH = 2.0


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name at `start` of a part; `sentence` tells the sentences of the part apart, `title` is the word before."""

    form: str
    part: Part
    start: int
    sentence: int

    @property
    def end(self) -> int:
        return self.start + len(self.form)

    @property
    def where(self) -> tuple[object, int]:
        """The sentence in which it stands."""
        return (self.part.place, self.sentence)


def places_of(galley: Galley, forms: Collection[str]) -> dict[str, list[NamePlace]]:
    """All places of the forms in print order, the longest form first where one is part of another."""
    by_first: dict[str, set[int]] = {}
    for form in forms:
        by_first.setdefault(form[0], set()).add(len(form))
    lengths = {first: sorted(sizes, reverse=True) for first, sizes in by_first.items()}
    known = frozenset(forms)
    found: dict[str, list[NamePlace]] = {form: [] for form in forms}
    for part in galley.parts:
        for start, form, sentence in _occurrences(part.text, lengths, known):
            if len(form) > 2 or part.place.field is Field.BYLINE or not _is_inside_words(part.text, start, form):
                found[form].append(NamePlace(form, part, start, sentence))
    return found


def _occurrences(
    text: str, lengths: Mapping[str, Iterable[int]], known: Collection[str]
) -> Iterator[tuple[int, str, int]]:
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    after, sentence = 0, 0
    for start, sign in enumerate(text):
        while sentence < len(ends) and ends[sentence] <= start:
            sentence += 1
        if start < after:
            continue
        for length in lengths.get(sign, ()):
            form = text[start : start + length]
            if form in known:
                yield start, form, sentence
                after = start + length
                break


def _is_inside_words(text: str, start: int, form: str, least: int = ORDINARY) -> bool:
    return any(dictionary().most_frequent_over(text, at) >= least for at in (start, start + len(form)))


def nearly_named(galley: Galley, names: Collection[str], taken: Mapping[str, list[NamePlace]]) -> dict[str, set[str]]:
    """{string: names}: strings of the issue that are no name that reading knows, but one of `names` with one character
    changed, where they look like it or stand where a name would; of two characters, both. Of names of up to four, and
    of dotted ones."""
    patterns = _patterns(names)
    covered = {(id(place.part), at): place for places in taken.values() for place in places for at in _range(place)}
    found: dict[str, set[str]] = {}
    for part in galley.parts:
        for start, string, name in _alike(part.text, patterns):
            over = {place for at in (start, start + len(string) - 1) if (place := covered.get((id(part), at)))}
            if all(_is_fragment(place, start, string, taken) for place in over) and _may_be(
                part.text, start, string, name
            ):
                found.setdefault(string, set()).add(name)
    return found


def _range(place: NamePlace) -> range:
    return range(place.start, place.end)


def _is_fragment(place: NamePlace, start: int, string: str, taken: Mapping[str, list[NamePlace]]) -> bool:
    """Whether a name that reading found is only a piece of the string, or begins with it and stands nowhere else."""
    is_inside = start <= place.start and place.end <= start + len(string) and len(place.form) < len(string)
    is_drawn_on = place.start == start and place.form.startswith(string) and len(taken[place.form]) == 1
    return is_inside or (is_drawn_on and place.form != string and DOT not in place.form)


def framed(galley: Galley, taken: Mapping[str, list[NamePlace]]) -> dict[str, list[tuple[NamePlace, str]]]:
    """{string: [(place, title)]}: strings of two to four characters behind an office (`title`), or between a stop and
    a word of speech, where reading found no name: one that is misread may have no surname left."""
    hidden = _hidden(taken)
    found: dict[str, list[tuple[NamePlace, str]]] = {}
    for part in galley.parts:
        marks = hidden.get(id(part), b"")
        ends = [match.end() for match in SENTENCE_END.finditer(part.text)]
        for run in HAN.finditer(part.text):
            for start in range(run.start(), run.end() - 1):
                title = _title_before(part.text, start)
                for end in range(start + 2, min(start + 4, run.end()) + 1) if title or start == run.start() else ():
                    string = part.text[start:end]
                    is_said = title or (end < run.end() and word_after(part.text, end, "speech_verbs"))
                    if is_said and not any(marks[start:end]) and not NOT_GIVEN.intersection(string[1:]):
                        place = NamePlace(string, part, start, bisect_right(ends, start))
                        found.setdefault(string, []).append((place, title))
    return found


def _title_before(text: str, start: int) -> str:
    lists = ("offices", "occupations", "bylines") if start else ()
    return next((word for name in lists if (word := word_before(text, start, name))), "")


def _hidden(taken: Mapping[str, list[NamePlace]]) -> dict[int, bytearray]:
    """Where names stand, by part."""
    hidden: dict[int, bytearray] = {}
    for places in taken.values():
        for place in places:
            marks = hidden.setdefault(id(place.part), bytearray(len(place.part.text)))
            marks[place.start : place.end] = b"\1" * len(place.form)
    return hidden


def _patterns(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by what is left of them when one character is not looked at."""
    patterns: dict[str, list[str]] = {}
    for name in names:
        is_whole = len(name) in (2, 3, 4) and HAN.fullmatch(name)
        is_dotted = len(name) <= LONGEST_DOTTED and DOT in name and DOTTED.fullmatch(name)
        if (is_whole or is_dotted) and len(patterns) < MOST_PATTERNS:
            for at in (at for at, sign in enumerate(name) if sign != DOT):
                patterns.setdefault(name[:at] + GAP + name[at + 1 :], []).append(name)
    return patterns


def _alike(text: str, patterns: Mapping[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    """(start, string, name) of all strings that are a name but for one character."""
    for size, is_dotted in sorted({(len(pattern), DOT in pattern) for pattern in patterns}):
        for run in (DOTTED if is_dotted else HAN).finditer(text):
            for start in range(run.start(), run.end() - size + 1):
                string = text[start : start + size]
                for at in range(size):
                    for name in patterns.get(string[:at] + GAP + string[at + 1 :], ()):
                        if name != string:
                            yield start, string, name


def _is_common(string: str) -> bool:
    return dictionary().is_word(string, 1) or dictionary().is_common(string)


def _may_be(text: str, start: int, string: str, name: str) -> bool:
    """Whether the string may be the name, misread: by the character, or by what stands around it."""
    differing = difference(string, name)
    if differing is None:
        return False
    end = start + len(string)
    left, right = left_of(text, start), right_of(text, end)
    if len(string) == 2:
        is_fair = left.weight >= CLEAR_LEFT or (left.weight >= FAIR_LEFT and left.weight + right.weight >= FAIR_BOTH)
        return is_fair and differing.is_alike and not _is_inside_words(text, start, string) and not _is_common(string)
    is_framed = left.weight >= PERSONAL_LEFT and left.weight + right.weight >= FRAMED_BOTH
    if is_framed and left.side is not Side.CLAUSE:
        return not dictionary().is_word(string)
    if not differing.is_alike or _is_inside_words(text, start, string, ORDINARY * 10):
        return False
    if left.weight >= FAIR_LEFT and right.weight >= FAIR_RIGHT:
        return not dictionary().is_word(string)
    at = differing.at
    inner = (string[max(0, at - 1) : at + 1], string[at : at + 2], string)
    return not any(len(word) > 1 and dictionary().is_word(word, ORDINARY * 5) for word in inner)
