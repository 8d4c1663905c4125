"""Happenings that a text names in passing, as the occasion of what it tells.

在表彰大会上捧回奖章, 当晚的灯会挂出谜语, 参加升旗仪式; under a headline ——某某节侧记 and
（1月5日在某某会议上）.
"""

import re
from collections.abc import Collection, Iterator

from people.reading.happenings import (
    CLOSE,
    LONGEST,
    OPEN,
    SHORTEST,
    SUBJECT_ENDS,
    clauses,
    happening_end,
    is_happening,
    own_name,
    says_nothing,
    with_region,
)
from people.reading.places import Places
from people.reading.wordlists import entries, word_before

# （1月5日在区三届人大四次会议上）: how a printed speech says where it was held.
SPEECH = re.compile(
    r"^[（(—–－ -]*(?:[^，。]{0,24}[日号](?:上午|下午)?，?)?在(?P<name>[^，。]{4,60})上[）)的]?[^，。]{0,10}$"
)
# ——某某节侧记: what a reporter saw at a happening.
SCENE = re.compile(
    r"^[—–－一 -]*(?:记|写在|直击|走进)?(?P<name>.{3,40}?)(?:活动)?(?:现场)?"
    r"(?:见闻|侧记|纪实|掠影|散记|小记|速写|剪影|印象|特写|花絮)$"
)
AT = re.compile(r"现场|(?<=[”会])上|上(?![海市午街游级交升涨班述面])|期间|中(?![心学国央小])")
OF_THE_DAY = re.compile(r"(?:当[天日晚]|这[天晚]|同[天日])的?")
ATTENDING = re.compile(r"(?:参加|出席|参与|见证|观看|观摩|亮相|迎来)了?")
# 村口的|集市: any of its kind.
COMMON = re.compile(r"^[^，“”]{1,12}的(?=[^，“”]{1,3}$)")
OWNER = re.compile(r"^(?P<owner>[^，的]{3,14}?)(?:内|里)?的")
MOST_SIGNS = 40


def spoken_at(deck: str) -> str:
    """The meeting that a deck in brackets gives for a speech or a report; empty if it gives none."""
    match = SPEECH.match(deck[: 2 * LONGEST])
    return match["name"] if match and is_happening(match["name"], len(match["name"]), True) else ""


def seen_at(line: str) -> str:
    """The happening that a headline or a deck says it was seen at; empty if none."""
    match = SCENE.match(line[: 2 * LONGEST])
    name = match["name"].strip("“”") if match else ""
    is_named = is_happening(name, len(name), True) or name.endswith(entries("outcomes")) or _opens(name)
    return name if is_named else ""


def _opens(name: str) -> bool:
    """开网, 开榨: the season begins."""
    return len(name) > SHORTEST and name[-2] == "开"


def occasions(sentence: str, after: int, names: Collection[str], places: Places) -> Iterator[str]:
    """The names of happenings that a sentence speaks of after its date at `after`."""
    for start, end in clauses(sentence, after):
        clause = sentence[start:end]
        found = _at(clause) or _attended(clause) or _of_the_day(clause)
        name = COMMON.sub("", own_name(found))
        if len(name) < SHORTEST or says_nothing(name, "") or any(person in name for person in names):
            continue
        yield _owned(name, sentence[after:start] + clause.partition(found)[0], places)


def _at(clause: str) -> str:
    """在|表彰大会|上, 插秧比赛|现场."""
    for sign in _first(AT, clause):
        if is_happening(clause, sign.start(), True) and not _is_open(clause[: sign.start()]):
            left = clause[: sign.start()]
            return left[max(left.rfind("在"), left.rfind("于")) + 1 :]
    return ""


def _attended(clause: str) -> str:
    for verb in _first(ATTENDING, clause):
        what = clause[verb.end() :]
        if is_happening(what, len(what), True) and not _is_open(clause[: verb.start()]):
            return what
    return ""


def _of_the_day(clause: str) -> str:
    match = OF_THE_DAY.match(clause)
    return clause[match.end() : happening_end(clause, match.end())] if match else ""


def _owned(name: str, left: str, places: Places) -> str:
    """“换书集” with whose it is, where the sentence begins with somebody's people: 某社区的居民."""
    owner = OWNER.match(left.lstrip("，、 日晚上午下"))
    if owner and name[0] in OPEN and (SUBJECT_ENDS.search(owner["owner"]) or _is_place(owner["owner"])):
        return with_region(owner["owner"], places) + name
    return with_region(name, places)


def _is_place(owner: str) -> bool:
    return bool(word_before(owner, len(owner), "place_endings"))


def _is_open(text: str) -> bool:
    return sum(map(text.count, OPEN)) > sum(map(text.count, CLOSE))


def _first(pattern: re.Pattern[str], clause: str) -> Iterator[re.Match[str]]:
    for count, match in enumerate(pattern.finditer(clause)):
        if count >= MOST_SIGNS:
            return
        yield match
