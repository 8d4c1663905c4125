"""What the two databases have in common: the entry that each keeps, and the question that each answers its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from articles.models import SearchEntry
from articles.search.language import Query

# Where the words of a query have to stand: in headlines; there or in the first paragraph; anywhere; or in the raw
# text where it differs from what the editors made of it.
HEADING, OPENING, WHOLE, RAW = "heading", "opening", "whole", "raw"


@dataclass(frozen=True, slots=True)
class Entry:
    """Tokens of an article and of the facets that it counts under; `row` is the entry itself, without its words."""

    row: SearchEntry
    heading: Sequence[str]
    opening: Sequence[str]
    body: Sequence[str]
    raw: Sequence[str]
    facets: Sequence[str]


@dataclass(frozen=True, slots=True)
class Source:
    """What finds keys: `{key}` of the rows of a table under a condition, with the condition's parameters."""

    table: str
    key: str
    condition: str
    parameters: tuple[str, ...]


class Index(Protocol):
    """A database's way of keeping entries and of finding them."""

    def write(self, entries: Sequence[Entry]) -> None:
        """Puts the entries in the place of those that the same articles had. In the caller's transaction."""

    def source(self, query: Query, scope: str, facets: Sequence[str] = ()) -> Source:
        """What finds the entries in which the query's words stand in `scope`, under all of `facets`."""

    def tidy(self) -> None:
        """After all was written anew: what makes the next questions quick."""


def index() -> Index:
    """That of the database at hand."""
    if connection.vendor == "postgresql":
        from articles.search.postgresql import PostgresIndex

        return PostgresIndex()
    from articles.search.sqlite import SqliteIndex

    return SqliteIndex()
