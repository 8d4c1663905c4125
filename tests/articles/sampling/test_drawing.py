"""Drawing: bounded, without overlap, repeatable, and fair to every character."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.sampling.drawing import LONGEST, characters, characters_between, draw, sentences

texts = st.lists(st.text("甲乙。！ \n#-”丙" + "丁" * 5, max_size=300), max_size=6)


def read(some, drawn):
    return [some[one.text][one.start : one.end] for one in drawn]


def test_sentences_are_whole_and_marks_of_markup_are_not_read():
    text = "## 小标题\n\n他说：“开幕了。”众人鼓掌！\n- 一项；二项"
    assert read([text], draw([text], 999, 1)) == ["小标题", "他说：“开幕了。”", "众人鼓掌！", "一项；", "二项"]


def test_a_sentence_without_end_is_cut():
    assert [end - start for start, end in sentences("字" * 200)] == [LONGEST, LONGEST, 40]


@given(texts)
def test_every_character_that_counts_can_be_drawn_once(some):
    drawn = draw(some, 10**9, 0)
    assert sum(characters_between(some[one.text], one) for one in drawn) == sum(map(characters, some))
    for one, following in pairwise(drawn):
        assert one.text < following.text or one.end <= following.start


@given(texts, st.integers(1, 2000), st.integers(0, 2**32))
def test_what_is_drawn_is_bounded_and_can_be_drawn_again(some, size, seed):
    drawn = draw(some, size, seed)
    total, amount = sum(map(characters, some)), sum(characters_between(some[one.text], one) for one in drawn)
    assert min(size, total) - LONGEST < amount < size + LONGEST or amount == total
    assert drawn == draw(some, size, seed)
    assert len(set(drawn)) == len(drawn)


def test_in_the_long_run_each_sentence_is_drawn_equally_often():
    some = ["短。" + "稍" * 19 + "。" + "长" * 59 + "。", "标题", "中" * 38 + "。末。"]
    times, share = 2000, 40 / sum(map(characters, some))
    seen = Counter(one for seed in range(times) for one in draw(some, 40, seed))
    assert len(seen) == 6
    # Four standard deviations of a binomial count.
    slack = 4 * (times * share * (1 - share)) ** 0.5
    assert all(abs(count - times * share) < slack for count in seen.values())
