"""The table of look-alike characters."""

import pytest

from articles.proofing.lookalikes import alike, glyphs

KNOWN = [
    "己已巳",
    "未末",
    "千干",
    "千于",
    "干于",
    "土士",
    "日曰",
    "戊戌戍",
    "佘余",
    "崇祟",
    "图因",
    "亳毫",
    "拔拨",
    "兔免",
]


@pytest.mark.parametrize(("one", "other"), [(a, b) for group in KNOWN for a in group for b in group if a != b])
def test_known_pairs_are_among_the_first_ten(one, other):
    assert other in alike.lookalikes()[one][:10]


def test_the_table_has_a_row_for_each_character_of_gb2312():
    assert "".join(alike.lookalikes()) == glyphs.candidates()
    assert all(sign not in row and len(set(row)) == len(row) for sign, row in alike.lookalikes().items())


def test_the_table_is_small_and_names_its_source():
    assert alike.FILE.stat().st_size <= 250_000
    assert "OFL 1.1" in alike.FILE.read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize(
    ("one", "other", "alike_or_not"), [("未", "末", True), ("毫", "亳", True), ("未", "鹰", False), ("A", "未", False)]
)
def test_are_alike(one, other, alike_or_not):
    assert alike.are_alike(one, other) is alike_or_not


def test_characters_that_sound_alike_whatever_their_tone():
    assert "底" in alike.homophones()["低"] and "低" not in alike.homophones()["低"]
    assert "未" not in alike.homophones()["末"]
    assert alike.homophones().keys() == alike.lookalikes().keys()


def test_the_script_makes_the_same_list_again():
    pytest.importorskip("pypinyin")
    from articles.proofing.lookalikes import sounds

    assert sounds.listing() == alike.HOMOPHONES.read_text(encoding="utf-8")


def test_the_script_makes_the_same_table_again():
    """A sample of 136 lines, because all of them take half a minute (`manage.py draw_lookalikes --dry-run`)."""
    pytest.importorskip("PIL")
    try:
        font = glyphs.find_font()
    except OSError:
        pytest.skip("Noto Serif CJK is not installed")
    made = alike.FILE.read_text(encoding="utf-8").splitlines()[1:]
    assert list(glyphs.lines(font, 50)) == made[::50]
