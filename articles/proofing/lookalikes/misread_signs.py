"""Letters that stand for figures, and 图为 that has become 因为: what rules tell without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.proofing.records import Field, Finding, Kind, Part

# Figures with a letter among them; never beside other letters, where O2O, 5G and part numbers stand.
FIGURES = re.compile(r"(?<![A-Za-z\d.\-])(?=[lI]?\d)(?:\d|[lIOo](?![A-Za-z])){2,12}(?![A-Za-z\-])")
LETTERS = str.maketrans("lIOo", "1100")
BEFORE_DATE = re.compile(r"(?:(?<=[。！？\n])|^)因为(?=(?:\d{4}年)?\d{1,2}月\d{1,2}日)")
IN_CAPTION = re.compile(r"(?:(?<=[。！？\n])|^)因为(?![^。！？\n]{0,60}所以)")


def signs(part: Part, detector: str) -> Iterator[Finding]:
    """What the rules find in one part."""
    for match in FIGURES.finditer(part.text):
        if not match[0].isdigit():
            mended = match[0].translate(LETTERS)
            yield Finding(
                detector, Kind.LOOKALIKE, part.place, *match.span(), mended, 0.9, f"数字中的字母应为数字：{mended}"
            )
    pattern = IN_CAPTION if part.place.field is Field.CAPTION else BEFORE_DATE
    for match in pattern.finditer(part.text):
        yield Finding(
            detector, Kind.LOOKALIKE, part.place, *match.span(), "图为", 0.9, "图片说明以“图为”开头，“因”与“图”形近"
        )
