"""How a file uses its # signs: little can be said before, since their number means another thing in each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.parsing.natures import Nature, SortedLine

LEAST_MIXED = 5
STEADY = 0.8
SELDOM = 0.25


@dataclass(frozen=True, slots=True)
class Levels:
    """How the file uses its # signs: for each level the headings, and those that a news opening follows.
    `headline` is the level of all headlines where the file keeps to one, else None."""

    headings: Counter[int]
    openers: Counter[int]
    headline: int | None = None

    def tendency(self, level: int) -> float:
        """+1 where headings of this level mostly open an article, -1 where they never do, 0 in doubt."""
        if self.headings[level] < 3:
            return 0.0
        share = self.openers[level] / self.headings[level]
        return 1.0 if share > 0.5 else -1.0 if share < 0.12 else 0.0


def read_levels(lines: Sequence[SortedLine]) -> Levels:
    """The habits of a file, from all its headings."""
    headings, openers = Counter(), Counter()
    last: int | None = None
    for line in lines:
        if line.nature is Nature.HEADING:
            last = line.line.level
            headings[last] += 1
        elif line.nature is not Nature.FURNITURE:
            if last is not None and (line.is_opening or line.nature is Nature.BYLINE):
                openers[last] += 1
            last = None
    return Levels(headings, openers, _headline_level(lines))


def _headline_level(lines: Sequence[SortedLine]) -> int | None:
    """The level that stands once (or in successive lines: a headline in two) in nearly every run of headings of
    several levels, with smaller type around it, while headings of that smaller type open no article alone."""
    mixed = [run for run, _ in _runs(lines) if len(set(run)) > 1]
    if len(mixed) < LEAST_MIXED:
        return None
    once = Counter(level for run in mixed for level in set(run) if _blocks(run, level) == 1 and level == min(run))
    level, count = min(once.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
    if not level or count < STEADY * len(mixed):
        return None
    alone = [opens for run, opens in _runs(lines) if min(run) > level]
    return level if sum(alone) <= SELDOM * max(4, len(alone)) else None


def _runs(lines: Sequence[SortedLine]) -> Iterator[tuple[list[int], bool]]:
    """(levels, whether a news opening or a byline follows) of each run of marked headings."""
    run: list[int] = []
    for line in lines:
        if line.nature is Nature.HEADING and line.line.level:
            run.append(line.line.level)
        elif line.nature is not Nature.FURNITURE:
            if run:
                yield run, line.is_opening or line.nature is Nature.BYLINE
            run = []


def _blocks(run: Sequence[int], level: int) -> int:
    """In how many stretches of the run the level stands."""
    return sum(own == level for own, _ in groupby(run))
