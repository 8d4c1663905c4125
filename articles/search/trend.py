"""How often the words of a search stand in each year, of how many articles, for a chart."""

from collections.abc import Sequence

from articles.charts import Columns, columns
from articles.models import SearchEntry
from articles.search.candidates import Statement, add_condition
from articles.search.filters import Filters
from articles.search.index import WHOLE, index
from articles.search.language import Query

YEAR = f"(%s >> {SearchEntry.NUMBER_BITS}) / 10000"


def trend(query: Query, filters: Filters) -> Columns:
    """All years of the archive; one query, which counts all hits."""
    source = index().source(query, WHOLE, filters.facets)
    statement = Statement()
    statement.add(f"SELECT 'hits', {YEAR % source.key} AS year, count(*)")
    add_condition(statement, source, filters)
    statement.add(f" GROUP BY year UNION ALL SELECT 'whole', {YEAR % 'key'} AS year, count(*)")
    statement.add(" FROM articles_searchentry GROUP BY year")
    counts: dict[str, dict[int, int]] = {"hits": {}, "whole": {}}
    for what, year, count in statement.rows():
        counts[what][year] = count
    return columns(counts["hits"], counts["whole"], width=640, height=120)


def of_found(years: Sequence[tuple[int, int]]) -> Columns:
    """The years of what a search has counted anyway, small and without their whole numbers."""
    hits = dict(years)
    return columns(hits, hits, width=300, height=64)
