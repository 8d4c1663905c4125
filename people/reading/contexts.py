"""What stands left and right of a possible name, as evidence in natural logarithms.

The weights were set by hand on invented issues; they say how much likelier a name is there than
anything else. A frame of the genre (office before, verb of speech after) outweighs everything that
the characters themselves can say.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from people.reading.dictionary import dictionary
from people.reading.punctuation import STOPS, is_han
from people.reading.wordlists import word_after, word_before


class Side(StrEnum):
    """The kind of thing beside a name."""

    BYLINE = "byline"
    OFFICE = "office"
    OCCUPATION = "occupation"
    RELATION = "relation"
    ORGANISATION = "organisation"
    PERSON_NOUN = "person noun"
    LIST = "list"
    CLAUSE = "clause"
    VERB = "verb"
    SPEECH = "speech"
    ACT = "act"
    AND_OTHERS = "and others"
    STOP = "stop"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Context:
    """One side of a possible name: what it is, the word that shows it, and its weight."""

    side: Side
    word: str
    weight: float


AND_OTHERS = re.compile(
    r"等(?=[\d一二三四五六七八九十两]+[人名位余]|[，。、；]|[^级待候于，。]{0,8}(?:出席|参加|陪同|同志|领导|人))"
    r"|等$|一行|同志|先生|女士|夫妇|夫妻"
)
# Words that end so name people: 骑手, 果农, 厨师, 店主. The dictionary must know the word as a noun.
PERSON_ENDS = frozenset("嫂员长师家手工者主户农民生人兵警医匠友迷")
# Particles that follow a verb but no name, and what else follows a verb of one character.
NOT_AFTER_NAMES = frozenset("了着过们")
AFTER_VERBS = frozenset("了着过到在出进起来去下上给完成回得")
PARTICLES = frozenset("在从把将对向为与和就也因及")
NUMERALS = frozenset("一二三四五六七八九十两几")
CERTAIN_PERSON_ENDS = frozenset("嫂员师匠者")
PREPOSITIONS = frozenset("由向与和对给为把被跟让同据像如是及")
SAYING_TAGS = ("v", "d", "p", "c", "t", "r", "f", "m", "a", "z", "i", "l")


def left_of(text: str, start: int) -> Context:
    """What stands before `start`; spaces between are passed over."""
    end = start
    while end and text[end - 1] == " " and start - end < 3:
        end -= 1
    spaced = end < start
    if not end or (text[end - 1] in STOPS and not spaced):
        return _after_stop(text, end)
    for name, side, weight in (
        ("bylines", Side.BYLINE, 7.0),
        ("offices", Side.OFFICE, 5.0),
        ("occupations", Side.OCCUPATION, 4.0),
        ("relations", Side.RELATION, 3.0),
    ):
        word = word_before(text, end, name)
        if word:
            return Context(side, word, weight)
    return _weak_left(text, end, spaced)


def _after_stop(text: str, end: int) -> Context:
    if end and text[end - 1] in "：/":
        for name, side in (("bylines", Side.BYLINE), ("occupations", Side.OCCUPATION), ("offices", Side.OFFICE)):
            word = word_before(text, end - 1, name)
            if word:
                return Context(side, word, 4.0)
    if end > 1 and text[end - 1] in "）”":
        return Context(Side.CLAUSE, "", 2.0)
    return Context(Side.CLAUSE, "", 1.5)


def _weak_left(text: str, end: int, spaced: bool) -> Context:
    if spaced:
        body = word_before(text, end, "organisation_endings") or word_before(text, end, "body_endings")
        return Context(Side.ORGANISATION, body, 3.0) if body else Context(Side.CLAUSE, "", 1.5)
    noun = _person_noun(text, end) if text[end - 1] in PERSON_ENDS else None
    if noun:
        return noun
    call = word_before(text, end, "calls")
    return Context(Side.VERB, call, 1.5) if call else _particle_before(text[end - 1])


def _person_noun(text: str, end: int) -> Context | None:
    for length in (4, 3, 2):
        word = text[max(0, end - length) : end]
        if len(word) == length and dictionary().tag(word).startswith("n"):
            return Context(Side.PERSON_NOUN, word, 2.5)
    if text[end - 1] in CERTAIN_PERSON_ENDS and all(map(is_han, text[max(0, end - 3) : end])):
        return Context(Side.PERSON_NOUN, text[end - 1], 2.0)
    return None


def _particle_before(sign: str) -> Context:
    if sign == "的":
        return Context(Side.NONE, "的", 0.0)
    if sign in PREPOSITIONS:
        return Context(Side.VERB, sign, 0.5)
    return Context(Side.NONE, "", -4.0) if is_han(sign) else Context(Side.CLAUSE, "", 0.5)


def right_of(text: str, end: int) -> Context:
    """What stands after `end`."""
    if end >= len(text) or text[end] in STOPS:
        return Context(Side.STOP, text[end : end + 1], 2.0)
    if text[end] == " ":
        return Context(Side.STOP, " ", 1.5)
    speech = word_after(text, end, "speech_verbs")
    if speech:
        return Context(Side.SPEECH, speech, 3.0)
    others = AND_OTHERS.match(text[end : end + 12])
    if others:
        return Context(Side.AND_OTHERS, others[0], 3.0)
    act = word_after(text, end, "act_verbs")
    if len(act) > 1 or (act and is_han(text[end + 1 : end + 2] or " ")):
        return Context(Side.ACT, act, 2.0 if len(act) > 1 else 1.2 if act in PARTICLES else 0.7)
    return _weak_right(text, end)


def _weak_right(text: str, end: int) -> Context:
    if text[end] in NOT_AFTER_NAMES:
        return Context(Side.NONE, text[end], -4.0)
    if text[end + 1 : end + 2] and text[end + 1] in AFTER_VERBS and is_han(text[end]):
        return Context(Side.ACT, text[end : end + 2], 0.5)
    office = word_after(text, end, "offices") or word_after(text, end, "occupations")
    if office:
        return Context(Side.OFFICE, office, 1.0)
    return _word_after(text, end) or (
        Context(Side.NONE, "", 0.0 if text[end] in NUMERALS else -1.5)
        if is_han(text[end])
        else Context(Side.STOP, text[end], 0.5)
    )


def _word_after(text: str, end: int) -> Context | None:
    for length in (3, 2):
        word = text[end : end + length]
        if len(word) == length and dictionary().frequencies.get(word, 0) >= 50:
            is_verbal = dictionary().tag(word).startswith(SAYING_TAGS)
            return Context(Side.ACT, word, 0.5) if is_verbal else Context(Side.NONE, word, -2.0)
    return None
