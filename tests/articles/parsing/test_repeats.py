import pytest

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
    assert library.notes == ("第 5 行是重复的段落，只保留一次：“图书馆的灯亮到深夜，读书…”",)


def test_different_paragraphs_stay(segmented):
    found, vocabulary = segmented(f"# 寒潮来了\n\n{TWICE}\n\n{NEWS.format('寒潮来袭，道路结冰，干部上路撒盐')}")
    assert keep_once(found.drafts, vocabulary) == found.drafts


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("“灯亮到深夜，人也不肯走。”管理员给每人倒上一杯自家种的热茶。", "灯亮到深夜，人也不肯走。"),
        ("他说：“灯亮到深夜，人也不肯走。”管理员给每人倒上一杯热茶。", "灯亮到深夜，人也不肯走。"),
        ("夜读……灯亮到深夜，读书的人一个接一个地来，谁也不肯先走。", "灯亮到深夜，读书的人一个"),
    ],
)
def test_a_note_quotes_words_that_no_mark_parts(segmented, paragraph, quoted):
    found, vocabulary = segmented(f"# 图书馆亮灯\n\n{paragraph}\n\n大家都来了。\n\n{paragraph}")
    (draft,) = keep_once(found.drafts, vocabulary)
    assert draft.notes[0].endswith(f"：“{quoted}…”")


def test_each_paragraph_that_stands_again_has_its_note(segmented):
    other = "渡口的船停了三天，村民背着米袋绕山路，村里的拖拉机排成一队，把年货一车一车送进山。"
    text = f"# 寒潮来了\n\n{TWICE}\n\n{other}\n\n{TWICE}\n\n{other}\n\n{TWICE}"
    found, vocabulary = segmented(text)
    (draft,) = keep_once(found.drafts, vocabulary)
    assert [note.split(" 行")[0] for note in draft.notes] == ["第 7、11", "第 9"]
