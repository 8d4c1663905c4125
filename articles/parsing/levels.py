"""How a file uses its # signs: little can be said before, since their number means another thing in each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.parsing.natures import Nature, SortedLine


@dataclass(frozen=True, slots=True)
class Levels:
    """How the file uses its # signs: for each level the headings, and those that a news opening follows."""

    headings: Counter[int]
    openers: Counter[int]

    def tendency(self, level: int) -> float:
        """+1 where headings of this level mostly open an article, -1 where they never do, 0 in doubt."""
        if self.headings[level] < 3:
            return 0.0
        share = self.openers[level] / self.headings[level]
        return 1.0 if share > 0.5 else -1.0 if share < 0.12 else 0.0


def read_levels(lines: Sequence[SortedLine]) -> Levels:
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
    return Levels(headings, openers)
