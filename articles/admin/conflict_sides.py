"""The texts of a conflict, side by side and as differences by character."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import comparing
from articles.admin import excerpts
from articles.merging.difference import Piece, compare
from articles.models import Conflict

BESIDE = 12


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts of a conflict as (title, pieces): what was read before, what the editors and what the new file changed
    of it, and what would change if the new text were taken. `before` and `behind` stand beside each."""

    before: str
    behind: str
    ours: str
    theirs: str
    columns: list[tuple[str, list[Piece]]]

    @classmethod
    def of(cls, row: Conflict) -> "Sides":
        base, ours, theirs = (worded(row, side) for side in ("base", "ours", "theirs"))
        columns = [
            (_("read before"), compare(base, base)),
            (_("the editors’ text"), compare(base, ours)),
            (_("the new text"), compare(base, theirs)),
            (_("what taking the new text would change"), compare(ours, theirs)),
        ]
        return cls(row.prefix, row.suffix, ours, theirs, columns)


def worded(row: Conflict, side: str) -> str:
    """A side of a conflict as an editor reads it."""
    if not row.field or row.is_of_words:
        return getattr(row, side)
    if row.field in {"credit", "date"}:
        return "".join(str(value) for value in row.value(side).values() if value)
    values = (comparing.shown(name, _plain(value)) for name, value in row.value(side).items())
    return "\n".join(filter(None, values))


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def excerpt(row: Conflict) -> SafeString | str:
    """The conflict in a line of a list."""
    if not row.field:
        return format_html('<span lang="zh-Hans">{}</span>', Truncator(row.ours or row.theirs).chars(40))
    before, behind = row.prefix.rpartition("\n")[2], row.suffix.partition("\n")[0]
    made = excerpts.Excerpt(
        before if len(before) <= BESIDE else "…" + before[-BESIDE:],
        excerpts.pieces(worded(row, "ours"), worded(row, "theirs")),
        behind if len(behind) <= BESIDE else behind[:BESIDE] + "…",
    )
    return made.render()


def title_of(row: Conflict) -> SafeString | str:
    """The article or photo that it is about, with the way to it."""
    if row.photo_id:
        url, name = reverse("admin:articles_photo_change", args=[row.photo_id]), row.photo or ""
    elif row.article_id:
        url, name = reverse("admin:articles_article_change", args=[row.article_id]), row.article.title
    else:
        return _("not in the issue")
    return format_html('<a href="{}" lang="zh-Hans">{}</a>', url, Truncator(str(name)).chars(40) or "—")
