"""A string of two to twelve characters that stands twice in a row (科技馆科技馆) -> findings.

Chinese doubles verbs, qualities, measures and cries (商量商量, 雪白雪白, 一次一次, 好的好的): these are left alone, and
so are words that meet by chance (人大代表代表居民). On 1.9 million characters of a national newspaper of 1998 the rule
points at 10 places; of 12 in OCR text 12 were errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from articles.proofing.records import Finding, Kind, Part
from articles.proofing.wordlists import entries
from people.reading.dictionary import dictionary

CONFIDENCE = 0.9
# Text between quotation marks is speech, which repeats itself; verse does too.
LESS_SURE = 0.6
DOUBLED = re.compile(r"([\u3400-\u9fff]{2,12}?)\1+")
NUMBERS = "〇零一二三四五六七八九十百千万亿两几半每数"
# What is counted so is doubled for each (一步一步, 两个两个); a number and an amount of three characters are not
# (五分钟五分钟).
EACH = "一每几半数"
# What begins or ends a doubling of feeling, time and manner: 很远很远, 走着走着, 来了来了, 会不会不.
OPENERS = "越很最极太好多真又再更别快请"
CLOSERS = "着了啊呀哇吧嘛呢哦哟不没越"
# Words that begin with a number and are not doubled for each: 一步一步, but not 一些一些.
NEVER_EACH = frozenset(("一些", "一般", "一定", "一直", "一起", "一切", "一共", "一旦", "十分", "万元", "亿元"))
# What stands after a body and its office: 支队支队长, 支部支部书记.
OFFICES = ("长", "书记", "主任", "委员", "成员", "员", "干部", "主席")
WHOLE_TAGS = frozenset("dzorm")
COLOURS = "红黄绿蓝白黑紫青灰亮"


@cache
def _kept() -> frozenset[str]:
    return frozenset(entries("reduplicated") + entries("doubles_by_chance"))


def doubled_strings(part: Part) -> Iterator[Finding]:
    """Findings that take the second string out."""
    text = part.text
    for found in DOUBLED.finditer(text):
        unit = found[1]
        if _is_meant(text, unit, found.start(), found.end()):
            continue
        confidence = LESS_SURE if _is_cry(text, found.start(), found.end()) else CONFIDENCE
        reason = f"“{unit}”连着出现两次，可能多了一个"
        yield Finding("repeats", Kind.REPETITION, part.place, found.start(), found.end(), unit, confidence, reason)


def _is_meant(text: str, unit: str, start: int, end: int) -> bool:
    """Whether Chinese may double the string here."""
    is_quoted = text[start - 1 : start] == "“" and text[end : end + 1] in tuple("”！，。")
    is_amount = unit[0] not in EACH and (len(unit) > 2 or all(sign in NUMBERS for sign in unit))
    is_counted = unit[0] in NUMBERS and unit not in NEVER_EACH and not is_amount
    if is_quoted or len(set(unit)) == 1 or is_counted or unit[0] in OPENERS or unit[-1] in CLOSERS:
        return True
    if unit in _kept() or text.startswith(OFFICES, end) or _is_parallel(text, unit, start, end):
        return True
    is_quality = unit[-1] in COLOURS or dictionary().tag(unit) in WHOLE_TAGS
    return len(unit) == 2 and is_quality and _is_cry(text, start, end)


def _is_parallel(text: str, unit: str, start: int, end: int) -> bool:
    """Whether the doubling is the middle of 共建共治共享 or 边走边看边想: one of its characters goes on at the beat."""
    return len(unit) == 2 and (text[end + 1 : end + 2] == unit[1] or text[start - 2 : start - 1] == unit[0])


def _is_cry(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks stands around it, as around “加油加油！”, or 的 and 地 behind it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not _is_chinese(before) and (not _is_chinese(after) or after in "的地")


def _is_chinese(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"
