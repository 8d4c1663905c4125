"""Names of two and more parts with a dot between: 买买提·艾山, and their owners called by one part.

The dot is sure, the ends are not: each end is put where the sounds stop and the context fits best.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from people.reading.contexts import Context, Side, left_of, right_of
from people.reading.dictionary import dictionary
from people.reading.punctuation import is_han
from people.reading.wordlists import words

DOTS = re.compile(r"(?<=[\u4e00-\u9fff])·(?=[\u4e00-\u9fff]{2})(?:[\u4e00-\u9fff]{1,7}·(?=[\u4e00-\u9fff]))*")
LONGEST_PART = 7
SHORTEST_CALL = 2
# A sign that writes sounds, one that does not; on average a name's signs are clearly of the first kind.
SOUND, NO_SOUND = 1.0, -3.0
LIKELY_SOUND = 1.2
SOUNDS_LIKE_A_NAME = 0.2
# Two common words with a dot between are a motto, unless nearly each sign writes a sound.
SOUNDS_LIKE_NOTHING_ELSE = 0.9
CUTS_A_WORD = 2.0
BEGINS_A_CLAUSE = 2.5
TITLED = frozenset((Side.BYLINE, Side.OFFICE, Side.OCCUPATION, Side.RELATION, Side.PERSON_NOUN))
COMMON = 50


@dataclass(frozen=True, slots=True)
class DottedName:
    """A dotted name or, with `called` true, one of its parts, at `start` to `end` of a text."""

    start: int
    end: int
    name: str
    called: bool = False


def find_dotted(text: str) -> Iterator[DottedName]:
    """The dotted names of a text with full-width punctuation."""
    for dots in DOTS.finditer(text):
        start = _best(_begins(text, dots.start()))
        end = _best(_ends(text, dots.end()))
        if start is None or end is None:
            continue
        parts = text[start:end].split("·")
        signs = "".join(parts)
        is_motto = all(dictionary().is_word(part, COMMON) for part in parts)
        least = SOUNDS_LIKE_NOTHING_ELSE if is_motto else SOUNDS_LIKE_A_NAME
        if sum(map(_sound, signs)) / len(signs) >= least:
            yield DottedName(start, end, text[start:end])


def shortest_forms(names: Iterable[str]) -> Mapping[str, str]:
    """Each name with the form that it should have: a name that holds another whole one took a word along."""
    known = sorted(set(names), key=len)
    by_core: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    for name in known:
        core = _core(name)
        shorter = next((other for other in by_core.get(core, ()) if other in name), name)
        forms[name] = shorter
        if shorter == name:
            by_core.setdefault(core, []).append(name)
    return forms


def find_calls(text: str, names: Iterable[str]) -> Iterator[DottedName]:
    """Where the owners of dotted names are called by their first or last part alone, as one of them only."""
    owners: dict[str, set[str]] = {}
    for name in names:
        parts = name.split("·")
        for part in (parts[0], parts[-1]):
            if len(part) >= SHORTEST_CALL and not dictionary().is_word(part, COMMON * 10):
                owners.setdefault(part, set()).add(name)
    certain = {part: next(iter(names)) for part, names in owners.items() if len(names) == 1}
    if not certain:
        return
    calls = re.compile("|".join(sorted(map(re.escape, certain), key=len, reverse=True)))
    for match in calls.finditer(text):
        if "·" not in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]):
            yield DottedName(match.start(), match.end(), certain[match[0]], called=True)


def _core(name: str) -> str:
    """The two signs at each dot, which all readings of one name share."""
    return "".join(name[max(0, dot.start() - 1) : dot.end() + 1] for dot in re.finditer("·", name))


def _sound(sign: str) -> float:
    is_likely = dictionary().sound_odds.get(sign, NO_SOUND) >= LIKELY_SOUND
    return SOUND if is_likely or sign in words("transcribing") else NO_SOUND


def _begins(text: str, dot: int) -> Iterator[tuple[int, float]]:
    """(offset, score) of the places where the first part may begin."""
    score = 0.0
    for start in range(dot - 1, max(-1, dot - 1 - LONGEST_PART), -1):
        if not is_han(text[start]):
            return
        score += _sound(text[start])
        yield start, score + _weight(left_of(text, start)) - _cut(text, start)


def _ends(text: str, dot: int) -> Iterator[tuple[int, float]]:
    """(offset, score) of the places where the last part may end; it has two signs at least."""
    score = 0.0
    for end in range(dot + 1, min(len(text), dot + LONGEST_PART) + 1):
        if not is_han(text[end - 1]):
            return
        score += _sound(text[end - 1])
        if end - dot >= SHORTEST_CALL:
            yield end, score + max(-1.0, right_of(text, end).weight) - _cut(text, end)


def _weight(left: Context) -> float:
    if left.side in TITLED:
        return 3.0
    # Where a clause begins one misread sign is likelier than a word of one sign.
    return BEGINS_A_CLAUSE if left.side is Side.CLAUSE else max(-1.0, left.weight)


def _cut(text: str, at: int) -> float:
    return CUTS_A_WORD if dictionary().most_frequent_over(text, at) >= COMMON else 0.0


def _best(places: Iterable[tuple[int, float]]) -> int | None:
    """The place with the best score, the farthest of equals."""
    scored = [(score, n, at) for n, (at, score) in enumerate(places)]
    return max(scored)[2] if scored else None
