"""Raw OCR text of a printed issue -> its articles, photos, bylines, dates and people. Pure: no Django.

    parse_issue("2024-12-02.txt", content) -> ParsedIssue

The stages, each in a file of its own and callable alone:
decode -> lines -> sorting (furniture, bylines, photos, tables, plain) -> segmentation (levels, labels, headings)
-> titles, picturing, repeats -> displaced (tails, strangers, headless, scraps)
-> briefs, glued -> joins -> dating (years)
-> assembly (completeness, kinds) -> people.reading. `parser` puts them in their order.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from articles.parsing.records import ParsedIssue, RefusedFile

if TYPE_CHECKING:
    from people.reading import Advice

__all__ = ["ParsedIssue", "RefusedFile", "parse_issue"]


def parse_issue(
    source: str,
    content: bytes,
    *,
    encoding: str | None = None,
    day: date | None = None,
    district: str = "",
    advice: Advice | None = None,
) -> ParsedIssue:
    """What a file holds.

    `source` is the file's name (its day and page may stand in it), `encoding` an editor's word about the
    bytes, `day` the issue's day where neither masthead nor file name says it, `district` the publication's
    district as the caller knows it (inferred from the text if empty), `advice` what editors tell the reading of
    names (nothing if None). Raises RefusedFile with what is wrong, where, and what to do.
    """
    # Models import the records of this package: they must not pay for its patterns and word lists.
    from articles.parsing import parser

    return parser.parse(source, content, encoding=encoding, day=day, district=district, advice=advice)
