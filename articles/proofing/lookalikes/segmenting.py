"""A second opinion on a string: how likely its best division into words of the dictionary is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache

from articles.proofing.lookalikes.alike import lookalikes
from articles.proofing.lookalikes.language import language
from articles.proofing.wordlists import entries
from people.reading.dictionary import LONGEST_WORD, dictionary

# log10 of the chance of a character that no word explains, and what a character is less likely alone than in words.
UNKNOWN, ALONE = -8.0, 1.0
# A word of local news stands so often at least (the dictionary's counts run to about 300,000).
LOCAL = 60


@dataclass(slots=True)
class Segmenter:
    """Words of two to four characters with their counts, single characters with log10 of their chance."""

    counts: dict[str, int]
    single: dict[str, float]
    total: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = math.log10(max(1, sum(self.counts.values())))

    def weight(self, word: str) -> float:
        """log10 of the chance of a word; `UNKNOWN` for what is none."""
        if len(word) == 1:
            return self.single.get(word, UNKNOWN)
        count = self.counts.get(word)
        return math.log10(count + 0.5) - self.total if count else UNKNOWN

    def divide(self, text: str, at: int) -> tuple[float, str]:
        """log10 of the chance of the best division (unigram model), and the word that covers the place `at`."""
        best, back = [0.0], [0]
        for end in range(1, len(text) + 1):
            weight, start = best[end - 1] + self.single.get(text[end - 1], UNKNOWN), end - 1
            for begin in range(max(0, end - LONGEST_WORD), end - 1):
                count = self.counts.get(text[begin:end])
                if count:
                    other = best[begin] + math.log10(count + 0.5) - self.total
                    if other > weight:
                        weight, start = other, begin
            best.append(weight)
            back.append(start)
        end = len(text)
        while back[end] > at:
            end = back[end]
        return best[-1], text[back[end] : end]


@cache
def segmenter() -> Segmenter:
    """The dictionary of people.reading with the single characters of the language model."""
    single = language().single[1:].tolist()
    frequencies = dictionary().frequencies
    local = {
        word: max(LOCAL, frequencies.get(word, 0)) for word in entries("vocabulary") if 1 < len(word) <= LONGEST_WORD
    }
    return Segmenter(
        frequencies | local,
        {sign: max(weight - ALONE, UNKNOWN) for sign, weight in zip(lookalikes(), single, strict=True)},
    )
