"""The names of happenings in running text: what is held, by whom and where.

Two shapes carry them: somebody holds something (X区召开Y会), and something is held (Y会在Z召开).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from people.reading.dates import DATE
from people.reading.offices import body_of
from people.reading.places import Places
from people.reading.wordlists import entries, word_after, word_before, words

LONGEST = 70
SHORTEST = 4
OPENING = re.compile(r"^[^。]{0,12}?讯 ?(?:（[^（）]{0,80}）)?|^（[^（）]{0,80}）")
ENDS = "，。；！？\n"
OPEN, CLOSE = "“‘（《", "”’）》"
# 连办三天“花灯集”, 一场报告会: how long or how many is no part of a name.
HOW_MANY = re.compile(r"^(?:\d+|[一二三四五六七八九十两几])+(?:天|场|日|桌|次|轮)的?(?=[^，]{3})")
# 在这里举行: the place stands before.
HERE = re.compile(r"(?:在|于)(?:这里|这儿|此地?|该[^，。“”]{1,6})$")
BEFORE_NAME = re.compile(
    r"^.*(?:为[^，]{0,24}?主题的?|(?:主办|承办|协办|举办|组织|开展|举行|召开)的|(?:参加|参与|出席)了?|(?:历时|为期)[^，的]{1,6}的|一年一度的)"
)
PLACE = re.compile(r"(?:在|于)([^，。；：！？“”在]{2,40})$")
LEADING = re.compile(
    r"^(?:(?:[上下]午|晚上?|当[天日]|近日|日前|昨日|连日来|随后|会后|同日|期间"
    r"|其间|据悉|为[^，]{2,30}，|记者获悉)[，, ]?|[，、 的])+"
)
SEVERAL = re.compile(r"(?<=[会议式赛动班])[和及与、](?=[^和及与、]{3,})")
AFTER_NAME = "，。；、并暨及和与上期时（"
# The word alone says nothing: 活动, 会议.
BARE = re.compile(
    r"^(?:[此本这]次|[该此]|本届|相关|有关|各类|多场|系列|一[场次]|专题|主题|特色)?的?"
    r"(?:(?:\d+[多余]?|[一二三四五六七八九十两]+)[场次])?"
)
# 读书会第十期, 大会（第二次）: what counts a happening stands after its name.
COUNTED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[期场届讲季站次轮批课辑]|首[场站期讲课]|收官站|（[^（）]{1,12}）"
    r"|(?<=[会动赛出展])[^，。“”会动赛出展]{0,6}(?:专场|分会场|分赛区|站))$"
)
# What else somebody may hold under a name in quotation marks: “花灯集”, “长街宴”.
QUOTED_ENDS = "集宴季周月日课会赛展节秀市礼行营汇场桌演"
BODIES = re.compile(
    r"(?:委员|居委|村委|管委|协|学|工|商|理事|董事|监事|基金|联合|红十字|总商|同乡|校友|促进|研究|残|侨联|文联)会$"
)
# A season of shopping is announced and opened; the fourth quarter and the rainy season come by themselves.
SEASON = re.compile(r"(?<![四一二三每本当雨雪旱首上下春夏秋冬旺淡换分年这两度赛个财休])季$")
# 在老槐树下, 在单元门前: a spot, which 在指导下 is not.
SPOT = re.compile("(?<!范围)(?<!时间)(?<!期限)(?<![年月周])[里内旁边口]$|[楼树桥山脚廊棚台]下$|[门楼院屋窗]前$")
PART_OF_PLACE = "座楼室厅号层内里旁前后边口区段侧上下中外间处家线台棚"
# What walks in somewhere or is fought out there is the happening: 招聘会走进某校.
PASSIVE = frozenset(("走进", "鏖战", "进行"))
NOWHERE = ("这里", "那里", "此", "当地", "现场", "全国", "各地")
# 党委会 alone is somebody's: that of the body whose officer holds it.
OWN_MEETING = re.compile("党委|党组|党工委|理论|常务|专题|全体|扩大|支部")
ACTS = re.compile(
    r"([^，。“”]{3,20}?)(?=走进|来到|深入|前往|联合|组织|邀请|赴|利用|围绕|结合|聚焦|依托|精心|集中|积极)"
)
ORGANISES = re.compile(r"(?<=.{2})(?:组织|联合|邀请)[^，]*$")
SUBJECT_ENDS = re.compile(r"[区县市省镇乡村局委办院校司会社所站馆府协联团队部处中心街道园组班公司集团小学中学大学]$")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that is held: its name, where, and the offsets of its clause in the text."""

    name: str
    place: str | None
    start: int
    end: int


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, entries("gathering_verbs")), key=len, reverse=True)))


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, entries('adverbs_of_holding')))}| )+$")


