"""Broken paragraphs: which successive body lines of an article are one paragraph in print."""

import itertools
import re
from collections.abc import Sequence

from articles.parsing import bylines, furniture, signs
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import LineRole
from articles.parsing.wordlists import words

VERSE = 24
# 会议指出，某某强调，: after an item the next speaker begins a paragraph.
SAID = re.compile(r"[\u4e00-\u9fff·]{2,6}?(?:指出|强调|要求|表示|认为|说|介绍)，")
# 专家：市医院主任 某某, 时间：3月1日: a line that names one thing is whole.
NAMED = re.compile(r"[\u4e00-\u9fff]{2,4}：[^，。；：！？]{2,26}")
OPENERS = ("当然", "其实", "总之", "此外", "另外", "同时", "近年来", "据悉", "据了解", "下一步", "目前")


def find_joins(draft: Draft, is_indented: bool = False) -> tuple[tuple[int, int], ...]:
    """The pairs of line numbers that print as one paragraph. `is_indented`: the file marks the beginning
    of each paragraph by spaces, so that a line without them goes on.

    A paragraph that ends without a full stop goes on in the next line, over a photo or furniture between
    them (reading-notes.md: precision .92, recall .98).
    """
    running = [line for line in draft.placed if line.is_running]
    verse = _verse(running)
    return tuple(
        (first.number, second.number)
        for at, (first, second) in enumerate(itertools.pairwise(running))
        if at not in verse and _is_one(first, second, is_indented)
    )


def _is_one(first: Placed, second: Placed, is_indented: bool) -> bool:
    if first.role is not LineRole.BODY or second.role is not LineRole.BODY:
        return False
    if is_indented and first.line.indented and not signs.is_opening(second.text):
        return not second.line.indented and not _begins_anew(first, second)
    if _is_end(first.text) or _is_beginning(second):
        return False
    if signs.is_pausing(first.text):
        return not (first.text.endswith(("：", ":")) or _begins_item(second.text) or SAID.match(second.text))
    return True


def _begins_anew(first: Placed, second: Placed) -> bool:
    """Whether a line that lost its indent is a paragraph of its own: after a full stop and a blank line, by a word
    that opens one (当然，…) or a colon at its end."""
    if signs.is_body_of_people(second.text) or furniture.is_bare_day(second.text):
        return _is_end(first.text)
    if not second.line.gap or not _is_end(first.text):
        return False
    opener = second.text[:4].split("，")[0]
    return opener in words("sentence_openers") or second.text.startswith(OPENERS) or second.text.endswith("：")


def _is_end(text: str) -> bool:
    """A full stop, a signature, the name of the body that gives notice, an address (编辑同志：) end a paragraph."""
    return bool(
        signs.is_closed(text)
        or bylines.closing_note(text)
        or signs.is_body_of_people(text)
        or _is_address(text)
        or NAMED.fullmatch(text)
    )


def _is_beginning(line: Placed) -> bool:
    return signs.is_opening(line.text) or line.line.is_marked or furniture.is_bare_day(line.text)


def _begins_item(text: str) -> bool:
    return signs.is_numbered(text) or (text.startswith(tuple("一二三四五六七八九十")) and text[1:2] in "是要、")


def _is_address(text: str) -> bool:
    """编辑同志： and other short lines that end in a colon."""
    return len(text) <= 12 and text.endswith(("：", "!", "！"))


def _verse(running: Sequence[Placed]) -> set[int]:
    """Places inside runs of four or more short lines: verse, tables, lists of winners."""
    short = [len(line.text) <= VERSE and line.role is LineRole.BODY for line in running] + [False]
    found: set[int] = set()
    start = 0
    for at, is_short in enumerate(short):
        if is_short:
            continue
        if at - start >= 4:
            found.update(range(start, at))
        start = at + 1
    return found
