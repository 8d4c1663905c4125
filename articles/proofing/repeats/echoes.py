"""A word that comes again too soon inside a sentence -> findings.

Near repetition is mostly rhetoric (谈一个成一个) or needed (大学生和中学生): only forms that editors would not print
are pointed at. On 1.9 million characters of a national newspaper of 1998 the rules point at 3 places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.proofing.records import Finding, Kind, Part
from people.reading.dictionary import dictionary

HAN = "\u3400-\u9fff"
# Two actions share one 了: 听取了审议了 for 听取审议了.
TWO_VERBS = re.compile(rf"(?<![{HAN}]了)([{HAN}]{{2}})了([{HAN}]{{2}})了(?=[{HAN}《“])(?![解结却断望])")
# 增强责任感，坐不住、等不得的责任感: what is asked for stands before and behind its description.
TWICE_ASKED = re.compile(
    rf"([{HAN}]{{2,4}})，(?=[{HAN}])([^，。；：、“”\n]{{2,8}}、[^，。；：、“”\n]{{2,8}}的)\1(?=[，。；])"
)
# 推动发展的重要载体，是创新的重要载体.
TWICE_NAMED = re.compile(rf"的([{HAN}]{{3,6}})，是[^，。；：“”\n]{{2,16}}的\1(?=[，。；])")
STARTERS = "是为以将到在对由从把让使更也都又还和与及"


def echoes(part: Part) -> Iterator[Finding]:
    """Findings of near repetition; a replacement only where it is clear which of the two has to go."""
    text = part.text
    for found in TWO_VERBS.finditer(text):
        if all(dictionary().tag(verb).startswith("v") for verb in found.groups()):
            joined = f"{found[1]}{found[2]}了"
            yield _finding(part, found.span(), joined, 0.7, f"“{found[1]}”和“{found[2]}”各带一个“了”，可能多了一个")
    for found in TWICE_ASKED.finditer(text):
        clause = re.split(r"[，。；：、\n]", text[max(0, found.start() - 12) : found.start()])[-1]
        is_short = 1 <= len(clause) <= 6 and "的" not in clause
        if is_short and clause[0] not in STARTERS and found[2][0] not in STARTERS:
            yield _finding(part, found.span(), found[2] + found[1], 0.6, f"同一句里“{found[1]}”出现两次")
    for found in TWICE_NAMED.finditer(text):
        yield _finding(part, found.span(1), None, 0.4, f"“{found[1]}”在一句里出现两次，可能多了一半")


def _finding(part: Part, span: tuple[int, int], replacement: str | None, confidence: float, reason: str) -> Finding:
    return Finding("repeats", Kind.REPETITION, part.place, *span, replacement, confidence, reason)
