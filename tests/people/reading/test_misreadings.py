"""Two printed names are one person only on strong evidence."""

import pytest

from people.reading.misreadings import are_one_person
from tests.people.reading.readings import read_texts


@pytest.mark.parametrize(
    ("one", "other", "share_office", "share_article", "expected"),
    [
        ("佘若松", "余若松", True, False, True),
        ("樊若松", "栾若松", True, False, True),
        ("佘若松", "余若松", False, True, True),
        ("樊若松", "栾若松", False, True, False),
        ("樊若松", "樊若柏", False, True, True),
        ("樊若松", "樊若柏", False, False, False),
        ("汪舟", "江舟", True, False, True),
        ("汪舟", "樊舟", True, False, False),
        ("樊若松", "樊松", True, True, False),
    ],
)
def test_are_one_person(one, other, share_office, share_article, expected):
    assert are_one_person(one, other, share_office=share_office, share_article=share_article, apart=True) is expected


def test_both_forms_are_kept_and_the_more_frequent_one_is_the_name():
    reading = read_texts("区长佘若松主持会议。", "区长余若松强调,要实干。余若松指出,要苦干。")
    (person,) = reading.persons
    assert person.name == "余若松"
    assert set(person.printed) == {"佘若松", "余若松"}


def test_brothers_of_one_paragraph_are_two_people():
    assert len(read_texts("村民樊若松和弟弟樊若柏在地里。").persons) == 2


def test_two_deputies_are_two_people():
    assert len(read_texts("副区长洪亮节、洪亮杰参加会议。").persons) == 2
