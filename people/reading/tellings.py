"""What was done once and is told without a word for a meeting: a ship came in, a road was opened.

The clause after the date says it: who or what, the verb of a single act, and what the act was done to.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from people.reading.dates import DATE
from people.reading.dictionary import dictionary
from people.reading.happenings import LEADING, SUBJECT_ENDS, clauses, without_place
from people.reading.punctuation import is_han
from people.reading.wordlists import entries, word_before

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
NOBODY = re.compile(
    r"^(?:被|把|将|经|由|让|给|使|对|以|我|你|他|她|它|记者|笔者|有人|大家|人们|一[位名个]|这|那|其|老人|据)"
)
NOT_DONE = re.compile(r"[将拟未没不可能会要想等待]$|计划$|准备$|即将$|正在$|已经?$|预计$|曾经?$|连续$|累计$|共$")
# 完成首例手术, 对堤防进行检查
FIRST = re.compile(
    r"(?:开展|完成|实施|办理|签发|颁发|开出|发出)了?(?:全[区县市省]|我[区县市])?首[例台次单笔张批][^，。；：]{2,16}$"
    r"|组织[^，。；：]{2,14}(?:调研|视察|考察|督查|检查|验收|参观|观摩)[^，。；：]{0,16}$"
    r"|对[^，。；：]{2,16}进行了?(?:调研|视察|督查|检查|验收|测产|评估|考核)[^，。；：]{0,6}$"
)
# 区总工会到环卫驿站慰问环卫工人, 采血车开进职业学院: somebody goes somewhere and does something there.
GOING = re.compile(
    "走进|来到|深入|前往|赶赴|奔赴|开进|开到|驶进|(?<![达得直看感])[到赴](?!位|期|底|来|会|目前|现在|今)"
)
# Bodies go, and what they send: 采血车.
GOER = re.compile(rf"{SUBJECT_ENDS.pattern}|[车船艇]$")
PLANS = re.compile("将|拟|计划|准备|正在|曾|连续|每")
# 就养老服务开展专题调研, 为党员讲授党课
ABOUT = re.compile(
    "(?P<how>就|围绕|针对|聚焦|对)(?P<what>[^，。]{2,24}?)(?:情况)?(?:开展|进行)了?(?:专题|实地|现场|集中|联合|随机)?"
    "(?P<verb>(?:调研|视察|督查|督导|检查|考察|暗访|巡查|走访|座谈)(?:指导|检查)?)$"
)
TAUGHT = re.compile(
    "[为给向][^，。]{2,20}?(?:讲授?了?|作了?|上了?)[^，。]{0,12}?(?:党课|思政课|报告|讲座|辅导|宣讲|第一课)$"
)
LIGHT = frozenset(("到", "赴", "来到", "前往", "赶赴", "奔赴"))
VISITS_AT = re.compile(
    "(?:来到|前往|深入|到|赴)(?P<where>[^，。的了]{2,14}?)(?:开展|进行)?"
    "(?P<how>实地|专题|学习|参观|招商|对接|集中|现场)?$"
)
NO_PLACE = re.compile("[，。的了]|开展|组织|进行|参加")
WITH = re.compile(r"(?:组织|联合|邀请|带领|率领|携手)(?P<whom>[^，]{2,30})$")
AFTER_ACT = re.compile(r"^(?:了|于)?(?P<what>[^，。；！？、：（]*)")
# 正式开通, 首次登台演出: what is done so is done once.
MARKED = re.compile(
    r"(?:正式|首次|第一次|全面|全线|顺利|成功|圆满|如期|隆重|盛大|重磅)(?P<verb>[^，。的了“”\d]{2,6})(?=$|[，。])"
)
# Who acts in the clauses after this one: 某局联合某会, 某局组织志愿者, 某镇24名党员组成先锋队.
ACTOR = re.compile(r"(?P<who>[^，“”在]{3,24}?)(?=联合|组织|邀请|携手|会同|闻讯|迅速|紧急|立即|走进|来到|深入|前往|$)")
# 24名党员组成|先锋队
COMPOSED = re.compile("(?:\\d+|[一二三四五六七八九十百两]+)[多余]?[名位个][^，]{0,10}(?:组成|组建)的?了?")
FOR_WHOM = re.compile(r"(?:为|向|给|将|把|对|与)[^，。]{2,16}$")
# 位于某路的|幼儿园
RELATIVE = re.compile(
    "^(?:位于|坐落|历时|总?投资|由|备受|经过|占地|总长|全长|一年一度|期待已久|筹备)[^，“”]{0,24}?的(?=[^的]{3,}$)"
)
NO_ACT = re.compile(r"的|后|时(?!代)|前|以来|之")


def acts(clause: str) -> list[int]:
    """Where in a clause the verbs of single acts begin."""
    return [match.start() for match in _acts().finditer(clause)]


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, entries("single_acts")), key=len, reverse=True)))


def told(sentence: str, after: int, names: Collection[str] = ()) -> str:
    """What a sentence says was done, in the clauses that follow its date at `after`; empty if nothing.

    A clause without a subject has that of the first clause; `names` are people, named without their offices.
    """
    first = ""
    for start, end in clauses(sentence, after):
        name = _act(sentence[start:end], first)
        if name:
            return _without_office(name, names)
        first = first or _actor(sentence[start:end])
    return ""


def _actor(clause: str) -> str:
    """The body that a clause speaks of first, which acts in the clauses after it: 某局 of 某局联合某会."""
    bare = COMPOSED.sub("", LEADING.sub("", CLOCK.sub("", clause)))
    match = ACTOR.match(bare)
    return match["who"] if match and SUBJECT_ENDS.search(match["who"]) and not NOBODY.match(bare) else ""


def _without_office(name: str, names: Collection[str]) -> str:
    """The name from a person on who acts in it: their office is no part of it."""
    found = [name.find(person) for person in names if person in name[:LONGEST_SUBJECT]]
    at = min(found, default=0)
    return name[at:] if at and word_before(name, at, "offices") and "、" not in name[:at] else name


def outing(sentence: str, after: int) -> str:
    """X到Y做Z, where a sentence says that a body went somewhere for it once; empty if not."""
    for start, end in clauses(sentence, after):
        clause = sentence[start:end]
        for place in _places_gone_to(clause):
            goes, where, does = place
            subject = subject_of(WITH.sub("", clause[: goes.start()]))
            if not GOER.search(subject) or PLANS.search(clause, 0, goes.start()) or NO_ACT.match(does):
                continue
            is_light = goes[0] in LIGHT
            if _does_something(does) if does else not is_light:
                return subject + ("到" if is_light else goes[0]) + where + does
    return ""


def _does_something(does: str) -> bool:
    known = dictionary()
    return len(does) <= LONGEST_OBJECT and (_begins_with_verb(does) or known.tag(does[:1]).startswith("v"))


def _places_gone_to(clause: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """(the verb, the place, what follows it) of each going in a clause; the place is the longest that ends so."""
    for goes in GOING.finditer(clause):
        rest = clause[goes.end() :].removeprefix("了")
        for length in range(min(len(rest), 16), 1, -1):
            if word_before(rest, length, "place_endings") and not NO_PLACE.search(rest[:length]):
                yield goes, rest[:length], rest[length:]
                break


def visit(sentence: str, names: Collection[str], least: int = 2) -> str:
    """X调研Y or X到Z调研Y, where a sentence says that somebody named visited or inspected something of `least`
    characters; empty if not."""
    found = [(sentence.find(name), name) for name in names if name in sentence]
    if not found:
        return ""
    at, name = min(found)
    for start, end in clauses(sentence, at):
        clause = sentence[start:end]
        if about := ABOUT.search(clause):
            return name + about["how"] + about["what"] + about["verb"]
        if taught := TAUGHT.search(clause):
            return name + taught[0]
        for verb in _visits().finditer(clause):
            what = clause[verb.end() :].removeprefix("了")
            is_done = not NO_ACT.match(clause, verb.end()) and what[:1] not in ("组", "团", "员") and what[:2] != "工人"
            if is_done and least <= len(what) <= LONGEST_OBJECT:
                return name + _gone_to(clause[: verb.start()]) + verb[0] + what
    return ""


def _gone_to(left: str) -> str:
    """到Z of what stands before the verb of a visit, where the place follows the name at once; empty if not."""
    gone = VISITS_AT.search(left)
    if gone and word_before(gone["where"], len(gone["where"]), "place_endings"):
        return "到" + gone["where"] + (gone["how"] or "")
    return ""


@cache
def _visits() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, entries("visits")), key=len, reverse=True)))


def _act(clause: str, first: str = "") -> str:
    """`first` is who acts where the clause does not say it."""
    for verb in _verbs_of_acts(clause):
        left, right = clause[: verb.start()], clause[verb.end() :]
        if NO_ACT.match(right) or NOT_DONE.search(left) or left.count("“") > left.count("”"):
            continue
        subject = subject_of(left) or (first + _manner(left) if first else "")
        what = AFTER_ACT.match(right)
        if subject and what and len(what["what"]) <= LONGEST_OBJECT:
            return subject + verb[0] + what["what"]
    first_time = FIRST.search(clause)
    subject = subject_of(clause[: first_time.start()]) or first if first_time else ""
    return subject + first_time[0].replace("了", "") if first_time and subject else ""


def _verbs_of_acts(clause: str) -> Iterator[re.Match[str]]:
    """The verbs of single acts, then what 正式 or 首次 before it marks as one."""
    yield from _acts().finditer(clause)
    for marked in MARKED.finditer(clause):
        if any(dictionary().tag(word).startswith("v") for word in (marked["verb"][:2], marked["verb"][-2:])):
            yield marked


def _manner(left: str) -> str:
    """为28名老人 of what stands between a subject told before and the verb; the place is left out."""
    bare, _place = without_place(left)
    for_whom = FOR_WHOM.search(bare)
    return for_whom[0] if for_whom else ""


def subject_of(left: str) -> str:
    """Who or what does it, of what stands before the verb; empty where that is nobody in particular."""
    dated = [match.end() for match in DATE.finditer(left) if match["mark"] or match["day2"]]
    bare = CLOCK.sub("", left[dated[-1] if dated else 0 :])
    bare, _place = without_place(LEADING.sub("", bare))
    bare = FROM.sub("", RELATIVE.sub("", MEASURED.sub("", bare))).strip(" ，")
    is_named = SHORTEST_SUBJECT <= len(bare) <= LONGEST_SUBJECT and any(map(is_han, bare))
    return bare if is_named and not NOBODY.match(bare) and not _begins_with_verb(bare) else ""


def _begins_with_verb(bare: str) -> bool:
    known = dictionary()
    is_noun = any(known.tag(bare[:length]).startswith("n") for length in (3, 4))
    return not is_noun and known.tag(bare[:2]).startswith(("v", "d", "p", "c"))
