"""Asks the index: the hits of a page, how many there are, and under which facets, in one question.

No question looks at all hits of a common word. Candidates are the MOST newest (or oldest) entries in which the words
stand; for the best first also the MOST newest in which they stand in the headline, and in headline or first paragraph.
Headline comes before first paragraph, this before the rest, and inside each the newer before the older: the same on
both databases. Facets count the candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles.models import SearchEntry
from articles.search import photo_hits
from articles.search.filters import Filters, Order
from articles.search.index import HEADING, OPENING, RAW, WHOLE, Source, index
from articles.search.language import Query
from people.models.person import PUBLIC_SQL

MOST = 1_000
ON_PAGE = 20
FACET_VALUES = 12
# With so few hits or fewer, the raw text is looked at, too, for so many more.
LITTLE, MOST_RAW = 4, 10
TIERS = ((HEADING, 2), (OPENING, 1), (WHOLE, 0))
PERSON = (
    " AND {key} IN (SELECT entry.key FROM articles_searchentry entry"
    " JOIN articles_appearance appearance ON appearance.article_id = entry.article_id"
    " JOIN people_person person ON person.id = appearance.person_id"
    f" WHERE person.slug = %s AND {PUBLIC_SQL})"
)
# Each row of the answer tells what it is, a value, its name, a number and a place.
COUNT = "SELECT 'count' AS what, '' AS value, '' AS name, count(*) AS number, 0 AS place FROM hits"
HITS = (
    " UNION ALL SELECT 'hit', '', '', key, tier FROM (SELECT key, tier FROM hits ORDER BY tier DESC, key {way}"
    " LIMIT %s OFFSET %s) page"
)
RAWS = (
    " UNION ALL SELECT 'raw', '', '', key, 0 FROM raws"
    " WHERE key NOT IN (SELECT key FROM hits) AND (SELECT count(*) FROM hits) <= %s"
)
FACETS = (
    f" UNION ALL SELECT 'year', CAST(year AS text), '', count(*), 0"
    f" FROM (SELECT (key >> {SearchEntry.NUMBER_BITS}) / 10000 AS year FROM hits) years GROUP BY year"
    " UNION ALL SELECT 'section', section, '', count(*), 0 FROM known WHERE section <> '' GROUP BY section"
    " UNION ALL SELECT 'kind', kind, '', count(*), 0 FROM known GROUP BY kind"
    " UNION ALL SELECT * FROM (SELECT 'person', person.slug, person.name, named.number, 0 FROM ("
    "SELECT appearance.person_id, count(*) AS number FROM known"
    " JOIN articles_appearance appearance ON appearance.article_id = known.article_id GROUP BY appearance.person_id"
    ") named JOIN people_person person ON person.id = named.person_id"
    f" WHERE {PUBLIC_SQL} ORDER BY named.number DESC, person.slug LIMIT {FACET_VALUES}) people"
)
KNOWN = (
    "known AS MATERIALIZED (SELECT entry.article_id, entry.section, entry.kind"
    " FROM hits JOIN articles_searchentry entry ON entry.key = hits.key)"
)


@dataclass(slots=True)
class Found:
    """Articles by their number in the database, as a page shows them, and what was counted.

    `count` is at most MOST; with `is_capped` there are more. Facets are (value, name, count), the most frequent first;
    years are (year, count), the newest first. `raw` are articles in whose raw text alone the words stand,
    `photos` what the index tells of photos of no article (see photo_hits).
    """

    hits: list[int] = field(default_factory=list)
    raw: list[int] = field(default_factory=list)
    photos: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    is_capped: bool = False
    years: list[tuple[int, int]] = field(default_factory=list)
    facets: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)


def find(query: Query, filters: Filters, page: int = 1, per_page: int = ON_PAGE) -> Found:
    """One query of the database. `page` counts from 1; one behind the last has no hits."""
    tiers = TIERS if filters.order == Order.BEST else TIERS[-1:]
    way = "ASC" if filters.order == Order.OLDEST else "DESC"
    statement = Statement()
    statement.add("WITH hits AS MATERIALIZED (SELECT key, max(tier) AS tier FROM (")
    for number, (scope, tier) in enumerate(tiers):
        statement.add(" UNION ALL " if number else "")
        _add_arm(statement, index().source(query, scope, filters.facets), filters, tier, MOST + 1)
    statement.add(") arms GROUP BY key), raws AS MATERIALIZED (")
    _add_arm(statement, index().source(query, RAW, filters.facets), filters, 0, LITTLE + MOST_RAW)
    statement.add(f"), {KNOWN} {COUNT}{HITS.format(way=way)}", per_page, (page - 1) * per_page)
    statement.add(RAWS, LITTLE)
    statement.add(FACETS)
    if page == 1 and (asked := photo_hits.question(query, filters)):
        statement.add(asked[0], *asked[1])
    return _read(statement.rows(), way)


def _add_arm(statement: "Statement", source: Source, filters: Filters, tier: int, most: int) -> None:
    way = "ASC" if filters.order == Order.OLDEST else "DESC"
    statement.add(f"SELECT * FROM (SELECT {source.key} AS key, {tier} AS tier")
    add_condition(statement, source, filters)
    statement.add(f" ORDER BY {source.key} {way} LIMIT %s) arm", most)


def add_condition(statement: "Statement", source: Source, filters: Filters) -> None:
    """From where the keys come, and under which conditions."""
    key = source.key
    first, after = filters.keys
    statement.add(f" FROM {source.table} WHERE {source.condition}", *source.parameters)
    if first is not None:
        statement.add(f" AND {key} >= %s", first)
    if after is not None:
        statement.add(f" AND {key} < %s", after)
    if filters.person:
        statement.add(PERSON.format(key=key), filters.person)


def newest(query: Query, scope: str, most: int) -> list[int]:
    """The newest articles in whose `scope` the words stand, by their number in the database; one query."""
    statement = Statement()
    _add_arm(statement, index().source(query, scope), Filters(), 0, most)
    return _numbers([(0, key) for key, _tier in statement.rows()], "DESC")


def _read(rows: Sequence[tuple], way: str) -> Found:
    found = Found(facets={"section": [], "kind": [], "person": []})
    numbers = {"hit": [], "raw": []}
    for what, value, name, number, place in rows:
        if what == "count":
            found.count, found.is_capped = min(number, MOST), number > MOST
        elif what in numbers:
            numbers[what].append((place, number))
        elif what == "photo":
            found.photos.append((value, name))
        elif what == "year":
            found.years.append((int(value), number))
        else:
            found.facets[what].append((value, name, number))
    found.hits = _numbers(numbers["hit"], way)
    found.raw = _numbers(numbers["raw"], "DESC")[:MOST_RAW]
    found.years.sort(reverse=True)
    for values in found.facets.values():
        values.sort(key=lambda row: (-row[2], row[0]))
        del values[FACET_VALUES:]
    return found


def _numbers(found: list[tuple[int, int]], way: str) -> list[int]:
    """The articles of (tier, key) in their order."""
    sign = 1 if way == "ASC" else -1
    keys = sorted(found, key=lambda row: (-row[0], sign * row[1]))
    return [key & ((1 << SearchEntry.NUMBER_BITS) - 1) for _tier, key in keys]


class Statement:
    """An SQL statement put together, its parameters in step with its words."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.parameters: list[object] = []

    def add(self, words: str, *parameters: object) -> None:
        self.words.append(words)
        self.parameters += parameters

    def rows(self) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute("".join(self.words), self.parameters)
            return cursor.fetchall()
