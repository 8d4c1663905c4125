"""The running text: its markup, and where each of its characters comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models.article import blocks
from articles.parsing.markup import running_text
from people.reading.records import Passage, Piece


def passages(*parts: tuple[str, str]) -> list[Passage]:
    return [Passage(text, (), role) for role, text in parts]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("body", "甲。"), ("body", "乙。")], "甲。\n\n乙。"),
        ([("subheading", "小标题"), ("body", "乙。")], "## 小标题\n\n乙。"),
        ([("list", "一"), ("list", "二"), ("body", "乙。")], "- 一\n- 二\n\n乙。"),
        ([("list", "一"), ("body", "乙。"), ("list", "二")], "- 一\n\n乙。\n\n- 二"),
        ([("body", "## 不是标题")], "##\u00a0不是标题"),
        ([("body", " - 不是列表")], "-\u00a0不是列表"),
        ([("body", "甲\n- 乙")], "甲 - 乙"),
        ([("body", " "), ("body", "甲")], "甲"),
    ],
)
def test_running_text(parts, text):
    assert running_text([], passages(*parts)).text == text


@given(
    st.lists(st.tuples(st.sampled_from(["body", "subheading", "list"]), st.text("甲- #\n。　", min_size=1)), max_size=6)
)
def test_it_is_taken_apart_as_it_was_put_together(parts):
    kinds = [role.replace("body", "paragraph") for role, text in parts if text.strip()]
    merged = [kind for at, kind in enumerate(kinds) if not (kind == "list" and at and kinds[at - 1] == "list")]
    assert [block.kind for block in blocks(running_text([], passages(*parts)).text)] == merged


def test_each_character_knows_its_place_in_the_source():
    parts = [
        Passage("小标题", (Piece(3, 4, 3),), "subheading"),
        Passage(" 甲乙丙丁", (Piece(5, 0, 3), Piece(7, 2, 2)), "body"),
        Passage("一", (Piece(9, 1, 1),), "list"),
    ]
    running = running_text(["溢出"], parts)
    assert running.text == "溢出\n\n## 小标题\n\n甲乙丙丁\n\n- 一"
    places = {sign: running.place(at) for at, sign in enumerate(running.text)}
    assert places["出"] is None
    assert (places["小"], places["题"]) == ((3, 4), (3, 6))
    assert (places["甲"], places["丙"], places["丁"]) == ((5, 1), (7, 2), (7, 3))
    assert places["一"] == (9, 1)