def clauses(text: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of each clause; signs inside quotation marks and brackets do not end one."""
    start, depth = begin, 0
    for at in range(begin, len(text)):
        sign = text[at]
        if sign in OPEN:
            depth += 1
        elif sign in CLOSE:
            depth = max(0, depth - 1)
        elif sign in ENDS and (not depth or sign in "。\n" or at - start > 4 * LONGEST):
            yield start, at
            start, depth = at + 1, 0
    if start < len(text):
        yield start, len(text)


def opening_length(text: str) -> int:
    """The length of 本报讯（…） or the like at the head of a text."""
    match = OPENING.match(text)
    return match.end() if match else 0


def happenings(text: str, places: Places, names: Collection[str], begin: int = 0) -> Iterator[Happening]:
    """What the clauses of a text say was held; `names` are people, who are no part of a meeting's name."""
    acting = ""
    for start, end in clauses(text, begin):
        if end - start > 4 * LONGEST:
            continue
        yield from _in_clause(text, start, end, places, names, acting)
        acting = "" if text[end : end + 1] in "。！？\n" else _acting(text[start:end]) or acting


def _in_clause(
    text: str, start: int, end: int, places: Places, names: Collection[str], acting: str
) -> Iterator[Happening]:
    """`acting` is the body that the clauses before speak of."""
    clause = text[start:end]
    for verb in reversed(list(_verbs().finditer(clause))):
        if clause[verb.end() : verb.end() + 1] == "的" or _is_quoted(clause, verb.start()):
            continue
        left, place = without_place(clause[: verb.start()])
        held = "" if verb[0] in PASSIVE else _name_at_start(clause[verb.end() :], verb[0] in words("convening_verbs"))
        if held:
            subject = _subject(left, names, places) or _chaired(left, names, held) or ("" if left else acting)
            parts = [part for part in SEVERAL.split(held) if not says_nothing(part, subject)]
            found = [_whole_name(part, subject, places) for part in parts]
        else:
            is_active = verb[0] in words("active_verbs") and not _is_shown(left, place, clause[verb.start() :])
            found = [] if is_active else [_name_at_end(left, names, places, verb[0] in words("convening_verbs"))]
        found = [name for name in found if len(name) >= SHORTEST]
        for name in found:
            yield Happening(name, place, start, end)
        if found:
            return


def _is_shown(left: str, place: str | None, right: str) -> bool:
    """Whether 开展 says that an exhibition opens: 书画展在文化馆开展."""
    return place is not None and right == "开展" and left.endswith("展")


def is_happening(text: str, end: int, is_convened: bool) -> bool:
    """Whether a name of a happening ends there."""
    counted = COUNTED.search(text, max(0, end - 14), end)
    end = counted.start() if counted else end
    if word_before(text, end, "happenings"):
        return True
    if SEASON.search(text, max(0, end - 3), end):
        return True
    if text[end - 1 : end] == "”":
        return is_convened and end > SHORTEST and text[end - 2] in QUOTED_ENDS
    return is_convened and text[max(0, end - 1) : end] == "会" and not BODIES.search(text, 0, end)


def happening_end(text: str, start: int) -> int:
    """Where the first name of a happening ends that begins at `start`, followed by what it did; `start` if none."""
    for end in range(start + SHORTEST, min(len(text), start + 30) + 1):
        goes_on = word_after(text, end, "happenings") or text[end : end + 1] in ("会", "赛", "”")
        if is_happening(text, end, False) and not goes_on and not _is_quoted(text, end):
            return end
    return start


def _acting(clause: str) -> str:
    """The body with which a clause begins: 某局 of 某局走进某校."""
    match = ACTS.match(LEADING.sub("", _after_date(clause)))
    return match[1] if match and SUBJECT_ENDS.search(match[1]) else ""


def _is_quoted(clause: str, at: int) -> bool:
    return sum(clause.count(sign, 0, at) for sign in OPEN) > sum(clause.count(sign, 0, at) for sign in CLOSE)


def without_place(left: str) -> tuple[str, str | None]:
    """What stands before the verb without its adverbs and without 在 and a place, and the place."""
    bare = _adverbs().sub("", left)
    if HERE.search(bare):
        return _adverbs().sub("", HERE.sub("", bare)), None
    # 现场 ends the name of a place as well as it stands before a verb by itself.
    for attempt in (left, bare):
        match = PLACE.search(attempt)
        if match and _is_place(match[1].strip(" "), _adverbs().sub("", attempt[: match.start()])):
            return _adverbs().sub("", attempt[: match.start()]), _without_manner(match[1].strip(" "))
    return bare, None


def _without_manner(place: str) -> str:
    """海棠园 of 海棠园激情: how something is held stands between its place and the verb."""
    rest = next((n for n in (2, 4) if n < len(place) and word_before(place, len(place) - n, "place_endings")), 0)
    is_manner = rest and not word_before(place, len(place), "place_endings") and place[-1] not in PART_OF_PLACE
    return place[:-rest] if is_manner and place[-rest:].isalpha() else place


def _is_place(place: str, before: str) -> bool:
    """Whether what follows 在 is a place: by its last word, or because a happening stands before it."""
    ends_so = word_before(place, len(place), "place_endings") or is_happening(before, len(before), False)
    return bool(ends_so or SPOT.search(place)) and not DATE.search(place) and place not in NOWHERE


def _name_at_start(right: str, is_convened: bool) -> str:
    """召开|Y会，…: the longest beginning that ends in the word for a happening."""
    right = right.removeprefix("了").lstrip(" ")[:LONGEST]
    for end in range(len(right), SHORTEST - 2, -1):
        is_end = end == len(right) or right[end] in AFTER_NAME
        if is_end and is_happening(right, end, is_convened) and not _is_quoted(right, end):
            return own_name(right[:end])
    return ""


def own_name(name: str) -> str:
    """The name without 以…为主题的 before it."""
    return HOW_MANY.sub("", LEADING.sub("", BEFORE_NAME.sub("", name))).strip(" ，的")


def says_nothing(name: str, subject: str) -> bool:
    """Whether only 活动 is left without 此次 or 多场 before it; 集体学习 says enough if somebody holds it."""
    bare = BARE.sub("", name)
    return len(bare) <= (2 if subject else SHORTEST) and bare in words("happenings")


def _name_at_end(left: str, names: Collection[str], places: Places, is_convened: bool) -> str:
    """Y会|在Z召开: the end of what stands before the verb."""
    left = _after_date(left)
    if not is_happening(left, len(left), is_convened):
        return ""
    name = own_name(left)
    if says_nothing(name, "") or any(person in name for person in names):
        return ""
    return with_region(name[-LONGEST:], places)


def _after_date(left: str) -> str:
    """What follows the last date; what precedes it where nothing follows: 联赛5月6日|落幕."""
    dates = [match for match in DATE.finditer(left) if match["mark"] or match["day2"]]
    if not dates:
        return left
    return left[dates[-1].end() :] if dates[-1].end() < len(left) else left[: dates[-1].start()]


def _subject(left: str, names: Collection[str], places: Places) -> str:
    """The body that holds something, or nothing: people and times are no part of a meeting's name."""
    left = LEADING.sub("", _after_date(left)).strip(" ，")
    left = ORGANISES.sub("", left)
    if left in words("whole_regions"):
        return places.whole(left[-1])
    if len(left) > 24 or not SUBJECT_ENDS.search(left) or any(person in left for person in names):
        return ""
    return left


def _chaired(left: str, names: Collection[str], held: str) -> str:
    """The body whose officer holds its meeting: 青禾镇 of 青禾镇党委书记某某."""
    if not OWN_MEETING.match(held):
        return ""
    named = next((left.index(name) for name in names if name in left), 0)
    title = LEADING.sub("", _after_date(left[:named]))
    return body_of(re.split("[、，]", title)[0]) if word_before(title, len(title), "offices") else ""


def _whole_name(held: str, subject: str, places: Places) -> str:
    name = with_region(held, places)
    if held[:2] in words("whole_regions"):
        return name
    if subject and name == held and not (places.district and held.startswith(places.district)):
        subject = with_region(subject, places)
        return name if name.startswith(subject[:2]) else subject + name
    return name


def with_region(name: str, places: Places) -> str:
    """X区政府… for 区政府…"""
    region = places.whole(name[0]) if name[:1] and name[0] in "区县市省" else ""
    return region + name[1:] if region else name
