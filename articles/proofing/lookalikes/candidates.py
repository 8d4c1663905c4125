"""Which characters may have been meant by a printed one: those that look like it, and those that sound like it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from articles.proofing.lookalikes.alike import homophones, lookalikes
from articles.proofing.lookalikes.language import BASE, language

# A character is also taken for those in whose rows it stands among the first, and for frequent ones of its sound.
INVERSE, HEARD, MOST = 13, 40, 64
# The rank of those that only sound like it.
UNLIKE = 14
# A rare character (log10 of its chance) is seldom meant: only the likest is taken into account.
RAREST, LIKEST = -5.9, 2
FIGURES = frozenset("〇零一二三四五六七八九十百千万亿两")


@dataclass(frozen=True, slots=True)
class Candidates:
    """By the number of the printed character: the numbers of those that may be meant (0 fills), and how like it each
    is, from 0 (the likest). `signs` are all characters by number."""

    meant: np.ndarray
    ranks: np.ndarray
    signs: str


@cache
def candidates() -> Candidates:
    """The candidates of each character of GB2312, the likest first."""
    alike = _alike()
    signs = "\0" + "".join(alike)
    places = {sign: at for at, sign in enumerate(signs)}
    odds = {sign: float(language().single[at]) for sign, at in places.items()}
    for sign, row in homophones().items():
        heard = sorted((other for other in row if other not in alike[sign]), key=lambda other: -odds[other])
        alike[sign].update((other, UNLIKE) for other in heard[:HEARD])
    meant, ranks = np.zeros((BASE, MOST), np.int64), np.zeros((BASE, MOST), np.int64)
    for sign, others in alike.items():
        likest = sorted(others, key=others.__getitem__)
        usual = (other for other in likest if odds[other] > RAREST or others[other] < LIKEST)
        chosen = [other for other in usual if not _are_figures(sign, other)][:MOST]
        meant[places[sign], : len(chosen)] = [places[other] for other in chosen]
        ranks[places[sign], : len(chosen)] = [others[other] for other in chosen]
    return Candidates(meant, ranks, signs)


def _alike() -> dict[str, dict[str, int]]:
    """For each character those that look like it with their rank, the better of both rows."""
    table = lookalikes()
    alike = {sign: {other: rank for rank, other in enumerate(row)} for sign, row in table.items()}
    for sign, row in table.items():
        for rank, other in enumerate(row[:INVERSE]):
            alike[other][sign] = min(rank, alike[other].get(sign, rank))
    return alike


def _are_figures(one: str, other: str) -> bool:
    """One number for another makes no less sense: no context tells which is right."""
    return one in FIGURES and other in FIGURES
