"""The printed page beside an article: which scan shows it, and the other pages of the issue."""

from dataclasses import dataclass

from articles.models import Article, PageScan
from articles.rawlines import own_lines


@dataclass(frozen=True, slots=True)
class Facsimile:
    """Scans of an issue in the order of its pages. `shown` has the article; `guessed` says that nothing printed tells
    its page, and that it was looked for where its lines stand in the file."""

    scans: list[PageScan]
    shown: PageScan | None = None
    guessed: bool = False


def facsimile(article: Article) -> Facsimile:
    """The scans in use of the article's issue. One query."""
    scans = list(article.issue.scans.current())
    if not scans:
        return Facsimile(scans)
    page = article.page or (article.source_file.page if article.source_file else None)
    known = next((scan for scan in scans if scan.page == page), None)
    return Facsimile(scans, known or scans[int(_depth(article) * len(scans))], guessed=known is None)


def _depth(article: Article) -> float:
    """How far down its file the article begins: 0 is the first line, just below 1 the last."""
    own = own_lines(article)
    last = max((int(number) for number in article.source_file.lines), default=0) if article.source_file else 0
    return min((min(own) - 1) / last, 0.999) if own and last else 0.0
