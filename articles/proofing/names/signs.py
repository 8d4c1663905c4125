"""Marks inside names: a space where none belongs, a wrong or a lost dot (买买提.艾山 for 买买提·艾山)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from articles.proofing.names.forms import DOT
from articles.proofing.records import Field, Part
from people.reading.dictionary import dictionary
from people.reading.wordlists import words

HAN = "[\u4e00-\u9fff]"
# What programs write for the dot of a name: other dots of Unicode, a stop, a comma above.
WRONG_DOT = re.compile(rf"(?<={HAN})(?:[.．・•‧∙⋅●]|(?:[ 　]·[ 　]?|·[ 　]))(?={HAN})")
LONGEST_PART = 6
SHORTEST_PART = 2
# So many of the signs beside a wrong dot, in tenths, write sounds.
SOUNDS = 0.7
LIKELY_SOUND = 1.2
# Lines as short as this are bylines and credits, where print sets names wide.
SHORT_LINE = 14


def wrong_dots(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of marks that stand where a transcribed name has its dot."""
    for match in WRONG_DOT.finditer(text):
        before = re.search(rf"{HAN}*$", text[max(0, match.start() - LONGEST_PART) : match.start()])
        after = re.match(rf"{HAN}*", text[match.end() : match.end() + LONGEST_PART])
        left, right = before[0][-SHORTEST_PART:] if before else "", after[0][:SHORTEST_PART] if after else ""
        if len(left) == len(right) == SHORTEST_PART and _sounds(left + right):
            yield match.span()


def _sounds(signs: str) -> bool:
    odds = dictionary().sound_odds
    likely = [odds.get(sign, 0.0) >= LIKELY_SOUND or sign in words("transcribing") for sign in signs]
    return sum(likely) >= SOUNDS * len(likely)


def lost_dots(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of dotted names that stand without their dots."""
    bare = {name.replace(DOT, ""): name for name in names if DOT in name}
    if bare:
        for match in re.finditer("|".join(sorted(map(re.escape, bare), key=len, reverse=True)), text):
            yield match.start(), match.end(), bare[match[0]]


def spaced(part: Part, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of known names of three and more characters with spaces inside a sentence. Names of two are
    set wide on purpose (强 声), as all are in bylines."""
    whole = [name for name in names if len(name) > 2 and DOT not in name]
    if part.place.field is Field.BYLINE or not whole or not re.search(rf"{HAN}[ 　]+{HAN}", part.text):
        return
    wide = "|".join("[ 　]?".join(map(re.escape, name)) for name in whole)
    for match in re.finditer(wide, part.text):
        if re.search("[ 　]", match[0]) and not _stands_wide(part.text, match):
            yield match.start(), match.end(), re.sub("[ 　]", "", match[0])


def _stands_wide(text: str, match: re.Match[str]) -> bool:
    """Whether all of the name is set wide, or a short line of its own holds it."""
    if re.fullmatch(rf"{HAN}(?:[ 　]+{HAN})+", match[0]):
        return True
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    return len(line) <= SHORT_LINE or "□" in line
