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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("助学类 蔺秋石 桃源镇中心小学教师\n诚信类 卓玉良 粮油店店主\n敬业类 伏秀莲 环卫所班长", {0, 1, 2}),
        ("临江中学 宫素贞 河口小学 舒 望\n白沙镇中学 蔺秋石\n实验小学 桂连枝", {0, 1, 2}),
        ("临江中学 宫素贞\n白沙镇中学 蔺秋石", set()),
        ("临江中学 宫素贞\n白沙镇中学 蔺秋石\n\n实验小学 桂连枝", set()),
        ("本报记者 宫素贞，\n通讯员 蔺秋石，\n摄影记者 桂连枝，", set()),
    ],
)
def test_rows_of_people_have_a_name_each(text, expected):
    assert rows(read_lines(text)) == expected
