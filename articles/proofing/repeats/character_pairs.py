"""A doubled character and the words it may belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from people.reading.dictionary import dictionary

# The dictionary's counts run to 300,000; below this an entry is hardly a word.
LEAST_WORD = 10
LONGEST_WORD = 4


def weight(word: str) -> int:
    """How often the dictionary counted the word; 0 for none."""
    return dictionary().frequencies.get(word, 0)


@dataclass(frozen=True)
class Pair:
    """A doubled character at `at` of a text, with the words that it may belong to."""

    text: str
    at: int

    @property
    def sign(self) -> str:
        return self.text[self.at]

    @cached_property
    def before(self) -> str:
        return self.text[self.at - 1 : self.at]

    @cached_property
    def after(self) -> str:
        return self.text[self.at + 2 : self.at + 3]

    @cached_property
    def left(self) -> str:
        """The longest word that ends in the first of the two; empty if none does."""
        return self._word(self.text[max(0, self.at + 1 - n) : self.at + 1] for n in (4, 3, 2))

    @cached_property
    def right(self) -> str:
        """The longest word that begins with the second of the two; empty if none does."""
        return self._word(self.text[self.at + 1 : self.at + 1 + n] for n in (4, 3, 2))

    @cached_property
    def frequency(self) -> int:
        """That of the most frequent word or pet name that holds both."""
        first = max(0, self.at + 1 - LONGEST_WORD)
        window = self.text[first : self.at + 1 + LONGEST_WORD]
        most = dictionary().most_frequent_over(window, self.at + 1 - first)
        return max(most, dictionary().name_like.get(self.sign * 2, 0))

    @property
    def is_in_fours(self) -> bool:
        """Whether another doubled character stands beside it: 清清楚楚, 方方面面."""
        text, at = self.text, self.at
        return text[at - 2 : at - 1] == self.before != "" or self.after == text[at + 3 : at + 4] != ""

    def is_in_name(self, names: Collection[str]) -> bool:
        """Whether both are the end of a name (石磊磊), or stand in one from another language."""
        name = self.text[max(0, self.at - 1) : self.at + 2]
        return name in names or "·" in self.text[max(0, self.at - 4) : self.at + 6]

    def name(self, names: Collection[str]) -> str:
        """The name that ends in the first of the two, where the second belongs to nothing else."""
        if weight(self.right) >= LEAST_WORD:
            return ""
        ends = (self.text[max(0, self.at + 1 - n) : self.at + 1] for n in (4, 3))
        return next((name for name in ends if name in names and name + self.sign not in names), "")

    @staticmethod
    def _word(parts: Iterator[str]) -> str:
        return next((part for part in parts if len(part) > 1 and weight(part) > 0), "")
