"""What the reading stage doubts of an article -> findings: lost, displaced and repeated text, paragraphs torn apart.

Reading marks whole articles; an editor wants to be led to the characters where the text breaks off. Each doubt gives
one finding, at the place that its reason quotes, else at the first or last words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.parsing.markup import LIST_ITEM, SUBHEADING
from articles.parsing.records import CONTINUED_ELSEWHERE, CONTINUES_ELSEWHERE, Truncation
from articles.proofing.archive import Archive
from articles.proofing.records import Doubt, Evidence, Field, Finding, Galley, Kind, Part
from articles.proofing.torn import alike_headlines, alike_paragraphs, torn_paragraphs

# So many characters beside the gap are shown.
BESIDE = 12
QUOTED = re.compile("“…?([^“”…]{2,30})…?”")
CLAUSES = re.compile("[，。；：！？、]")
# The text only goes on in another file.
ELSEWHERE = (CONTINUED_ELSEWHERE, CONTINUES_ELSEWHERE)
HEADLINE_TWICE = re.compile(r"标题在第 \d+ 行又印了一次")
PARAGRAPH_TWICE = re.compile(r"第 [\d、]+(?: 等)? 行是重复的段落")
CAPTION_INSIDE = "混进了图片说明"
TWO_HEADLINES = "一行里有两个标题"
MOVED_BODY = "正文原在别处"
MOVED_LIST = "前文以冒号结束"


def find(galley: Galley, archive: Archive) -> Iterator[Finding]:
    """The doubts of reading as findings, each suspect once, and paragraphs that seem torn or doubled."""
    for doubt in galley.doubts:
        parts = list(galley.article(doubt.article))
        if parts:
            yield from _of_article(galley, doubt, parts)
    for part in galley.texts:
        yield from torn_paragraphs(part)
    yield from alike_paragraphs(galley)
    yield from alike_headlines(galley)


def _of_article(galley: Galley, doubt: Doubt, parts: Sequence[Part]) -> Iterator[Finding]:
    text = next((part for part in parts if part.place.field is Field.TEXT), None)
    headline = next((part for part in parts if part.place.field is Field.HEADLINE), None)
    if doubt.truncated is not Truncation.NONE and doubt.reason not in ELSEWHERE:
        yield from _lost(galley, doubt, text, headline or parts[0])
    elif text and doubt.candidates and doubt.reason not in ELSEWHERE:
        yield _displaced(galley, doubt, text)
    elif text and (note := _note(doubt, MOVED_BODY)):
        yield _finding(Kind.DISPLACED, text, *_beginning(text.text), 0.5, note)
    elif text and (note := _note(doubt, MOVED_LIST)) and (at := text.text.find(f"：\n\n{LIST_ITEM}")) >= 0:
        yield _finding(Kind.DISPLACED, text, at + 5, at + 5 + BESIDE, 0.5, note)
    for note in doubt.notes:
        if PARAGRAPH_TWICE.search(note):
            yield from _twice(note, text, headline)
        elif text and CAPTION_INSIDE in note:
            yield from _at_quoted(Kind.DISPLACED, text, 0.6, note)
        elif headline:
            yield from _headline(note, headline)


def _lost(galley: Galley, doubt: Doubt, text: Part | None, other: Part) -> Iterator[Finding]:
    if text is None:
        yield _finding(Kind.LOST_TEXT, other, 0, len(other.text.split("\n")[0]), 0.8, doubt.reason)
    elif doubt.truncated in (Truncation.START, Truncation.BOTH):
        if doubt.candidates:
            yield _displaced(galley, doubt, text)
        else:
            yield _finding(
                Kind.LOST_TEXT, text, *(_quoted(doubt, text.text) or _beginning(text.text)), 0.8, doubt.reason
            )
    if text and doubt.truncated in (Truncation.END, Truncation.BOTH):
        yield _finding(Kind.LOST_TEXT, text, *(_quoted(doubt, text.text) or _ending(text.text)), 0.8, doubt.reason)


def _displaced(galley: Galley, doubt: Doubt, text: Part) -> Finding:
    headlines = {part.place.article: part.text for part in galley.parts if part.place.field is Field.HEADLINE}
    homes = [(number, headlines[number]) for number in doubt.candidates if number in headlines]
    evidence = tuple(Evidence(headline, galley.key, number) for number, headline in homes)
    named = "、".join(f"《{headline.splitlines()[0]}》" for _, headline in homes[:3])
    reason = (doubt.reason or "这段文字没有标题") + (f"；可能属于{named}" if named else "")
    return _finding(Kind.DISPLACED, text, *_beginning(text.text), 0.6, reason, evidence)


def _twice(note: str, text: Part | None, headline: Part | None) -> Iterator[Finding]:
    """A paragraph that was printed twice, where the text still has it; else the article that had it."""
    reason = f"{note}；请核对重印的地方原该是什么文字"
    found = list(_at_quoted(Kind.DUPLICATE, text, 0.8, reason)) if text else []
    if not found and headline:
        found.append(_finding(Kind.DUPLICATE, headline, 0, len(headline.text.split("\n")[0]), 0.8, reason))
    yield from found


def _at_quoted(kind: Kind, text: Part, confidence: float, note: str) -> Iterator[Finding]:
    """The finding at the words that a note quotes; nothing where an editor has changed them."""
    words = QUOTED.search(note)
    at = text.text.find(words[1]) if words else -1
    if words and at >= 0:
        yield _finding(kind, text, at, at + len(words[1]), confidence, note)


def _headline(note: str, headline: Part) -> Iterator[Finding]:
    first_line = len(headline.text.split("\n")[0])
    if HEADLINE_TWICE.search(note):
        yield _finding(Kind.DUPLICATE, headline, 0, first_line, 0.8, f"{note}，请核对那里该有的文字")
    elif TWO_HEADLINES in note:
        yield _finding(Kind.DISPLACED, headline, max(0, first_line - 4), first_line, 0.8, note)


def _note(doubt: Doubt, words: str) -> str:
    return next((note for note in doubt.notes if words in note), "")


def _quoted(doubt: Doubt, text: str) -> tuple[int, int] | None:
    """Where the text has what the reason quotes: its beginning for a lost start, its end for a lost end."""
    for quote in QUOTED.findall(doubt.reason):
        bare = quote.lstrip("，。；：！？、”") or quote
        at = text.find(bare) if doubt.truncated is Truncation.START else text.rfind(bare)
        if at >= 0:
            return at, at + len(bare)
    return None


def _beginning(text: str) -> tuple[int, int]:
    """The first clause of the text, without the mark behind it and its markup."""
    start = next((len(mark) for mark in (SUBHEADING, LIST_ITEM) if text.startswith(mark) and text != mark), 0)
    clause = CLAUSES.search(text, start + 1, start + BESIDE)
    line_end = text.find("\n", start)
    ends = [start + BESIDE, len(text), *([clause.start()] if clause else []), *([line_end] if line_end > start else [])]
    return start, max(start + 1, min(ends))


def _ending(text: str) -> tuple[int, int]:
    """The last sentence of the text, where its end is lost or another text's end stands for it."""
    bare = text.rstrip() or text
    before = max(bare.rfind(mark, 0, max(0, len(bare) - 1)) for mark in "。！？\n")
    return before + 1, len(bare)


def _finding(
    kind: Kind, part: Part, start: int, end: int, confidence: float, reason: str, evidence: tuple[Evidence, ...] = ()
) -> Finding:
    return Finding("doubts", kind, part.place, start, end, None, confidence, reason, evidence)
