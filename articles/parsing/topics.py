"""What each article of an issue speaks of, so that text without a home can be compared with all of them."""

import math
from collections import Counter
from collections.abc import Sequence

from articles.parsing.coherence import grams
from articles.parsing.drafts import Draft, Placed

# What a text shares with the article that it is likely to belong to.
KIN = 1.0


class Topics:
    """How much of what a text says each draft says too, in rare strings for the square root of its length."""

    def __init__(self, drafts: Sequence[Draft]):
        self.drafts = drafts
        self._lines = [[(line, grams(line.text)) for line in draft.body] for draft in drafts]
        self._titles = [grams("。".join([draft.headline or "", draft.kicker, *draft.decks])) for draft in drafts]
        said = [title.union(*(own for _, own in lines)) for title, lines in zip(self._titles, self._lines, strict=True)]
        self._said = said
        self._counts: dict[int, Counter[str]] = {}
        self._seen = Counter(gram for own in said for gram in own)

    def weight(self, shared: set[str], length: int) -> float:
        many = len(self.drafts) + 1
        total = sum(math.log(many / self._seen[gram]) * (1.5 if len(gram) == 3 else 1.0) for gram in shared)
        return total / math.sqrt(max(1, length))

    def kinship(self, at: int, run: Sequence[Placed]) -> float:
        """What a run of lines shares with the rest of the draft it stands in."""
        numbers = {line.number for line in run}
        own = Counter(gram for line, said in self._lines[at] if line.number in numbers for gram in said)
        whole = self._whole(at)
        return self.weight({gram for gram, count in own.items() if whole[gram] > count}, length(run))

    def _whole(self, at: int) -> Counter[str]:
        """For each string of a draft in how many of its lines it stands, the titles counted as one."""
        if at not in self._counts:
            self._counts[at] = Counter(gram for _, said in self._lines[at] for gram in said)
            self._counts[at].update(self._titles[at])
        return self._counts[at]

    def homes(self, at: int, run: Sequence[Placed]) -> list[tuple[float, int]]:
        """The other drafts by what they share with the run, the best first."""
        own = set().union(*(grams(line.text) for line in run))
        ranked = ((self.weight(own & said, length(run)), other) for other, said in enumerate(self._said) if other != at)
        return sorted(ranked, key=lambda item: (-item[0], item[1]))[:3]

    def likely(self, at: int, run: Sequence[Placed]) -> list[Draft]:
        """The drafts with a headline that the run may belong to, the best first."""
        found = [self.drafts[to] for score, to in self.homes(at, run) if score >= KIN]
        return [draft for draft in found if draft.headline]


def named(homes: Sequence[Draft]) -> str:
    """What an editor reads of the articles that a text may belong to; empty without any."""
    return "可能属于" + "、".join(f"《{draft.headline}》" for draft in homes) if homes else ""


def length(run: Sequence[Placed]) -> int:
    """The characters of a run of lines."""
    return sum(len(line.text) for line in run)
