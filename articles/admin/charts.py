"""Bars with their numbers, as places in a drawing (SVG) that a template sets: no script, readable without colours."""

from collections.abc import Iterable
from dataclasses import dataclass

# The drawing's units: width of labels, of the longest bar, of numbers, and what a row takes.
LABEL, SPAN, NUMBER, ROW = 150, 400, 110, 26
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
