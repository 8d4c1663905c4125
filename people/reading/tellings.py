"""What was done once and is told without a word for a meeting: a ship came in, a road was opened.

The clause after the date says it: who or what, the verb of a single act, and what the act was done to.
"""

import re
from collections.abc import Collection
from functools import cache

from people.reading.dates import DATE
from people.reading.dictionary import dictionary
from people.reading.happenings import LEADING, clauses, without_place
from people.reading.punctuation import is_han
from people.reading.wordlists import entries

LONGEST_SUBJECT, SHORTEST_SUBJECT = 36, 3
LONGEST_OBJECT = 20
_NUMBER = "[零一二三四五六七八九十\\d]{1,3}"
CLOCK = re.compile(
    rf"^(?:{_NUMBER}[时点](?:整|半|许|{_NUMBER}分)?|凌晨|清晨|早上|[上中下]午|傍晚|深夜|夜里|晚上?|当[天日晚]|[，、 ])+"
)
FROM = re.compile(r"(?:从|自|由|向|往|在|于)[^，“”]{2,16}$")
# 全长8.6公里的, 载重5万吨的: how much something is says nothing of what happened.
MEASURED = re.compile(
    r"^[^，的“”]{0,6}(?:\d|[一二三四五六七八九十百千万]+(?:吨|公里|里|米|亩|平方米|元))[^，的“”]{0,10}的"
)
NOBODY = re.compile(r"^(?:被|把|让|给|使|对|以|我|你|他|她|它|记者|笔者|有人|大家|人们|一[位名个]|这|那|其|老人|据)")
NOT_DONE = re.compile(r"[将拟未没不可能会要想等待]$|计划$|准备$|即将$|正在$|已经?$|预计$|曾经?$|连续$|累计$|共$")
# 完成首例手术, 对堤防进行检查
FIRST = re.compile(
    r"(?:开展|完成|实施|办理|签发|颁发|开出|发出)了?(?:全[区县市省]|我[区县市])?首[例台次单笔张批][^，。；：]{2,16}$"
    r"|组织[^，。；：]{2,14}(?:调研|视察|考察|督查|检查|验收|参观|观摩)[^，。；：]{0,16}$"
    r"|对[^，。；：]{2,16}进行了?(?:调研|视察|督查|检查|验收|测产|评估|考核)[^，。；：]{0,6}$"
)
AFTER_ACT = re.compile(r"^(?:了|于)?(?P<what>[^，。；！？、：（]*)")
NO_ACT = re.compile(r"的|后|时(?!代)|前|以来|之")


def acts(clause: str) -> list[int]:
    """Where in a clause the verbs of single acts begin."""
    return [match.start() for match in _acts().finditer(clause)]


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, entries("single_acts")), key=len, reverse=True)))


def told(sentence: str, after: int) -> str:
    """What a sentence says was done, in the clauses that follow its date at `after`; empty if nothing."""
    for start, end in clauses(sentence, after):
        name = _act(sentence[start:end])
        if name:
            return name
    return ""


def visit(sentence: str, names: Collection[str]) -> str:
    """X调研Y, where a sentence says that somebody named visited or inspected something; empty if not."""
    found = [(sentence.find(name), name) for name in names if name in sentence]
    if not found:
        return ""
    at, name = min(found)
    for start, end in clauses(sentence, at):
        clause = sentence[start:end]
        for verb in _visits().finditer(clause):
            what = clause[verb.end() :].removeprefix("了")
            is_done = not NO_ACT.match(clause, verb.end()) and what[:1] not in ("组", "团", "员", "工")
            if is_done and 2 <= len(what) <= LONGEST_OBJECT:
                return name + verb[0] + what
    return ""


@cache
def _visits() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, entries("visits")), key=len, reverse=True)))


def _act(clause: str) -> str:
    for verb in _acts().finditer(clause):
        left, right = clause[: verb.start()], clause[verb.end() :]
        if NO_ACT.match(right) or NOT_DONE.search(left) or left.count("“") > left.count("”"):
            continue
        subject = subject_of(left)
        what = AFTER_ACT.match(right)
        if subject and what and len(what["what"]) <= LONGEST_OBJECT:
            return subject + verb[0] + what["what"]
    first = FIRST.search(clause)
    subject = subject_of(clause[: first.start()]) if first else ""
    return subject + first[0].replace("了", "") if first and subject else ""


def subject_of(left: str) -> str:
    """Who or what does it, of what stands before the verb; empty where that is nobody in particular."""
    dated = [match.end() for match in DATE.finditer(left) if match["mark"] or match["day2"]]
    bare = CLOCK.sub("", left[dated[-1] if dated else 0 :])
    bare, _place = without_place(LEADING.sub("", bare))
    bare = FROM.sub("", MEASURED.sub("", bare)).strip(" ，")
    is_named = SHORTEST_SUBJECT <= len(bare) <= LONGEST_SUBJECT and any(map(is_han, bare))
    return bare if is_named and not NOBODY.match(bare) and not _begins_with_verb(bare) else ""


def _begins_with_verb(bare: str) -> bool:
    known = dictionary()
    is_noun = any(known.tag(bare[:length]).startswith("n") for length in (3, 4))
    return not is_noun and known.tag(bare[:2]).startswith(("v", "d", "p", "c"))
