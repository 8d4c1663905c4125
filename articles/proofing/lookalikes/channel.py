"""A noisy channel for characters: what is printed, what may have been meant, and what speaks for either.

    weigh(text, own, elsewhere) -> Readings: for each character each look-alike that fits better, with its features

Three models are asked: the language model (characters), the dictionary's words, and the issue's and archive's own
strings. None of them decides; `articles.proofing.lookalikes.detector` adds their votes up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from articles.proofing.learning import codes, is_chinese
from articles.proofing.lookalikes.alike import lookalikes
from articles.proofing.lookalikes.language import BASE, Language, language, numbers
from articles.proofing.lookalikes.segmenting import segmenter

# A text is weighed in stretches, so that memory does not grow with it; each sees so much of its neighbours.
STRETCH, MARGIN = 3_000, 12
# How many places before and after a character bear on it (a string of four that begins or ends with it), and how
# many the dictionary sees.
REACH, SEEN = 3, 5
# Readings that the language model does not prefer by this much (log10) are not looked at.
LEAST_GAIN = 0.3
# Less will do for one that makes a string of three that stands elsewhere in the issue, so many times at least.
LEAST_GAIN_REPEATED, REPEATED = -1.0, 2
# A character is also taken for those in whose rows it stands among the first.
INVERSE, MOST = 6, 20
# Of figures the language model knows only those in characters.
DIGITS = str.maketrans("0123456789", "二" * 10)
FIGURES = frozenset("〇零一二三四五六七八九十百千万亿两")
# What two characters that never stand together share (log10 of how much oftener than by chance).
APART = -1.5
ENOUGH = 7

FEATURES = (
    *("gain", "words", "both", "big", "rank", "together2", "together3", "together4", "alike2", "alike3", "alike4"),
    *("printed2", "printed3", "meant2", "meant3", "meant4", "known", "pair_printed", "pair_meant", "far_printed"),
    *("far_meant", "lone", "lone_far", "near", "second", "context", "rare_printed", "rare_meant"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """One row for each reading: where it is, which character is meant, its features by the names of `FEATURES`, and
    the word that it makes with its neighbours ("" where it stays alone)."""

    at: np.ndarray
    meant: list[str]
    features: np.ndarray
    word: list[str]


Occurrences = Callable[[np.ndarray], np.ndarray]


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


@cache
def _rows() -> tuple[np.ndarray, np.ndarray, str]:
    """For each character's number the numbers of those that it may stand for, the rank of each in the table (the
    better of both rows), and all characters by number."""
    table = lookalikes()
    meant = {sign: {other: rank for rank, other in enumerate(row)} for sign, row in table.items()}
    for sign, row in table.items():
        for rank, other in enumerate(row[:INVERSE]):
            meant[other][sign] = min(rank, meant[other].get(sign, rank))
    signs = "\0" + "".join(table)
    places = {sign: at for at, sign in enumerate(signs)}
    rows, ranks = np.zeros((BASE, MOST), np.int64), np.zeros((BASE, MOST), np.int64)
    for sign, others in meant.items():
        likest = sorted(others, key=others.__getitem__)
        chosen = [other for other in likest if not _are_figures(sign, other)][:MOST]
        rows[places[sign], : len(chosen)] = [places[other] for other in chosen]
        ranks[places[sign], : len(chosen)] = [others[other] for other in chosen]
    return rows, ranks, signs


def _are_figures(one: str, other: str) -> bool:
    """One number for another makes no less sense: no context tells which is right."""
    return one in FIGURES and other in FIGURES


def _weigh(text: str, own: Occurrences, elsewhere: Occurrences) -> Readings:
    rows, ranks, signs = _rows()
    model = language()
    padded = np.pad(numbers(text.translate(DIGITS)), REACH)
    places = np.flatnonzero(numbers(text))
    around = padded[places[:, None] + np.arange(2 * REACH + 1)]
    candidates, alike = rows[around[:, REACH]], ranks[around[:, REACH]]
    before, after = around[:, REACH - 1, None], around[:, REACH + 1, None]
    fits = (model.found(2, before, candidates) >= 0) | (model.found(2, candidates, after) >= 0)
    repeated = _repeated(text, places, candidates, own)
    which, rank = np.nonzero((fits | repeated) & (candidates > 0))
    changed = around[which]
    changed[:, REACH] = candidates[which, rank]
    printed_odds = model.odds(around).sum(1)
    gain = model.odds(changed).sum(1) - printed_odds[which]
    kept = gain > np.where(repeated[which, rank], LEAST_GAIN_REPEATED, LEAST_GAIN)
    which, rank, gain, changed = which[kept], rank[kept], gain[kept], changed[kept]
    at = places[which]
    meant = [signs[number] for number in changed[:, REACH]]
    columns = _fluency(at, gain, alike[which, rank])
    columns |= _company(model, around[which], changed)
    columns |= _strings(text, at, meant, own, elsewhere)
    spelt, words = _spelling(text, at, meant)
    columns |= spelt
    columns["both"] = np.minimum(gain, columns["words"])
    features = np.column_stack([columns[name] for name in FEATURES]) if len(at) else np.zeros((0, len(FEATURES)))
    return Readings(at, meant, features.astype(np.float64), words)


def _repeated(text: str, places: np.ndarray, candidates: np.ndarray, own: Occurrences) -> np.ndarray:
    """Which candidates make a string of three that stands elsewhere in the issue."""
    _, _, signs = _rows()
    points = np.pad(codes(text), 2)
    meant = codes(signs)[candidates]
    found = np.zeros(candidates.shape, bool)
    for place in range(3):
        columns = [np.broadcast_to(points[places + 2 - place + at][:, None], meant.shape) for at in range(3)]
        columns[place] = meant
        rows = np.stack(columns, -1).reshape(-1, 3)
        found |= (own(rows) >= REPEATED).reshape(meant.shape)
    return found


def _fluency(at: np.ndarray, gain: np.ndarray, rank: np.ndarray) -> dict[str, np.ndarray]:
    """What the language model gains, against other readings here and at the two places before and after: where all
    of them gain, the place is a name or a coinage."""
    length = int(at.max()) + 5 if len(at) else 5
    best, next_best = np.zeros(length), np.zeros(length)
    np.maximum.at(best, at + 2, gain)
    np.maximum.at(next_best, at + 2, np.where(gain < best[at + 2], gain, 0))
    near = np.maximum.reduce([best[at + 2 + step] for step in (-2, -1, 1, 2)]) if len(at) else gain
    other = np.where(gain == best[at + 2], next_best[at + 2], best[at + 2])
    return {
        "gain": gain,
        "big": np.maximum(gain - 4, 0),
        "rank": np.log2(1 + rank),
        "near": gain - near,
        "second": gain - other,
    }


def _company(model: Language, around: np.ndarray, changed: np.ndarray) -> dict[str, np.ndarray]:
    """How much oftener than by chance a character stands with the one before and the one after it."""

    def together(rows: np.ndarray, left: int) -> np.ndarray:
        one, other = rows[:, left], rows[:, left + 1]
        found = model.found(2, one, other)
        shared = np.where(found >= 0, model.values[2][found] - model.single[one] - model.single[other], APART)
        return np.where((one == 0) | (other == 0), 0.0, shared)

    printed = together(around, REACH - 1), together(around, REACH)
    meant = together(changed, REACH - 1), together(changed, REACH)
    far_printed = np.minimum(*printed)
    return {
        "pair_printed": np.maximum(*printed),
        "pair_meant": np.maximum(*meant),
        "far_printed": far_printed,
        "far_meant": np.minimum(*meant),
        "lone": np.maximum(*printed) < 0,
        "lone_far": far_printed < 0,
        "rare_printed": model.single[around[:, REACH]],
        "rare_meant": model.single[changed[:, REACH]],
    }


def _strings(
    text: str, at: np.ndarray, meant: list[str], own: Occurrences, elsewhere: Occurrences
) -> dict[str, np.ndarray]:
    """How often (log2) the strings of two to four characters through the place stand elsewhere, as printed and as
    meant. In approved text everything common stands often, so there more than `ENOUGH` is no more than enough, and
    pairs speak for what is printed only."""
    points = np.pad(codes(text), REACH)
    around = points[at[:, None] + np.arange(2 * REACH + 1)]
    changed = around.copy()
    changed[:, REACH] = codes("".join(meant))
    columns = {}
    for order in (2, 3, 4):
        for name, rows, self_count in (("together", around, 1), ("alike", changed, 0)):
            windows = [rows[:, start : start + order] for start in range(REACH - order + 1, REACH + 1)]
            most = np.maximum.reduce([own(window) for window in windows]) - self_count
            if order > 2 or name == "together":
                approved = np.maximum.reduce([elsewhere(window) for window in windows])
                most = np.maximum(most, np.minimum(approved, ENOUGH))
            columns[f"{name}{order}"] = np.log2(1 + np.maximum(most, 0))
    return columns


def _spelling(text: str, at: np.ndarray, meant: list[str]) -> tuple[dict[str, np.ndarray], list[str]]:
    """What the dictionary gains, and the lengths of the words that the place stands in, as printed and as meant."""
    chinese = is_chinese(codes(text)).tolist()
    known = segmenter()
    rows, words, printed = [], [], {}
    for place, sign in zip(at.tolist(), meant, strict=True):
        if place not in printed:
            start, end = place, place + 1
            while start and chinese[start - 1] and place - start < SEEN:
                start -= 1
            while end < len(text) and chinese[end] and end - place <= SEEN:
                end += 1
            left, right = text[start:place], text[place + 1 : end]
            printed = {place: (left, right, *known.divide(left + text[place] + right, place - start))}
        left, right, odds, word = printed[place]
        better, made = known.divide(left + sign + right, len(left))
        context = min(len(left), 2) + min(len(right), 2)
        sizes = [len(word) > 1, len(word) > 2, len(made) > 1, len(made) > 2, len(made) > 3]
        rows.append([better - odds, *sizes, known.weight(made) if len(made) > 1 else 0.0, context])
        words.append(made if len(made) > 1 else "")
    names = ("words", "printed2", "printed3", "meant2", "meant3", "meant4", "known", "context")
    table = np.array(rows, np.float64).reshape(-1, len(names))
    return {name: table[:, column] for column, name in enumerate(names)}, words
