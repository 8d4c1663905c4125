"""How much two pieces of one issue speak of the same thing: shared strings of two and three characters,
each worth more the fewer lines of the issue have it (inverse document frequency)."""

import math
import re
from collections import Counter
from collections.abc import Iterable

HAN = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")
LONGEST = 3_000


class Vocabulary:
    """The strings of an issue and their weights."""

    def __init__(self, lines: Iterable[str]):
        self._lines = 0
        self._count: Counter[str] = Counter()
        for line in lines:
            self._lines += 1
            self._count.update(grams(line))

    def weight(self, gram: str) -> float:
        """The rarer the heavier; what more than a sixth of the lines say counts for nothing."""
        seen = max(1, self._count[gram])
        if seen * 6 > self._lines > 12:
            return 0.0
        return math.log((1 + self._lines) / seen) * (1.5 if len(gram) == 3 else 1.0)

    def affinity(self, text: str, other: str) -> float:
        """The share, 0 to 1, of the weight of `text` that `other` has too."""
        own, theirs = grams(text), grams(other)
        total = sum(map(self.weight, own))
        return sum(self.weight(gram) for gram in own & theirs) / total if total else 0.0

    def shared(self, text: str, other: str) -> float:
        """The weight of what the two share: about 4 for each rare string."""
        return sum(self.weight(gram) for gram in grams(text) & grams(other))


def grams(text: str) -> set[str]:
    """All strings of two and three letters inside the clauses of a text."""
    found: set[str] = set()
    for run in HAN.findall(text[:LONGEST]):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
        found.update(run[at : at + 3] for at in range(len(run) - 2))
    return found
