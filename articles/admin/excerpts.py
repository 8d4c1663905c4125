"""What a suggestion points at, shown in its context as a difference by character."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.merging.difference import Piece, compare
from articles.models import Suggestion
from articles.proofing.quotes import anchor
from articles.proofing.records import Field

# Characters shown beside what is pointed at, and of what is pointed at itself.
BESIDE = 12
LONGEST = 60
ORDER = {name: at for at, name in enumerate(Field)}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words with what stands before and behind them. `pieces` are same, gone, new, or doubted: nothing is proposed."""

    before: str
    pieces: tuple[Piece, ...]
    after: str

    def render(self) -> SafeString:
        return render_to_string("admin/includes/excerpt.html", {"excerpt": self})


def excerpt(row: Suggestion, beside: int = BESIDE, *, proposing: bool = True) -> Excerpt:
    """The words of a suggestion, with a few characters of the same paragraph on either side; `proposing` with what
    would stand there instead."""
    before, after = row.prefix.rpartition("\n")[2], row.suffix.partition("\n")[0]
    return Excerpt(
        before if len(before) <= beside else "…" + before[-beside:],
        pieces(row.exact, row.replacement if proposing else None),
        after if len(after) <= beside else after[:beside] + "…",
    )


def in_paragraph(row: Suggestion) -> Excerpt | None:
    """The whole paragraph in which the words of an open suggestion stand now; None where they no longer do."""
    text = text_of(row)
    at = anchor(text, row.quote)
    if at is None:
        return None
    end = at + len(row.exact)
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", end)
    return Excerpt(text[first:at], pieces(row.exact, row.replacement), text[end : last if last >= 0 else len(text)])


def text_of(row: Suggestion) -> str:
    """The text that a suggestion is about, as it stands; of bylines the one quoted."""
    if row.photo:
        return row.photo.caption
    if row.field == Field.BYLINE:
        name = row.prefix + row.exact + row.suffix
        return name if any(byline.name == name for byline in row.article.bylines.all()) else ""
    return getattr(row.article, row.field)


def pieces(exact: str, replacement: str | None) -> tuple[Piece, ...]:
    """What becomes of the words, in a form in which spaces and breaks that come or go can be seen."""
    if replacement is None:
        return (Piece("doubted", _visible(exact)),)
    found = compare(exact, replacement)
    return tuple(Piece(piece.kind, _visible(piece.text, changed=piece.kind != "same")) for piece in found)


def _visible(text: str, *, changed: bool = False) -> str:
    text = text.replace("\n\n", "↵").replace("\n", "↵")
    if changed and not text.strip():
        text = "␣" * len(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 3 :]}"


def in_text_order(rows: Iterable[Suggestion]) -> list[Suggestion]:
    """As one reads the article: by part, then by place; of several at one place the surest first."""
    return sorted(rows, key=lambda row: (ORDER[row.field], row.photo_id or 0, row.start, -row.confidence, row.pk))
