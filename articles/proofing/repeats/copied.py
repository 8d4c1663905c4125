"""Strings and stretches that a machine copied in from elsewhere -> findings.

A machine that reads fluently now and then repeats what it read a line above, in the middle of another sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.proofing.records import Evidence, Finding, Galley, Kind, Part
from people.reading.dictionary import dictionary

HAN = re.compile("[\u3400-\u9fff]+")
# So many characters on either side say what should stand there without the copied string.
BESIDE = 4
LONGEST_STRING = 8
# So near the string stands once more: a short one in the same clause.
NEARBY = 60
CLOSE = 8
SHORT = 3
FARTHER = 150
PARTED = re.compile("(?<=[\u3400-\u9fff])[了多](?=[\u3400-\u9fff])(?!次|方|样|了|一|解|结|却|断|望|少)")
NUMERALS = "一二三四五六七八九十百千万亿"
TAIL = 16
CLAUSE = re.compile("[^，。；：！？、“”\n]{7,40}")
LEAST_CLAUSE = 7
# A clause tells of something where it has a verb with 着 or 了; names of bodies and works stand twice rightly.
VERBAL = re.compile("[着了]")
FIGURE = re.compile(r"\d")
DATED = re.compile("[年月日]|^## ")
PARTICLES = "的等后时前啊了呢吗半多余之而"
CLAUSE_ENDS = "，。；：！？、“”‘’《》（）\n "
SENTENCE_ENDS = "。；！？"


def copied_strings(galley: Galley) -> Iterator[Finding]:
    """A string that stands again nearby and without which the words around it stand together elsewhere.

    经济社会增长快速增长的势头, where 经济社会快速增长 is printed in another article.
    """
    known = _known(galley)
    for part in galley.texts:
        text = part.text
        for run in HAN.finditer(text):
            at = run.start() + BESIDE
            while at <= run.end() - BESIDE - 2:
                length = _superfluous(text, at, run.end(), known)
                if length:
                    yield _copied(part, at, length)
                    at += length
                at += 1


def _known(galley: Galley) -> dict[str, int]:
    """Every run of twice BESIDE Chinese characters in the issue, and how often it stands."""
    known: dict[str, int] = defaultdict(int)
    for part in galley.parts:
        for run in HAN.finditer(part.text):
            for at in range(run.start(), run.end() - 2 * BESIDE + 1):
                known[part.text[at : at + 2 * BESIDE]] += 1
    return known


def _superfluous(text: str, at: int, end: int, known: dict[str, int]) -> int:
    """The length of a string at `at` that may go; 0 if none."""
    before = text[at - BESIDE : at]
    for length in range(2, min(LONGEST_STRING, end - BESIDE - at) + 1):
        behind = at + length
        if before + text[behind : behind + BESIDE] in known:
            string = text[at:behind]
            near = CLOSE if length <= SHORT else NEARBY
            if text.startswith(string, behind) or text.endswith(string, 0, at):
                continue  # Doubled at once: another rule's.
            if string in text[max(0, at - near) : at] or string in text[behind : behind + near]:
                return length
    return 0


def _copied(part: Part, at: int, length: int) -> Finding:
    string = part.text[at : at + length]
    usual = part.text[at - BESIDE : at] + part.text[at + length : at + length + BESIDE]
    reason = f"“{string}”在附近又出现，别处只写“{usual}”，可能是误抄进来的"
    return Finding("repeats", Kind.REPETITION, part.place, at, at + length, "", 0.6, reason, (Evidence(usual),))


def copied_objects(galley: Galley) -> Iterator[Finding]:
    """What parts a verb from its 了 or a number from its 多 and stands nearby once more: 三万文化广场多居民."""
    for part in galley.texts:
        for found in PARTED.finditer(part.text):
            end = found.start()
            if length := _parting(part.text, end):
                yield _clause(part, end - length, end, part.text[end - length : end])


def _parting(text: str, end: int) -> int:
    """The length of a noun before `end` that stands nearby too, between a verb and 了 or a number and 多; 0 if none."""
    for length in range(LONGEST_STRING, SHORT - 1, -1):
        start = end - length
        string = text[max(0, start) : end]
        if start < 2 or not HAN.fullmatch(string):
            continue
        if string not in text[max(0, start - FARTHER) : start] and string not in text[end : end + FARTHER]:
            continue
        before, tags = text[start - 2 : start], dictionary().tag
        is_parted = before[-1] in NUMERALS if text[end] == "多" else tags(before)[:1] == "v"
        if is_parted and tags(string[-2:])[:1] == "n":
            return length
    return 0


def copied_clauses(galley: Galley) -> Iterator[Finding]:
    """A clause that stands twice: with a figure in one paragraph, or run into the clause behind it.

    抢修管道3处，铺砂20吨，铺砂20吨，转移… and 后来，手里拿着一封信大家… with 手里拿着一封信 elsewhere in the article.
    """
    for part in galley.texts:
        clauses = list(CLAUSE.finditer(part.text))
        whole = {clause[0] for clause in clauses if VERBAL.search(clause[0])}
        seen: dict[str, int] = {}
        for clause in clauses:
            first = seen.get(clause[0])
            if first is not None and "\n" not in part.text[first : clause.start()] and _is_figured(clause[0]):
                end = clause.end() + part.text.startswith(("，", "、"), clause.end())
                yield _clause(part, clause.start(), end, clause[0])
            seen[clause[0]] = clause.start()
            length = next((n for n in range(LEAST_CLAUSE, len(clause[0])) if clause[0][:n] in whole), 0)
            if length and HAN.match(clause[0][length:]) and clause[0][length] not in PARTICLES:
                yield _clause(part, clause.start(), clause.start() + length, clause[0][:length])


def _is_figured(clause: str) -> bool:
    return len(clause) >= LEAST_CLAUSE and bool(FIGURE.search(clause)) and not DATED.search(clause)


def _clause(part: Part, start: int, end: int, clause: str) -> Finding:
    reason = f"“{clause}”在附近已经说过，可能是误抄进来的"
    evidence = (Evidence(clause, article=part.place.article),)
    return Finding("repeats", Kind.REPETITION, part.place, start, end, "", 0.6, reason, evidence)


def copied_tails(galley: Galley) -> Iterator[Finding]:
    """The end of a sentence that stands once more in its article, both times behind other words of the same clause."""
    for part in galley.texts:
        for first, second, length in _twice(part.text):
            places = [(part.text, at, length) for at in (first, second)]
            if all(_begins_inside(*place) and _ends_sentence(*place) for place in places):
                yield _tail(part, second, length)


def _tail(part: Part, start: int, length: int) -> Finding:
    quote = part.text[start : start + length].rstrip(SENTENCE_ENDS)
    reason = f"这半句与本篇另一处的{len(quote)}个字全同，可能是误抄过来的"
    evidence = (Evidence(quote, article=part.place.article),)
    return Finding("repeats", Kind.REPETITION, part.place, start, start + len(quote), None, 0.5, reason, evidence)


def _twice(text: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of TAIL characters and more that stand twice in one paragraph or in two: (first, second, length)."""
    seen: dict[str, int] = {}
    at = 0
    while at <= len(text) - TAIL:
        key = text[at : at + TAIL]
        first = seen.setdefault(key, at)
        if first + TAIL > at or "\n" in key:
            at += 1
            continue
        length = TAIL
        while at + length < len(text) and first + length < at and text[first + length] == text[at + length] != "\n":
            length += 1
        yield first, at, length
        at += length


def _begins_inside(text: str, start: int, length: int) -> bool:
    return start > 0 and text[start] not in CLAUSE_ENDS and text[start - 1] not in CLAUSE_ENDS


def _ends_sentence(text: str, start: int, length: int) -> bool:
    return text[start + length - 1] in SENTENCE_ENDS or text[start + length : start + length + 1] in tuple("。；！？\n")
