from articles.parsing.repeats import keep_once

NEWS = "本报讯（记者 甘文）3月1日，{}。"
TWICE = "图书馆的灯亮到深夜，读书的人一个接一个地来，管理员给每人倒上一杯热茶，茶叶是自家种的。"


def test_a_paragraph_that_stands_twice_is_kept_where_it_fits(segmented):
    text = (
        f"# 寒潮来了\n\n{NEWS.format('寒潮来袭，道路结冰，干部上路撒盐')}\n\n{TWICE}\n\n"
        f"# 图书馆亮灯\n\n{NEWS.format('图书馆开放夜读，管理员值守')}\n\n{TWICE.replace('热茶', '热荼')}"
    )
    found, vocabulary = segmented(text)
    cold, library = keep_once(found.drafts, vocabulary)
    assert [line.number for line in cold.body] == [3]
    assert [line.number for line in library.body] == [9, 11]
    assert {line.number for line in library.placed if line.is_repeat} == {5}
    assert "第 5 行" in library.notes[0]


def test_different_paragraphs_stay(segmented):
    found, vocabulary = segmented(f"# 寒潮来了\n\n{TWICE}\n\n{NEWS.format('寒潮来袭，道路结冰，干部上路撒盐')}")
    assert keep_once(found.drafts, vocabulary) == found.drafts
