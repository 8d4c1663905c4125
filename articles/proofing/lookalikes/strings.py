"""What the strings around a character tell of it: those of the issue, of approved text, of the vocabulary, figures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from articles.proofing.learning import codes, is_chinese
from articles.proofing.lookalikes.vocabulary import vocabulary

# How many places before and after a character bear on it (a string of four that begins or ends with it).
REACH = 3
# In approved text everything common stands often: more than this is no more than enough.
ENOUGH = 7
# What stands behind a figure, and what before one.
UNITS = frozenset(
    "年月日时分秒点号岁个名人位户家只头条项件次届期批场台辆座栋幢间层套份张块片亩吨斤克米里度元角万千百亿余多倍成折天周"
    "种类根棵株处所支队组班级本册页篇首部字步站路号楼室村镇县区市省国厘毫公平立兆瓦伏升瓶箱盒袋筐担双对枚颗粒顶"
    "口眼艘架列节段句声回遍趟笔单宗起股轮强后前以至到和的"
)
AHEAD = frozenset(
    "有约近达第到至的共为在超过破逾满仅每从于自前后月年日时点号计投用出产长宽高深是了增降下上期入建种养带和与及、"
)

Occurrences = Callable[[np.ndarray], np.ndarray]


def strings(
    text: str, at: np.ndarray, meant: list[str], own: Occurrences, elsewhere: Occurrences
) -> dict[str, np.ndarray]:
    """How often (log2) the strings of two to four characters through the place stand elsewhere, as printed and as
    meant (of approved text, pairs speak for what is printed only), and whether the vocabulary has them."""
    points = np.pad(codes(text), REACH)
    around = points[at[:, None] + np.arange(2 * REACH + 1)]
    changed = around.copy()
    changed[:, REACH] = codes("".join(meant))
    columns = {}
    for order in (2, 3, 4):
        for name, local, rows, self_count in (
            ("together", "local_printed", around, 1),
            ("alike", "local", changed, 0),
        ):
            windows = [rows[:, start : start + order] for start in range(REACH - order + 1, REACH + 1)]
            most = np.maximum.reduce([own(window) for window in windows]) - self_count
            if order > 2 or name == "together":
                approved = np.maximum.reduce([elsewhere(window) for window in windows])
                most = np.maximum(most, np.minimum(approved, ENOUGH))
            columns[f"{name}{order}"] = np.log2(1 + np.maximum(most, 0))
            columns[f"{local}{order}"] = np.maximum.reduce([vocabulary().of(window) for window in windows]) > 0
    return columns


def figures(text: str, at: np.ndarray, meant: list[str]) -> dict[str, np.ndarray]:
    """What stands behind figures and before them: what counts and measures, and what leads to a number; and beside
    how many other signs than characters the place is."""
    rows = []
    for place, sign in zip(at.tolist(), meant, strict=True):
        before, printed, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
        is_behind, is_ahead = before.isdigit(), after.isdigit()
        rows.append(
            (
                is_behind and printed not in UNITS and sign in UNITS,
                is_behind and printed in UNITS,
                is_ahead and printed not in AHEAD and sign in AHEAD,
                is_ahead and printed in AHEAD,
            )
        )
    table = np.array(rows, bool).reshape(-1, 4)
    beside = np.pad(~is_chinese(codes(text)), 1, constant_values=True)
    edges = beside[at].astype(np.int64) + beside[at + 2]
    return {name: table[:, column] for column, name in enumerate(("unit", "not_unit", "ahead", "not_ahead"))} | {
        "edge": edges
    }
