"""What an error counts: 报纸编校差错率计算方法, annex to 国新出发〔2020〕10号, part 3.

A wrong, missing or superfluous stretch counts by its length: one character 1, two to five 2, more 4. Facts, logic,
grammar, transposed characters and figures count 1 each, a figure written in the wrong kind of numerals 0.1 and all of
those in an issue 1 at most. In headlines, and where a name, a time or a picture of importance is concerned, an error
counts twice; the same error at most three times in an issue. Punctuation counts 1 here: a sample is never flattered.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_OF_ONE = 3
MOST_OF_NUMERALS = 10


class ErrorKind(StrEnum):
    CHARACTERS = "characters"
    TRANSPOSED = "transposed"
    PUNCTUATION = "punctuation"
    FIGURE = "figure"
    NUMERALS = "numerals"
    SENSE = "sense"


@dataclass(frozen=True, slots=True)
class Found:
    """An error: the words that are wrong, what is right if that is known, and its weight in tenths."""

    kind: ErrorKind
    words: str
    right: str
    tenths: int


def tenths(kind: ErrorKind, words: str, right: str = "", *, is_double: bool = False) -> int:
    """What the error counts, in tenths of an error."""
    base = {ErrorKind.CHARACTERS: _by_length(words, right), ErrorKind.NUMERALS: 1}.get(kind, 10)
    return base * (2 if is_double else 1)


def total(errors: Iterable[Found]) -> int:
    """What the errors of an issue count together, in tenths."""
    seen: Counter[tuple[str, str, str]] = Counter()
    points = numerals = 0
    for error in errors:
        if error.kind == ErrorKind.NUMERALS:
            numerals += error.tenths
            continue
        same = (error.kind, error.words, error.right)
        seen[same] += 1
        if seen[same] <= MOST_OF_ONE:
            points += error.tenths
    return points + min(numerals, MOST_OF_NUMERALS)


def _by_length(words: str, right: str) -> int:
    length = _differing(words, right) if right else len(words)
    return 10 if length <= 1 else 20 if length <= 5 else 40


def _differing(words: str, right: str) -> int:
    """How many characters stand between what both begin and end with, in the longer of them."""
    head = 0
    while head < min(len(words), len(right)) and words[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(words), len(right)) - head and words[-1 - tail] == right[-1 - tail]:
        tail += 1
    return max(len(words), len(right)) - head - tail
