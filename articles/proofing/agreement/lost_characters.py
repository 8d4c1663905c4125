"""A character that is lost inside words which the issue prints whole elsewhere -> findings.

货物装卸总量 twice and 货物装总量 once: the word that lost a character is no word, and its neighbours make none with
what is left. On 1.9 million characters of a national newspaper of 1998 the rule points at ten places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from articles.proofing.records import Evidence, Finding, Galley, Kind, Part
from people.reading.dictionary import dictionary

HAN = re.compile("[\u3400-\u9fff]+")
# Strings of so many characters that stand at least so often are compared with those that are shorter by one.
WHOLE = 6
OFTEN = 2
# Characters that come and go without harm.
OPTIONAL = frozenset("副总大小新老不的和与第一二三四五六七八九十正原前后上下中再也都及各里内以可能所了着过")
LEAST_WORD = 20


def lost_characters(galley: Galley) -> Iterator[Finding]:
    """Findings in running texts; the replacement is what stands elsewhere."""
    whole, short = _strings(galley.parts, WHOLE), _strings(galley.texts, WHOLE - 1)
    lost = {
        string[:at] + string[at + 1 :]: string
        for string, times in whole.items()
        if times >= OFTEN
        for at in range(1, WHOLE - 1)
        if short.get(string[:at] + string[at + 1 :]) == 1 and _is_torn(string, at)
    }
    for part in galley.texts if lost else ():
        behind = 0
        for found in _places(part.text, WHOLE - 1):
            string = lost.get(part.text[found : found + WHOLE - 1])
            if string and found >= behind and not _continues(part.text, found):
                yield _finding(part, found, string, whole[string])
                behind = found + WHOLE - 1


def _strings(parts: Iterable[Part], length: int) -> Counter[str]:
    """How often strings of so many Chinese characters stand in these parts."""
    return Counter(part.text[at : at + length] for part in parts for at in _places(part.text, length))


def _places(text: str, length: int) -> Iterator[int]:
    for run in HAN.finditer(text):
        yield from range(run.start(), run.end() - length + 1)


def _is_torn(string: str, at: int) -> bool:
    """Whether the character makes a word with a neighbour, and the neighbours make none without it."""
    before, sign, after = string[at - 1 : at + 2]
    if sign in OPTIONAL or sign in (before, after) or _weight(before + after):
        return False
    if max(_weight(before + sign), _weight(sign + after)) < LEAST_WORD:
        return False
    return not (_weight(string[at - 2 : at]) and _weight(string[at + 1 : at + 3]))


def _continues(text: str, at: int) -> bool:
    """Whether the string's first or last character makes a word with what stands beside it: other words, then."""
    end = at + WHOLE - 1
    return bool(_weight(text[at - 1 : at + 1]) or _weight(text[end - 1 : end + 1]))


def _weight(word: str) -> int:
    return dictionary().frequencies.get(word, 0)


def _finding(part: Part, start: int, string: str, times: int) -> Finding:
    end = start + WHOLE - 1
    reason = f"本期别处写作“{string}”（{times}处），这里可能漏了一个字"
    evidence = (Evidence(string, count=times),)
    return Finding("agreement", Kind.TERM, part.place, start, end, string, 0.5, reason, evidence)
