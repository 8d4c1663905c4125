"""Terms of a text: names of bodies and places, quoted words and titles; and the keys under which near forms meet.

Shelf and the database index terms by `term_keys`; both ask with the keys of what an issue prints.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from articles.parsing.wordlists import ordered
from people.reading.dictionary import dictionary
from people.reading.wordlists import entries

# What stands in quotation marks or is a title, in characters.
QUOTED = re.compile(r"“([^“”‘’，。；：！？\n]{3,20})”|《([^《》\n]{3,24})》")
HAN = re.compile(r"[\u4e00-\u9fff]{4,}")
# Names of bodies and places: fewer characters are in every text, more are a sentence.
SHORTEST, LONGEST = 5, 16
# So much of a run before an ending is cut into words.
LOOKED_AT = 14
# What is no part of a name, by the tags of jieba: prepositions, conjunctions, particles, adverbs, pronouns, …
OUTSIDE = ("p", "c", "u", "d", "r", "y", "e", "q", "f", "t")
VERBS = frozenset(("v", "vd", "vi", "vg"))
# So many verbs may stand before the last word of a name.
INSIDE = 2
UNKNOWN = -14.0
# Endings of one character that end no other words than names of bodies.
SINGLE = frozenset("局厅院馆")
PARTICLES = frozenset("的了在是和与及为对向从把被将由到于以等各该本每就也都又还很其或并来去让使个次年所项名条要")


def terms_of(text: str) -> Counter[str]:
    """How often each term stands in a text. Linear in its length."""
    return Counter(term.text for term in places_of_terms(text))


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A term at `start` of a text; `is_quoted` within quotation marks or title marks."""

    text: str
    start: int
    is_quoted: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def places_of_terms(text: str) -> Iterator[TermPlace]:
    """The terms of a text where they stand."""
    for match in QUOTED.finditer(text):
        group = 1 if match[1] else 2
        yield TermPlace(match[group], match.start(group), is_quoted=True)
    for run in HAN.finditer(text):
        yield from _names(run[0], run.start())


def term_keys(term: str) -> tuple[str, ...]:
    """The keys of a term: at most three. Terms of four and more characters that differ inside by one or two characters
    in one place share one: their first two and last two characters, the first and the last three, or the first three
    and the last."""
    if len(term) < 4:
        return (term,)
    return tuple(dict.fromkeys((f"{term[:2]}…{term[-2:]}", f"{term[0]}…{term[-3:]}", f"{term[:3]}…{term[-1]}")))


def _names(run: str, offset: int) -> Iterator[TermPlace]:
    after = 0
    for match in _endings().finditer(run):
        end = match.end()
        if end - after < SHORTEST or _goes_on(run, match.start(), end):
            continue
        first = max(after, match.start() - LOOKED_AT)
        start = first + _left_edge(run[first : match.start()])
        if SHORTEST <= end - start <= LONGEST:
            yield TermPlace(run[start:end], offset + start)
            after = end


@cache
def _endings() -> re.Pattern[str]:
    """The words in which names of bodies and places end, the longest first; single characters end too much."""
    endings = {*ordered("organisation_endings"), *entries("body_endings"), *entries("organisation_endings")}
    endings |= {
        *entries("place_endings"),
        "行动",
        "工程",
        "活动",
        "会议",
        "大会",
        "论坛",
        "竞赛",
        "项目",
        "计划",
        "规划",
    }
    known = sorted((ending for ending in endings if len(ending) > 1 or ending in SINGLE), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def _goes_on(run: str, start: int, end: int) -> bool:
    """Whether the ending is only the beginning of a longer word (活动|室, 局|长) or of a longer name."""
    if end == len(run):
        return False
    is_longer = any(dictionary().is_word(run[at : end + 1]) for at in (start, end - 1))
    over = _endings().match(run, end - 1)
    return is_longer or bool((over and len(over[0]) > 1) or _endings().match(run, end))


def _left_edge(before: str) -> int:
    """Where the name begins in what stands before its ending. Verbs may stand next to the ending (产业|合作|促进|中心);
    behind a noun one ends the name on the left (召开|区|政府)."""
    edge, verbs, has_noun = len(before), 0, False
    for start, word in reversed(words_of(before)):
        tag = dictionary().tag(word)
        if tag.startswith(OUTSIDE) or word in PARTICLES:
            break
        is_verb = tag in VERBS
        if is_verb and len(word) == 1:
            break
        verbs += is_verb
        if is_verb and (has_noun or verbs > INSIDE):
            break
        has_noun = has_noun or not is_verb
        edge = start
    return edge


def words_of(text: str) -> list[tuple[int, str]]:
    """The likeliest words of a short text, by the frequencies of jieba's dictionary, with their offsets."""
    frequencies = dictionary().frequencies
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for start in range(max(0, end - 4), end):
            count = frequencies.get(text[start:end], 0)
            if count or end - start == 1:
                options.append((best[start][0] + (math.log(count / 6e7) if count else UNKNOWN), start))
        best.append(max(options))
    words, end = [], len(text)
    while end:
        start = best[end][1]
        words.append((start, text[start:end]))
        end = start
    return words[::-1]
