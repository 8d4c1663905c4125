"""Galleys for tests: from running texts, or from the parts of one article; and what accepted findings make of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from articles.proofing.archive import Archive, Shelf
from articles.proofing.records import Doubt, Field, Finding, Galley, Part, Place
from articles.proofing.settling import settle

NOTHING_ELSE = Shelf([])


def galley(*texts: str, day: date | None = None, doubts: Iterable[Doubt] = (), **fields: str) -> Galley:
    """An issue whose articles 1, 2, … have these running texts; paragraphs are parted by blank lines.

    `fields` are further parts of article 1 (headline="…", caption="…"), which stand before the texts.
    """
    parts = [Part(Place(1, Field(name), int(name == "caption")), text) for name, text in fields.items()]
    parts += [Part(Place(number, Field.TEXT), text) for number, text in enumerate(texts, 1) if text]
    return Galley("测试", day, tuple(parts), (), tuple(doubts))


def marked(find: Callable[[Galley, Archive], Iterable[Finding]], issue: Galley | str) -> list[tuple[str, str | None]]:
    """What a detector finds: the characters it points at, and what would stand there."""
    issue = galley(issue) if isinstance(issue, str) else issue
    texts = {part.place: part.text for part in issue.parts}
    return [(texts[f.place][f.start : f.end], f.replacement) for f in find(issue, NOTHING_ELSE)]


def accepted(issue: Galley, found: Iterable[Finding]) -> Galley:
    """The issue after an editor has taken every replacement; the findings must not overlap."""
    texts = {part.place: part.text for part in issue.parts}
    for finding in sorted(found, key=lambda f: -f.start):
        if finding.replacement is not None:
            text = texts[finding.place]
            texts[finding.place] = text[: finding.start] + finding.replacement + text[finding.end :]
    return replace(issue, parts=tuple(Part(place, text) for place, text in texts.items()))


def found_again(find: Callable[[Galley, Archive], Iterable[Finding]], issue: Galley) -> set[tuple[object, ...]]:
    """What a detector still finds in the same words after an editor has taken every replacement of it."""
    settled = [finding for finding in settle(issue, find(issue, NOTHING_ELSE)) if finding.replacement is not None]
    after = accepted(issue, settled)
    again = settle(after, find(after, NOTHING_ELSE))
    return {_words(issue, finding) for finding in settled} & {_words(after, finding) for finding in again}


def _words(issue: Galley, finding: Finding) -> tuple[object, ...]:
    text = next(part.text for part in issue.parts if part.place == finding.place)
    beside = text[max(0, finding.start - 8) : finding.start], text[finding.end : finding.end + 8]
    return finding.place, text[finding.start : finding.end], finding.replacement, *beside
