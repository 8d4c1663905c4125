"""Many findings -> those that an editor is shown: no place twice, none that points at nothing."""

from __future__ import annotations

from collections.abc import Iterable

from articles.proofing.records import Finding, Galley

# Below this a detector was wrong so often that reading its findings costs more than hunting the errors.
LEAST_CONFIDENCE = 0.3


def settle(galley: Galley, found: Iterable[Finding]) -> list[Finding]:
    """The findings in print order. Where two overlap in a part the surer one stays, of equals the shorter one."""
    order = {part.place: at for at, part in enumerate(galley.parts)}
    texts = {part.place: part.text for part in galley.parts}
    taken: dict[object, list[Finding]] = {}
    for finding in sorted(found, key=lambda f: (-f.confidence, f.end - f.start, f.start)):
        text = texts.get(finding.place, "")
        if finding.confidence < LEAST_CONFIDENCE or not 0 <= finding.start < finding.end <= len(text):
            continue
        if finding.replacement == text[finding.start : finding.end]:
            continue
        kept = taken.setdefault(finding.place, [])
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return sorted((finding for kept in taken.values() for finding in kept), key=lambda f: (order[f.place], f.start))
