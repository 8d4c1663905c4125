"""In which stretches of characters two texts differ.

Runs of characters that stand once in either text hold the texts together; between them single characters are compared.
difflib alone took 11 s for a report of 20,000 characters of which 3 in 100 were misread. Its `autojunk` is off: it
takes frequent characters (的, 一) for noise in any text longer than 200. diff-match-patch's clean-up is not used: it
joined 入民政府己, two wrong characters, to one change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Lengths of the runs that hold texts together: longer ones first, shorter ones where those are too far apart.
RUNS = (8, 4)
# Stretches of so many characters need no runs.
SHORT = 200
# So many characters aside a sentence's end is looked for.
FARTHEST = 200
# Pairs of equal characters that one comparison may look at: about a second. More are told as one change.
MOST_PAIRS = 2_000_000


@dataclass(frozen=True, slots=True)
class Hunk:
    """The characters from `start` to `end` (exclusive) of a text, which became `words`."""

    start: int
    end: int
    words: str


def hunks(before: str, after: str) -> list[Hunk]:
    """What makes `after` of `before`: in order, none empty, none touching another."""
    return _slid(list(_joined(_changes(before, after), before)), before)


def substitutions(before: str, after: str) -> list[Hunk]:
    """The same of texts in which words were replaced: character by character where both are of one length. 末来末来未来
    is 未来未来未来 with two characters changed, and not with two words put before it and two taken off behind."""
    if len(before) != len(after):
        return hunks(before, after)
    found: list[Hunk] = []
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if found and found[-1].end == at:
            found[-1] = Hunk(found[-1].start, at + 1, found[-1].words + new)
        else:
            found.append(Hunk(at, at + 1, new))
    return found


def applied(text: str, changes: Sequence[Hunk], start: int = 0, end: int | None = None) -> str:
    """The characters from `start` to `end` of a text after the changes, which all lie within them, are made."""
    parts, at = [], start
    for hunk in changes:
        parts += [text[at : hunk.start], hunk.words]
        at = hunk.end
    return "".join([*parts, text[at : len(text) if end is None else end]])


def _changes(before: str, after: str, start: int = 0, runs: Sequence[int] = RUNS) -> Iterator[Hunk]:
    """What differs between two stretches of which the first begins at `start` of its text."""
    if before == after:
        return
    if not runs or max(len(before), len(after)) <= SHORT:
        yield from _characters(before, after, start)
        return
    a = c = 0
    for left, right, length in [*_held(before, after, runs[0]), (len(before), len(after), 0)]:
        yield from _changes(before[a:left], after[c:right], start + a, runs[1:])
        a, c = left + length, right + length


def _held(before: str, after: str, length: int) -> Iterator[tuple[int, int, int]]:
    """Runs that stand once in either text and in the same order in both: place in either, and length."""
    here, there = _single(before, length), _single(after, length)
    held: tuple[int, int, int] | None = None
    for left, right in _rising([(at, there[run]) for run, at in here.items() if run in there]):
        if held and left - held[0] == right - held[1] <= held[2]:
            held = (held[0], held[1], left + length - held[0])
        elif held is None or (left >= held[0] + held[2] and right >= held[1] + held[2]):
            if held:
                yield held
            held = (left, right, length)
    if held:
        yield held


def _single(text: str, length: int) -> dict[str, int]:
    """The runs of a length that stand once in a text, with their places, in order."""
    places: dict[str, int] = {}
    for at in range(len(text) - length + 1):
        run = text[at : at + length]
        places[run] = -1 if run in places else at
    return {run: at for run, at in places.items() if at >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of the pairs, which come in the order of their first, that are in the order of their second as well."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_left, right) in enumerate(pairs):
        place = bisect_left(ends, right)
        before.append(tops[place - 1] if place else -1)
        ends[place : place + 1] = [right]
        tops[place : place + 1] = [at]
    found = []
    at = tops[-1] if tops else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _characters(before: str, after: str, start: int) -> Iterator[Hunk]:
    if not before or not after:
        yield Hunk(start, start + len(before), after)
        return
    if _pairs(before, after) > MOST_PAIRS:
        yield _whole(before, after, start)
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Hunk(start + a, start + b, after[c:d])


def _whole(before: str, after: str, start: int) -> Hunk:
    """One change, without what both begin and end with."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    return Hunk(start + head, start + len(before) - tail, after[head : len(after) - tail])


def _shared(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _pairs(one: Sequence[str], other: Sequence[str]) -> int:
    left, right = Counter(one), Counter(other)
    return sum(count * right[sign] for sign, count in left.items())


def _joined(changes: Iterator[Hunk], before: str) -> Iterator[Hunk]:
    """Changes that touch are one, and so are two of several characters that a single common one keeps apart."""
    waiting: Hunk | None = None
    for hunk in changes:
        if waiting is None:
            waiting = hunk
            continue
        gap = hunk.start - waiting.end
        if gap == 0 or (gap == 1 and _is_long(waiting) and _is_long(hunk)):
            waiting = Hunk(waiting.start, hunk.end, waiting.words + before[waiting.end : hunk.start] + hunk.words)
            continue
        yield waiting
        waiting = hunk
    if waiting:
        yield waiting


def _is_long(hunk: Hunk) -> bool:
    return max(hunk.end - hunk.start, len(hunk.words)) > 1


def _slid(changes: list[Hunk], before: str) -> list[Hunk]:
    """Words that come or go at several places with the same result do so behind a line break, else a sentence's end:
    甲。乙。 without 乙 loses 乙。 and not 。乙."""
    found: list[Hunk] = []
    for at, hunk in enumerate(changes):
        first = max(found[-1].end + 1 if found else 0, hunk.start - FARTHEST)
        last = min(changes[at + 1].start - 1 if at + 1 < len(changes) else len(before), hunk.end + FARTHEST)
        found.append(min(_slides(hunk, before, first, last), key=lambda one: _roughness(one, before)))
    return found


def _slides(hunk: Hunk, before: str, first: int, last: int) -> Iterator[Hunk]:
    """The change, and what has the same result between two places of the text; nothing else of a replacement."""
    yield hunk
    words = hunk.words or before[hunk.start : hunk.end]
    if hunk.words and hunk.start < hunk.end:
        return
    left, moved = hunk.start, words
    while left > first and before[left - 1] == moved[-1]:
        left, moved = left - 1, moved[-1] + moved[:-1]
        yield _moved(hunk, left, moved)
    right, moved = hunk.start, words
    while right + (hunk.end - hunk.start) < last and before[right + (hunk.end - hunk.start)] == moved[0]:
        right, moved = right + 1, moved[1:] + moved[0]
        yield _moved(hunk, right, moved)


def _moved(hunk: Hunk, start: int, words: str) -> Hunk:
    return Hunk(start, start + hunk.end - hunk.start, words if hunk.words else "")


def _roughness(hunk: Hunk, before: str) -> int:
    """How ill a change begins; of equals the first is taken, which is where the comparison had it."""
    sign, following = before[hunk.start - 1 : hunk.start], before[hunk.start : hunk.start + 1]
    if not sign or (sign == "\n" and following != "\n"):
        return 0
    return 1 if sign in "。！？；" else 2
