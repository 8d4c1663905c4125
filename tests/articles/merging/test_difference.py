import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merging.difference import changes, changes_of_signs, compare

TEXTS = st.text(alphabet="云岫区的人民，。\n", max_size=60)


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "gone": "[-{}]", "new": "[+{}]", "skipped": "…"}
    return "".join(signs[piece.kind].format(piece.text) for piece in changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("未来", "未来", ""),
        ("规划末来三年", "规划未来三年", "规划[-末][+未]来三年"),
        ("入民政府己决定", "人民政府已决定", "[-入][+人]民政府[-己][+已]决定"),
        ("产业产业园", "产业园", "[-产业]产业园"),
        ("", "新", "[+新]"),
        ("旧", "", "[-旧]"),
        ("甲段。\n\n乙段。", "甲段。\n\n新段。\n\n乙段。", "甲段。\n\n[+新段。\n\n]乙段。"),
    ],
)
def test_only_the_characters_that_differ_are_marked(before, after, expected):
    assert marked(before, after) == expected


def test_two_changes_around_one_common_character_are_one():
    assert marked("甲乙的丙丁", "戊己的庚辛") == "[-甲乙的丙丁][+戊己的庚辛]"


def test_long_stretches_that_are_the_same_are_left_out():
    text = "".join(chr(0x4E00 + n) for n in range(300))
    pieces = changes(text + "末", text + "未")
    assert [piece.kind for piece in pieces] == ["skipped", "same", "gone", "new"]
    assert pieces[0].length + pieces[1].length == 300


def test_frequent_characters_of_a_long_text_are_still_matched():
    """difflib's autojunk would drop 的 from a text of more than 200 characters."""
    text = "的" * 250
    assert marked(text, text + "了").endswith("[+了]")


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(before, after):
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("本报讯,区\n里", "本报讯，区里", []),
        ("末来,\n规划", "未来，规 划", [("gone", "末"), ("new", "未"), ("same", "来，规 划")]),
        ("区里(千)", "区里", [("same", "区里"), ("gone", "(千)")]),
    ],
)
def test_spaces_and_the_width_of_signs_are_no_difference_of_signs(before, after, expected):
    assert [(piece.kind, piece.text) for piece in changes_of_signs(before, after)] == expected


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost_where_only_signs_count(before, after):
    pieces = changes_of_signs(before, after)
    same = "".join(before.split()) == "".join(after.split())
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == (
        "" if same or not after.strip() else after
    )
    left = "".join(piece.text for piece in pieces if piece.kind != "new")
    assert "".join(left.split()) == ("" if same else "".join(before.split()))
