"""Which of two characters belongs in a name: how frequent surnames are, and what jieba's words say of given names.

A presumption and no more: in the print either may stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from articles.proofing.wordlists import entries
from people.reading.dictionary import dictionary
from people.reading.wordlists import words

# The first ranks of data/surname_ranks.txt, then those that are met now and then; the others are rare.
RANKS = (100, 200)
# Words so common that a name rarely begins with them, though lists of surnames have them.
WORDS = frozenset("候自者起来但次才多布如到撒开只当按把将以又再还更正后会分过有")
# What one step of rarity is worth against the odds (natural logarithm) of a character being in a name.
STEP = 2.0
MOST_ODDS, MOST_GIVEN = 6.0, 3.5
# Odds compare names with texts. How far a machine errs towards what texts like is not known: this much of what texts
# say is taken out again.
NAMES_ALONE = 0.4
SELDOM = 50
# 倩倩 is a name, 倩情 hardly.
DOUBLED = 2.0
# Odds of a character that transcribes nothing, and what it is worth to be in the reading stage's list of those that do.
NO_SOUND, KNOWN_SOUND = -2.3, 2.5
NAMES_OF_THREE = re.compile(r"^(\S{3}) \d+ nr\w*$", re.MULTILINE)
# A character that begins no name at all.
NO_SURNAME = 8.0


@cache
def _ranks() -> dict[str, int]:
    return {surname: rank for rank, surname in enumerate(entries("surname_ranks"))}


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


def given_score(one: str, other: str, at: int) -> float:
    """How much rather `one` than `other` is a true given name (natural logarithm, roughly); they differ at `at`.

    Names are made of characters that names like, machines err towards characters that texts like, and parents choose
    words (启航, not 启杭) and what others chose. Of 4,000 names of jieba's dictionary with a random look-alike in them,
    each left out of the counts, a score beyond 0.5 tells nine in ten and is right for .90 of them; beyond 2, six in ten
    and .97.
    """
    a, b = one[at], other[at]
    known, seen = dictionary(), _seen()
    in_names = known.given_odds.get(a, 0.0) - known.given_odds.get(b, 0.0)
    in_texts = math.log((seen[a] + SELDOM) / (seen[b] + SELDOM))
    gain = in_names + NAMES_ALONE * in_texts
    if len(one) == 2 == len(other):
        whole, signs = _given_names()
        in_place = math.log((signs[at][a] + 0.5) / (signs[at][b] + 0.5))
        as_chosen = math.log((whole[one] + 0.3) / (whole[other] + 0.3))
        as_words = math.log((known.frequencies.get(one, 0) + 1) / (known.frequencies.get(other, 0) + 1))
        doubled = DOUBLED * ((one[0] == one[1]) - (other[0] == other[1]))
        gain = (gain + in_place) / 2 + 0.7 * as_chosen + 0.2 * as_words + doubled
    return max(-MOST_GIVEN, min(MOST_GIVEN, gain))


@cache
def _given_names() -> tuple[Counter[str], tuple[Counter[str], Counter[str]]]:
    """The given names of two characters in jieba's dictionary (MIT licence), and their first and second characters."""
    spec = find_spec("jieba")
    rows = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8") if spec and spec.origin else ""
    whole = Counter(name[1:] for name in NAMES_OF_THREE.findall(rows) if name[0] in words("surnames"))
    signs: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for given, count in whole.items():
        for at in (0, 1):
            signs[at][given[at]] += count
    return whole, signs


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
    odds, signs = dictionary().sound_odds, words("transcribing")
    gain = odds.get(one, NO_SOUND) - odds.get(other, NO_SOUND) + KNOWN_SOUND * ((one in signs) - (other in signs))
    return max(-MOST_ODDS, min(MOST_ODDS, gain))
