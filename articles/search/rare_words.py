"""The words that tell what an article is about: rare in ordinary Chinese, and said more than once or in a headline."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from math import log10

from articles.models import ArticleWord, SearchEntry
from articles.models.article_word import LONGEST_WORD
from articles.proofing.terms.forms import terms_of, words_of
from people.reading.dictionary import dictionary

MOST_WORDS = 8
# Of the dictionary's counts, which run to 300,000: a word of more is in every other article (社区 6,115, 食堂 660).
ORDINARY = 1_000
# Nouns, and names of things, places and times: 桥 is built in many ways, but a 斜拉桥 is one.
TAGS = ("n", "vn", "t", "z")
# A name of a body, a place or a work is rarer than any word.
TERM_RARITY = 5.0
# More often said is not more about it; in a headline counts as so often.
MOST_TIMES, IN_HEADLINE = 4, 2
RUN = re.compile(r"[\u3400-\u9fff]{2,}")
# What officials are called, in every other report.
OFFICES = ("长", "书记", "主任", "委", "政府", "会议")
NUMBER = re.compile(r"[〇一二三四五六七八九十百千万亿两几多年月日号时分]+")


def rare_words(heading: str, text: str, names: Collection[str]) -> list[str]:
    """At most MOST_WORDS, the most telling first, none a part of another. Linear in the length of the text.

    `names` are of people, by whom articles are akin in another way, or must not be: no word is a part of one, or has
    one in it.
    """
    times = Counter(words(text))
    for word in words(heading):
        times[word] += IN_HEADLINE
    weights = {
        word: min(count, MOST_TIMES) * rarity
        for word, count in times.items()
        if count >= IN_HEADLINE
        and (rarity := rarity_of(word))
        and not any(name in word or word in name for name in names)
    }
    found: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], word)):
        if len(found) < MOST_WORDS and not any(word in other or other in word for other in found):
            found.append(word)
    return found


def words(text: str) -> Iterable[str]:
    """The words of a text, and the names of bodies, places and works in it, as often as they stand there."""
    for run in RUN.findall(text):
        yield from (word for _start, word in words_of(run) if len(word) > 1)
    for term, count in terms_of(text).items():
        if len(term) <= LONGEST_WORD:
            yield from [term] * count


def rarity_of(word: str) -> float:
    """How much rarer than ordinary (log10, from 0); 0 for what is ordinary, a number, an office or no noun."""
    if NUMBER.fullmatch(word) or word.endswith(OFFICES):
        return 0.0
    count = dictionary().frequencies.get(word)
    if count is None:
        return TERM_RARITY
    if count > ORDINARY or not dictionary().tag(word).startswith(TAGS):
        return 0.0
    return 1 + log10(ORDINARY / (count + 1))


def write(found: Iterable[tuple[SearchEntry, list[str]]]) -> None:
    """Puts the words of entries that are written in the place of those that they had."""
    found = list(found)
    ArticleWord.objects.filter(entry__in=[entry.pk for entry, _words in found]).delete()
    ArticleWord.objects.bulk_create(
        ArticleWord(entry_id=entry.pk, word=word, key=entry.key) for entry, own in found for word in own
    )
