"""Quotation marks, brackets and title marks without partner -> findings, one for each.

The span reaches from the mark that is there to where its partner is likeliest missing, so that an editor sees both;
the replacement has the partner at that place. A mark that looks the wrong way is turned round. Of 8,900 paragraphs with
such marks in a national newspaper of 1998 the rules point at 20, and nearly all of them are misprinted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from articles.parsing.markup import LIST_ITEM, SUBHEADING
from articles.parsing.records import Truncation
from articles.proofing.records import Field, Finding, Galley, Kind, Part

PARTNERS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】", "〔": "〕", "「": "」"}
CLOSERS = {closer: opener for opener, closer in PARTNERS.items()}
MARKS = re.compile("[“”‘’《》（）【】〔〕「」]")
QUOTED = re.compile("“([^“”\n]{2,16})”|《([^《》\n]{2,24})》")
HAN = re.compile("[\u3400-\u9fff，。！？…”》）]")
NUMBER = re.compile(r"(?:^|[，。；：\n])[\d一二三四五六七八九十]{1,2}$")
# Who wrote a text stands in brackets behind its last sentence.
CREDIT = re.compile("[。！？”]（[\u3400-\u9fff ]{2,12}")
# The longest a quoted term or a sentence runs before its partner is looked for no further.
FARTHEST = 60
LONGEST_TERM = 24
PAUSES = re.compile("[，。；：！？、—”》）]|$")
STOPS = "。！？"
BEFORE_SPEECH = "：，"
# What stands before an opening mark, never before a closing one.
OPENING_PLACES = "：，；、（《\n"
CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without partner at `at` of a paragraph that begins at `start` of the part."""

    sign: str
    at: int
    start: int
    block: str


def pairs(galley: Galley) -> Iterator[Finding]:
    """Findings of marks without partner. A quotation over several paragraphs opens each and closes the last; marks
    at a place where reading knows that text is lost are left to that doubt."""
    quoted = _quoted(galley)
    lost = {doubt.article: doubt.truncated for doubt in galley.doubts}
    for part in galley.parts:
        if part.place.field is Field.BYLINE or not MARKS.search(part.text):
            continue
        truncated = lost.get(part.place.article or 0, Truncation.NONE)
        for lone in _alone(part, truncated):
            yield _finding(part, lone, quoted)
        yield from _turned(part)


def _quoted(galley: Galley) -> Mapping[str, Collection[str]]:
    """What stands between quotation marks and between title marks anywhere in the issue, by the opening mark."""
    found: dict[str, set[str]] = {"“": set(), "《": set()}
    for part in galley.parts:
        for match in QUOTED.finditer(part.text):
            found["“" if match[1] else "《"].add(match[1] or match[2])
    return found


def _alone(part: Part, truncated: Truncation) -> Iterator[Lone]:
    blocks = part.text.split("\n\n")
    start = 0
    is_text = part.place.field is Field.TEXT
    for number, block in enumerate(blocks):
        found = [] if _turned_in(block) else _unmatched(block)
        behind = blocks[number + 1] if number + 1 < len(blocks) else ""
        if found and is_text:
            if number + 1 == len(blocks) and truncated in (Truncation.END, Truncation.BOTH):
                found = [at for at in found if block[at] in CLOSERS or CREDIT.fullmatch(block, at - 1)]
            if number == 0 and truncated in (Truncation.START, Truncation.BOTH):
                found = [at for at in found if block[at] in PARTNERS]
        for at in found:
            if not (is_text and _goes_on(block, at, behind)):
                yield Lone(block[at], start + at, start, block)
        start += len(block) + 2


def _unmatched(block: str) -> list[int]:
    """The places of the marks that have no partner in the paragraph, in order.

    A mark that opens again before its like is closed leaves the first alone: Chinese does not nest “ in “.
    """
    waiting: dict[str, list[int]] = {opener: [] for opener in PARTNERS}
    alone: list[int] = []
    for match in MARKS.finditer(block):
        sign, at = match[0], match.start()
        if sign in PARTNERS:
            if sign == "“":
                alone += waiting[sign]
                waiting[sign].clear()
            waiting[sign].append(at)
        elif waiting[CLOSERS[sign]]:
            waiting[CLOSERS[sign]].pop()
        elif not _is_numbering(block, at):
            alone.append(at)
    return sorted(alone + [at for places in waiting.values() for at in places])


