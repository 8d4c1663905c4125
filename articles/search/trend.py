"""How often the words of a search stand in each year, of how many articles, as a small chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import SearchEntry
from articles.search.candidates import Statement, add_condition
from articles.search.filters import Filters
from articles.search.index import WHOLE, index
from articles.search.language import Query

# The share of a year's width that is left free beside its bar, and the widest a bar may be.
AIR, WIDEST = 0.25, 48
# Room under the bars for the years, and how much of the width a year takes.
FOOT, LABEL = 24, 56
YEAR = f"(%s >> {SearchEntry.NUMBER_BITS}) / 10000"


@dataclass(frozen=True, slots=True)
class Bar:
    """A year: how many articles have the words, of how many, and the bar's place and size."""

    year: int
    count: int
    whole: int
    x: float
    y: float
    width: float
    height: float
    labelled: bool

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def share(self) -> float:
        """Of a hundred articles of the year."""
        return 100 * self.count / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of all years side by side; sizes are those of the drawing, the highest bar as high as `height`."""

    width: int
    height: int
    bars: list[Bar]

    @property
    def full_height(self) -> int:
        return self.height + FOOT

    @property
    def foot(self) -> int:
        """Where the years are written."""
        return self.height + FOOT - 6


def trend(query: Query, filters: Filters) -> Chart:
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
    return chart(counts["hits"], counts["whole"], width=640, height=120)


def of_found(years: Sequence[tuple[int, int]]) -> Chart:
    """The years of what a search has counted anyway, small and without their whole numbers."""
    hits = dict(years)
    return chart(hits, hits, width=300, height=64)


def chart(hits: Mapping[int, int], whole: Mapping[int, int], *, width: int, height: int) -> Chart:
    """A bar for each year from the first to the last of the archive; none where nothing was found."""
    if not hits:
        return Chart(width, height, [])
    years = range(min(whole), max(whole) + 1)
    step, highest = width / len(years), max(hits.values())
    every = -(-LABEL // int(step)) if step >= 1 else LABEL
    found = []
    for at, year in enumerate(years):
        count = hits.get(year, 0)
        high, wide = round(height * count / highest, 1), round(min(step * (1 - AIR), WIDEST), 1)
        left = round(at * step + (step - wide) / 2, 1)
        found.append(Bar(year, count, whole.get(year, 0), left, round(height - high, 1), wide, high, at % every == 0))
    return Chart(width, height, found)
