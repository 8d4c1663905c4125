"""What a lead says happened on its day, in its own words: the last resort where neither a word for a meeting nor a
verb of a single act names the happening."""

import re
from collections.abc import Collection

from people.reading.dictionary import dictionary
from people.reading.happenings import LEADING, SUBJECT_ENDS, clauses
from people.reading.tellings import CLOCK, NOBODY
from people.reading.wordlists import entries, word_before

SHORTEST, LONGEST = 8, 36
# A name of one clause says too little under this.
LEAST_SAID = 12
COUNTED = re.compile(
    r"(?:\d+[多余]?|[一两二三四五六七八九十百千几]+[多余]?)(?:名|位|起|场|次|个|件|台|部|项|批|家|张)(?:(?=[\u4e00-\u9fff]{2})|$)"
)
MANNER = re.compile(r"[\u4e00-\u9fff]{2,6}地(?=[\u4e00-\u9fff])|冒雨|冒着[^，]{1,4}|分别|先后|专程|专门|再次|一行")
# Scenes, states and what goes on: nothing that happened once.
GOES_ON = re.compile(
    r"正在|正值|进入|处于|已经?|仍|依然|将|拟|计划|预计|截至|累计|每[天日周月年]|连续|天[刚还]|清晨|凌晨|一[早大]|记者|笔者|获悉|了解"
)
PLACED = re.compile(r"(?:在|于)(?=[^，在]{2,18})")
AIMED = ("我区", "我县", "我市", "我镇")


def lead_name(sentence: str, after: int, names: Collection[str]) -> str:
    """The name of what a sentence reports after its date at `after`; empty where it tells a scene or a state, or of
    nobody in particular."""
    parts = [CLOCK.sub("", LEADING.sub("", sentence[start:end])) for start, end in clauses(sentence, after)]
    told = [part for part in parts if part][:2]
    if not told or GOES_ON.search("，".join(told)[: 2 * LONGEST]) or NOBODY.match(told[0]):
        return ""
    name = _short(told[0], names)
    if len(name) < LEAST_SAID and len(told) > 1:
        name += _short(told[1], names)
    return name if SHORTEST <= len(name) <= LONGEST and _is_told_of(told[0], names) and _acts(name) else ""


def _is_told_of(clause: str, names: Collection[str]) -> bool:
    """Whether a clause speaks of a body, a place's people or somebody named."""
    if any(person in clause for person in names):
        return True
    return any(SUBJECT_ENDS.search(clause, 0, end) for end in range(3, min(len(clause), 24)))


def _acts(name: str) -> bool:
    """Whether a word in the name is a verb."""
    known = dictionary()
    pairs = (name[at : at + 2] for at in range(2, len(name) - 1))
    return any(known.tag(pair) in ("v", "vn") and known.is_word(pair, 50) for pair in pairs)


def _short(clause: str, names: Collection[str]) -> str:
    """The clause without places, numbers, manner, and without the office of the person with whom it begins."""
    text = MANNER.sub("", COUNTED.sub("", _without_places(clause)))
    text = text.replace("了", "").strip(" 的")
    at = min((text.find(person) for person in names if person in text), default=0)
    return text[at:] if 0 < at < LEAST_SAID and word_before(text, at, "offices") else text


def _without_places(clause: str) -> str:
    """The clause without 在 and the places that follow it, the longest words that end so."""
    for found in reversed(list(PLACED.finditer(clause))[:4]):
        rest = clause[found.end() : found.end() + 18]
        for length in range(len(rest), 1, -1):
            if rest[:length].endswith(entries("place_endings")) and "，" not in rest[:length]:
                clause = clause[: found.start()] + clause[found.end() + length :]
                break
    return clause
