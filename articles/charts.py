"""Charts as places in a drawing (SVG) that a template sets: no script, readable without colours.

`bars` lie under one another, each with its words and number; `columns` stand side by side, one a year; `periods` are
stretches of days on one axis of years. What is drawn is asked for and counted elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# Units of a drawing of bars: width of labels, of the longest bar, of numbers, and what a row takes.
LABEL, SPAN, NUMBER, ROW = 150, 400, 110, 26
# Of columns: the share of a year's width that is left free beside its column, and the widest a column may be;
# room under them for the years, and how much of the width a year takes.
AIR, WIDEST, FOOT, YEAR = 0.25, 48, 24, 56
# Of periods: the width of the axis, the least that can be seen of a day, and the most years that are written.
AXIS, LEAST, MOST_YEARS = 300.0, 3.0, 6
# An interval is drawn so far beyond the longest bar at most.
FARTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Value:
    """What is drawn: `number` as a bar, `words` beside it, and an interval from `low` to `high` if there is one."""

    label: str
    number: float
    words: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    words: str
    y: int
    width: float
    low: float | None
    high: float | None

    @property
    def middle(self) -> int:
        return self.y + ROW // 2

    @property
    def baseline(self) -> int:
        return self.y + ROW // 2 + 5

    @property
    def top(self) -> int:
        return self.y + 5


@dataclass(frozen=True, slots=True)
class Chart:
    """`limit` is where a line stands that no bar should pass, None for none."""

    title: str
    bars: list[Bar]
    height: int
    limit: float | None = None
    width: int = LABEL + SPAN + NUMBER
    left: int = LABEL
    thick: int = ROW - 10
    number_at: int = LABEL + SPAN + NUMBER - 4


def bars(title: str, values: Iterable[Value], limit: float | None = None) -> Chart:
    """The values from top to bottom; all bars have one scale, which begins at 0."""
    rows = list(values)
    longest = max([row.number for row in rows] + [limit or 0.0, 1e-9])
    ends = [min(row.high, longest * FARTHEST) for row in rows if row.high is not None]
    scale = SPAN / max([longest, *ends])

    def place(number: float | None) -> float | None:
        return None if number is None else round(LABEL + min(number * scale, SPAN), 1)

    drawn = [
        Bar(row.label, row.words, n * ROW, round(row.number * scale, 1), place(row.low), place(row.high))
        for n, row in enumerate(rows)
    ]
    return Chart(title, drawn, len(rows) * ROW or ROW, place(limit))


@dataclass(frozen=True, slots=True)
class Column:
    """A year: how many of how many, and the column's place and size."""

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
        """Of a hundred of the year."""
        return 100 * self.count / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Columns:
    """All years side by side; sizes are those of the drawing, the highest column as high as `height`."""

    width: int
    height: int
    bars: list[Column]

    @property
    def full_height(self) -> int:
        return self.height + FOOT

    @property
    def foot(self) -> int:
        """Where the years are written."""
        return self.height + FOOT - 6


def columns(counts: Mapping[int, int], whole: Mapping[int, int], *, width: int, height: int) -> Columns:
    """A column for each year from the first to the last of `whole`; none where nothing was counted."""
    if not counts:
        return Columns(width, height, [])
    years = range(min(whole), max(whole) + 1)
    step, highest = width / len(years), max(counts.values())
    every = -(-YEAR // int(step)) if step >= 1 else YEAR
    found = []
    for at, year in enumerate(years):
        count = counts.get(year, 0)
        high, wide = round(height * count / highest, 1), round(min(step * (1 - AIR), WIDEST), 1)
        left = round(at * step + (step - wide) / 2, 1)
        found.append(
            Column(year, count, whole.get(year, 0), left, round(height - high, 1), wide, high, at % every == 0)
        )
    return Columns(width, height, found)


@dataclass(frozen=True, slots=True)
class Period:
    """Where on the axis it lies; None for one of which no day is known."""

    x: float | None
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Periods:
    """`years` are where the axis says which year begins: (year, place)."""

    periods: list[Period]
    years: list[tuple[int, float]]
    width: float = AXIS


def periods(days: Sequence[tuple[date | None, date | None]]) -> Periods:
    """First and last days on one axis, from the year of the first day of all to the end of the year of the last."""
    known = [(first or last, last or first) for first, last in days if first or last]
    if not known:
        return Periods([Period(None) for _ in days], [])
    begin = min(first.year for first, _last in known)
    years = max(last.year for _first, last in known) + 1 - begin
    start, whole = date(begin, 1, 1).toordinal(), 365.2425 * years

    def place(day: date) -> float:
        return min(AXIS * (day.toordinal() - start) / whole, AXIS - LEAST)

    drawn = []
    for first, last in ((first or last, last or first) for first, last in days):
        x = None if first is None else place(first)
        wide = 0.0 if x is None else max(place(last) - x, LEAST)
        drawn.append(Period(x if x is None else round(x, 1), round(wide, 1)))
    every = -(-years // MOST_YEARS)
    return Periods(drawn, [(begin + n, round(AXIS * n / years, 1)) for n in range(0, years, every)])
