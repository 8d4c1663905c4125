"""The detectors by name, in the order in which an editor would rank them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from articles.proofing import agreement, corrections, doubts, lookalikes, names, punctuation, repeats, terms
from articles.proofing.archive import Archive
from articles.proofing.records import Finding, Galley

Detector = Callable[[Galley, Archive], Iterable[Finding]]

DETECTORS: dict[str, Detector] = {
    "names": names.find,
    "terms": terms.find,
    "known-errors": corrections.find,
    "repeats": repeats.find,
    "look-alikes": lookalikes.find,
    "agreement": agreement.find,
    "doubts": doubts.find,
    "punctuation": punctuation.find,
}
