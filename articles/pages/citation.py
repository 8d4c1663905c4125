"""How an article is cited: GB/T 7714-2015 for papers, BibTeX and RIS for reference managers."""

import re
from dataclasses import dataclass
from datetime import date

from articles.models import Article, Byline

# GB/T 7714-2015, 8.1.2: of more than three authors the first three are named.
AUTHORS_NAMED = 3
BIBTEX_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
BIBTEX_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is told of an article. `key` stands for it in a bibliography, `url` is its permanent address."""

    key: str
    authors: tuple[str, ...]
    title: str
    publication: str
    day: date
    page: int | None
    url: str

    @property
    def gb(self) -> str:
        """As GB/T 7714-2015, 4.5.2 prints an article of a newspaper: 作者. 题名[N]. 报名, 年-月-日(版)."""
        named = ", ".join([*self.authors[:AUTHORS_NAMED], *(["等"] if len(self.authors) > AUTHORS_NAMED else [])])
        page = f"({self.page})" if self.page else ""
        return f"{named}{'. ' if named else ''}{self.title}[N]. {self.publication}, {self.day.isoformat()}{page}."

    @property
    def bibtex(self) -> str:
        fields = {
            "author": " and ".join(f"{{{_bibtex(name)}}}" for name in self.authors),
            "title": f"{{{_bibtex(self.title)}}}",
            "journal": _bibtex(self.publication),
            "date": self.day.isoformat(),
            "year": str(self.day.year),
            "month": str(self.day.month),
            "day": str(self.day.day),
            "pages": str(self.page or ""),
            "url": self.url,
            "language": "chinese",
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@article{{{self.key},", *lines, "}", ""])

    @property
    def ris(self) -> str:
        fields = [
            ("TY", "NEWS"),
            *(("AU", name) for name in self.authors),
            ("TI", self.title),
            ("T2", self.publication),
            ("PY", str(self.day.year)),
            ("DA", self.day.strftime("%Y/%m/%d")),
            ("SP", str(self.page or "")),
            ("UR", self.url),
            ("LA", "zh"),
        ]
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
        return "\r\n".join([*lines, "ER  - ", ""])


def citation(article: Article, bylines: list[Byline], url: str) -> Citation:
    """What is told of an article; `article` knows its issue and the issue its publication."""
    issue = article.issue
    return Citation(
        key=f"{issue.publication.slug or 'bulletin'}-{issue.date.isoformat()}-{article.number}",
        authors=tuple(dict.fromkeys(byline.name for byline in bylines)),
        title=" ".join(article.title.split()),
        publication=issue.publication.name,
        day=issue.date,
        page=article.page,
        url=url,
    )


def _bibtex(text: str) -> str:
    return BIBTEX_SPECIAL.sub(lambda sign: BIBTEX_ESCAPES.get(sign[0], f"\\{sign[0]}"), " ".join(text.split()))
