"""Words that are spelt one way elsewhere and another way here: official phrases, bodies, places, quoted words.

Official phrases are those of data/phrases.txt and of the editors' list; the others are learnt from the issue and the
archive, where they stand at least twice and more often than the other form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from articles.proofing.archive import Archive, KnownTerm
from articles.proofing.records import Evidence, Field, Finding, Galley, Kind, Part
from articles.proofing.terms.forms import places_of_terms, term_keys, terms_of
from articles.proofing.terms.near_phrases import NearPlace, Phrases, is_misprint, is_misread
from articles.proofing.terms.place_names import misread_places
from articles.proofing.wordlists import entries
from people.reading.dictionary import dictionary

__all__ = ["find", "term_keys", "terms_of"]

TERMS = "terms"
# Shares of findings that were right where they were measured.
OFFICIAL, QUOTED, LEARNT, OVERRUN, PLACE, USUAL = 0.8, 0.7, 0.6, 0.6, 0.7, 0.7
# A learnt form stands so often at least, and so many times as often as the other.
LEAST_PLACES, TIMES = 2, 2
# Learnt forms of fewer characters are too like one another.
SHORTEST_LEARNT = 5
# A phrase of so many characters whose first one also ends a word of this frequency was overrun: 政治|本攻坚.
LONG, FREQUENT = 6, 500
MOST_EVIDENCE = 5
IN_QUOTES = re.compile(r"“([^“”\n]{2,20})”")


def find(galley: Galley, archive: Archive) -> Iterable[Finding]:
    """Near forms of phrases and terms. Linear in the text, by index in the archive."""
    places = {part: list(places_of_terms(part.text)) for part in galley.parts if part.place.field is not Field.BYLINE}
    here = Counter(place.text for found in places.values() for place in found)
    known = {term.text: term for terms in archive.terms_like(sorted(here)).values() for term in terms}
    official = _official(frozenset(text for text, term in known.items() if term.is_official))
    learnt = Phrases(_learnt(here, known) - official.phrases)
    often = cache("\n".join(part.text for part in places).count)
    yield from _places(galley, archive)
    for part in places:
        exact = official.exact(part.text)
        yield from _overrun(part, official)
        yield from _quoted(part, official.phrases | three_characters(), known)
        for near in official.near(part.text):
            if not all(exact[near.start : near.end]) and is_misprint(part.text, near):
                yield _finding(part, near, OFFICIAL, f"通行说法为“{near.phrase}”", ())
        exact = _either(exact, learnt.exact(part.text))
        for near in learnt.near(part.text):
            if not all(exact[near.start : near.end]) and _is_spelt_otherwise(part.text, near, often, here, known):
                evidence = tuple(_evidence(near.phrase, galley, here, known.get(near.phrase)))
                exact[near.start : near.end] = b"\1" * (near.end - near.start)
                yield _finding(part, near, LEARNT, f"他处作“{near.phrase}”", evidence)
        exact = _either(exact, _usual().exact(part.text))
        for near in _usual().near(part.text):
            if not all(exact[near.start : near.end]) and is_misread(part.text, near):
                yield _finding(part, near, USUAL, f"常见说法为“{near.phrase}”", ())


def _places(galley: Galley, archive: Archive) -> Iterator[Finding]:
    for misread in misread_places(galley, archive):
        near = NearPlace(misread.start, misread.start + len(misread.printed), misread.name, "", "")
        evidence = (Evidence(misread.name, count=misread.count),)
        yield _finding(misread.part, near, PLACE, f"他处作“{misread.name}”（{misread.count}处）", evidence)


@cache
def _official(more: frozenset[str]) -> Phrases:
    return Phrases(more.union(entries("phrases")))


@cache
def _usual() -> Phrases:
    """What local news is made of: no fixed wording."""
    return Phrases(set(entries("vocabulary")).difference(entries("phrases")))


def _either(one: bytearray, other: bytearray) -> bytearray:
    return bytearray(a | b for a, b in zip(one, other, strict=True))


@cache
def three_characters() -> frozenset[str]:
    """Official phrases that are too short to be looked for outside quotation marks."""
    return frozenset(phrase for phrase in entries("phrases") if len(phrase) == 3)


def _learnt(here: Counter[str], known: dict[str, KnownTerm]) -> set[str]:
    """Terms that stand at least twice, here and in the archive together."""
    texts = {*here, *known}
    return {
        text
        for text in texts
        if len(text) >= SHORTEST_LEARNT and here[text] + (known[text].places if text in known else 0) >= LEAST_PLACES
    }


def _is_spelt_otherwise(
    text: str, near: NearPlace, often: Callable[[str], int], here: Counter[str], known: dict[str, KnownTerm]
) -> bool:
    """Whether a near form of a learnt term is a misprint: it stands seldom, and makes no other sense."""
    form = text[near.start : near.end]
    printed = often(form) + (known[form].places if form in known else 0)
    usual = max(here[near.phrase], often(near.phrase))
    usual += known[near.phrase].places if near.phrase in known else 0
    return usual >= TIMES * printed and is_misprint(text, near)


def _overrun(part: Part, official: Phrases) -> Iterator[Finding]:
    """Phrases whose first character makes a word with the one before, which itself belongs to nothing."""
    text = part.text
    marks = official.exact(text)
    for at in range(2, len(text)):
        if not marks[at] or marks[at - 1]:
            continue
        end = next((other for other in range(at, len(text)) if not marks[other]), len(text))
        before, words = text[at - 1], dictionary()
        is_word = words.frequencies.get(text[at - 1 : at + 1], 0) >= FREQUENT
        belongs = words.is_word(text[at - 2 : at], 1) or words.is_word(text[max(0, at - 3) : at], 1)
        if end - at >= LONG and is_word and not belongs and not words.is_word(text[at - 1 : at + 2], 1):
            reason = f"“{text[at:end]}”前疑衍“{before}”"
            yield Finding(TERMS, Kind.TERM, part.place, at - 1, at, "", OVERRUN, reason, (), f"term:{text[at:end]}")


def _quoted(part: Part, phrases: Iterable[str], known: dict[str, KnownTerm]) -> Iterator[Finding]:
    """Quoted words that are a phrase without its first or last character: “差评” for “好差评”."""
    by_rest = _by_rest(frozenset(phrases))
    for quoted in IN_QUOTES.finditer(part.text):
        phrase = by_rest.get(quoted[1])
        if phrase and quoted[1] not in known:
            near = NearPlace(quoted.start(1), quoted.end(1), phrase, phrase.replace(quoted[1], "", 1), "")
            yield _finding(part, near, QUOTED, f"通行说法为“{phrase}”", ())


@cache
def _by_rest(phrases: frozenset[str]) -> dict[str, str]:
    return {rest: phrase for phrase in sorted(phrases) for rest in (phrase[1:], phrase[:-1]) if rest not in phrases}


def _evidence(term: str, galley: Galley, here: Counter[str], known: KnownTerm | None) -> Iterator[Evidence]:
    if here[term]:
        yield Evidence(term, galley.key, None, here[term])
    for issue in known.examples[:MOST_EVIDENCE] if known else ():
        yield Evidence(term, issue, None, known.places if known else 1)


def _finding(part: Part, near: NearPlace, share: float, reason: str, evidence: tuple[Evidence, ...]) -> Finding:
    form = part.text[near.start : near.end]
    cause = f"term:{form}/{near.phrase}"
    return Finding(TERMS, Kind.TERM, part.place, near.start, near.end, near.phrase, share, reason, evidence, cause)
