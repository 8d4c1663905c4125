import pytest

from articles.parsing.lines import read_lines


@pytest.mark.parametrize(
    ("raw", "text", "start", "level"),
    [
        ("## 标题", "标题", 3, 2),
        ("#标题", "标题", 1, 1),
        ("## 标题 ##", "标题", 3, 2),
        ("　　正文,在此", "正文，在此", 2, 0),
        ("**小标题**", "小标题", 2, 0),
        ("- 一项", "一项", 2, 0),
        ("> 图为集市。", "图为集市。", 2, 0),
        ("*图为集市。*", "图为集市。", 1, 0),
        ("●近日，有一件事办好了，大家都很高兴。", "近日，有一件事办好了，大家都很高兴。", 1, 0),
        ("※ 近日，有一件事办好了，大家都很高兴。", "近日，有一件事办好了，大家都很高兴。", 2, 0),
        ("■ 甲乙", "■ 甲乙", 0, 0),
        ("#", "#", 0, 0),
        ("# ", "#", 0, 0),
    ],
)
def test_a_line_is_read_without_its_marks(raw, text, start, level):
    (line,) = read_lines(raw)
    assert (line.text, line.start, line.level) == (text, start, level)


def test_numbers_gaps_and_hard_breaks():
    first, second, third = read_lines("\n甲  \n乙\n\n\n丙")
    assert [(line.number, line.gap, line.hard_break) for line in (first, second, third)] == [
        (2, 1, True),
        (3, 0, False),
        (6, 2, False),
    ]
