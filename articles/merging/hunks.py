"""In which stretches of characters two texts differ.

Lines that are the same hold the texts together, between them characters are compared. difflib's `autojunk` is off: it
takes frequent characters (的, 一) for noise in any text longer than 200 characters. diff-match-patch's clean-up is not
used: it joined 入民政府己, two wrong characters, to one change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Pairs of equal elements that one comparison may look at: some seconds. A page of 20,000 characters has 3 million.
MOST_PAIRS = 10_000_000


@dataclass(frozen=True, slots=True)
class Hunk:
    """The characters from `start` to `end` (exclusive) of a text, which became `words`."""

    start: int
    end: int
    words: str


def hunks(before: str, after: str) -> list[Hunk]:
    """What makes `after` of `before`: in order, none empty, none touching another."""
    return list(_joined(_changes(before, after), before))


def applied(text: str, changes: Sequence[Hunk], start: int = 0, end: int | None = None) -> str:
    """The characters from `start` to `end` of a text after the changes, which all lie within them, are made."""
    parts, at = [], start
    for hunk in changes:
        parts += [text[at : hunk.start], hunk.words]
        at = hunk.end
    return "".join([*parts, text[at : len(text) if end is None else end]])


def _changes(before: str, after: str) -> Iterator[Hunk]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    old_at, new_at = _offsets(old), _offsets(new)
    a = c = 0
    for first, last, other_first, other_last in [*_held(old, new), (len(old), len(old), len(new), len(new))]:
        yield from _characters(before, old_at[a], old_at[first], after[new_at[c] : new_at[other_first]])
        a, c = last, other_last


def _held(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of equal lines that hold the texts together. Blank lines alone do not: they stand everywhere."""
    if _pairs(old, new) > MOST_PAIRS:
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and any(line.strip() for line in old[a:b]):
            yield a, b, c, d


def _offsets(lines: Sequence[str]) -> list[int]:
    found = [0]
    for line in lines:
        found.append(found[-1] + len(line))
    return found


def _characters(text: str, start: int, end: int, after: str) -> Iterator[Hunk]:
    before = text[start:end]
    if before == after:
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
