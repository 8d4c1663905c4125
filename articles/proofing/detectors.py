"""The detectors by name, in the order in which an editor would rank them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from articles.proofing import doubts, names, punctuation, repeats
from articles.proofing.archive import Archive
from articles.proofing.records import Finding, Galley

Detector = Callable[[Galley, Archive], Iterable[Finding]]

DETECTORS: dict[str, Detector] = {
    "names": names.find,
    "repeats": repeats.find,
    "doubts": doubts.find,
    "punctuation": punctuation.find,
}
