"""Findings of parsed issues -> the suggestions of the structure report, which know their raw lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from articles.parsing.records import ParsedIssue
from articles.proofing import proofread
from articles.proofing.archive import Shelf
from articles.proofing.galleys import RawPlaces, galley_of
from articles.proofing.records import Finding, Galley


def suggestions(issues: Sequence[ParsedIssue]) -> list[list[dict[str, Any]]]:
    """For each issue what proofing finds when all of them are read together, in the order of the raw lines."""
    galleys = [galley_of(issue) for issue in issues]
    shelf = Shelf(galleys)
    return [
        list(_rows(issue, galley, proofread(galley, shelf.beside(galley))))
        for issue, galley in zip(issues, galleys, strict=True)
    ]


def _rows(issue: ParsedIssue, galley: Galley, findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """One row a place of the raw file: what stands in a byline and in the text is one print."""
    parts = {part.place: part for part in galley.parts}
    places = RawPlaces(issue)
    rows = {}
    for finding in findings:
        spot = places.spot(finding, parts[finding.place])
        if spot is None or (spot.line, spot.start) in rows:
            continue
        rows[spot.line, spot.start] = {
            "line": spot.line,
            "start": spot.start,
            "printed": spot.printed,
            "replacement": finding.replacement,
            "kind": finding.kind.value,
            "confidence": finding.confidence,
            "reason": finding.reason,
            "detector": finding.detector,
        }
    yield from (rows[key] for key in sorted(rows))
