"""What parsing makes of a file: immutable records in which every non-blank line has exactly one place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Models import this module: they must not pay for reading.
    from people.reading.records import Credit, DateSpan, EventFound, Passage, PersonFound


class RefusedFile(ValueError):
    """A file that cannot be an issue. The message says what is wrong, where, and what to do about it."""


class LineRole(StrEnum):
    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    SUBHEADING = "subheading"
    SECTION = "section"
    BYLINE = "byline"
    BODY = "body"
    LIST = "list"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


class ArticleKind(StrEnum):
    NEWS = "news"
    FEATURE = "feature"
    COMMENTARY = "commentary"
    BRIEF = "brief"
    PHOTO = "photo"
    NOTICE = "notice"
    LISTING = "listing"
    REPORT = "report"


class Truncation(StrEnum):
    """Where text of an article is lost."""

    NONE = "none"
    START = "start"
    END = "end"
    BOTH = "both"
    MIDDLE = "middle"


# Reasons of a truncation that only looks like one: the text jumps to or from a page that is another file.
CONTINUED_ELSEWHERE = "下转的后文不在本文件"
CONTINUES_ELSEWHERE = "上接的前文不在本文件"


class DateSource(StrEnum):
    MASTHEAD = "masthead"
    FILENAME = "filename"
    OPTION = "option"
    ESTIMATE = "estimate"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. `damaged` are the (line, column) places, both from 1, where bytes could not be read;
    each stands in the text as one U+FFFD."""

    text: str
    encoding: str
    sha256: str
    damaged: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LineLabel:
    """Where a non-blank line went: article number (None for furniture and fragments) and role."""

    article: int | None
    role: LineRole


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """`passages` are the running text in print order, roles body, subheading, list; headline parts,
    bylines and captions have fields of their own. `notes` tell an editor what was done or doubted;
    `candidates` are the numbers of the articles that one without a headline may belong to, best first."""

    number: int
    headline: str | None
    kicker: str = ""
    decks: tuple[str, ...] = ()
    section: str = ""
    kind: ArticleKind = ArticleKind.NEWS
    page: int | None = None
    bylines: tuple[Credit, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    truncated: Truncation = Truncation.NONE
    truncated_reason: str = ""
    passages: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedPhoto:
    lines: tuple[int, ...]
    caption: str
    credit: str | None
    article: int | None
    date: datetime.date | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """Lines that found no article: why, and the numbers of the articles they may belong to, best first."""

    lines: tuple[int, ...]
    reason: str
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The day of the issue. `day` is the printed or given date, or the estimate where `source` is ESTIMATE;
    `evidence` quotes what the year and day were taken from."""

    day: datetime.date | None
    source: DateSource
    year: int | None
    latest: datetime.date | None
    evidence: str = ""

    @property
    def is_estimate(self) -> bool:
        return self.source in {DateSource.ESTIMATE, DateSource.NONE}


@dataclass(frozen=True, slots=True)
class ParsedIssue:
    """One file. `page` is the page the whole file stands for when its name or only masthead says so;
    `number` the issue's running number (总第N期); `characters` the non-space characters of the source;
    `joins` the pairs of successive source lines that are one paragraph; `warnings` are for the import log."""

    source: str
    decoded: Decoded
    date: IssueDate
    page: int | None
    number: int | None
    lines: Mapping[int, LineLabel]
    joins: tuple[tuple[int, int], ...]
    articles: tuple[ParsedArticle, ...]
    photos: tuple[ParsedPhoto, ...]
    fragments: tuple[Fragment, ...]
    characters: int
    persons: tuple[PersonFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    warnings: tuple[str, ...] = ()
