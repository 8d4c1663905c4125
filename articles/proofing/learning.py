"""Texts -> how often strings of two to four Chinese characters stand in them; what the archive has learnt.

counts = learn(texts)                 about two seconds for a million characters
Counts.from_bytes(counts.to_bytes())  the same again; the bytes depend on nothing but the texts
counts.count(["未来", "末来"])         {"未来": 17}
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

ORDERS = (2, 3, 4)
# Longer strings that stand once are most of the size and say next to nothing.
LEAST = (1, 2, 2)
FIRST, LAST, NOUGHT = 0x4E00, 0x9FFF, ord("〇")
# Texts are counted in portions of this many characters, so that memory does not grow with the archive.
PORTION = 4_000_000

Column = tuple[np.ndarray, np.ndarray]


class DamagedCounts(ValueError):
    """Bytes that `to_bytes` has not made."""


@dataclass(frozen=True, slots=True)
class Counts:
    """For strings of two, three and four characters: their keys (code points side by side, 16 bits each) in rising
    order, and how often each stands."""

    columns: tuple[Column, ...]

    def count(self, strings: Collection[str]) -> dict[str, int]:
        """How often each string stands; strings that never do, or are of another length, are left out."""
        found: dict[str, int] = {}
        for order in ORDERS:
            wanted = [each for each in strings if len(each) == order]
            if wanted:
                times = self.of(codes("".join(wanted)).reshape(-1, order)).tolist()
                found.update((each, count) for each, count in zip(wanted, times, strict=True) if count)
        return found

    def of(self, rows: np.ndarray) -> np.ndarray:
        """How often the strings stand that rows of code points spell (two to four a row)."""
        known, times = self.columns[rows.shape[1] - ORDERS[0]]
        wanted = keys(rows)
        if not len(known):
            return np.zeros(len(wanted), np.int64)
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where((known[at] == wanted) & is_chinese(rows).all(1), times[at], 0)

    def to_bytes(self) -> bytes:
        """The counts as bytes, the same for the same texts on every machine."""
        arrays = {}
        for order, (known, times) in zip(ORDERS, self.columns, strict=True):
            steps = np.diff(known, prepend=np.uint64(0)).astype("<u8")
            arrays[f"keys{order}"] = steps.view(np.uint8).reshape(-1, 8).T.copy()
            arrays[f"times{order}"] = np.minimum(times, 2**32 - 1).astype("<u4")
        file = io.BytesIO()
        np.savez_compressed(file, **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, packed: bytes) -> Counts:
        """What `to_bytes` was called on. Raises DamagedCounts."""
        columns = []
        try:
            with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
                for order in ORDERS:
                    steps = np.ascontiguousarray(arrays[f"keys{order}"].T).view("<u8").ravel()
                    times = arrays[f"times{order}"].astype(np.int64)
                    if len(steps) != len(times):
                        raise DamagedCounts("keys and counts differ in number")
                    columns.append((np.cumsum(steps, dtype=np.uint64), times))
        except (KeyError, ValueError, EOFError, OSError, zipfile.BadZipFile) as error:
            raise DamagedCounts(str(error)) from None
        return cls(tuple(columns))


def learn(texts: Iterable[str], least: Sequence[int] = LEAST) -> Counts:
    """Counts the strings of Chinese characters; none runs over the end of a text or over any other sign. Those of two,
    three and four characters that stand fewer times than `least` says are dropped."""
    sums: list[Column] = [(np.zeros(0, np.uint64), np.zeros(0, np.int64)) for _ in ORDERS]
    for portion in _portions(texts):
        sums = [_added(known, _counted(portion, order)) for known, order in zip(sums, ORDERS, strict=True)]
    kept = [times >= limit for (_, times), limit in zip(sums, least, strict=True)]
    return Counts(tuple((known[keep], times[keep]) for (known, times), keep in zip(sums, kept, strict=True)))


def codes(text: str) -> np.ndarray:
    """The code points of a text; 0 for those beyond 16 bits."""
    points = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), "<u4")
    return np.where(points > 0xFFFF, 0, points).astype(np.uint64)


def is_chinese(points: np.ndarray) -> np.ndarray:
    """Which code points are Chinese characters."""
    return ((points >= FIRST) & (points <= LAST)) | (points == NOUGHT)


def keys(rows: np.ndarray) -> np.ndarray:
    """Rows of code points as one number each."""
    joined = rows[:, 0].astype(np.uint64)
    for at in range(1, rows.shape[1]):
        joined = joined << np.uint64(16) | rows[:, at].astype(np.uint64)
    return joined


def _portions(texts: Iterable[str]) -> Iterable[np.ndarray]:
    """Code points of many texts at a time, with a 0 after each."""
    gathered: list[str] = []
    size = 0
    for text in texts:
        gathered.append(text)
        size += len(text)
        if size > PORTION:
            yield codes("\0".join(gathered))
            gathered, size = [], 0
    yield codes("\0".join(gathered))


def _counted(points: np.ndarray, order: int) -> Column:
    if len(points) < order:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    rows = np.lib.stride_tricks.sliding_window_view(points, order)
    return np.unique(keys(rows[is_chinese(rows).all(1)]), return_counts=True)


def _added(one: Column, other: Column) -> Column:
    if not len(one[0]):
        return other
    known, at = np.unique(np.concatenate([one[0], other[0]]), return_inverse=True)
    return known, np.bincount(at, np.concatenate([one[1], other[1]])).astype(np.int64)
