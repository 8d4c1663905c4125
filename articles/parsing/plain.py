"""Headings without any marks: short lines that are told from text by their form and their neighbours."""

import re
from collections.abc import Sequence

from articles.parsing import bylines, signs, tables
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine

LONGEST_PLAIN = 32
UNENDED = tuple("。；，、…;,")


def title_blocks(lines: Sequence[SourceLine], own: Sequence[Nature | None], runs: Sequence[int]) -> set[int]:
    """Places of plain lines that are kicker, headline and deck of an article without any marks: two to four short
    lines after a closed paragraph, then a news opening, a byline or (two or three lines) a paragraph."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        length = runs[at]
        if 2 <= length <= 4 and _is_title_block(lines, own, at, length):
            found.update(range(at, at + length))
        at += max(1, length)
    return found


def _is_title_block(lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int, length: int) -> bool:
    before, after = at - 1, at + length
    if after >= len(lines) or (before >= 0 and own[before] is None and not signs.is_closed(lines[before].text)):
        return False
    if any(line.text.endswith((*UNENDED, "：")) or "。" in line.text or len(line.text) < 2 for line in lines[at:after]):
        return False
    if any(
        tables.is_item(line.text) or tables.is_row(line.text) or tables.ROW.fullmatch(line.text)
        for line in lines[at:after]
    ):
        return False
    if _opens(lines[after], own[after]):
        return True
    is_paragraph = own[after] is None and len(lines[after].text) >= 40
    return (
        length <= 3
        and is_paragraph
        and all(_is_title_like(line.text) or line.text.startswith("—") for line in lines[at:after])
    )


def is_plain_heading(
    line: SourceLine, before: SortedLine | None, after: SourceLine | None, next_own: Nature | None, run: int
) -> bool:
    """Whether a line without marks is a heading: short, no end of a sentence, and its neighbours fit."""
    text = line.text
    if not 2 <= len(text) <= LONGEST_PLAIN or text.endswith((*UNENDED, "：")) or "。" in text or after is None:
        return False
    if before and before.nature is Nature.HEADING:
        return _continues_heading(line, before, after, next_own, run)
    if run > 3 or bylines.is_signed_letter(text):
        return False
    after_heading = next_own is Nature.HEADING
    if before and before.nature in (Nature.BODY, Nature.LIST) and not signs.is_closed(before.text):
        return (after_heading and _is_two_part(text)) or (_opens(after, next_own) and not signs.starts_weakly(text))
    if after_heading:
        return not signs.is_body_of_people(text) and not re.fullmatch(r"[\d年月日 ]+", text) and text.count("，") <= 1
    is_over_text = (
        (len(after.text) > 32 or (len(after.text) >= 16 and signs.is_closed(after.text)))
        and len(after.text) > 1.5 * len(text)
        and len(text) <= 26
    )
    return _is_title_like(text) and (_opens(after, next_own) or (is_over_text and not tables.is_item(after.text)))


def _continues_heading(
    line: SourceLine, before: SortedLine, after: SourceLine, next_own: Nature | None, run: int
) -> bool:
    """Whether a plain line after a heading belongs to the heading: a hard break, a second part, a deck."""
    text = line.text
    if before.line.hard_break and line.gap == 0:
        return True
    if line.hard_break and not text.endswith(("。", "！")) and after.gap == 0:
        return True
    if run > 3:
        return False
    if text.startswith(("——", "—", "─")) or re.fullmatch(r"[（(][^（）()]{6,40}[上日][）)]", text):
        return True
    if next_own is Nature.HEADING or _opens(after, next_own):
        return not signs.is_body_of_people(text) and not bylines.is_signed_letter(text)
    is_kicker_before = signs.is_label(before.text) or signs.is_body_of_people(before.text) or not before.line.is_marked
    return (is_kicker_before or _is_two_part(text)) and len(after.text) > 24 and _is_title_like(text)


def _opens(after: SourceLine, nature: Nature | None) -> bool:
    return nature is Nature.BYLINE or (nature is Nature.BODY and signs.is_opening(after.text))


def _is_two_part(text: str) -> bool:
    """Two clauses with a space between them, as only headlines have."""
    parts = [part for part in re.split(r"[ \u3000]+", text) if part]
    return len(parts) >= 2 and min(map(len, parts)) >= 3


def _is_title_like(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return (
        text.count("，") <= 1
        and digits <= 0.4 * len(text)
        and not signs.starts_weakly(text)
        and not text.startswith(("”", "）", "图"))
        and bool(re.match(r"[\w“‘《「『【（—]", text))
    )
