"""Tables and lists whose form was lost: rows, items, and what the OCR put on one line."""

import re
from collections.abc import Sequence

from articles.parsing.bylines import is_name
from articles.parsing.lines import SourceLine

TABLE = re.compile(r"\|.{0,2000}\||[^ \u3000|]{1,20}(?:\t[^\t]{1,30}){2,}")
ROW = re.compile(r"[^，。：]{2,10}：[^，。：]{2,16}")
LABELLED = re.compile(r"(?![问答])[\u4e00-\u9fff\d]{2,10}：(?=\S)")
BELONGS = re.compile(r"（[^（）]{1,24}）")
SPREAD = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
LEAST_NAMES, LEAST_WITH_PLACE, MOSTLY_NAMES = 5, 3, 0.7
ITEM = re.compile(r"(?:\d{1,2}(?:[、．)）]|\.(?!\d))|[（(]\d{1,2}[）)]|[①-⑳])")

# 一、…, 第二步：…
STEP = re.compile("[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十][步招条]：")


def is_flat_table(text: str) -> bool:
    """A table or list that the OCR put on one line: six or more short cells between spaces, no sentence."""
    if "。" in text or "！" in text:
        return False
    cells = text[:2000].split()
    if all(len(cell) == 1 for cell in cells):
        return False  # a headline set wide
    return len(cells) >= 6 and sum(map(len, cells)) / len(cells) <= 9 and max(map(len, cells)) <= 24


def is_row(text: str) -> bool:
    """A row of a table: three or more cells with wide spaces between them, no sentence."""
    cells = re.split(r"\u3000+|\t+| {2,}", text.strip()) if len(text) <= 80 else []
    return len(cells) >= 3 and not re.search(r"[。！？；]", text)


def has_row_near(lines: Sequence[SourceLine], at: int) -> bool:
    return any(is_row(lines[place].text) for place in (at - 1, at + 1) if 0 <= place < len(lines))


def is_roster(text: str) -> bool:
    """Whether a line is nothing but names, five and more, or three with where each belongs in brackets."""
    if len(text) > 600 or "。" in text[:-1]:
        return False
    bare = BELONGS.sub("、", text.rstrip("。；"))
    tokens = [token for token in re.split(r"[、，\u3000]+| +", SPREAD.sub(r"\1\2", bare)) if token]
    least = LEAST_WITH_PLACE if bare != text.rstrip("。；") else LEAST_NAMES
    return len(tokens) >= least and sum(map(is_name, tokens)) >= MOSTLY_NAMES * len(tokens)


def is_labelled(text: str) -> bool:
    """停水时间：…, 一等奖：…: a line that names what it gives, and is no sentence."""
    return len(text) <= 80 and bool(LABELLED.match(text)) and not text.endswith(("。", "！", "？", "，"))


def has_labelled_near(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether the next line in print before or after is labelled too, no blank line between."""
    if at and not lines[at].gap and is_labelled(lines[at - 1].text):
        return True
    return at + 1 < len(lines) and not lines[at + 1].gap and is_labelled(lines[at + 1].text)


def is_item(text: str) -> bool:
    return bool(ITEM.match(text) or STEP.match(text)) and len(text) <= 160


def has_item_near(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether the line before or after is an item of the same kind of list that ends like one."""
    text = lines[at].text
    if not text.endswith(tuple("。；：！？;")):
        return False
    near = [lines[place].text for place in (at - 1, at + 1) if 0 <= place < len(lines) and not lines[place].is_marked]
    return any(is_item(other) and bool(ITEM.match(other)) == bool(ITEM.match(text)) for other in near)


def rows(lines: Sequence[SourceLine]) -> set[int]:
    """Places of successive short lines that are rows of one table: as many cells each, with figures in the same
    cell; three rows or more of two cells, two of three cells. A head row before them has as many cells."""
    found: set[int] = set()
    start, before = 0, None
    for at in range(len(lines) + 1):
        shape = _shape(lines[at]) if at < len(lines) else None
        if shape is not None and shape == before:
            continue
        if before and (at - start) * len(before) >= 6:
            found.update(range(start, at))
            if start and len(before) >= 3 and _cells(lines[start - 1]) == len(before):
                found.add(start - 1)
        start, before = at, shape
    return found | _rows_of_people(lines)


def _rows_of_people(lines: Sequence[SourceLine]) -> set[int]:
    """Three successive rows and more that each have a name beside what the person is or belongs to."""
    found: set[int] = set()
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and _names_somebody(lines[at]) and not (at > start and lines[at].gap):
            continue
        if at - start >= 3:
            found.update(range(start, at))
        start = at + 1 if at == len(lines) or not _names_somebody(lines[at]) else at
    return found


def _names_somebody(line: SourceLine) -> bool:
    if not _cells(line) or any(sign in line.text for sign in "，：（）"):
        return False
    cells = re.sub(r"(?<![^ \u3000])(\S)[ \u3000]+(\S)(?![^ \u3000])", r"\1\2", line.text).split()
    return any(map(is_name, cells)) and any(len(cell) > 2 and not is_name(cell) for cell in cells)


def _shape(line: SourceLine) -> tuple[bool, ...] | None:
    """For each cell of a line whether it holds figures; None where the line is no row."""
    if not _cells(line):
        return None
    shape = tuple(any(sign.isdigit() for sign in cell) for cell in line.text.split())
    return shape if any(shape) else None


def _cells(line: SourceLine) -> int:
    """How many cells a line has; 0 where it is too long for a row, or a sentence, or one cell."""
    text = line.text
    if line.is_marked or len(text) > 60 or any(sign in text for sign in "。！？；"):
        return 0
    count = len(text.split())
    return count if count >= 2 else 0
