"""Which article of an earlier reading is which of a new one."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging.matching import Reading, match

PLAIN = "本报讯记者苗禾三月三日云岫区在广场举行春季运动会来自八个社区的居民参加比赛"


def text(seed: int, length: int = 300) -> str:
    """Characters that look like an article and like no other."""
    chance = random.Random(seed)
    return "".join(chr(0x4E00 + chance.randrange(400)) for _ in range(length))


def damaged(words: str, share: float, seed: int = 1) -> str:
    chance = random.Random(seed)
    return "".join("口" if chance.random() < share else sign for sign in words)


def readings(*texts: tuple[str, str]) -> list[Reading]:
    return [Reading(at, headline, words) for at, (headline, words) in enumerate(texts, 1)]


def test_articles_that_were_renumbered():
    one, two, three = ("甲会", text(1)), ("乙会", text(2)), ("丙会", text(3))
    found = match(readings(one, two, three), readings(three, one, two))
    assert found.pairs == {1: 3, 2: 1, 3: 2}
    assert not found.vanished and not found.appeared


def test_a_worse_scan_is_the_same_article():
    old = readings(("甲会", text(1)), ("乙会", text(2)))
    new = readings(("口会", damaged(text(2), 0.3)), ("甲口", damaged(text(1), 0.3)))
    assert match(old, new).pairs == {1: 2, 2: 1}


def test_of_a_split_article_the_part_under_the_headline_is_the_article():
    whole = text(1, 600)
    found = match(readings(("甲会", whole)), readings(("甲会", whole[:200]), ("", whole[200:])))
    assert found.pairs == {1: 1}
    assert found.appeared == {2: 1}


def test_of_merged_articles_one_goes_and_it_is_known_where_to():
    old = readings(("甲会", text(1)), ("乙会", text(2)))
    found = match(old, readings(("甲会", text(1) + "乙会" + text(2))))
    assert found.pairs == {1: 1}
    assert found.vanished == {2: 1}


def test_what_has_nothing_in_common_is_not_paired():
    found = match(readings(("甲会", text(1))), readings(("乙赛", text(2))))
    assert (found.pairs, found.vanished, found.appeared) == ({}, {1: None}, {1: None})


def test_a_common_headline_alone_makes_no_pair():
    found = match(readings(("简讯", text(1))), readings(("简讯", text(2))))
    assert found.pairs == {}


def test_headlines_without_text_are_paired():
    assert match(readings(("社区运动会开幕", "")), readings(("社区运动会开慕", ""))).pairs == {1: 1}


def test_empty_ones_and_twins_pair_in_their_order():
    twins = readings(("", ""), ("甲会", text(1)), ("甲会", text(1)))
    assert match(twins, twins).pairs == {1: 1, 2: 2, 3: 3}


@settings(max_examples=50)
@given(st.lists(st.tuples(st.text(PLAIN, max_size=6), st.text(PLAIN, max_size=40)), max_size=6), st.randoms())
def test_every_reading_is_told_once(articles, chance):
    old = readings(*articles)
    new = readings(*chance.sample(articles, len(articles)))[:-1]
    found = match(old, new)
    assert sorted([*found.pairs.values(), *found.vanished]) == [one.key for one in old]
    assert sorted([*found.pairs, *found.appeared]) == [one.key for one in new]
    assert found == match(old, new)
