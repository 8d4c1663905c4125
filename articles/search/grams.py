"""Cuts folded text into what the index keeps: pairs of neighbouring characters, and whole words of letters or digits.

Every word of two or more characters is a phrase of pairs, so all its places are found, in words or across them. The
last character of a run stands by itself: it ends the run, so that no phrase crosses punctuation by accident, and a
word of one character is found at the beginning of some pair or as such an end.
"""

import re
from dataclasses import dataclass

from articles.search.folding import UNSPACED

RUN = re.compile(rf"[{UNSPACED}]+|[^\W_{UNSPACED}]+")
UNSPACED_RUN = re.compile(rf"[{UNSPACED}]+")
LETTERS = re.compile(r"[^\W\d_]")
# A longer run is cut into pieces: of what a reader types none is as long, and PostgreSQL takes no entry of 2 KiB.
LONGEST_ENTRY = 256
# A longer query word is cut: no reader types it, and its phrase would cost.
LONGEST_PHRASE = 64


@dataclass(frozen=True, slots=True)
class Phrase:
    """Entries of the index that have to follow one another; with `opens`, the last may be the beginning of one."""

    tokens: tuple[str, ...]
    opens: bool = False


def runs(folded: str) -> list[str]:
    """Stretches of characters between spaces and punctuation."""
    return RUN.findall(folded)


def tokens(folded: str) -> list[str]:
    """What the index keeps of a folded text, in order."""
    found: list[str] = []
    for run in runs(folded):
        found += _whole(run)
    return found


def phrase(folded: str, *, exact: bool = False) -> Phrase | None:
    """The phrase that finds a folded word; None for one without any letter, digit or character.

    Inside it, any punctuation or space stands for any other. A word that ends in letters also finds longer ones,
    unless it is `exact`; one that ends in digits does not.
    """
    *before, last = runs(folded) or [""]
    if not last:
        return None
    found = [token for run in before for token in _whole(run)]
    if not UNSPACED_RUN.fullmatch(last):
        return Phrase((*found, *_whole(last))[:LONGEST_PHRASE], opens=not exact and bool(LETTERS.match(last[-1])))
    found += _pairs(last) or [last]
    return Phrase(tuple(found[:LONGEST_PHRASE]), opens=len(last) == 1 and len(found) <= LONGEST_PHRASE)


def _whole(run: str) -> list[str]:
    if UNSPACED_RUN.fullmatch(run):
        return [*_pairs(run), run[-1]]
    return [run[at : at + LONGEST_ENTRY] for at in range(0, len(run), LONGEST_ENTRY)]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
