"""Forms of names that are nearly the same: how they differ, and how they meet.

Shelf and the database index forms by `people.reading.nearness.name_keys`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from articles.proofing.lookalikes.alike import are_alike, lookalikes
from people.reading.nearness import name_keys
from people.reading.wordlists import entries

# Parts the parts of a transcribed name.
DOT = "·"
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


def meeting_keys(form: str) -> set[str]:
    """Keys for forms in memory: as `name_keys`, and of two characters each with its place (王*, *明). An archive
    has too many of those to be asked for them."""
    return {*name_keys(form), *((form[0] + "*", "*" + form[1]) if len(form) == 2 else ())}


def misread_forms(form: str) -> Iterator[str]:
    """A name of two characters with each replaced by its look-alikes in turn: they share no key with it."""
    for at, sign in enumerate(form) if len(form) == 2 else ():
        for other in _alike_either_way().get(sign, ()):
            yield form[:at] + other + form[at + 1 :]


def closed(printed: str) -> str:
    """A printed name without the spaces that set it wide (强 声)."""
    return "".join(printed.split())


def near(form: str, forms: Iterable[str]) -> list[str]:
    """Those of the forms that equal one or differ by a single character."""
    return [other for other in forms if other == form or difference(form, other)]


def share_office(some: Collection[str], others: Collection[str], shortest: int = SHORTEST_OFFICE) -> bool:
    """Whether two may hold one office: one title is the other, or its end (公司总经理 of X公司总经理) of so many
    characters at least."""
    return any(
        a == b or (min(len(a), len(b)) >= shortest and (a.endswith(b) or b.endswith(a))) for a in some for b in others
    )


def share_body(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two titles belong to one body or place, as when somebody is promoted."""
    return any(a[:SAME_BODY] == b[:SAME_BODY] for a in some for b in others if min(len(a), len(b)) > SAME_BODY)


@cache
def _alike_either_way() -> dict[str, list[str]]:
    """For each character all that `Difference.is_alike` takes for its look-alikes."""
    pairs = {
        pair for sign, others in lookalikes().items() for other in others for pair in ((sign, other), (other, sign))
    }
    alike: dict[str, list[str]] = {}
    for sign, other in sorted(pairs | _taken_for_another()):
        alike.setdefault(sign, []).append(other)
    return alike


@cache
def _taken_for_another() -> frozenset[tuple[str, str]]:
    """Pairs that the reading stage knows besides, some of them by sound."""
    return frozenset((a, b) for group in entries("lookalikes") for a in group for b in group if a != b)
