from datetime import date

import pytest

from articles.charts import AXIS, LEAST, columns, periods


def test_columns_stand_year_by_year_also_where_there_is_nothing():
    chart = columns({2030: 4, 2032: 2}, {2029: 9, 2030: 8, 2032: 4}, width=400, height=100)
    assert [(bar.year, bar.count, bar.height) for bar in chart.bars] == [
        (2029, 0, 0.0), (2030, 4, 100.0), (2031, 0, 0.0), (2032, 2, 50.0),
    ]  # fmt: skip
    assert chart.bars[1].share == 50.0
    assert all(bar.x >= 0 and bar.x + bar.width <= 400 for bar in chart.bars)
    assert columns({}, {2030: 1}, width=400, height=100).bars == []


def test_so_many_years_are_written_as_have_room():
    chart = columns({1950: 1, 2040: 1}, {1950: 1, 2040: 1}, width=300, height=64)
    assert len(chart.bars) == 91
    assert 1 <= sum(bar.labelled for bar in chart.bars) <= 6


def test_periods_have_one_axis_of_whole_years():
    drawn = periods([(date(2030, 1, 1), date(2030, 12, 31)), (date(2031, 7, 2), None), (None, None)])
    first, second, unknown = drawn.periods
    assert (first.x, first.width) == (0.0, pytest.approx(AXIS / 2, abs=1))
    assert (second.x, second.width) == (pytest.approx(AXIS * 0.75, abs=1), LEAST)
    assert unknown.x is None
    assert drawn.years == [(2030, 0.0), (2031, AXIS / 2)]


def test_a_day_at_the_end_of_the_axis_stays_inside():
    (one,) = periods([(date(2032, 12, 31), date(2032, 12, 31))]).periods
    assert one.x + one.width <= AXIS
    assert len(periods([(date(1900, 1, 1), date(2031, 1, 1))]).years) <= 6
    assert periods([]).years == []
