import pytest

from people.reading.office_kinds import office_kind
from people.reading.pinyin import LAST, marked, readings, sort_key, spoken, syllables


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("单福海", "shan4 fu2 hai3"),
        ("解放", "xie4 fang4"),
        ("仇英", "qiu2 ying1"),
        ("尉迟敬", "yu4 chi2 jing4"),
        ("欧阳禾", "ou1 yang2 he2"),
        ("乐正禾", "yue4 zheng4 he2"),
        ("查单", "zha1 dan1"),  # only the surname is read as one
        ("买买提·艾山", "mai3 mai3 ti2 · ai4 shan1"),
        ("绿萍", "lv4 ping2"),
        ("佘", "she2"),
        ("", ""),
    ],
)
def test_surnames_are_read_as_such(name, read):
    assert " ".join(syllables(name)) == read


def test_sorted_as_in_a_dictionary():
    names = ["张三", "章四", "张五", "单福海", "佘景澄", "Anna", "𠮷田", "卜元", "佘安", "强 声"]
    assert sorted(names, key=sort_key) == [
        "Anna", "卜元", "强 声", "单福海", "佘安", "佘景澄", "张三", "张五", "章四", "𠮷田",
    ]  # fmt: skip


def test_every_key_begins_with_a_small_letter_and_fits_its_column():
    for name in ["1号", "🙂", "Ünal", "·", "郑" * 60, "𠮷" * 60, "'; --"]:
        key = sort_key(name)
        assert "a" <= key[0] <= "z"
        assert len(key) <= 600
    assert sort_key("1号").startswith(LAST)


@pytest.mark.parametrize(
    ("syllable", "read"),
    [("she2", "shé"), ("lv4", "lǜ"), ("gui4", "guì"), ("liu3", "liǔ"), ("hao3", "hǎo"), ("xue2", "xué"), ("er5", "er"),
     ("ou1", "ōu"), ("m2", "m"), ("zhuang4", "zhuàng")],
)  # fmt: skip
def test_tone_marks(syllable, read):
    assert marked(syllable) == read


def test_only_rare_characters_get_a_reading():
    def shown(name: str) -> list[tuple[str, str]]:
        return readings(name, sort_key(name))

    assert shown("佘景澄") == [("佘", "shé"), ("景", ""), ("澄", "")]
    assert shown("单福海") == [("单", ""), ("福", ""), ("海", "")]
    assert shown("王㛃") == [("王", ""), ("㛃", "jié")]
    assert shown("𠮷·Ab") == [("𠮷", ""), ("·", ""), ("A", ""), ("b", "")]  # no reading is known


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岫区区长", "区长"),
        ("云岫区民政局副局长", "局长"),
        ("区委书记", "书记"),
        ("白石社区居民", "居民"),
        ("灯谜王", "灯谜王"),
        ("第三届运动会某项活动的召集之人", ""),
        ("", ""),
    ],
)
def test_kinds_of_offices(title, kind):
    assert office_kind(title) == kind


def test_a_reading_that_somebody_knows_goes_first():
    assert sort_key("乐一帆", "le4 yi1 fan1") == "le4乐 yi1一 fan1帆"
    assert sort_key("绿 萍", "LÜ4  ping2") == "lv4绿 ping2萍"
    for unfit in ("le4", "le4 yi1 fan", "le4 yi1 fan6", "le4 yi1 fan1 fan1", "<b> yi1 fan1"):
        assert sort_key("乐一帆", unfit) == "yue4乐 yi1一 fan1帆"
    assert spoken(sort_key("尉迟敬")) == "yù chí jìng"
