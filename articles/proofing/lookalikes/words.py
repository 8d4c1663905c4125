"""What the dictionary's words tell of a character: as printed, and as what may be meant."""

from __future__ import annotations

import numpy as np

from articles.proofing.learning import ORDERS, codes, is_chinese
from articles.proofing.lookalikes.segmenting import segmenter
from articles.proofing.lookalikes.strings import Occurrences

# How many characters before and after a place the dictionary sees.
SEEN = 5
NAMES = ("words", "printed2", "printed3", "meant2", "known")


def words(text: str, at: np.ndarray, meant: list[str], own: Occurrences) -> tuple[dict[str, np.ndarray], list[str]]:
    """What the dictionary gains, the lengths of the words that the place stands in, and how often (log2) the issue has
    these words; and the word that each reading makes ("" for none)."""
    chinese = is_chinese(codes(text)).tolist()
    divide, weight = segmenter().divide, segmenter().weight
    rows, printed_words, made_words = [], [], []
    place = -1
    for here, sign in zip(at.tolist(), meant, strict=True):
        if here != place:
            place = here
            start, end = _stretch(chinese, place)
            left, right = text[start:place], text[place + 1 : end]
            odds, printed = divide(left + text[place] + right, place - start)
        better, made = divide(left + sign + right, place - start)
        is_word = len(made) > 1
        rows.append((better - odds, len(printed) > 1, len(printed) > 2, is_word, weight(made) if is_word else 0.0))
        printed_words.append(printed)
        made_words.append(made if is_word else "")
    table = np.array(rows, np.float64).reshape(-1, len(NAMES))
    columns = {name: table[:, column] for column, name in enumerate(NAMES)}
    columns["own_word"] = np.log2(1 + _times(made_words, own))
    columns["own_printed"] = np.log2(np.maximum(_times(printed_words, own), 1))
    return columns, made_words


def _stretch(chinese: list[bool], place: int) -> tuple[int, int]:
    """Where the characters around a place begin and end, as far as the dictionary sees."""
    start, end = place, place + 1
    while start and chinese[start - 1] and place - start < SEEN:
        start -= 1
    while end < len(chinese) and chinese[end] and end - place <= SEEN:
        end += 1
    return start, end


def _times(spelt: list[str], own: Occurrences) -> np.ndarray:
    """How often words of two to four characters stand in the issue."""
    times = np.zeros(len(spelt), np.int64)
    for size in ORDERS:
        chosen = [at for at, word in enumerate(spelt) if len(word) == size]
        if chosen:
            times[chosen] = own(codes("".join(spelt[at] for at in chosen)).reshape(-1, size))
    return times
