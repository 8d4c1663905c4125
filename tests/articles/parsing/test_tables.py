import pytest

from articles.parsing.lines import read_lines
from articles.parsing.tables import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月4日9:00 甲村\n3月5日9:00 乙村\n3月6日9:00 丙村", {0, 1, 2}),
        ("岗位 人数 地点\n护林员 8人 南山\n图书员 6人 城北", {0, 1, 2}),
        ("3月4日9:00 甲村\n3月5日9:00 乙村", set()),
        ("雨落下来 伞撑起来\n糖化开来 人笑起来\n灯亮起来 夜静下来", set()),
        ("甲村 12 。\n乙村 15 。\n丙村 16 。", set()),
        ("", set()),
    ],
)
def test_rows_have_figures_in_the_same_cell(text, expected):
    assert rows(read_lines(text)) == expected
