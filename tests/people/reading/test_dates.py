"""Dates in running text become days of the calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.reading.dates import find_dates


def iso(text, year=2024, month=None):
    return [str(span) for span in find_dates(text, year=year, month=month)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月6日,", ["2024-05-06"]),
        ("5月6日，", ["2024-05-06"]),
        ("５月６日", ["2024-05-06"]),
        ("5 月 6 日", ["2024-05-06"]),
        ("5月6日晚上", ["2024-05-06"]),
        ("2019年5月6日", ["2019-05-06"]),
        ("去年5月6日", ["2023-05-06"]),
        ("明年5月6日", ["2025-05-06"]),
        ("二〇一九年十月二十三日", ["2019-10-23"]),
        ("二零一九年三月十日", ["2019-03-10"]),
        ("2019-05-06", ["2019-05-06"]),
        ("2019.5.6", ["2019-05-06"]),
        ("5月6日、7日", ["2024-05-06", "2024-05-07"]),
        ("5月6、7日", ["2024-05-06", "2024-05-07"]),
        ("图6、7日", []),
        ("7月11日,……12日下午,", ["2024-07-11", "2024-07-12"]),
    ],
)
def test_single_days(text, expected):
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月6日至8日", "2024-05-06/2024-05-08"),
        ("5月6—8日", "2024-05-06/2024-05-08"),
        ("5月6日到6月1日", "2024-05-06/2024-06-01"),
        ("5月6日~8日", "2024-05-06/2024-05-08"),
        ("5月6日一8日", "2024-05-06/2024-05-08"),
        ("5月6日上午至8日晚", "2024-05-06/2024-05-08"),
        ("2019年12月30日至2020年1月2日", "2019-12-30/2020-01-02"),
        ("12月30日至1月2日", "2024-12-30/2025-01-02"),
        ("5月6日至6日", "2024-05-06"),
        ("5月6日（星期一）至8日（星期三）", "2024-05-06/2024-05-08"),
        ("5月6日起至8日", "2024-05-06/2024-05-08"),
        ("12月30日至次年1月2日", "2024-12-30/2025-01-02"),
    ],
)
def test_ranges(text, expected):
    assert iso(text) == [expected]


@pytest.mark.parametrize(
    ("text", "month", "expected"),
    [
        ("12月30日", 1, "2023-12-30"),
        ("6月3日", 5, "2024-06-03"),
        ("本月29日", 5, "2024-05-29"),
        ("当月29日", 5, "2024-05-29"),
        ("上月29日", 1, "2023-12-29"),
        ("本报29日讯", 5, "2024-05-29"),
        ("21日—23日", 5, "2024-05-21/2024-05-23"),
    ],
)
def test_month_of_the_issue(text, month, expected):
    assert iso(text, month=month) == [expected]


@pytest.mark.parametrize(
    "text",
    ["昨日", "近日", "日前", "近29日", "3日内", "5日后", "2月30日", "13月1日", "农历正月初五", "农历十一月三日",
     "29号楼", "5月", "2024年5月", "三十一十月五日", "第3日", "截至5月"],
)  # fmt: skip
def test_no_certain_day(text):
    assert iso(text, month=5) == []


def test_without_a_year_only_dates_that_carry_one():
    assert iso("5月6日和2019年5月7日", year=None) == ["2019-05-07"]


def test_offset_and_printed_form():
    (span,) = find_dates("本报讯 5月6日上午,", year=2024)
    assert (span.offset, span.printed) == (4, "5月6日上午")


@given(
    st.text(alphabet="0123456789〇一二三十年月日号至—-. 去今本上近９²", max_size=60),
    st.integers(1, 9999),
    st.integers(-3, 15),
)
def test_any_text(text, year, month):
    for span in find_dates(text, year=year, month=month):
        assert text[span.offset :].startswith(span.printed)
