"""One character that stands twice in a row (扛着竹竹竿) -> findings.

Most doubled characters are right: 天天, 看看, 一座座, 宣传部部长, 目的的. So each case that is wrong has a rule of its
own, which leaves the right ones out. On 1.9 million characters of a national newspaper of 1998 all of them point at 30
places; of 14 in OCR text 13 were errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache

from articles.proofing.records import Finding, Kind, Part
from articles.proofing.repeats.character_pairs import LEAST_WORD, Pair
from articles.proofing.repeats.character_pairs import weight as _weight
from articles.proofing.repeats.unlikely_pairs import unlikely
from articles.proofing.wordlists import entries
from people.reading.dictionary import dictionary
from people.reading.wordlists import words

CONFIDENCE = 0.8
UNLIKELY = 0.6
DOUBLED = re.compile(r"([\u3400-\u9fff])\1+")
DIGITS = "〇零一二三四五六七八九十两"
UNITS = "百千万亿"
NUMBERS = DIGITS + UNITS + "几数每半这那哪各"
# What counts or measures behind a number that does not stand twice.
COUNTED = re.compile("[度摄个名人元件项天公米吨岁亩]")
NUMBER_BEFORE = re.compile(r"[〇零一二三四五六七八九十\d０-９多余]")
# Words of one character that join and govern others; two of them in a row are one too many.
FUNCTION = "和与及在从把被为向也都就而且但的是有"
# Bodies and what belongs to them: 电视台台长, 两国国旗, 北京市市民.
BODIES = "部局院所会校区县市省镇村乡厂室处科队团馆站场委办厅司署社园店库国奖旗网台港点街班组州盟"
# Characters that often stand alone behind a word that ends in the same one: 目的的, 反对对…, 今年年底, 工作作了.
APART = "的地得对年作到以要将等大任们"
# A quality that is doubled wrongly (最清楚楚) is a frequent word; the others are doubled in ways we do not know.
FREQUENT = 500
LONGEST_WORD = 4
# Words that are rarer than this are chance.
SEEN = 3


def doubled_characters(part: Part, names: Collection[str]) -> Iterator[Finding]:
    """Findings that take the second character out. `names` are forms of people's names in the issue."""
    last_signs = {name[-1] for name in names}
    unsettled: list[Pair] = []
    for found in DOUBLED.finditer(part.text):
        if found.end() - found.start() != 2:
            continue
        pair = Pair(part.text, found.start())
        if found[1] in last_signs and (name := pair.name(names)):
            yield _finding(part, pair, f"“{name}”的末字连着出现两次")
            continue
        reason = next((reason for applies, reason in RULES if applies(pair)), "")
        if reason:
            yield _finding(part, pair, reason)
        elif not _may_be_meant(pair) and not pair.is_in_name(names):
            unsettled.append(pair)
    for pair in unlikely(unsettled):
        yield _finding(part, pair, "去掉一个字读起来通顺得多", UNLIKELY)


def named_before(text: str) -> Iterator[str]:
    """What may be names of three characters whose last one stands twice: worth a question to the archive."""
    for found in DOUBLED.finditer(text):
        name = text[max(0, found.start() - 2) : found.start() + 1]
        if len(name) == 3 and name[0] in words("surnames"):
            yield name


def _finding(part: Part, pair: Pair, reason: str, confidence: float = CONFIDENCE) -> Finding:
    at = pair.at
    reason = f"“{pair.sign}”连着出现两次：{reason}"
    return Finding("repeats", Kind.REPETITION, part.place, at, at + 2, pair.sign, confidence, reason)


def _is_number(pair: Pair) -> bool:
    if pair.sign in UNITS:
        return bool(NUMBER_BEFORE.match(pair.before)) and pair.after != "" and pair.after not in UNITS
    is_digit = pair.sign in DIGITS and pair.before not in (*NUMBERS, "唯", "、")
    return is_digit and bool(COUNTED.match(pair.after)) and pair.left[:1] not in tuple(NUMBERS)


def _is_measure(pair: Pair) -> bool:
    return pair.sign in _measures() and pair.before in ("这", "那", "哪") and not pair.right and pair.after != "的"


def _is_function(pair: Pair) -> bool:
    return pair.sign in FUNCTION and not pair.right and not pair.left and not pair.frequency and pair.after != ""


def _is_little(pair: Pair) -> bool:
    """少排排队: what is done less is not done a little."""
    is_less = pair.before == "少" and pair.text[pair.at - 2 : pair.at - 1] != "多"
    return is_less and not pair.left and "\u3400" <= pair.after <= "\u9fff" and not pair.is_in_fours


def _begins_word(pair: Pair) -> bool:
    """竹竹竿: the second character begins a word, the first belongs to nothing, and both together are no word."""
    if pair.sign in BODIES + FUNCTION + UNITS + DIGITS + APART or pair.sign in _measures():
        return False
    if pair.left or pair.frequency or pair.is_in_fours or _weight(pair.right) < LEAST_WORD:
        return False
    # A verb that is done a little goes before its object: 享享清福, 镀镀金; not after 没有 and 了.
    return pair.before in tuple("没有未已被着了正把用") or dictionary().tag(pair.right)[:1] in ("n", "v")


def _ends_word(pair: Pair) -> bool:
    """路口口: the first character ends a word, the second belongs to nothing."""
    if pair.sign in APART + FUNCTION + UNITS + DIGITS + BODIES or pair.right or pair.is_in_fours:
        return False
    if not pair.left or pair.left[0] in NUMBERS or _weight(pair.left) < LEAST_WORD or _weight(pair.left + pair.sign):
        return False
    if pair.sign in _measures():
        return pair.frequency < LEAST_WORD and pair.sign not in "人月" and len(pair.left) < LONGEST_WORD
    tag = dictionary().tag(pair.left)
    if tag.startswith("a") and _weight(pair.left) >= FREQUENT:
        return pair.after in tuple("的地，。；！？”") or not pair.after
    return not pair.frequency and tag[:1] in ("n", "v", "a") and len(pair.left) < LONGEST_WORD


def _may_be_meant(pair: Pair) -> bool:
    """Whether there is a way in which Chinese doubles the character here."""
    if pair.sign in BODIES + APART or pair.sign in _measures() or pair.is_in_fours:
        return True
    if pair.before == "一" or (pair.sign in FUNCTION and pair.right):
        return True
    is_between_words = _weight(pair.left) >= SEEN and _weight(pair.right) >= SEEN
    return is_between_words or pair.frequency >= SEEN


RULES: tuple[tuple[Callable[[Pair], bool], str], ...] = (
    (_is_number, "数字可能多了一个字"),
    (_is_measure, "“这”“那”后面的量词不重叠"),
    (_is_function, "虚词可能多了一个"),
    (_is_little, "“少”后面的动词不重叠"),
    (_begins_word, "后一个字已经组成词，前一个可能是多余的"),
    (_ends_word, "前一个字已经组成词，后一个可能是多余的"),
)


@cache
def _measures() -> frozenset[str]:
    return frozenset(entries("measures"))
