"""A noisy channel for characters: what is printed, what may have been meant, and what speaks for either.

    weigh(text, own, elsewhere) -> Readings: for each character each candidate that fits better, with its features

The language model (characters), the dictionary's words, the vocabulary of local news, and the issue's and archive's own
strings are asked. None of them decides; `articles.proofing.lookalikes.detector` adds their votes up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from articles.proofing.learning import codes
from articles.proofing.lookalikes.alike import homophones
from articles.proofing.lookalikes.candidates import UNLIKE, candidates
from articles.proofing.lookalikes.language import Language, language, numbers
from articles.proofing.lookalikes.strings import REACH, Occurrences, figures, strings
from articles.proofing.lookalikes.vocabulary import short_words, vocabulary
from articles.proofing.lookalikes.words import words

# A text is weighed in stretches, so that memory does not grow with it; each sees so much of its neighbours.
STRETCH, MARGIN = 3_000, 12
# Readings that the language model does not prefer by this much (log10) are not looked at.
LEAST_GAIN = 1.0
# Less will do for one that makes a word or a string of three that is known: it stands in the vocabulary of local news,
# or elsewhere in the issue so many times at least.
LEAST_GAIN_KNOWN, REPEATED = -1.0, 2
# Of figures the language model knows only those in characters.
DIGITS = str.maketrans("0123456789", "二" * 10)
# What two characters that never stand together share (log10 of how much oftener than by chance).
APART = -1.5

FEATURES = (
    *("gain", "rank", "second", "sound", "only_sound", "pair_printed", "far_printed", "lone_far", "rare_printed"),
    *("together2", "together3", "together4", "alike2", "alike3", "alike4", "local2", "local3", "local4"),
    *("local_printed2", "local_printed3", "local_printed4", "unit", "not_unit", "ahead", "not_ahead", "edge"),
    *("words", "printed2", "printed3", "meant2", "known", "own_word", "own_printed"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """One row for each reading: where it is, which character is meant, its features by the names of `FEATURES`, and
    the word that it makes with its neighbours ("" where it stays alone)."""

    at: np.ndarray
    meant: list[str]
    features: np.ndarray
    word: list[str]


def weigh(text: str, own: Occurrences, elsewhere: Occurrences) -> Iterator[Readings]:
    """`own` tells of rows of code points how often these strings stand in the issue, this text included; `elsewhere`
    how often in approved text."""
    for start in range(0, len(text), STRETCH):
        begin = max(0, start - MARGIN)
        readings = _weigh(text[begin : start + STRETCH + MARGIN], own, elsewhere)
        inside = (readings.at >= start - begin) & (readings.at < start - begin + STRETCH)
        chosen = np.flatnonzero(inside)
        yield Readings(
            readings.at[inside] + begin,
            [readings.meant[row] for row in chosen],
            readings.features[inside],
            [readings.word[row] for row in chosen],
        )


def _weigh(text: str, own: Occurrences, elsewhere: Occurrences) -> Readings:
    known, model = candidates(), language()
    padded = np.pad(numbers(text.translate(DIGITS)), REACH)
    places = np.flatnonzero(numbers(text))
    around = padded[places[:, None] + np.arange(2 * REACH + 1)]
    which, rank = np.nonzero(known.meant[around[:, REACH]])
    printed = around[which, REACH]
    other, rank = known.meant[printed, rank], known.ranks[printed, rank]
    fits = model.together(around[which, REACH - 1], other) | model.together(other, around[which, REACH + 1])
    is_known = _is_known(text, places[which], codes(known.signs)[other], own)
    kept = fits | is_known
    which, other, rank, is_known = which[kept], other[kept], rank[kept], is_known[kept]
    changed = around[which]
    changed[:, REACH] = other
    gain = model.odds(changed).sum(1) - model.odds(around).sum(1)[which]
    kept = gain > np.where(is_known, LEAST_GAIN_KNOWN, LEAST_GAIN)
    which, changed, gain, rank = which[kept], changed[kept], gain[kept], rank[kept]
    at, meant = places[which], [known.signs[number] for number in changed[:, REACH]]
    spelling, made = words(text, at, meant, own)
    columns = {
        **_fluency(at, gain),
        **_likeness(text, at, meant, rank),
        **_company(model, around[which]),
        **strings(text, at, meant, own, elsewhere),
        **figures(text, at, meant),
        **spelling,
    }
    features = np.column_stack([columns[name] for name in FEATURES]) if len(at) else np.zeros((0, len(FEATURES)))
    return Readings(at, meant, features.astype(np.float64), made)


def _is_known(text: str, places: np.ndarray, meant: np.ndarray, own: Occurrences) -> np.ndarray:
    """Which candidates (code points, one for each place) make a known word of two or a known string of three."""
    points = np.pad(codes(text), 2)
    found = np.zeros(len(meant), bool)
    for size in (2, 3):
        for place in range(size):
            rows = points[(places + 2 - place)[:, None] + np.arange(size)]
            rows[:, place] = meant
            if size == 2:
                found |= short_words().of(rows) > 0
            else:
                found |= (own(rows) >= REPEATED) | (vocabulary().of(rows) > 0)
    return found


def _fluency(at: np.ndarray, gain: np.ndarray) -> dict[str, np.ndarray]:
    """What the language model gains, and against the next best reading of the place: where several gain, it is a
    name or a coinage."""
    length = int(at.max()) + 1 if len(at) else 1
    best, next_best = np.zeros(length), np.zeros(length)
    np.maximum.at(best, at, gain)
    np.maximum.at(next_best, at, np.where(gain < best[at], gain, 0))
    return {"gain": gain, "second": gain - np.where(gain == best[at], next_best[at], best[at])}


def _likeness(text: str, at: np.ndarray, meant: list[str], rank: np.ndarray) -> dict[str, np.ndarray]:
    """How like the characters are, whether both are read alike, and whether they are alike in nothing else."""
    pairs = zip(at.tolist(), meant, strict=True)
    same = np.array([other in homophones().get(text[place], "") for place, other in pairs], bool)
    return {"rank": np.log2(1 + rank), "sound": same, "only_sound": rank == UNLIKE}


def _company(model: Language, around: np.ndarray) -> dict[str, np.ndarray]:
    """How much oftener than by chance the printed character stands with the one before and the one after it."""
    shared = []
    for left in (REACH - 1, REACH):
        one, other = around[:, left], around[:, left + 1]
        found = model.found(2, one, other)
        both = np.where(found >= 0, model.values[2][found] - model.single[one] - model.single[other], APART)
        shared.append(np.where((one == 0) | (other == 0), 0.0, both))
    far = np.minimum(*shared)
    return {
        "pair_printed": np.maximum(*shared),
        "far_printed": far,
        "lone_far": far < 0,
        "rare_printed": model.single[around[:, REACH]],
    }
