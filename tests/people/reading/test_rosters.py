"""Lists of names under a label that says what all of them are."""

from people.reading import read
from people.reading.records import Story
from tests.people.reading.readings import passage


def offices(*passages, headline=""):
    story = Story(1, headline, tuple(passages))
    return {person.name: [held.title for held in person.offices] for person in read([story], year=2024).persons}


def test_a_label_gives_its_names_what_they_are():
    found = offices(
        passage("一、优秀教师（3名）", 1, "subheading"),
        passage("樊若松（青禾小学）、卫晓朗（桃渡中学）", 2, "list"),
        passage("苗雨田、石光灿", 3, "list"),
        passage("二、先进单位", 4, "subheading"),
        passage("青禾小学、桃渡中学", 5, "list"),
    )
    assert found == {name: ["优秀教师"] for name in ("樊若松", "卫晓朗", "苗雨田", "石光灿")}


def test_the_headline_of_a_list_is_its_label():
    assert offices(passage("樊若松、卫晓朗", 1, "list"), headline="2024年道德模范名单")["卫晓朗"] == ["2024年道德模范"]


def test_prose_under_a_subheading_is_no_list():
    found = offices(
        passage("来了一位种粮大户", 1, "subheading"), passage("樊若松、卫晓朗到田里看秧苗，说今年雨水好。", 2)
    )
    assert "来了一位种粮大户" not in [title for titles in found.values() for title in titles]
