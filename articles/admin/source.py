"""The raw lines that a text came from, with their numbers as an editor's program shows them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, ImportedFile, Suggestion
from articles.parsing.decode import decode
from articles.parsing.records import LineRole, RefusedFile

CONTEXT = 3
# So many characters in a row make it likely that a line is the one that a quote was read from.
SHARED = 5
ROLES = {
    LineRole.HEADLINE: _("headline"),
    LineRole.KICKER: _("kicker"),
    LineRole.DECK: _("deck"),
    LineRole.SUBHEADING: _("subheading"),
    LineRole.SECTION: _("section"),
    LineRole.BYLINE: _("byline"),
    LineRole.BODY: pgettext_lazy("line", "body"),
    LineRole.LIST: _("list"),
    LineRole.CAPTION: _("caption"),
    LineRole.CREDIT: _("credit"),
    LineRole.FURNITURE: _("furniture"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file. `article` is the number of the article that it went to, `own` whether that is
    the one being looked at, `skipped` how many lines before it are not shown."""

    number: int
    text: str
    role: str = ""
    article: int | None = None
    own: bool = False
    skipped: int = 0

    @property
    def role_name(self) -> str:
        return str(ROLES[LineRole(self.role)]) if self.role in ROLES else ""


def texts(file: ImportedFile) -> list[str]:
    """The file's lines as the import read them; a file that it refused is shown as well as can be."""
    content = bytes(file.content)
    try:
        return decode(file.name, content, file.encoding or None).text.split("\n")
    except RefusedFile:
        return content.decode(file.encoding or "utf-8", "replace").splitlines()


def all_lines(file: ImportedFile) -> list[Line]:
    return [_line(file, number, text) for number, text in enumerate(texts(file), 1)]


def lines_around(article: Article) -> list[Line]:
    """The article's own lines and a few above and below; other lines are left out and counted."""
    return _around(article.source_file, own_lines(article))


def lines_of(row: Suggestion) -> list[Line]:
    """The lines in which the words of a suggestion, or some of those beside them, were read; all lines of the
    article or photo where none of them has any."""
    owner = row.photo or row.article
    file = owner.source_file
    if file is None:
        return []
    own = set(owner.lines) if row.photo else own_lines(owner)
    context = _folded(row.prefix[-SHARED:] + row.exact + row.suffix[:SHARED])
    runs = {context[at : at + SHARED] for at in range(max(1, len(context) - SHARED + 1))}
    printed = texts(file)
    folded = {n: _folded(printed[n - 1]) for n in own if 1 <= n <= len(printed)}
    near = {n for n, line in folded.items() if any(run in line for run in runs)}
    return _around(file, near or own)


def _folded(text: str) -> str:
    """Full-width marks as half-width ones, which raw lines have."""
    return unicodedata.normalize("NFKC", text)


def _around(file: ImportedFile | None, own: set[int]) -> list[Line]:
    if file is None:
        return []
    printed = texts(file)
    near = {n for line in own for n in range(line - CONTEXT, line + CONTEXT + 1) if 1 <= n <= len(printed)}
    shown, last = [], 0
    for number in sorted(near):
        shown.append(_line(file, number, printed[number - 1], own=number in own, skipped=number - last - 1))
        last = number
    return shown


def own_lines(article: Article) -> set[int]:
    """Numbers of the source lines that went to the article."""
    lines = article.source_file.lines if article.source_file else {}
    return {int(number) for number, (owner, _role) in lines.items() if owner == article.number} | _pieces(article)


def passages(article: Article) -> list[dict[str, object]]:
    """The paragraphs as they were parsed, each with the numbers of the source lines that it was made of."""
    return [
        {"text": passage["text"], "lines": sorted({piece["line"] for piece in passage.get("pieces", [])})}
        for passage in article.parsed.get("passages", [])
    ]


def _pieces(article: Article) -> set[int]:
    return {
        piece[0] if isinstance(piece, list) else piece["line"]
        for passage in article.parsed.get("passages", [])
        for piece in passage.get("pieces", [])
    }


def _line(file: ImportedFile, number: int, text: str, *, own: bool = False, skipped: int = 0) -> Line:
    owner, role = file.lines.get(str(number), (None, ""))
    return Line(number, text, role, owner, own, skipped)


def fragments_for(article: Article, fragments: Iterable) -> list:
    """Of an issue's fragments those that may belong to the article."""
    return [fragment for fragment in fragments if article.number in fragment.candidates]
