"""Whose 区委 is 区委: the regions that an issue calls its own."""

import pytest

from people.reading.places import Places, places_of


@pytest.mark.parametrize(
    ("texts", "district"),
    [
        (["梧桐区委召开会议", "近日，梧桐区举行长跑"], "梧桐区"),
        (["主持召开区政府常务会议", "梧桐区区长", "梧桐区第二届人民代表大会"], "梧桐区"),
        (["云溪县委、云溪县政府"], "云溪县"),
        (["，梧桐区的早晨", "，梧桐区的夜晚"], "梧桐区"),
        (["梧桐区人民法院供稿", "本报讯 梧桐区图书馆开馆"], "梧桐区"),
        (["房山区委召开会议", "近日，房山区教育局"], "房山区"),
        (["市北区委召开会议", "近日，市北区举行长跑"], "市北区"),
        (["青山满族自治县委召开会议", "日前，青山满族自治县举行长跑"], "青山满族自治县"),
        (["易县县委", "易县人民政府召开会议", "近日，易县举行长跑"], "易县"),
        (["市委召开会议", "市政府", "青禾市委召开会议", "青禾市第二届人民代表大会"], "青禾市"),
        (["岚山区绿化委员会", "，岚山区海东街道的渔港"], "岚山区"),
        (["近日，松门县委召开会议", "松门县举行长跑"], "松门县"),
        # Names that are verbs, or end like a common word, are a region's where the texts use them so throughout.
        (["近日，进步区委召开会议", "进步区长跑开赛", "在进步区老街", "进步区的清晨", "，进步区第二届人大"], "进步区"),
        (["近日，南山区委召开会议", "南山区长跑开赛", "在南山区老街", "南山区的清晨", "，南山区第二届人大"], "南山区"),
        (["近日，推动区委工作", "推动区政府工作"], ""),
        (["据县委介绍", "据县政府介绍", "记者从县委获悉", "记者从县政府获悉", "，经县委研究"], ""),
        (["国有林区召开会议", "军区政府领导"], ""),
        # What only looks like a region: each stands where a region would.
        (["区委书记在区委党校授课", "副区长讲话", "在区政府", "代区长讲话", "近日，该区召开会议"], ""),
        (["码头社区召开会议", "老城区举行长跑", "全区召开大会", "辖区政府", "提升城市人民政府形象"], ""),
        (["青石岭街道、桃渡镇和区商务局发言", "，桃渡镇和区教育局"], ""),
        (["近日，清和区委召开会议"], "清和区"),
        (["，听取区政府汇报", "近日，走访区教育局"], ""),
        # Another district is named too.
        (["青禾区委书记来访", "梧桐区委召开会议", "梧桐区委常委会", "本报讯 梧桐区图书馆开馆"], "梧桐区"),
        (["动员梧桐区委", "推动梧桐区政府", "近日，梧桐区召开会议", "在梧桐区委"], "梧桐区"),
        (["春天来了"], ""),
    ],
)
def test_district(texts, district):
    assert places_of(texts).district == district


@pytest.mark.parametrize(
    ("texts", "city", "province"),
    [
        (["临江市梧桐区召开会议", "这届临江市委"], "临江市", ""),
        (["获批岭南省首个基地", "岭南省临江市梧桐区"], "临江市", "岭南省"),
        (["提升城市形象", "大型超市开业", "全市召开会议", "2000多名市民观看"], "", ""),
    ],
)
def test_regions_above(texts, city, province):
    places = places_of(texts)
    assert (places.city, places.province) == (city, province)


def test_a_given_district_stands():
    places = places_of(["梧桐区委", "临江市委"], "青禾区")
    assert (places.district, places.city) == ("青禾区", "临江市")


def test_whole_region_by_its_level():
    places = Places("梧桐区", "临江市")
    assert [places.whole(level) for level in "区市省"] == ["梧桐区", "临江市", ""]
