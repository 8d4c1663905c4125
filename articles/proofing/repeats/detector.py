"""Strings that stand twice where they should stand once -> findings."""

from __future__ import annotations

from collections.abc import Iterator

from articles.proofing.archive import Archive
from articles.proofing.records import Field, Finding, Galley
from articles.proofing.repeats.copied import copied_clauses, copied_objects, copied_strings, copied_tails
from articles.proofing.repeats.doubled_characters import doubled_characters, named_before
from articles.proofing.repeats.doubled_strings import doubled_strings
from articles.proofing.repeats.echoes import echoes


def find(galley: Galley, archive: Archive) -> Iterator[Finding]:
    """Doubled strings and characters, near repetitions, and strings and stretches copied from elsewhere."""
    names = _names(galley, archive)
    for part in galley.parts:
        if part.place.field is Field.BYLINE:
            continue
        yield from doubled_strings(part)
        yield from doubled_characters(part, names)
        yield from echoes(part)
    yield from copied_strings(galley)
    yield from copied_objects(galley)
    yield from copied_clauses(galley)
    yield from copied_tails(galley)


def _names(galley: Galley, archive: Archive) -> frozenset[str]:
    """Forms of names with three characters or more, from this issue and, where one is in question, from the archive."""
    here = {form for person in galley.people for form in (person.name, *person.printed) if len(form) > 2}
    asked = {name for part in galley.parts for name in named_before(part.text)} - here
    known = archive.names_like(asked) if asked else ()
    return frozenset(here | {name.form for name in known if name.form in asked and name.verdict != "misreading"})
