"""How likely a character is among its neighbours in ordinary Chinese, from data/language.npz.

    language().odds(signs) -> log10 of the chance of each character after the three before it

The file holds expected frequencies of strings of one to four characters (made by `expectation`; its sources and
licences are in data/README.md). Where a string is not listed, the context is shortened and the chance faded (stupid
back-off, Brants et al. 2007); of two characters that do not stand together in any word or pair of words, what counts is
how often the first ends a word and the second begins one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent.parent / "data" / "language.npz"
# Characters are numbered from 1 in the order of GB2312; 0 is everything else.
BASE = 6_764
ORDERS = (2, 3, 4)
# Frequencies are kept as whole numbers from 1 to 255: steps on a logarithmic scale below 1. 0 is never.
STEP, LOWEST = 0.06, -10.2
FADED = np.float32(-0.4)  # log10 of what a context that is shorter by one is worth
UNKNOWN = np.float32(-6.5)


def quantised(shares: np.ndarray) -> np.ndarray:
    """Shares of a whole (0 to 1) as bytes."""
    logs = np.log10(np.maximum(shares, 1e-30))
    return np.where(shares > 0, np.clip(np.rint((logs - LOWEST) / STEP), 1, 255), 0).astype(np.uint8)


class Language:
    """The model in memory. Strings are rows of character numbers (see `numbers`)."""

    def __init__(self, arrays: Mapping[str, np.ndarray]):
        steps = np.arange(256, dtype=np.float32) * np.float32(STEP) + np.float32(LOWEST)
        steps[0] = UNKNOWN - 4
        self.single, self.starting, self.ending = (
            np.where(arrays[name] > 0, steps[arrays[name]], UNKNOWN) for name in ("single", "starting", "ending")
        )
        self.keys = {order: arrays[f"keys{order}"] for order in ORDERS}
        self.values = {order: steps[arrays[f"values{order}"]] for order in ORDERS}
        listed = np.zeros(BASE * BASE, bool)
        listed[self.keys[2]] = True
        self._pairs = np.packbits(listed)

    def together(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Which pairs of characters are listed: what `found` tells, in a fraction of the time."""
        keys = one * BASE + other
        return self._pairs[keys >> 3] >> (7 - (keys & 7)).astype(np.uint8) & 1 == 1

    def found(self, order: int, before: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Where strings are listed, -1 for those that are not. `before` is what this gave for them without their
        `last` character (for two characters: the first one's number)."""
        known = self.keys[order]
        keys = before * BASE + last
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where((known[at] == keys) & (before >= 0), at, -1)

    def odds(self, rows: np.ndarray) -> np.ndarray:
        """Rows of character numbers -> for each place from the fourth on, log10 of its chance after those before."""
        one, two, three, four = self._listed(rows)
        width = rows.shape[1] - 3
        ending = [slice(shift, shift + width) for shift in range(4)]
        alone = self.single[one]
        pair = np.where(two >= 0, self.values[2][two], self.ending[one[:, :-1]] + self.starting[one[:, 1:]])
        triple = self.values[3][three]
        chance = np.minimum(pair[:, ending[2]] - alone[:, ending[2]], 0)
        longer = triple[:, ending[1]] - pair[:, ending[1]]
        chance = np.where(three[:, ending[1]] >= 0, np.minimum(longer, 0), chance + FADED)
        longest = self.values[4][four] - triple[:, ending[0]]
        return np.where(four >= 0, np.minimum(longest, 0), chance + FADED)

    def _listed(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        two = self.found(2, rows[:, :-1], rows[:, 1:])
        three = self.found(3, two[:, :-1], rows[:, 2:])
        return rows, two, three, self.found(4, three[:, :-1], rows[:, 3:])


@cache
def language() -> Language:
    """The model, read when it is first asked for (0.2 s)."""
    with np.load(FILE) as packed:
        return Language(unpacked(packed))


def numbers(text: str) -> np.ndarray:
    """The numbers of a text's characters."""
    codes = np.frombuffer(text.encode("utf-32-le", errors="replace"), np.uint32)
    return _by_code()[np.minimum(codes, 0xFFFF)]


@cache
def _by_code() -> np.ndarray:
    from articles.proofing.lookalikes.alike import lookalikes

    table = np.zeros(0x10000, np.int64)
    for at, sign in enumerate(lookalikes(), 1):
        table[ord(sign)] = at
    return table


def save(arrays: Mapping[str, np.ndarray], file: Path) -> None:
    """Writes what `articles.proofing.lookalikes.expectation.model` makes; the same arrays give the same bytes."""
    np.savez_compressed(file, **pack(arrays))


def pack(arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Sorted keys as differences, byte by byte: so they take a third of the room in a compressed file."""
    packed = {name: each for name, each in arrays.items() if not name.startswith("keys")}
    for order in ORDERS:
        steps = np.diff(arrays[f"keys{order}"], prepend=0)
        for byte in range(5):
            packed[f"keys{order}_{byte}"] = (steps >> 8 * byte & 255).astype(np.uint8)
    return packed


def unpacked(packed: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What `pack` was given."""
    arrays = {name: packed[name] for name in list(packed) if not name.startswith("keys")}
    for order in ORDERS:
        steps = sum(packed[f"keys{order}_{byte}"].astype(np.int64) << 8 * byte for byte in range(5))
        arrays[f"keys{order}"] = np.cumsum(steps)
    return arrays
