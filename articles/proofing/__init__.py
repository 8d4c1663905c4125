"""Issues under proof -> findings: what may be wrong, where, why, and what would stand there instead. Pure: no Django.

    proofread(galley, archive) -> the findings of one issue, in print order

Each detector has a function `find(galley, archive) -> findings`, in a file of its own or, where it is made of several,
in the `detector` of a folder; `detectors` lists them, `settling` keeps one finding where several point at the same
characters. `galleys` leads from parsed issues to galleys and from findings back to raw lines; `archive` is what
detectors may ask of other issues, `learning` counts approved text, `quotes` finds a place again after edits.
"""

from __future__ import annotations

from collections.abc import Collection

from articles.proofing.archive import Archive
from articles.proofing.records import Finding, Galley
from articles.proofing.settling import settle

__all__ = ["proofread"]


def proofread(galley: Galley, archive: Archive, quiet: Collection[str] = ()) -> list[Finding]:
    """What the detectors find in an issue. `quiet` names those that are not asked. Never raises on any text."""
    from articles.proofing.detectors import DETECTORS

    found = [finding for name, find in DETECTORS.items() if name not in quiet for finding in find(galley, archive)]
    return settle(galley, found)
