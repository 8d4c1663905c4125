"""Whose 镇长 is 镇长: the place that the article names."""

import pytest

from people.reading.localities import completed, local_names
from tests.people.reading.readings import read_texts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["青禾镇今年丰收。", "在青禾镇，稻子黄了。"], {"镇": "青禾镇"}),
        (["5月6日，柳荫街道云起社区举行长跑。"], {"街道": "柳荫街道", "社区": "云起社区"}),
        (["走进柳荫村，柳荫村变了。"], {"村": "柳荫村"}),
        # Two towns: the text does not say whose.
        (["青禾镇和", "柳荫镇比赛。", "青禾镇赢了。"], {}),
        (["建设新农村，推进乡村振兴，全镇上下，各村行动，走进社区。"], {}),
    ],
)
def test_local_names(texts, expected):
    assert local_names(texts) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("镇党委书记", "青禾镇党委书记"),
        ("镇长", "青禾镇镇长"),
        ("镇人大主席", "青禾镇人大主席"),
        ("柳荫镇镇长", "柳荫镇镇长"),
        ("村党支部书记", "村党支部书记"),
    ],
)
def test_completed(title, expected):
    assert completed(title, {"镇": "青禾镇"}) == expected


def test_an_officer_of_the_article_s_town():
    (person,) = read_texts("5月6日,青禾镇开镰。镇党委副书记、镇长樊若松说,今年丰收。").persons
    assert [office.title for office in person.offices] == ["青禾镇党委副书记", "青禾镇镇长"]
