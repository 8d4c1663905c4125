"""Which article of an earlier reading is which of a new one: by what they say, never by their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

# Shares of pairs of characters. Different articles of one issue share 5 to 15 in 100, and a new scan of one article,
# at 30 wrong characters in 100 on top, still 45.
ALIKE = 0.35
CONTAINED = 0.6
# Under one headline less is enough, or nothing where there is hardly a text.
SAME_HEADLINE = 0.8
ALIKE_UNDER_ONE_HEADLINE = 0.1
HARDLY_A_TEXT = 10
# What a headline counts beside the text: of an article that was split, the part under the headline is the article.
WEIGHT_OF_HEADLINE = 0.5
# A pair of characters that so many texts have tells none of them apart.
COMMON = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read: `key` is the caller's name for it."""

    key: int
    headline: str
    text: str

    @property
    def words(self) -> str:
        return f"{self.headline}\n{self.text}"


@dataclass(slots=True)
class Matching:
    """`pairs` leads from a new reading to the former one that it is. `vanished` are former ones without a new one,
    `appeared` new ones without a former, each with the reading of the other side that has most of its text, or None."""

    pairs: dict[int, int] = field(default_factory=dict)
    vanished: dict[int, int | None] = field(default_factory=dict)
    appeared: dict[int, int | None] = field(default_factory=dict)


def match(old: Sequence[Reading], new: Sequence[Reading]) -> Matching:
    """Pairs readings, the most alike first; of equals those that come first in either order. Each has one at most."""
    found = Matching()
    _match_same(old, new, found)
    taken = set(found.pairs.values())
    profiles = {one.key: _Profile(one) for one in old}, {one.key: _Profile(one) for one in new}
    likeness = list(_likenesses(old, new, *profiles))
    for _score, old_at, new_at in sorted((-one.score, one.old, one.new) for one in likeness if one.is_alike):
        former, present = old[old_at].key, new[new_at].key
        if former not in taken and present not in found.pairs:
            found.pairs[present] = former
            taken.add(former)
    origins = _origins(old, new, likeness)
    found.vanished = {one.key: origins[0].get(at) for at, one in enumerate(old) if one.key not in taken}
    found.appeared = {one.key: origins[1].get(at) for at, one in enumerate(new) if one.key not in found.pairs}
    return found


def _match_same(old: Sequence[Reading], new: Sequence[Reading], found: Matching) -> None:
    """Those in which nothing changed, in their order."""
    same: dict[str, list[int]] = {}
    for one in reversed(old):
        same.setdefault(one.words, []).append(one.key)
    for one in new:
        if same.get(one.words):
            found.pairs[one.key] = same[one.words].pop()


class _Profile:
    """A reading as counted pairs of characters, and its headline as counted characters."""

    def __init__(self, reading: Reading):
        self.pairs = Counter(a + b for a, b in pairwise("".join(reading.words.split())))
        self.size = sum(self.pairs.values())
        self.headline = Counter("".join(reading.headline.split()))
        self.text_size = len(reading.text)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike the readings at two places are: `dice` of all that both have, `contained` of the shorter."""

    old: int
    new: int
    dice: float
    contained: float
    headline: float
    is_short: bool

    @property
    def score(self) -> float:
        return round(self.dice + WEIGHT_OF_HEADLINE * self.headline, 9)

    @property
    def is_alike(self) -> bool:
        if self.dice >= ALIKE or self.contained >= CONTAINED:
            return True
        return self.headline >= SAME_HEADLINE and (self.is_short or self.dice >= ALIKE_UNDER_ONE_HEADLINE)


def _likenesses(
    old: Sequence[Reading], new: Sequence[Reading], former: dict[int, _Profile], present: dict[int, _Profile]
) -> Iterator[_Likeness]:
    """Of all readings that share anything telling."""
    having: dict[str, list[int]] = {}
    for at, one in enumerate(old):
        for pair in former[one.key].pairs:
            having.setdefault(pair, []).append(at)
    for new_at, one in enumerate(new):
        mine = present[one.key]
        shared: Counter[int] = Counter()
        for pair, count in mine.pairs.items():
            others = having.get(pair, ())
            if len(others) > COMMON:
                continue
            for old_at in others:
                shared[old_at] += min(count, former[old[old_at].key].pairs[pair])
        for old_at, common in shared.items():
            theirs = former[old[old_at].key]
            yield _Likeness(
                old_at,
                new_at,
                dice=2 * common / (mine.size + theirs.size),
                contained=common / min(mine.size, theirs.size),
                headline=_alike(mine.headline, theirs.headline),
                is_short=min(mine.text_size, theirs.text_size) < HARDLY_A_TEXT,
            )


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if one and other else 0.0


def _origins(
    old: Sequence[Reading], new: Sequence[Reading], likeness: Sequence[_Likeness]
) -> tuple[dict[int, int], dict[int, int]]:
    """Place of a reading -> key of the one on the other side that has most of it."""
    former: dict[int, int] = {}
    present: dict[int, int] = {}
    for one in sorted(likeness, key=lambda one: (-one.contained, one.old, one.new)):
        if one.contained >= CONTAINED:
            former.setdefault(one.old, new[one.new].key)
            present.setdefault(one.new, old[one.old].key)
    return former, present
