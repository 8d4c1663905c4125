"""A font -> which characters look alike. Runs when the table is made anew, never when texts are proofread.

    table(font) -> the text of data/lookalikes.txt

Two glyphs are compared by the directions of their strokes in 9 by 9 cells (histograms of oriented gradients, Dalal
and Triggs 2005), in four ways, because OCR programs err in several: as wholes (未 末); by wholes and the part that is
likest (拔 拨, 冷 泠); by the right part alone, where most characters have what they share with a family that differs in
the radical (纷 份); and by a part of one that looks like the other as a whole, since a radical gets lost or is read
into a speck (理 里). Only the order within each way counts, so they need no common scale. Features are rounded to
whole numbers small enough for exact sums in single precision: every machine makes the same table from the same font
and the same version of Pillow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONT_FILE, FONT_NAME = "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"
HEADER = (
    "# Computed from Noto Serif CJK SC (OFL 1.1) by manage.py draw_lookalikes; each character, then what looks like it."
)
SIZE, CELLS, BINS = 72, 9, 8
# Parts of the square by rows and columns: right (twice), left, top, bottom, and what an enclosure holds.
PARTS = (
    (0, 72, 25, 72),
    (0, 72, 36, 72),
    (0, 72, 0, 40),
    (0, 72, 0, 30),
    (0, 40, 0, 72),
    (26, 72, 0, 72),
    (36, 72, 0, 72),
    (14, 68, 12, 60),
)
# What each order counts for, and how much likeness a rare character (GB2312, level 2) loses: a misprint mostly stands
# for a frequent character, so frequent ones are worth more in a row of ten.
WHOLE, SHARED, CONTAINED, RIGHT = (1.0, 0.06), (0.7, 0.04), (0.6, 0.03), (0.6, 0.04)
SCALE = 2000
LOOKED_AT = 64
# How many a frequent and a rare character get: 13 and 8 keep the file below 250 KB.
FREQUENT, RARE = 13, 8
# What rendering misses: the same enclosure around something else, thin strokes that scans lose.
BY_HAND = (
    "图因 团困因 间问闸闻阅 人入八 口日曰 日目月 土王玉主 干千于 今令 人大太天 未来末 贝见 己已巳 几儿 七匕 小少 名各"
)
CHUNK = 400


def candidates() -> str:
    """The 6,763 characters of GB2312: level 1 (frequent, by sound), then level 2 (rare, by radical)."""
    signs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(sign.decode("gb2312", errors="ignore") for sign in signs)


def is_frequent(sign: str) -> bool:
    """Whether a character of GB2312 is one of its 3,755 frequent ones."""
    return sign.encode("gb2312")[0] < 0xD8


def find_font() -> FreeTypeFont:
    """The font, wherever the system keeps its fonts. Raises OSError where it is not installed."""
    from PIL import ImageFont

    for index in range(40):
        font = ImageFont.truetype(FONT_FILE, SIZE, index=index)
        if font.getname()[0] == FONT_NAME:
            return font
    raise OSError(f"no {FONT_NAME} in {FONT_FILE}")


def table(font: FreeTypeFont) -> str:
    """The table as text: a comment, then a line for each character with its look-alikes, the likest first."""
    return "\n".join([HEADER, *lines(font)]) + "\n"


def lines(font: FreeTypeFont, step: int = 1) -> Iterator[str]:
    """The line of each character, or of each `step`-th: a sample costs little."""
    signs, by_hand = candidates(), _by_hand()
    frequent = np.array([is_frequent(sign) for sign in signs])
    rows = rankings(draw(signs, font), frequent, np.arange(0, len(signs), step))
    for sign, row in zip(signs[::step], rows, strict=True):
        drawn = [signs[at] for at in row]
        alike = dict.fromkeys([*drawn[:3], *by_hand.get(sign, []), *drawn])
        alike.pop(sign, None)
        yield sign + "".join(alike)[: FREQUENT if is_frequent(sign) else RARE]


def _by_hand() -> dict[str, list[str]]:
    mates: dict[str, list[str]] = {}
    for group in BY_HAND.split():
        for sign in group:
            mates.setdefault(sign, []).extend(other for other in group if other != sign)
    return mates


def draw(signs: str, font: FreeTypeFont) -> np.ndarray:
    """Each sign in the middle of a square: ink from 0 to 1, by sign, row and column."""
    from PIL import Image, ImageDraw

    drawn = np.zeros((len(signs), SIZE, SIZE), np.float32)
    for at, sign in enumerate(signs):
        square = Image.new("L", (SIZE, SIZE), 0)
        ImageDraw.Draw(square).text((SIZE / 2, SIZE / 2), sign, font=font, fill=255, anchor="mm")
        drawn[at] = np.asarray(square, np.float32) / 255
    return drawn


def rankings(drawn: np.ndarray, frequent: np.ndarray, wanted: np.ndarray) -> Iterator[Sequence[int]]:
    """For each `wanted` glyph the numbers of those that look like it, the likest first; `frequent` says which are."""
    whole = features(drawn)
    parts = [features(stretch(drawn, part)) for part in PARTS]
    loss = np.where(frequent, 0, SCALE * SCALE).astype(np.float32)
    for rows in np.split(wanted, range(CHUNK, len(wanted), CHUNK)):
        alike = whole[rows] @ whole.T
        same = [part[rows] @ part.T for part in parts]
        contained = np.maximum.reduce([each for p in parts for each in (p[rows] @ whole.T, whole[rows] @ p.T)])
        scores = np.zeros_like(alike)
        for (worth, penalty), likeness in (
            (WHOLE, alike),
            (SHARED, (alike + np.maximum.reduce(same)) / 2),
            (CONTAINED, contained),
            (RIGHT, np.maximum(same[0], same[1])),
        ):
            _add_ranks(scores, worth, np.rint(likeness - penalty * loss), rows)
        yield from _best(np.rint(scores * SCALE * SCALE)).tolist()


def _add_ranks(scores: np.ndarray, worth: float, likeness: np.ndarray, rows: np.ndarray) -> None:
    """Adds worth / rank to the scores of the best in each row; a glyph is not compared with itself."""
    each = np.arange(len(likeness))[:, None]
    likeness[each[:, 0], rows] = -SCALE * SCALE
    best = _best(likeness)
    scores[each, best] += np.float32(worth) / np.arange(1, best.shape[1] + 1, dtype=np.float32)


def _best(whole_numbers: np.ndarray) -> np.ndarray:
    """The columns of the largest numbers in each row, the largest first, of equals the first."""
    columns = whole_numbers.shape[1]
    keys = whole_numbers.astype(np.int64) * -columns + np.arange(columns)
    best = np.argpartition(keys, min(LOOKED_AT, columns - 1), axis=1)[:, :LOOKED_AT]
    return np.take_along_axis(best, np.argsort(np.take_along_axis(keys, best, 1), axis=1), 1)


def stretch(drawn: np.ndarray, part: tuple[int, int, int, int]) -> np.ndarray:
    """A part of each square (rows from, to, columns from, to), stretched to the whole square."""
    top, bottom, left, right = part
    return _sampled(_sampled(drawn, top, bottom, 1), left, right, 2)


def _sampled(drawn: np.ndarray, start: int, end: int, axis: int) -> np.ndarray:
    places = np.clip(start + (np.arange(SIZE) + 0.5) * (end - start) / SIZE - 0.5, 0, SIZE - 1)
    below = np.floor(places).astype(int)
    weight = (places - below).astype(np.float32).reshape([SIZE if at == axis else 1 for at in range(3)])
    above = np.minimum(below + 1, SIZE - 1)
    return np.take(drawn, below, axis) * (1 - weight) + np.take(drawn, above, axis) * weight


def features(drawn: np.ndarray) -> np.ndarray:
    """The directions of strokes by cell: one row a glyph, of length `SCALE`, in whole numbers."""
    made = np.concatenate([_directions(drawn[at : at + CHUNK]) for at in range(0, len(drawn), CHUNK)])
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    return np.rint(made / np.maximum(lengths, 1e-6) * SCALE)


def _directions(drawn: np.ndarray) -> np.ndarray:
    down, across = np.zeros_like(drawn), np.zeros_like(drawn)
    down[:, 1:-1] = drawn[:, 2:] - drawn[:, :-2]
    across[:, :, 1:-1] = drawn[:, :, 2:] - drawn[:, :, :-2]
    strength = np.hypot(across, down)
    angle = (np.arctan2(down, across) % np.pi) / np.pi * BINS
    low = np.floor(angle).astype(int) % BINS
    share = angle - np.floor(angle)
    cells = np.zeros((len(drawn), CELLS + 2, CELLS + 2, BINS), np.float32)
    square = np.arange(SIZE) // (SIZE // CELLS)
    cell = (np.arange(len(drawn))[:, None, None] * CELLS + square[:, None]) * CELLS + square
    for bins, part in ((low, strength * (1 - share)), ((low + 1) % BINS, strength * share)):
        summed = np.bincount((cell * BINS + bins).ravel(), part.ravel(), len(drawn) * CELLS * CELLS * BINS)
        cells[:, 1:-1, 1:-1] += summed.reshape(len(drawn), CELLS, CELLS, BINS)
    # A stroke that lies a little aside falls into the next cell: each cell also takes from its neighbours.
    cells = (cells[:, :-2] + 2 * cells[:, 1:-1] + cells[:, 2:]) / 4
    cells = (cells[:, :, :-2] + 2 * cells[:, :, 1:-1] + cells[:, :, 2:]) / 4
    return np.sqrt(cells.reshape(len(drawn), -1))
