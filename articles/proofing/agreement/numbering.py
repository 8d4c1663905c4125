"""Numbered points of which one is missing -> findings.

一要…；二要…；四要…: the third was lost. Points are told apart by what stands behind the number (要, 是, 、) and by
where they stand; each series begins at one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.parsing.records import Truncation
from articles.proofing.agreement.numerals import NUMBER, value_of
from articles.proofing.records import Finding, Galley, Kind, Part

NUMERAL = "[一二三四五六七八九十]{1,2}"
BEGINS = r"(?:(?<=[。；：，！？”\n])|^)(?:## |- )?"
FAMILIES = (
    re.compile(rf"{BEGINS}({NUMERAL})要"),
    re.compile(rf"{BEGINS}({NUMERAL})是"),
    re.compile(rf"{BEGINS}其({NUMERAL})[，、：]"),
    re.compile(rf"{BEGINS}第({NUMERAL})[，、：]"),
    re.compile(rf"(?:(?<=\n)|^)(?:## |- )?({NUMERAL})、"),
    re.compile(rf"(?:(?<=\n)|^)(?:## |- )?（({NUMERAL})）"),
    re.compile(r"(?:(?<=\n)|^)(?:## |- )?(\d{1,2})[.．、](?!\d)"),
)
THINGS = "个方面|项重点|个重点|个环节|个关键|点要求|点意见|点建议|个抓手"
ANNOUNCED = re.compile(rf"({NUMBER})(?:{THINGS})[\u3400-\u9fff]{{0,6}}[：。]")


@dataclass(frozen=True, slots=True)
class Point:
    start: int
    end: int
    value: int


def numbering(galley: Galley) -> Iterator[Finding]:
    """Findings at the point behind a gap, and at a number of points that is not the number that follows."""
    cut = {doubt.article for doubt in galley.doubts if doubt.truncated in (Truncation.END, Truncation.BOTH)}
    for part in galley.texts:
        series = [run for family in FAMILIES for run in _runs(part.text, family)]
        gaps = [gap for run in series for gap in _gaps(part, run)]
        yield from gaps
        if not gaps and part.place.article not in cut:
            yield from _announced(part, series)


def _runs(text: str, family: re.Pattern[str]) -> Iterator[Sequence[Point]]:
    """The series of a family: each begins with one and goes up."""
    run: list[Point] = []
    for found in family.finditer(text):
        value = value_of(found[1])
        if value is None:
            continue
        point = Point(found.start(1), found.end(), int(value))
        if run and point.value <= run[-1].value:
            yield run
            run = []
        if run or point.value == 1:
            run.append(point)
    if run:
        yield run


def _gaps(part: Part, run: Sequence[Point]) -> Iterator[Finding]:
    for before, after in pairwise(run):
        if after.value == before.value + 2:
            first, last = part.text[before.start : before.end], part.text[after.start : after.end]
            reason = f"“{first}”之后是“{last}”，中间少了一点"
            yield Finding("agreement", Kind.LOST_TEXT, part.place, after.start, after.end, None, 0.8, reason)


def _announced(part: Part, series: Sequence[Sequence[Point]]) -> Iterator[Finding]:
    begun = {run[0].start: run[-1].value for run in series if len(run) > 1}
    for found in ANNOUNCED.finditer(part.text):
        value = value_of(found[1])
        follows = next((begun[at] for at in range(found.end(), found.end() + 6) if at in begun), None)
        if follows is not None and value is not None and value != follows and value <= 10:
            reason = f"前面说“{found[1]}”，后面列出了{follows}点"
            yield Finding("agreement", Kind.AGREEMENT, part.place, *found.span(1), None, 0.6, reason)