def _turned(part: Part) -> Iterator[Finding]:
    """“夜读“ for “夜读”: marks that only look the wrong way."""
    start = 0
    for block in part.text.split("\n\n"):
        for at in _turned_in(block):
            right = PARTNERS.get(block[at]) or CLOSERS[block[at]]
            place = part.place, start + at, start + at + 1
            yield Finding("punctuation", Kind.PUNCTUATION, *place, right, CONFIDENCE, "引号的方向反了")
        start += len(block) + 2


def _turned_in(block: str) -> list[int]:
    """The quotation marks that have to turn round so that all alternate; none where they alternate already, where one
    is missing, or where a mark that would close stands as an opening one does."""
    places = [match.start() for match in re.finditer("[“”]", block)]
    turned = [at for number, at in enumerate(places) if block[at] != "“”"[number % 2]]
    if len(places) % 2 or not turned or len(turned) > len(places) // 2:
        return []
    if any(block[at] == "“" and (at == 0 or block[at - 1] in OPENING_PLACES) for at in turned):
        return []
    if any(block[at] == "”" and at and block[at - 1] in STOPS for at in turned):
        return []
    return turned


def _is_numbering(block: str, at: int) -> bool:
    """Whether it is the bracket of 1） or 一）, or the apostrophe of a year and of Latin text."""
    if block[at] == "’":
        return bool(re.match("[\\dA-Za-z０-９]", block[at + 1 : at + 2])) or not HAN.match(block[at - 1 : at])
    return block[at] == "）" and bool(
        re.search(r"(?:^|[，。；：\n])[\d一二三四五六七八九十]{1,2}$", block[max(0, at - 3) : at])
    )


def _goes_on(block: str, at: int, behind: str) -> bool:
    """Whether the paragraph begins a quotation that the next paragraph takes up with another opening mark."""
    return block[at] == "“" and behind.startswith("“")


def _finding(part: Part, lone: Lone, quoted: Mapping[str, Collection[str]]) -> Finding:
    at = lone.at - lone.start
    if lone.sign in PARTNERS:
        partner = PARTNERS[lone.sign]
        end = _closing(lone.block, at, quoted.get(lone.sign, ()))
        start, replacement = at, lone.block[at:end] + partner
    else:
        partner = CLOSERS[lone.sign]
        start = _opening(lone.block, at, quoted.get(partner, ()))
        end, replacement = at + 1, partner + lone.block[start : at + 1]
    return Finding(
        "punctuation",
        Kind.PUNCTUATION,
        part.place,
        lone.start + start,
        lone.start + end,
        replacement,
        CONFIDENCE,
        f"这里的 {lone.sign} 没有成对的 {partner}",
    )


def _closing(block: str, at: int, quoted: Collection[str]) -> int:
    """Where the partner of the opening mark at `at` is likeliest missing: behind what the issue quotes elsewhere, at
    the end of the speech, else before the next pause."""
    inner = block[at + 1 : at + 1 + FARTHEST]
    known = next((length for length in range(LONGEST_TERM, 1, -1) if inner[:length] in quoted), 0)
    if known:
        return at + 1 + known
    if block[at] == "“" and block[at - 1 : at] in tuple(BEFORE_SPEECH):
        stop = next((n for n, sign in enumerate(inner) if sign in STOPS + "“"), None)
        if stop is not None:
            return at + 1 + stop + (inner[stop] in STOPS)
    pause = PAUSES.search(inner, 1)
    return at + 1 + (pause.start() if pause else len(inner))


def _opening(block: str, at: int, quoted: Collection[str]) -> int:
    """Where the partner of the closing mark at `at` is likeliest missing."""
    first = max(0, at - FARTHEST)
    inner = block[first:at]
    known = next((length for length in range(LONGEST_TERM, 1, -1) if inner[-length:] in quoted), 0)
    if known:
        return at - known
    pauses = [match.end() for match in re.finditer("[，。；：！？、—“《（]", inner[:-1])]
    begins = first + (pauses[-1] if pauses else 0)
    mark = next((mark for mark in (SUBHEADING, LIST_ITEM) if block.startswith(mark)), "")
    return max(begins, len(mark))
