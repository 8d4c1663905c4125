"""The detectors by name, in the order in which an editor would rank them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from articles.proofing import corrections, doubts
from articles.proofing.agreement import detector as agreement
from articles.proofing.archive import Archive
from articles.proofing.lookalikes import detector as lookalikes
from articles.proofing.names import detector as names
from articles.proofing.punctuation import detector as punctuation
from articles.proofing.records import Finding, Galley
from articles.proofing.repeats import detector as repeats
from articles.proofing.terms import detector as terms

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
