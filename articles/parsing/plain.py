"""Headings without any marks: short lines that are told from text by their form and their neighbours."""

import re
from collections.abc import Sequence

from articles.parsing import bylines, furniture, signs, tables
from articles.parsing.labels import OPEN_END
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine

LONGEST_PLAIN = 32
LONGEST_IN_BLOCK, MOST_TITLES = 28, 5
LONGEST_OVER_NEWS, LONGEST_OVER_TEXT = 45, 26
# A headline is told at once in the text under it: so much of its characters, in so many of the first.
LEAST_BROKEN, TOLD, TOLD_WITHIN = 40, 0.7, 160
# 关于某事的通告, with or without the body that gives it.
NOTICE = re.compile(rf"[\u4e00-\u9fff]{{0,14}}关于[^，。；]{{4,40}}的?(?:{'|'.join(signs.NOTICE_WORDS)})")
# 二、报名办法: the subheading of a notice or a report.
POINT = re.compile(r"(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)[^，。；：！？]{2,18}")
# 会议还研究了…: a sentence that goes on elsewhere.
OF_MEETING = re.compile("会议(?:还|也|要求|强调|指出|听取|审议|研究|传达|决定|认为|通过)")
UNENDED = tuple("。；，、…;,.")


def title_blocks(lines: Sequence[SourceLine], own: Sequence[Nature | None]) -> set[int]:
    """Places of plain lines that are kicker, headline and deck of an article without any marks: two to five short
    lines before a news opening, a byline or a question; two or three after a closed paragraph before another."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        length = _title_run(lines, own, at)
        if MOST_TITLES >= length >= 2 and _is_title_block(lines, own, at, length):
            found.update(range(at, at + length))
        at += max(1, length)
    return found


def _title_run(lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int) -> int:
    """How many lines from `at` on are short and no sentence; the run ends with the name of an officer who speaks."""
    end = at
    while end < len(lines) and own[end] is None and len(lines[end].text) <= LONGEST_IN_BLOCK:
        text = lines[end].text
        if "。" in text or text.endswith((*UNENDED, "：")) or (end > at and bylines.is_officer(lines[end - 1].text)):
            break
        end += 1
    return end - at


def _is_title_block(lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int, length: int) -> bool:
    before, after = at - 1, at + length
    block = [line.text for line in lines[at:after]]
    if after >= len(lines) or any(len(text) < 2 for text in block):
        return False
    if any(tables.is_item(text) or tables.is_row(text) or tables.ROW.fullmatch(text) for text in block):
        return False
    if block[-1].startswith("——") and all(_is_title_like(text) for text in block[:-1]):
        return True  # with its deck a headline stands anywhere, in a broken paragraph too
    if _opens(lines[after], own[after]) or bylines.is_officer(block[-1]) or _asks(lines[after].text):
        return not signs.starts_weakly(block[0])
    is_free = before < 0 or own[before] is not None or signs.is_closed(lines[before].text)
    is_paragraph = own[after] is None and (len(lines[after].text) >= 40 or tables.is_item(lines[after].text))
    return (
        is_free and length <= 3 and is_paragraph and all(_is_title_like(text) or text.startswith("—") for text in block)
    )


def _asks(text: str) -> bool:
    """Whether a line is the first question of an interview."""
    return text.startswith(("问：", "记者：")) and text.endswith("？")


def is_plain_heading(
    line: SourceLine, before: SortedLine | None, after: SourceLine | None, next_own: Nature | None, run: int
) -> bool:
    """Whether a line without marks is a heading: short, no end of a sentence, and its neighbours fit."""
    text = line.text
    if after is None or not 2 <= len(text) <= (LONGEST_OVER_NEWS if _opens(after, next_own) else LONGEST_PLAIN):
        return False
    if text.endswith((*UNENDED, "：")) or "。" in text or OF_MEETING.match(text):
        return False
    if before and before.nature is Nature.HEADING:
        return _continues_heading(line, before, after, next_own, run)
    if NOTICE.fullmatch(text) or (POINT.fullmatch(text) and not POINT.match(after.text[:LONGEST_PLAIN])):
        return True
    if run > 3 or bylines.is_signed_letter(text):
        return False
    is_broken = before and before.nature in (Nature.BODY, Nature.LIST) and not _is_over(before)
    return _breaks_in(text, before, after, next_own) if is_broken else _begins_text(text, after, next_own)


def _begins_text(text: str, after: SourceLine, next_own: Nature | None) -> bool:
    """Whether a short line after a whole paragraph stands over what follows."""
    if next_own is Nature.HEADING:
        return not signs.is_body_of_people(text) and not re.fullmatch(r"[\d年月日 ]+", text) and text.count("，") <= 1
    is_over_text = (
        (len(after.text) > 32 or (len(after.text) >= 16 and signs.is_closed(after.text)))
        and len(after.text) > 1.5 * len(text)
        and len(text) <= (LONGEST_PLAIN if signs.has_verb(text) else LONGEST_OVER_TEXT)
    )
    return _is_title_like(text) and (_opens(after, next_own) or (is_over_text and not tables.is_item(after.text)))


def _breaks_in(text: str, before: SortedLine, after: SourceLine, next_own: Nature | None) -> bool:
    """Whether a short line after a broken paragraph is no part of it, but stands over what follows."""
    if _opens(after, next_own):
        return not signs.starts_weakly(text)
    return (next_own is Nature.HEADING and _is_two_part(text)) or _is_told_below(text, before, after)


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


def _is_over(before: SortedLine) -> bool:
    """Whether a line ends what it belongs to: a full stop, the day or the body under a notice."""
    text = before.text
    return signs.is_closed(text) or furniture.is_bare_day(text) or signs.is_body_of_people(text)


def _is_told_below(text: str, before: SortedLine, after: SourceLine) -> bool:
    """Whether a short line after a broken paragraph is the headline of the paragraph below: that one says the same in
    its first sentences, begins as a paragraph does and is long, as the broken one is."""
    if len(before.text) < LEAST_BROKEN and before.nature is Nature.BODY:
        return False
    if not 6 <= len(text) <= LONGEST_OVER_TEXT or len(after.text) < LEAST_BROKEN or "，" in text:
        return False
    if not _is_title_like(text) or signs.starts_weakly(after.text) or tables.is_item(after.text):
        return False
    said = {sign for sign in text if sign.isalnum()}
    return len(said & set(after.text[:TOLD_WITHIN])) >= TOLD * len(said)


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
        and not OPEN_END.search(text)
        and bool(re.match(r"[\w“‘《「『【（—]", text))
    )
