"""Two printed names are one person only on strong evidence."""

import pytest

from people.reading.misreadings import Form, are_one_person
from tests.people.reading.readings import read_texts

HEAD = frozenset(["梧桐区区长"])


def form(name, *, office=frozenset(), article=1, line=1, held=frozenset()):
    return Form(name, 1, office | held, office, frozenset([article]), frozenset([(article, line)]))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("佘若松", "余若松", True),
        ("樊若松", "栾若松", True),
        ("汪舟", "江舟", True),
        ("汪舟", "樊舟", False),
        ("樊若松", "樊松", True),
        ("樊若松", "若松", False),
        ("樊若松", "樊柏青", False),
    ],
)
def test_one_office_and_one_sign(one, other, expected):
    assert are_one_person(form(one, office=HEAD), form(other, office=HEAD, article=2)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (form("佘若松"), form("余若松", line=2), True),
        (form("佘若松"), form("余若松", article=2), True),
        (form("樊若松"), form("栾若松", line=2), False),
        (form("樊若松"), form("樊若柏", line=2), True),
        (form("樊若松"), form("樊若柏"), False),
        (form("樊若松"), form("樊若柏", article=2), False),
        (form("樊若松"), form("樊松", line=2), True),
        (form("樊若松"), form("樊松", article=2), False),
        (form("阿依努尔·艾山"), form("阿衣努尔·艾山", article=2), True),
        (form("阿依努尔·艾山"), form("阿依努尔·艾力"), False),
    ],
)
def test_without_offices(one, other, expected):
    assert are_one_person(one, other) is expected


@pytest.mark.parametrize(
    ("held", "other", "expected"),
    [
        (["云起县医院院长"], ["养殖大户"], False),
        (["云起县医院院长"], ["青禾镇镇长"], False),
        (["云起运输公司总经理"], ["公司总经理"], True),
        (["云起县医院院长"], [], True),
    ],
)
def test_namesakes_are_told_apart_by_what_they_hold(held, other, expected):
    one = form("樊若骧", office=frozenset(held))
    two = Form("樊若裹", 1, frozenset(other), frozenset(other[:1]), frozenset([1]), frozenset([(1, 9)]))
    assert are_one_person(one, two) is expected


def test_both_forms_are_kept_and_the_more_frequent_one_is_the_name():
    reading = read_texts("区长佘若松主持会议。", "区长余若松强调,要实干。余若松指出,要苦干。")
    (person,) = reading.persons
    assert person.name == "余若松"
    assert set(person.printed) == {"佘若松", "余若松"}


def test_brothers_of_one_paragraph_are_two_people():
    assert len(read_texts("村民樊若松和弟弟樊若柏在地里。").persons) == 2


def test_two_deputies_are_two_people():
    assert len(read_texts("副区长洪亮节、洪亮杰参加会议。").persons) == 2
