"""Where a text has nearly a known phrase: the ends are right, characters between them changed, lost or added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.proofing.lookalikes.alike import are_alike
from people.reading.dictionary import dictionary

HAN = re.compile(r"[\u4e00-\u9fff]*")
SHORTEST = 4
HEAD, TAIL = 2, 3
# Of a phrase so long one character at the end is enough.
LONG = 7
# So many characters may be wrong in a phrase of at least so many.
LIMITS = ((10, 3), (7, 2), (4, 1))
# Of the phrase so much must stand there right.
SHARED = 0.6
# With so many characters right around it one word for another is no longer chance.
FIRM = 7
CLOSE = 5
# A word of this frequency makes sense by itself.
ORDINARY = 30
# What may well be put into a phrase or left out of it.
LOOSE = frozenset("的了和与及、在以更大新等也都要为地得各")
DIGITS = frozenset("0123456789〇零一二三四五六七八九十百千万两第")
# Phrases are looked for in no more places than this, of each: hostile input must not cost more than its length.
MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class NearPlace:
    """The characters from `start` to `end` of a text, which nearly are `phrase`: there `lost` stands for `added`."""

    start: int
    end: int
    phrase: str
    lost: str
    added: str


class Phrases:
    """Phrases of four and more characters, ready to be looked for: by their first two, and by their last three (of
    four characters the last two)."""

    def __init__(self, phrases: Iterable[str]):
        self.phrases = frozenset(phrase for phrase in phrases if len(phrase) >= SHORTEST)
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for phrase in sorted(self.phrases):
            self._heads.setdefault(phrase[:HEAD], []).append(phrase)
            self._tails.setdefault(phrase[max(HEAD, len(phrase) - TAIL) :], []).append(phrase)

    def near(self, text: str) -> Iterator[NearPlace]:
        """Places of near forms. Linear in the text."""
        places: dict[str, int] = {}
        for at in range(len(text)):
            for phrase in self._heads.get(text[at : at + HEAD], ()):
                if not text.startswith(phrase, at) and _is_few(places, phrase):
                    yield from _nearest(text, at, phrase)
            for size in (HEAD, TAIL):
                for phrase in self._tails.get(text[at : at + size], ()):
                    if not text.endswith(phrase, 0, at + size) and _is_few(places, phrase):
                        yield from _nearest_before(text, at + size, phrase)

    def exact(self, text: str) -> bytearray:
        """Which characters of a text belong to phrases."""
        marks = bytearray(len(text))
        for at in range(len(text)):
            for phrase in self._heads.get(text[at : at + HEAD], ()):
                if text.startswith(phrase, at):
                    marks[at : at + len(phrase)] = b"\1" * len(phrase)
        return marks


def _is_few(places: dict[str, int], phrase: str) -> bool:
    places[phrase] = places.get(phrase, 0) + 1
    return places[phrase] <= MOST_PLACES


def _limit(phrase: str) -> int:
    return next(wrong for least, wrong in LIMITS if len(phrase) >= least)


def _nearest(text: str, start: int, phrase: str) -> Iterator[NearPlace]:
    """The near form that begins at `start`, with as little wrong as can be."""
    alike = _one_alike(text, start, phrase)
    if alike:
        yield alike
        return
    limit, tail = _limit(phrase), phrase[-2:] if len(phrase) < LONG else phrase[-1]
    ends = range(start + len(phrase) - limit, start + len(phrase) + limit + 1)
    found = [
        near
        for end in ends
        if SHORTEST - 1 <= end - start <= len(text) - start and text.startswith(tail, end - len(tail))
        if (near := _compare(start, text[start:end], phrase, limit))
    ]
    if found:
        yield min(found, key=_wrong)


def _nearest_before(text: str, end: int, phrase: str) -> Iterator[NearPlace]:
    """The near form that ends at `end`, where only the first character of the phrase is sure to be right."""
    alike = _one_alike(text, end - len(phrase), phrase)
    if alike:
        # One with the first two characters right is met by these.
        yield from () if text.startswith(phrase[:HEAD], alike.start) else (alike,)
        return
    limit = _limit(phrase) if len(phrase) > SHORTEST else 0
    starts = range(max(0, end - len(phrase) - limit), end - len(phrase) + limit + 1)
    found = [
        near
        for start in (starts if limit else ())
        if end - start >= SHORTEST - 1 and text[start] == phrase[0] and text[start + 1] != phrase[1]
        if (near := _compare(start, text[start:end], phrase, limit))
    ]
    if found:
        yield min(found, key=_wrong)


def _one_alike(text: str, start: int, phrase: str) -> NearPlace | None:
    """The phrase with one look-alike in it, at `start`."""
    form = text[start : start + len(phrase)] if start >= 0 else ""
    differing = [at for at, (a, b) in enumerate(zip(form, phrase, strict=False)) if a != b][:2]
    if len(form) < len(phrase) or len(differing) != 1 or not are_alike(form[differing[0]], phrase[differing[0]]):
        return None
    at = differing[0]
    is_other_figure = form[at] in DIGITS and phrase[at] in DIGITS
    return None if is_other_figure else NearPlace(start, start + len(form), phrase, phrase[at], form[at])


def _wrong(near: NearPlace) -> int:
    return len(near.lost) + len(near.added)


def _compare(start: int, form: str, phrase: str, limit: int) -> NearPlace | None:
    """The one place in which the form differs from the phrase; None where it differs too much."""
    shorter = min(len(form), len(phrase))
    left = 0
    while left < shorter and form[left] == phrase[left]:
        left += 1
    right = 0
    while right < shorter - left and form[-1 - right] == phrase[-1 - right]:
        right += 1
    lost, added = phrase[left : len(phrase) - right], form[left : len(form) - right]
    too_much = max(len(lost), len(added)) > limit or left + right < SHARED * len(phrase)
    if too_much or not HAN.fullmatch(lost + added) or DIGITS.intersection(lost + added):
        return None
    return NearPlace(start, start + len(form), phrase, lost, added)


def is_misprint(text: str, near: NearPlace) -> bool:
    """Whether the near form looks like the phrase misprinted, and not like another phrase of the same make."""
    form, shared = text[near.start : near.end], len(near.phrase) - len(near.lost)
    if not near.lost:
        left = near.phrase.find(form[: _at(near, form)]) + _at(near, form)
        return len(near.added) == 1 and near.added in near.phrase[max(0, left - 1) : left + 1]
    if not near.added:
        is_word_left_out = len(near.lost) > 1 and dictionary().is_word(near.lost, 1)
        is_whole = _is_whole(form, _at(near, form)) and shared < CLOSE
        return not (is_word_left_out or is_whole or LOOSE.issuperset(near.lost))
    if LOOSE.intersection(near.added) and len(near.added) < len(near.lost):
        return False
    if shared >= FIRM:
        return True
    at = _at(near, form)
    is_alike = len(near.lost) == len(near.added) == 1 and are_alike(near.lost, near.added)
    return not _makes_words(form, at, at + len(near.added)) or (is_alike and shared > SHORTEST)


def is_misread(text: str, near: NearPlace) -> bool:
    """The same for phrases that are no fixed wording: they may be varied, so only a look-alike counts, and a character
    that is lost out of a word and leaves the rest of it alone."""
    if not is_misprint(text, near):
        return False
    if len(near.lost) == len(near.added) == 1:
        is_put_in = near.lost in (text[near.end : near.end + 1], text[near.start - 1 : near.start])
        return are_alike(near.lost, near.added) and not is_put_in
    return len(near.lost) == 1 and not near.added and _leaves_half(text[near.start : near.end], near)


def _leaves_half(form: str, near: NearPlace) -> bool:
    """Whether the lost character made a word with a neighbour that now belongs to none."""
    gap = _at(near, form)
    halves = [
        at
        for at, word in ((gap - 1, form[gap - 1 : gap] + near.lost), (gap, near.lost + form[gap : gap + 1]))
        if dictionary().is_word(word, ORDINARY)
    ]
    return any(not _makes_words(form, at, at + 1) for at in halves)


def _at(near: NearPlace, form: str) -> int:
    """Where the form begins to differ from its phrase."""
    at = 0
    while at < min(len(form), len(near.phrase)) and form[at] == near.phrase[at]:
        at += 1
    return at


def _makes_words(form: str, start: int, end: int) -> bool:
    """Whether what differs is a word, by itself or with what stands beside it."""
    pieces = [form[a:b] for a in range(max(0, start - 2), start + 1) for b in range(end, min(len(form), end + 2) + 1)]
    return any(2 <= len(piece) <= 4 and dictionary().is_word(piece, ORDINARY) for piece in pieces)


def _is_whole(form: str, at: int) -> bool:
    """Whether the two sides of the gap make a word: then nothing is lost there."""
    return dictionary().most_frequent_over(form, at) >= ORDINARY
