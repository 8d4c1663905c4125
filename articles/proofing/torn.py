"""Paragraphs that are one in print, paragraphs and headlines that stand twice -> findings.

Reading joins what is surely one paragraph and drops exact copies; what it left apart is asked of an editor here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from articles.parsing import signs
from articles.parsing.markup import LIST_ITEM, SUBHEADING
from articles.proofing.records import Evidence, Field, Finding, Galley, Kind, Part

# Shorter lines are verse, signatures, addresses.
LONG = 24
BESIDE = 6
# Grams of this length are compared, and so many of the shorter paragraph's must be in the longer one.
GRAM = 6
ALIKE = 0.7
# Paragraphs that share a gram with more others than this are set phrases.
MANY = 8
# Shorter headlines are those of columns; of the others so much must be the same.
LEAST_HEADLINE = 8
SAME = 0.85
OPEN_END = re.compile(r"[\u3400-\u9fff，、\d]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    part: Part
    start: int
    text: str

    @property
    def is_plain(self) -> bool:
        return not self.text.startswith((SUBHEADING, LIST_ITEM))


def paragraphs(part: Part) -> Iterator[Paragraph]:
    """The blocks of a running text, with their places."""
    start = 0
    for block in part.text.split("\n\n"):
        yield Paragraph(part, start, block)
        start += len(block) + 2


def torn_paragraphs(part: Part) -> Iterator[Finding]:
    """Two paragraphs of which the first does not end and the second does not begin."""
    blocks = list(paragraphs(part))
    for first, second in pairwise(blocks):
        if len(first.text) < LONG or len(second.text) < LONG or not (first.is_plain and second.is_plain):
            continue
        if not OPEN_END.search(first.text) or signs.is_opening(second.text):
            continue
        end = first.start + len(first.text)
        start, behind = end - BESIDE, second.start + BESIDE
        joined = part.text[start:end] + part.text[second.start : behind]
        reason = "前一段没有结束，后一段可能是它的下半截"
        yield Finding("doubts", Kind.BROKEN_PARAGRAPH, part.place, start, behind, joined, 0.6, reason)


def alike_paragraphs(galley: Galley) -> Iterator[Finding]:
    """Paragraphs that say almost the same as an earlier one of the issue."""
    seen: list[tuple[Paragraph, frozenset[str]]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for block in (block for part in galley.texts for block in paragraphs(part) if block.is_plain):
        if len(block.text) < LONG:
            continue
        grams = frozenset(block.text[at : at + GRAM] for at in range(len(block.text) - GRAM + 1))
        shared: dict[int, int] = defaultdict(int)
        for gram in grams:
            for earlier in places[gram][:MANY]:
                shared[earlier] += 1
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best] >= ALIKE * min(len(grams), len(seen[best][1])):
            yield _copy(block, seen[best][0])
            continue
        for gram in grams:
            if len(places[gram]) < MANY:
                places[gram].append(len(seen))
        seen.append((block, grams))


def _copy(block: Paragraph, earlier: Paragraph) -> Finding:
    start = block.start - 2 if block.start else 0
    end = block.start + len(block.text)
    evidence = (Evidence(earlier.text[:30], article=earlier.part.place.article),)
    reason = "这一段与本期另一段几乎相同，可能重复"
    return Finding("doubts", Kind.DUPLICATE, block.part.place, start, end, "", 0.6, reason, evidence)


def alike_headlines(galley: Galley) -> Iterator[Finding]:
    """Headlines of two articles that say almost the same: one was printed twice, or read so."""
    seen: list[tuple[Part, frozenset[str]]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for part in galley.parts:
        bare = re.sub("[^\u3400-\u9fff]", "", part.text)
        if part.place.field is not Field.HEADLINE or len(bare) < LEAST_HEADLINE:
            continue
        grams = frozenset(bare[at : at + 2] for at in range(len(bare) - 1))
        shared: dict[int, int] = defaultdict(int)
        for gram in grams:
            for earlier in places[gram][:MANY]:
                shared[earlier] += 1
        best = max(shared, key=shared.__getitem__, default=None)
        if best is not None and shared[best] >= SAME * max(len(grams), len(seen[best][1])):
            first = seen[best][0]
            evidence = (Evidence(first.text, article=first.place.article),)
            reason = "这个标题与本期另一篇的标题几乎相同，可能重复"
            yield Finding("doubts", Kind.DUPLICATE, part.place, 0, len(part.text), None, 0.6, reason, evidence)
        for gram in grams:
            places[gram].append(len(seen))
        seen.append((part, grams))
