"""The tagger as one more voice: asked where rules are in doubt, bound by the dictionary, and not needed."""

import pytest

from people.reading import RULES_ALONE, Advice, opinions, read
from people.reading.names import weigh
from people.reading.opinions import open_sentences
from people.reading.tagger import PACK
from tests.people.reading.readings import story

needs_pack = pytest.mark.skipif(not PACK.is_file(), reason="no pack of the tagger: run `make tagger`")
PROSE = "那年冬天，是老支书的儿子柯望山背着苞谷翻过垭口。"


def names(text, **advice):
    return [person.name for person in read([story(text)], year=2024, advice=Advice(**advice)).persons]


def test_nothing_is_asked_about_plain_sentences_and_clear_frames():
    text = "今年的橘子比去年甜。区长樊若松说，好。"
    assert open_sentences(text, weigh(text)) == []


def test_only_the_sentence_in_doubt_is_asked_about():
    text = "今年的橘子比去年甜。走在前面的谈春山笑了。大家都笑了。"
    assert open_sentences(text, weigh(text)) == [(10, "走在前面的谈春山笑了。")]


def test_a_source_speaks_for_a_name_and_its_silence_against_one():
    text = "走在前面的谈春山笑了。"

    def agrees(texts):
        return [{(part.index("谈春山"), part.index("谈春山") + 3): 3.0} for part in texts]

    def is_silent(texts):
        return [{} for _ in texts]

    assert names(text, sources=(agrees,)) == ["谈春山"]
    assert names(text, sources=(is_silent,)) == []


def test_the_dictionary_binds_every_source():
    def sees_names_everywhere(texts):
        return [{(at, at + 2): 3.0 for at in range(len(part) - 2)} for part in texts]

    assert names("大家都说高兴，方向明确。", sources=(sees_names_everywhere,)) == []


@needs_pack
def test_the_tagger_is_asked_by_default_where_its_pack_is():
    opinions.installed.cache_clear()
    assert len(opinions.installed()) == 1
    assert "柯望山" in [person.name for person in read([story(PROSE)], year=2024).persons]


def test_without_the_pack_rules_work_alone(monkeypatch):
    monkeypatch.setattr(opinions, "tagger", lambda: None)
    opinions.installed.cache_clear()
    try:
        assert opinions.installed() == ()
        text = [story("区长樊若松说,好。" + PROSE)]
        assert read(text, year=2024) == read(text, year=2024, advice=RULES_ALONE)
    finally:
        opinions.installed.cache_clear()
