"""What the archive learns from texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.proofing.learning import Counts, DamagedCounts, learn

TEXTS = ["我们去码头。", "码头上的人,我们都认识", "码头上"]


def test_counts_strings_of_two_to_four_characters():
    assert learn(TEXTS).count(["码头", "我们", "码头上", "码头上的", "我们去", "桥头", "码", "去码头。"]) == {
        "码头": 3,
        "我们": 2,
        "码头上": 2,
    }


def test_keeps_longer_strings_that_stand_once_where_asked():
    assert learn(TEXTS, least=(1, 1, 1)).count(["我们去", "码头上的"]) == {"我们去": 1, "码头上的": 1}


@pytest.mark.parametrize("text", ["", "。", "码", "码1头", "码 头", "码\0头", "\ud800", "𠮷𠮷"])
def test_nothing_runs_over_other_signs(text):
    assert learn([text]).count(["码头", "码1", text[:2], text[:3]]) == {}


def test_nothing_runs_from_one_text_into_the_next():
    assert learn(["码", "头"]).count(["码头"]) == {}


def test_the_bytes_depend_on_the_texts_only():
    assert learn(TEXTS).to_bytes() == learn(reversed(TEXTS)).to_bytes()
    assert Counts.from_bytes(learn(TEXTS).to_bytes()).count(["码头"]) == {"码头": 3}


@pytest.mark.parametrize("packed", [b"", b"PK\x03\x04", b"words", learn(TEXTS).to_bytes()[:-40]])
def test_damaged_bytes_are_refused(packed):
    with pytest.raises(DamagedCounts):
        Counts.from_bytes(packed)


@given(st.lists(st.text("码头上的,1", max_size=12), max_size=5))
def test_counts_as_counting_by_hand_does(texts):
    strings = {text[at : at + size] for text in texts for size in (2, 3, 4) for at in range(len(text))}
    chinese = {each for each in strings if len(each) > 1 and not set(each) & {",", "1"}}
    by_hand = {each: sum(text.startswith(each, at) for text in texts for at in range(len(text))) for each in chinese}
    assert Counts.from_bytes(learn(texts, least=(1, 1, 1)).to_bytes()).count(strings) == by_hand
