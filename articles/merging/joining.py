"""Two people's edits of one text, joined: what one of them changed and the other left alone is taken as it is. Where
both changed the same words, both are told: which of them stands is for a person to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from articles.merging.hunks import applied, hunks
from articles.merging.threeway import places

# Changes of either person with fewer characters between them count as one place: two characters are a word.
APART = 2

Value = TypeVar("Value")


class Origin(StrEnum):
    """Who changed a stretch: nobody, one of the two, both in the same way, or both differently."""

    SAME = "same"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Value]):
    """A part of three texts; all stretches of one side make up its text. For what is no text there is one stretch."""

    base: Value
    mine: Value
    theirs: Value

    @property
    def origin(self) -> Origin:
        if self.mine == self.theirs:
            return Origin.SAME if self.mine == self.base else Origin.BOTH
        if self.mine == self.base:
            return Origin.THEIRS
        return Origin.MINE if self.theirs == self.base else Origin.CLASH

    @property
    def joined(self) -> Value:
        """What stands without a choice: in a clash what is mine."""
        return self.theirs if self.origin is Origin.THEIRS else self.mine


def join(base: str, mine: str, theirs: str) -> list[Stretch[str]]:
    """Both edits of `base` in order, the stretches that nobody touched between them. The same whenever it is asked."""
    return list(_stretches(base, mine, theirs))


def _stretches(base: str, mine: str, theirs: str) -> Iterator[Stretch[str]]:
    at = 0
    for place in places(hunks(base, mine), hunks(base, theirs), APART):
        if at < place.start:
            yield Stretch(*[base[at : place.start]] * 3)
        yield Stretch(
            base[place.start : place.end],
            applied(base, place.ours, place.start, place.end),
            applied(base, place.theirs, place.start, place.end),
        )
        at = place.end
    if at < len(base):
        yield Stretch(*[base[at:]] * 3)
