"""Marks that are wrong, missing or without partner -> findings."""

from __future__ import annotations

from collections.abc import Iterator

from articles.proofing.archive import Archive
from articles.proofing.punctuation.marks import marks
from articles.proofing.punctuation.pairs import pairs
from articles.proofing.records import Field, Finding, Galley


def find(galley: Galley, archive: Archive) -> Iterator[Finding]:
    """Findings of single marks and of pairs."""
    for part in galley.parts:
        if part.place.field is not Field.BYLINE:
            yield from marks(part)
    yield from pairs(galley)
