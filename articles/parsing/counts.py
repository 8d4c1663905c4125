"""Points that a text counts (一是 … 二是 …) and points that it announces (以下三点): which of them are missing?"""

import itertools
import re
from collections.abc import Iterator, Sequence

ORDINALS = "一二三四五六七八九十"
FAMILIES = (
    re.compile(r"(?:^|[。；：，\n])(?P<n>[一二三四五六七八九十])(?=要)"),
    re.compile(r"(?:^|[。；：，\n])(?P<n>[一二三四五六七八九十])(?=是)"),
    re.compile(r"(?:^|[。；：\n])第(?P<n>[一二三四五六七八九十])[，、]"),
    re.compile(r"(?:^|\n)(?P<n>[一二三四五六七八九十])(?=、)"),
    re.compile(r"(?:^|\n)（(?P<n>[一二三四五六七八九十])）"),
    re.compile(r"(?:^|\n)(?P<n>[1-9])(?=[.．、](?!\d))"),
)
NUMBERS = {
    "两": 2,
    **{str(value): value for value in range(1, 10)},
    **{sign: value for value, sign in enumerate(ORDINALS, 1)},
}
# 三项工作：一是…, 有四点意见。一要…
ANNOUNCED = re.compile(
    r"(?P<n>[两二三四五六七八九十])(?:大|个|项|点|条|件|种|步|方面)[^，。；：\n]{0,10}[，。：；、 \n]*$"
)
# What comes next is lost where a text ends so: 做好以下三点工作。
COMING = re.compile(
    r"(?:(?:以下|下列|如下)(?:几|[一二三四五六七八九十两\d]{1,2})(?:大|个|项|点|条|种|方面)[^，。；：！？]{0,10}|如下)[。：]$"
)
TITLED = re.compile(r"(?P<n>[三四五六七八九十])(?:件事|招|步|点|条|个要点|个步骤|大要点|个误区|大误区|个问题)")
ONE_SIDE = re.compile(r"(?<!另)一方面")
LONGEST = 20_000


def fewer_than_titled(headline: str, text: str) -> str:
    """What is said where a headline announces more points (做好三件事) than the numbered paragraphs of the text."""
    titled = TITLED.search(headline)
    if titled is None:
        return ""
    for run in _runs(text[:LONGEST]):
        if run[0][0] == 1 and 1 < run[-1][0] < NUMBERS[titled["n"]]:
            return f"标题说有{titled['n']}点，只见到{ORDINALS[run[-1][0] - 1]}"
    return ""


def gap(text: str) -> str:
    """Why text is thought lost inside: a gap in a count (一要 … 三要), or fewer points than announced before the
    last paragraph; empty where nothing is."""
    text = text[:LONGEST]
    for run in _runs(text):
        for (before, _), (after, _) in itertools.pairwise(run):
            if after > before + 1:
                return f"“{ORDINALS[before - 1]}”之后是“{ORDINALS[after - 1]}”，中间少了"
        if (missing := _fewer(text, run)) and run[-1][1] < text.rstrip().rfind("\n"):
            return missing
    return ""


def unfinished(text: str) -> str:
    """Why the end is thought lost though a full stop stands there: points were announced that do not follow."""
    text = text[-LONGEST:].rstrip()
    if COMING.search(text[-40:]):
        return f"最后说“{COMING.search(text[-40:])[0].rstrip('。：')}”，下文不见了"
    last = text.rfind("\n") + 1
    for run in _runs(text):
        if run[-1][1] >= last - 1:
            if missing := _fewer(text, run):
                return missing
            if len(run) == 1 and run[0][0] == 1:
                return "只有第一点，其余各点不见了"
    sides = [found.start() for found in ONE_SIDE.finditer(text)]
    if len(sides) == 1 and sides[0] >= last and not re.search("另一方面|另外|同时|此外", text[sides[0] :]):
        return "只有“一方面”，另一方面不见了"
    return ""


def _runs(text: str) -> Iterator[Sequence[tuple[int, int]]]:
    """Each count of a text: (ordinal, offset) of its points, in rising order from the first one found."""
    for family in FAMILIES:
        run: list[tuple[int, int]] = []
        for found in family.finditer(text):
            ordinal = NUMBERS[found["n"]]
            if run and ordinal <= run[-1][0]:
                yield run
                run = []
            run.append((ordinal, found.start()))
        if run:
            yield run


def _fewer(text: str, run: Sequence[tuple[int, int]]) -> str:
    """What is said of a count that has fewer points than announced right before it."""
    first, start = run[0]
    announced = ANNOUNCED.search(text, max(0, start - 30), start + 1)
    if first != 1 or announced is None or NUMBERS[announced["n"]] <= run[-1][0]:
        return ""
    return f"说有{announced['n']}点，只见到{ORDINALS[run[-1][0] - 1]}"
