"""What ordinary Chinese says of a string: is it a word, and do its characters make a likely name?

The words come from the dictionary inside the pinned package jieba (MIT licence), read as a plain
data file: the package itself is never imported, so nothing is printed and nothing cached on disk.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from people.reading.wordlists import entries, words

LONGEST_WORD = 4
# A word counts as ordinary from this frequency on (the file's counts run to about 300,000).
ORDINARY = 20
# Names are learnt from entries of three characters tagged as a person's; single entries are noisy.
SMOOTHING = 3.0
# Shorter entries that are tagged as transcribed are mostly not.
TRANSCRIBED = 4


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Words with their frequency and part of speech, and how much likelier each character is in a name.

    `name_like` holds entries of two characters that are tagged as names; many of them are words.
    `sound_odds` says how much likelier a character is in a name transcribed from another language.
    """

    frequencies: dict[str, int]
    tags: dict[str, str]
    surname_odds: dict[str, float]
    given_odds: dict[str, float]
    name_like: dict[str, int]
    sound_odds: dict[str, float]

    def is_word(self, text: str, least: int = ORDINARY) -> bool:
        """Whether `text` is an ordinary word that is nobody's name."""
        return self.frequencies.get(text, 0) >= least or text in words("not_names")

    def is_common(self, text: str) -> bool:
        """Whether `text` is in the dictionary at all often, be it as a word or as a name."""
        return max(self.frequencies.get(text, 0), self.name_like.get(text, 0)) >= 30

    def tag(self, text: str) -> str:
        return self.tags.get(text, "")

    def name_odds(self, surname: str, given: str) -> float:
        """The natural logarithm of how much likelier the characters are in a name than in a text."""
        first = self.surname_odds.get(surname, 2.0 if len(surname) > 1 else -2.0)
        return first + sum(self.given_odds.get(sign, 1.0) for sign in given)

    def most_frequent_over(self, text: str, at: int, first: int = 0) -> int:
        """The frequency of the most frequent word that runs over the boundary `at` and begins at `first` or later."""
        best = 0
        for start in range(max(first, at - LONGEST_WORD + 1), at):
            for end in range(at + 1, min(len(text), start + LONGEST_WORD) + 1):
                best = max(best, self.frequencies.get(text[start:end], 0))
        return best


@cache
def dictionary() -> Dictionary:
    """The dictionary; the first call takes about a second, the others nothing."""
    surnames = frozenset(entries("surnames"))
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    in_text: Counter[str] = Counter()
    family: Counter[str] = Counter()
    given: Counter[str] = Counter()
    sounds: Counter[str] = Counter()
    name_like: dict[str, int] = {}
    for word, frequency, tag in _rows():
        if tag == "nrt" and len(word) >= TRANSCRIBED:
            sounds.update(word)
        if tag.startswith("nr") and word[0] in surnames:
            if len(word) == 3:
                family[word[0]] += 1
                given.update(word[1:])
            elif len(word) == 2:
                name_like[word] = frequency
            continue
        for sign in word:
            in_text[sign] += frequency
        if 2 <= len(word) <= LONGEST_WORD:
            frequencies[word] = frequency
            tags[word] = tag
    odds = (_odds(signs, in_text) for signs in (family, given))
    heard = {sign: weight for sign, weight in _odds(sounds, in_text).items() if sounds[sign] >= SMOOTHING}
    return Dictionary(frequencies, tags, *odds, name_like, heard)


def _rows() -> Iterator[tuple[str, int, str]]:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return
    for line in Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        yield word, int(frequency), tag


def _odds(inside: Counter[str], outside: Counter[str]) -> dict[str, float]:
    total_inside = inside.total() + SMOOTHING * len(outside)
    total_outside = outside.total() + SMOOTHING * len(outside)
    return {
        sign: math.log((inside[sign] + SMOOTHING) / total_inside * total_outside / (outside[sign] + SMOOTHING))
        for sign in inside.keys() | outside.keys()
    }
