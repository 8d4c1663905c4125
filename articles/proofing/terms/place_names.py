"""Names of places that stand in one place with a look-alike: 宁领 where the issue and the archive say 宁岭."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from articles.proofing.archive import Archive
from articles.proofing.lookalikes.alike import are_alike
from articles.proofing.records import Field, Galley, Part
from articles.proofing.terms.forms import places_of_terms
from people.reading.dictionary import dictionary
from people.reading.wordlists import words

# What a place of two or three characters is called by, if it does not begin the name of a body (宁岭批发市场).
NAMED = re.compile(
    r"(?=([\u4e00-\u9fff]{2,3})(?:街道|社区|镇|乡|村|县|区|市|河|湖|江|港|岛|桥|路|水库|大道|火车站|产业园))"
)
HAN = re.compile(r"[\u4e00-\u9fff]+")
GAP = "\0"
# A name of a place stands so often at least, with what it is called by so often, and so many times as often as its
# misreading.
LEAST, LEAST_CALLED, TIMES = 3, 2, 3
# A word of this frequency is no name of a place.
ORDINARY = 3
MOST_NAMES = 200
PARTICLES = frozenset(
    "的了在是和与及为对向从把被将由到于以等各该本每就也都又还很其或并来去让使个次年所项名条要全一二三四五六七八九十两"
)


@dataclass(frozen=True, slots=True)
class MisreadPlace:
    """The characters from `start` of a part, which stand for the name of a place; the name stands so often."""

    part: Part
    start: int
    printed: str
    name: str
    count: int


def misread_places(galley: Galley, archive: Archive) -> Iterator[MisreadPlace]:
    """Where the issue prints a look-alike of a place that it, or the archive, names often; names of people are not
    decided by numbers. Linear in the text."""
    parts = [part for part in galley.parts if part.place.field is not Field.BYLINE]
    text = "\n".join(part.text for part in parts)
    people = "\n".join(form for person in galley.people for form in person.printed)
    counts = {name: count for name, count in _names(text, archive).items() if name not in people}
    patterns: dict[str, list[str]] = {}
    for name in counts:
        for at in range(len(name)):
            patterns.setdefault(name[:at] + GAP + name[at + 1 :], []).append(name)
    often = cache(text.count)
    for part in parts if patterns else ():
        for start, printed, name in _alike(part.text, patterns):
            pieces = [a + b for (a, b), (c, d) in zip(pairwise(printed), pairwise(name), strict=True) if a + b != c + d]
            is_seldom = printed not in people and max(map(often, pieces)) * TIMES <= counts[name]
            if is_seldom and _stands_alone(part.text, start, printed):
                yield MisreadPlace(part, start, printed, name, counts[name])


def _names(text: str, archive: Archive) -> dict[str, int]:
    """Names of places with the number of their places, here and elsewhere: no words, and called places twice."""
    called: Counter[str] = Counter()
    for match in NAMED.finditer(text):
        after = text[match.end(1)]
        for name in {match[1], match[1][-2:]}:
            called[name] += not dictionary().is_word(name[-1] + after, ORDINARY)
    for term in places_of_terms(text):
        for size in (2, 3) if not term.is_quoted else ():
            called[term.text[:size]] += LEAST_CALLED
    often = (name for name, count in called.most_common() if count >= LEAST_CALLED and _may_be_place(name))
    likely = list(islice(often, MOST_NAMES))
    elsewhere: Mapping[str, int] = archive.counts(likely)
    counts = {name: text.count(name) + elsewhere.get(name, 0) for name in likely}
    return {name: count for name, count in counts.items() if count >= LEAST}


def _may_be_place(name: str) -> bool:
    return not dictionary().is_word(name, ORDINARY) and not PARTICLES.intersection(name)


def _alike(text: str, patterns: Mapping[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    sizes = sorted({len(name) for names in patterns.values() for name in names}, reverse=True)
    for run in HAN.finditer(text):
        for start in range(run.start(), run.end() - 1):
            for size in sizes if start + 2 <= run.end() else ():
                string = text[start : start + size] if start + size <= run.end() else ""
                for at in range(len(string)):
                    for name in patterns.get(string[:at] + GAP + string[at + 1 :], ()):
                        if name != string and are_alike(string[at], name[at]):
                            yield start, string, name


def _stands_alone(text: str, start: int, printed: str) -> bool:
    """Whether the characters are no words, and no pieces of words."""
    known, end = dictionary(), start + len(printed)
    is_word = known.is_word(printed, 1) or printed in known.name_like or PARTICLES.intersection(printed)
    is_title = text[start - 1 : start] and text[start - 1 : start + 1] in words("offices")
    return not is_word and not is_title and all(known.most_frequent_over(text, at) < ORDINARY for at in (start, end))
