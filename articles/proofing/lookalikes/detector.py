"""Characters that make no sense where they stand, while a look-alike does: 末来 -> 未来.

The readings of `channel` are judged by a logistic regression over their features: what language model, dictionary
and the strings of the issue and of approved text say together. Names are another detector's.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from articles.proofing.archive import Archive
from articles.proofing.learning import Counts, is_chinese, learn
from articles.proofing.lookalikes.channel import FEATURES, weigh
from articles.proofing.lookalikes.misread_signs import signs
from articles.proofing.records import Evidence, Field, Finding, Galley, Kind, Part
from people.reading.places import places_of

NAME = "look-alikes"
# Fitted by benchmarks/lookalikes.py --fit on errors put into fixtures/clean, the corpus and the development issues.
BIAS = -2.35
WEIGHTS = {
    "gain": 0.3, "rank": -0.74, "second": 0.81, "sound": 0.88, "only_sound": -1.06, "pair_printed": -0.16,
    "far_printed": -0.99, "lone_far": -0.31, "rare_printed": 0.32, "together2": -0.69, "together3": -0.18,
    "together4": -0.36, "alike2": 0.8, "alike3": 2.15, "alike4": 1.09, "local2": 0.63, "local3": 0.63, "local4": 5.97,
    "local_printed2": -1.42, "local_printed3": -3.51, "local_printed4": -1.49, "unit": 1.75, "not_unit": -4.4,
    "ahead": 1.03, "not_ahead": -1.48, "edge": 0.39, "words": 0.57, "printed2": -0.23, "printed3": -0.19,
    "meant2": -1.96, "known": -0.29, "own_word": 0.18, "own_printed": -0.12,
}  # fmt: skip
# Log odds from which a reading is shown, and what they lose because a printed issue has fewer errors than the injected.
LEAST_ODDS, RARER = 1.5, 2.3
SUREST = 0.99
# What stands in approved text so often is no misprint.
APPROVED = 2
# So near another finding only the surer one is shown.
NEAR = 2
# 6月14日6时: what these would become is a word, too.
DATED = re.compile(r"\d[年月日时分]")
# 一是、二要: the number that begins a point.
NUMBERED = re.compile(r"(?:^|[，。；：！？、\n])[一二三四五六七八九十](?=[是要])")
# Parts are weighed as one text; nothing is read over these.
BETWEEN = "\n" * 8


@dataclass(frozen=True, slots=True)
class Guess:
    """At this place of a text this character may be meant, with log odds and the word that it makes ("": none)."""

    at: int
    meant: str
    odds: float
    word: str


def find(galley: Galley, archive: Archive) -> Iterable[Finding]:
    """Characters that may be misread in all parts but bylines. Linear in the text."""
    parts = [part for part in galley.parts if part.place.field is not Field.BYLINE]
    for part in parts:
        yield from signs(part, NAME)
    own = learn((part.text for part in parts), least=(1, 1, 1))
    text = BETWEEN.join(part.text for part in parts)
    taken = named(galley, text)
    guesses = [guess for guess in guessed(text, own, archive) if not taken[guess.at]]
    causes = Counter(_cause(text, guess) for guess in guesses)
    starts = np.cumsum([0, *(len(part.text) + len(BETWEEN) for part in parts)])
    for guess in guesses:
        number = int(np.searchsorted(starts, guess.at, "right")) - 1
        cause = _cause(text, guess)
        yield _finding(parts[number], guess, guess.at - int(starts[number]), own, cause if causes[cause] > 1 else "")


def named(galley: Galley, text: str) -> np.ndarray:
    """Which characters of a text belong to a name that reading found, be it of a person or of one's own region, or
    tell the unit of a date."""
    taken = np.zeros(len(text), bool)
    for match in (*DATED.finditer(text), *NUMBERED.finditer(text)):
        taken[match.end() - 1] = True
    places = places_of(part.text for part in galley.parts)
    regions = {name for name in (places.district, places.city, places.province) if len(name) > 1}
    for name in regions | {form for person in galley.people for form in (person.name, *person.printed) if form[1:]}:
        start = text.find(name)
        while start >= 0:
            taken[start : start + len(name)] = True
            start = text.find(name, start + len(name))
    return taken


def guessed(text: str, own: Counts, archive: Archive) -> Sequence[Guess]:
    """The likely misread characters of a text, at most one of near ones, in order."""
    weights = np.array([WEIGHTS[name] for name in FEATURES])
    best: dict[int, Guess] = {}
    for readings in weigh(text, own.of, Approved(archive)):
        odds = readings.features @ weights + BIAS
        for row in np.flatnonzero(odds >= LEAST_ODDS):
            guess = Guess(int(readings.at[row]), readings.meant[row], float(odds[row]), readings.word[row])
            if guess.at not in best or guess.odds > best[guess.at].odds:
                best[guess.at] = guess
    return sorted(_apart(_unapproved(text, best.values(), archive)), key=lambda guess: guess.at)


def _unapproved(text: str, guesses: Iterable[Guess], archive: Archive) -> Iterator[Guess]:
    """Without those where what is printed, with two neighbours, stands in approved text several times."""
    printed = {guess: [text[at : at + 3] for at in range(max(0, guess.at - 2), guess.at + 1)] for guess in guesses}
    counts = archive.counts({each for strings in printed.values() for each in strings if len(each) == 3})
    return (guess for guess, strings in printed.items() if all(counts.get(each, 0) < APPROVED for each in strings))


def _apart(guesses: Iterable[Guess]) -> Iterator[Guess]:
    taken: set[int] = set()
    for guess in sorted(guesses, key=lambda guess: (-guess.odds, guess.at)):
        if taken.isdisjoint(range(guess.at - NEAR, guess.at + NEAR + 1)):
            taken.add(guess.at)
            yield guess


class Approved:
    """How often strings stand in approved text, asked of the archive once for each array of them."""

    def __init__(self, archive: Archive):
        self.archive = archive

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        points = np.where(is_chinese(rows).all(1)[:, None], rows, 0).astype("<u4")
        strings = np.ascontiguousarray(points).view(f"<U{rows.shape[1]}").ravel().tolist()
        counts = self.archive.counts({string for string in strings if string})
        if not counts:
            return np.zeros(len(rows), np.int64)
        return np.array([counts.get(string, 0) for string in strings], np.int64)


def _cause(text: str, guess: Guess) -> str:
    """The same character misread in the same word, or in the same company, is one question."""
    company = guess.word or text[max(0, guess.at - 1) : guess.at + 2].strip()
    return f"look-alike:{text[guess.at]}/{guess.meant}:{company}"


def _finding(part: Part, guess: Guess, at: int, own: Counts, cause: str) -> Finding:
    printed = part.text[at]
    reason = f"“{printed}”与“{guess.meant}”形近，此处似应为“{guess.meant}”"
    if guess.word:
        reason = f"“{printed}”与“{guess.meant}”形近，改作“{guess.meant}”成词：{guess.word}"
    changed = part.text[max(0, at - 3) : at] + guess.meant + part.text[at + 1 : at + 4]
    place = min(at, 3)
    strings = [changed[s : s + n] for n in (4, 3) for s in range(max(0, place - n + 1), place + 1)]
    counts = own.count([each for each in strings if len(each) > 2])
    evidence = [Evidence(each, count=counts[each]) for each in strings if each in counts][:1]
    confidence = min(SUREST, round(1 / (1 + math.exp(RARER - guess.odds)), 2))
    return Finding(
        NAME, Kind.LOOKALIKE, part.place, at, at + 1, guess.meant, confidence, reason, tuple(evidence), cause
    )
