"""Forms of names that are nearly the same: how they differ, and the keys under which they meet in an index.

Shelf and the database index forms by `name_keys`; both ask with the keys of what an issue prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from articles.proofing.alike import are_alike
from articles.proofing.surnames import is_frequent
from people.reading.wordlists import entries

# Longer strings are not names; transcribed ones have up to twelve characters and a dot.
LONGEST_NAME = 14
SHORTEST_OFFICE = 3
# So many characters at the beginning of two titles are the same body: 青禾镇镇长, 青禾镇党委书记.
SAME_BODY = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """One character of a form against the other's: at offset `at`, `one` stands for `other`; where a character is
    lost, one of them is empty."""

    at: int
    one: str
    other: str

    @property
    def is_change(self) -> bool:
        return bool(self.one and self.other)

    @property
    def is_alike(self) -> bool:
        """Whether the two characters look, or sound, so alike that a machine takes one for the other."""
        return are_alike(self.one, self.other) or (self.one, self.other) in _taken_for_another()


def difference(one: str, other: str) -> Difference | None:
    """The single character by which two forms differ; None where they are equal or differ by more."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(one) == len(other):
        return Difference(start, rest[0], other_rest[0]) if rest[1:] == other_rest[1:] else None
    if len(one) > len(other):
        return Difference(start, rest[0], "") if rest[1:] == other_rest else None
    return Difference(start, "", other_rest[0]) if rest == other_rest[1:] else None


def name_keys(form: str) -> tuple[str, ...]:
    """The keys of a form; two forms that differ by one character changed, lost or added share at least one.

    They are the form itself and the form without each of its characters in turn: at most 15, four for a name of
    three. Of a name of two characters the one that is left tells too little, so it is kept with its place (王*,
    *明), and that behind a frequent surname not at all: 张苗 and 张茁 do not meet.
    """
    if not 1 < len(form) <= LONGEST_NAME:
        return ()
    if len(form) == 2:
        return (form, "*" + form[1]) + (() if is_frequent(form[0]) else (form[0] + "*",))
    return (form, *dict.fromkeys(form[:at] + form[at + 1 :] for at in range(len(form))))


def closed(printed: str) -> str:
    """A printed name without the spaces that set it wide (强 声)."""
    return "".join(printed.split())


def near(form: str, forms: Iterable[str]) -> list[str]:
    """Those of the forms that equal one or differ by a single character."""
    return [other for other in forms if other == form or difference(form, other)]


def share_office(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two may hold one office: one title is the other, or its end (公司总经理 of X公司总经理)."""
    return any(
        a == b or (min(len(a), len(b)) >= SHORTEST_OFFICE and (a.endswith(b) or b.endswith(a)))
        for a in some
        for b in others
    )


def share_body(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two titles belong to one body or place, as when somebody is promoted."""
    return any(a[:SAME_BODY] == b[:SAME_BODY] for a in some for b in others if min(len(a), len(b)) > SAME_BODY)


@cache
def _taken_for_another() -> frozenset[tuple[str, str]]:
    """Pairs that the reading stage knows besides, some of them by sound."""
    return frozenset((a, b) for group in entries("lookalikes") for a in group for b in group if a != b)
