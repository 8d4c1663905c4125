"""What contradicts itself within an issue -> findings: figures, sessions, days, points, sums, words, offices."""

from __future__ import annotations

from collections.abc import Iterator

from articles.proofing.agreement.calendar_days import calendar_days
from articles.proofing.agreement.headline_figures import headline_figures
from articles.proofing.agreement.lost_characters import lost_characters
from articles.proofing.agreement.numbering import numbering
from articles.proofing.agreement.office_holders import office_holders
from articles.proofing.agreement.sums import sums
from articles.proofing.archive import Archive
from articles.proofing.records import Finding, Galley


def find(galley: Galley, archive: Archive) -> Iterator[Finding]:
    """Contradictions; a replacement where one side settles the other."""
    yield from headline_figures(galley)
    yield from calendar_days(galley)
    yield from numbering(galley)
    yield from sums(galley)
    yield from lost_characters(galley)
    yield from office_holders(galley, archive)
