"""Whose 区委 is 区委: the regions that an issue calls its own."""

import pytest

from people.reading.places import Places, places_of


@pytest.mark.parametrize(
    ("texts", "district"),
    [
        (["梧桐区委召开会议", "近日，梧桐区举行长跑"], "梧桐区"),
        (["主持召开区政府常务会议", "梧桐区区长", "梧桐区第二届"], "梧桐区"),
        (["云溪县委、云溪县政府"], "云溪县"),
        (["，梧桐区的早晨", "，梧桐区的夜晚"], "梧桐区"),
        (["码头社区召开会议"], ""),
        (["春天来了"], ""),
    ],
)
def test_district(texts, district):
    assert places_of(texts).district == district


def test_a_given_district_stands():
    places = places_of(["梧桐区委", "临江市委"], "青禾区")
    assert (places.district, places.city) == ("青禾区", "临江市")


def test_whole_region_by_its_level():
    places = Places("梧桐区", "临江市")
    assert [places.whole(level) for level in "区市省"] == ["梧桐区", "临江市", ""]
