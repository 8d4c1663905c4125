"""The lines of raw files that articles came from, as the import read them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, ImportedFile
from articles.parsing.decode import decode
from articles.parsing.records import LineRole, RefusedFile

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


def line(file: ImportedFile, number: int, text: str, *, own: bool = False, skipped: int = 0) -> Line:
    """A line of the file with what the import made of it."""
    owner, role = file.lines.get(str(number), (None, ""))
    return Line(number, text, role, owner, own, skipped)


def own_lines(article: Article) -> set[int]:
    """Numbers of the source lines that went to the article."""
    lines = article.source_file.lines if article.source_file else {}
    return {int(number) for number, (owner, _role) in lines.items() if owner == article.number} | _pieces(article)


def raw_lines(article: Article) -> list[Line]:
    """The article's own lines, blank ones left out, each with its number in the file; those of its raw text, counted
    from 1, where no file is known."""
    file = article.source_file
    own = sorted(own_lines(article)) if file else []
    if not own:
        return [Line(n, text) for n, text in enumerate(article.raw_text.splitlines(), 1) if text.strip()]
    printed, shown, last = texts(file), [], own[0] - 1
    for number in own:
        if number <= len(printed) and printed[number - 1].strip():
            between = [text for text in printed[last : number - 1] if text.strip()]
            shown.append(line(file, number, printed[number - 1], own=True, skipped=len(between)))
            last = number
    return shown


def _pieces(article: Article) -> set[int]:
    return {
        piece[0] if isinstance(piece, list) else piece["line"]
        for passage in article.parsed.get("passages", [])
        for piece in passage.get("pieces", [])
    }
