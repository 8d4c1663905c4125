"""A text, what an editor made of it, and what a new reading makes of it.

Merging a new reading silently into edited text was measured to make it worse (0.56 % wrong characters became 1.16 %).
So nothing is merged here: each difference of the new reading is told by itself, with whether it touches an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.merging.hunks import Hunk, applied, hunks


class Bearing(StrEnum):
    """How a difference of the new reading stands to the editor's changes: it leaves them alone, it changes what they
    changed, or it says the same."""

    NEW = "new"
    CLASH = "clash"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands from `start` to `end` (exclusive) of the editor's text, `ours`, was `base` and is now `theirs`."""

    bearing: Bearing
    start: int
    end: int
    base: str
    ours: str
    theirs: str


def differences(base: str, ours: str, theirs: str, read: Callable[[str, str], list[Hunk]] = hunks) -> list[Difference]:
    """What a new reading says otherwise than the former one, in the order of the editor's text; none overlaps another.

    Changes that touch, if only at their edges, count as one place. `read` tells what became of the base in `theirs`.
    """
    if theirs in (base, ours):
        return _agreed_whole(base, ours) if theirs == ours != base else []
    found, shift = [], 0
    for place in places(hunks(base, ours), read(base, theirs)):
        words = base[place.start : place.end]
        mine = applied(base, place.ours, place.start, place.end)
        if place.theirs:
            new = applied(base, place.theirs, place.start, place.end)
            bearing = Bearing.NEW if not place.ours else Bearing.AGREED if mine == new else Bearing.CLASH
            at = place.start + shift
            found.append(Difference(bearing, at, at + len(mine), words, mine, new))
        shift += len(mine) - len(words)
    return found


def _agreed_whole(base: str, ours: str) -> list[Difference]:
    """The editor's changes, each of which the new reading confirms."""
    found, shift = [], 0
    for hunk in hunks(base, ours):
        at, words = hunk.start + shift, base[hunk.start : hunk.end]
        found.append(Difference(Bearing.AGREED, at, at + len(hunk.words), words, hunk.words, hunk.words))
        shift += len(hunk.words) - len(words)
    return found


def merged(ours: str, found: Iterable[Difference]) -> str:
    """The editor's text with every difference that leaves the editor's changes alone. For tests and figures only."""
    changes = [Hunk(one.start, one.end, one.theirs) for one in found if one.bearing is Bearing.NEW]
    return applied(ours, changes)


@dataclass(slots=True)
class Place:
    """A stretch of the base with the changes of either side in it."""

    start: int
    end: int
    ours: list[Hunk]
    theirs: list[Hunk]


def places(ours: Sequence[Hunk], theirs: Sequence[Hunk], apart: int = 1) -> Iterator[Place]:
    """Where either side changes the base, in order; changes less than `apart` characters from each other are one."""
    sides = [(hunk, False) for hunk in ours] + [(hunk, True) for hunk in theirs]
    place: Place | None = None
    for hunk, is_theirs in sorted(sides, key=lambda side: (side[0].start, side[0].end, side[1])):
        if place is None or hunk.start - place.end >= apart:
            if place:
                yield place
            place = Place(hunk.start, hunk.end, [], [])
        place.end = max(place.end, hunk.end)
        (place.theirs if is_theirs else place.ours).append(hunk)
    if place:
        yield place
