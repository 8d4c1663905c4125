"""Which of two characters belongs in a name: how frequent surnames are, and what jieba's words say of given names.

A presumption and no more: in the print either may stand.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

from articles.proofing.wordlists import entries
from people.reading.dictionary import dictionary
from people.reading.wordlists import words

# The first ranks of data/surname_ranks.txt, then those that are met now and then; the others are rare.
RANKS = (100, 200)
# Words so common that a name rarely begins with them, though lists of surnames have them.
WORDS = frozenset("候自者起来但次才多布如到撒开只当按把将以又再还更正后会分过有")
# What one step of rarity is worth against the odds (natural logarithm) of a character being in a name.
STEP = 2.0
MOST_ODDS = 6.0
# Odds compare names with texts. How far a machine errs towards what texts like is not known: this much of what texts
# say is taken out again.
NAMES_ALONE = 0.4
SELDOM = 50
# A character that begins no name at all.
NO_SURNAME = 8.0


@cache
def _ranks() -> dict[str, int]:
    return {surname: rank for rank, surname in enumerate(entries("surname_ranks"))}


def is_frequent(surname: str) -> bool:
    """Whether it is one of the hundred most frequent surnames."""
    return _ranks().get(surname, RANKS[0]) < RANKS[0]


def is_surname(sign: str) -> bool:
    """Whether a name may begin with the character."""
    return sign in words("surnames") and sign not in WORDS


def rarity(surname: str) -> int:
    """0 for the hundred most frequent surnames, 1 for the second hundred, 2 for further known ones, 3 for others."""
    rank = _ranks().get(surname)
    if rank is None:
        return len(RANKS) + 1
    return sum(rank >= least for least in RANKS)


def surname_score(one: str, other: str) -> float:
    """How much rather `one` than `other` begins the true name (natural logarithm, roughly).

    What begins no name is misread. Of two surnames the rarer, and the one that is rarer in ordinary text, is true:
    a machine that knows Chinese reads the familiar for the rare (佘 as 余, 千 as 于) and not the other way round.
    """
    if is_surname(one) != is_surname(other):
        return NO_SURNAME if is_surname(one) else -NO_SURNAME
    if not is_surname(one):
        return 0.0
    odds = dictionary().surname_odds
    gain = odds.get(one, 0.0) - odds.get(other, 0.0)
    return max(-MOST_ODDS, min(MOST_ODDS, gain)) + STEP * (rarity(one) - rarity(other))


def given_score(one: str, other: str) -> float:
    """How much rather `one` than `other` stands in the true given name (natural logarithm, roughly).

    Names are made of characters that names like; machines err towards characters that texts like.
    """
    odds, seen = dictionary().given_odds, _seen()
    in_names = odds.get(one, 0.0) - odds.get(other, 0.0)
    in_texts = math.log((seen[one] + SELDOM) / (seen[other] + SELDOM))
    return max(-MOST_ODDS, min(MOST_ODDS, in_names + NAMES_ALONE * in_texts))


@cache
def _seen() -> Counter[str]:
    """How often each character stands in ordinary words."""
    seen: Counter[str] = Counter()
    for word, frequency in dictionary().frequencies.items():
        for sign in word:
            seen[sign] += frequency
    return seen


def transcribed_score(one: str, other: str) -> float:
    """The same of names that are transcribed from another language (买买提, not 买卖提)."""
    odds = dictionary().sound_odds
    unlikely = -math.log(10)
    return max(-MOST_ODDS, min(MOST_ODDS, odds.get(one, unlikely) - odds.get(other, unlikely)))
