from articles.parsing.levels import read_levels
from articles.parsing.lines import read_lines
from articles.parsing.sorting import sort_lines

PROSE = "集市上人来人往，糖画、剪纸和花灯摆了一条街，老人孩子都来了，笑声不断。"


def headline_level(text):
    return read_levels(sort_lines(read_lines(text))).headline


def test_a_file_that_sets_all_headlines_in_one_size():
    text = "".join(f"#### 走进第{n}条老街\n\n### 第{n}条街的灯亮了\n\n#### ——夜市见闻\n\n{PROSE}\n\n" for n in range(6))
    assert headline_level(text) == 3


def test_a_file_whose_sizes_mean_nothing():
    sizes = ["#", "##", "###"]
    text = "".join(
        f"{sizes[n % 3]} 走进第{n}条老街\n\n{sizes[(n + 1) % 3]} 第{n}条街的灯亮了\n\n{PROSE}\n\n" for n in range(9)
    )
    assert headline_level(text) is None


def test_a_few_headings_tell_nothing():
    assert headline_level(f"## 老街\n\n# 灯亮了\n\n{PROSE}") is None
