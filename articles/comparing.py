"""What differs between two contents of an article, part by part: in words and by character."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from articles.merging.difference import Piece, changes, extent
from articles.models import Article, Byline

Content = Mapping[str, object]
# On top what readers see first.
ORDER = (
    "kicker", "headline", "deck", "bylines", "text", "section", "kind", "page", "date_start", "date_end",
    "truncated", "truncated_reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What became different in one part of an article."""

    label: str
    pieces: list[Piece]


def differences(before: Content, after: Content, parts: Sequence[str] = ORDER) -> list[Change]:
    """The parts of an article, all or some, in which two of its contents differ, each with its difference."""
    found = [(name, changes(shown(name, before.get(name)), shown(name, after.get(name)))) for name in parts]
    return [Change(label(name), pieces) for name, pieces in found if pieces]


def extents(before: Content, after: Content) -> dict[str, tuple[int, int]]:
    """By the name of each part in which two contents differ, how many characters went and came."""
    found = {name: extent(shown(name, before.get(name)), shown(name, after.get(name))) for name in ORDER}
    return {label(name): counts for name, counts in found.items() if any(counts)}


def label(name: str) -> str:
    if name == "bylines":
        return capfirst(Byline._meta.verbose_name_plural)
    return capfirst(Article._meta.get_field(name).verbose_name)


def shown(name: str, value: object) -> str:
    """A part of a content as a text that can be compared."""
    if value is None:
        return ""
    if name == "bylines":
        return "\n".join(f"{Byline.Role(row['role']).label} {row['name']}" for row in value)
    choices = dict(Article._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


def printed(content: Content) -> str:
    """What stands in print of a content, in the order of the page."""
    names = " ".join(row["name"] for row in content.get("bylines") or ())
    parts = [*(content.get(name) or "" for name in ("kicker", "headline", "deck")), names, content.get("text") or ""]
    return "\n".join(part for part in parts if part)
