"""The lists, and what editors add to them."""

import threading

import pytest

from people.reading import Advice, ExtraWords, read
from people.reading.contexts import Side, right_of
from people.reading.wordlists import DATA, entries, extended, word_after, word_before, words
from tests.people.reading.readings import story


def persons(text, **extra):
    advice = Advice(words=ExtraWords(**{name: frozenset(found) for name, found in extra.items()}), sources=())
    return {
        person.name: [office.title for office in person.offices]
        for person in read([story(text)], year=2024, district="梧桐区", advice=advice).persons
    }


@pytest.mark.parametrize("file", sorted(DATA.glob("*.txt")), ids=lambda file: file.stem)
def test_each_list_names_its_source_and_has_words(file):
    assert file.read_text(encoding="utf-8").startswith("# ")
    assert entries(file.stem)


def test_a_new_office_is_read_at_once():
    text = "区湾长樊若松说,水要清。"
    assert persons(text) == {}
    assert persons(text, offices=["湾长"]) == {"樊若松": ["梧桐区湾长"]}


def test_a_new_surname():
    text = "种粮大户䶮若松说,好。"
    assert persons(text) == {}
    assert persons(text, surnames=["䶮"]) == {"䶮若松": ["种粮大户"]}


def test_a_new_surname_of_two_signs():
    assert word_before("", 0, "surnames") == ""
    assert ExtraWords(surnames=frozenset(["拓拔", "䶮"])).of("compound_surnames") == {"拓拔"}


def test_a_new_verb_of_speech():
    text = "阙晓冬嘟哝着很冷。"
    assert right_of(text, 3).side is not Side.SPEECH
    with extended(ExtraWords(speech_verbs=frozenset(["嘟哝着"]))):
        assert right_of(text, 3).side is Side.SPEECH


@pytest.mark.parametrize("field", ["organisation_endings", "place_endings"])
def test_a_new_ending_makes_the_name_part_of_a_longer_one(field):
    text = "居民来到阙晓冬工坊。"
    assert persons("居民阙晓冬说。" + text).keys() == {"阙晓冬"}
    mentions = read([story("居民阙晓冬说。" + text)], year=2024, advice=advice_with(field, "工坊")).persons[0].mentions
    assert len(mentions) == 1


def advice_with(field, word):
    return Advice(words=ExtraWords(**{field: frozenset([word])}), sources=())


def test_words_hold_inside_one_reading_only():
    seen = []
    with extended(ExtraWords(offices=frozenset(["湾长", " ", ""]))):
        assert word_before("区湾长", 3, "offices") == "湾长"
        assert "" not in words("offices")
        thread = threading.Thread(target=lambda: seen.append(word_before("区湾长", 3, "offices")))
        thread.start()
        thread.join()
    assert seen == [""]
    assert word_after("湾长", 0, "offices") == ""


def test_words_are_gone_after_an_error():
    with pytest.raises(ZeroDivisionError), extended(ExtraWords(offices=frozenset(["湾长"]))):
        1 / 0  # noqa: B018
    assert "湾长" not in words("offices")


def test_advice_is_hashable_and_comparable():
    assert len({Advice(words=ExtraWords(offices=frozenset(["湾长"]))) for _ in range(2)}) == 1
