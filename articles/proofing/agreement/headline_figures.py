"""Figures and ordinals of a headline that its text contradicts -> findings.

A headline may round, add up and leave out: a figure that the text does not have is no error by itself. One is pointed
at where the text counts the same thing with a number that may be a misprint of it, or the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from articles.proofing.agreement.numerals import NUMBER, SIGNS, TENS, in_characters, looks_like, value_of
from articles.proofing.records import Evidence, Field, Finding, Galley, Kind, Part

TITLES = (Field.KICKER, Field.HEADLINE, Field.DECK, Field.CAPTION)
COUNT = re.compile(rf"(近|超|逾)?({NUMBER})(余|多)?(万|亿)?([\u3400-\u9fff%])([\u3400-\u9fff]{{0,2}})")
SESSION = re.compile(rf"第?([{SIGNS}]{{1,4}}|\d{{1,3}})次([\u3400-\u9fff]{{0,2}}会议|全会|全体会议|代表大会)")
# Behind these a number does not count: 二十大, 一带一路, 十四五, 第三, 一季度.
NO_UNITS = "月日年时点号第次届大五带心系级流体中路线期季以起直定样般切些"
BESIDE = 10
# More figures than this has no headline.
MOST = 12
SUBHEADING = re.compile(r"^## .*$", re.M)


@dataclass(frozen=True, slots=True)
class Count:
    """A counted thing: `unit` is the character behind the number, `what` one or two more; `about` holds 近 or 余,
    `before` and `behind` the words beside the number."""

    start: int
    end: int
    printed: str
    value: float
    scale: str
    unit: str
    what: str
    about: str
    before: str
    behind: str


def headline_figures(galley: Galley) -> Iterator[Finding]:
    """Findings in headlines, kickers, decks, captions and subheadings."""
    texts = {part.place.article: part for part in galley.texts}
    for part in galley.parts:
        text = texts.get(part.place.article)
        if text is None:
            continue
        if part.place.field in TITLES:
            yield from _compared(part, 0, part.text, text.text)
        elif part.place.field is Field.TEXT:
            headings = list(SUBHEADING.finditer(part.text))
            ends = [found.start() for found in headings[1:]] + [len(part.text)]
            for found, end in zip(headings, ends, strict=False):
                yield from _compared(part, found.start(), found[0], part.text[found.end() : end])


def _compared(part: Part, start: int, title: str, body: str) -> Iterator[Finding]:
    yield from _sessions(part, start, title, body)
    counts = list(_counts(body))
    for count in islice(_counts(title), MOST):
        other = _contradiction(count, counts)
        if other:
            yield _finding(part, start, count, other)


def _counts(text: str) -> Iterator[Count]:
    for found in COUNT.finditer(text):
        before, number, behind, scale, unit, what = found.groups("")
        value = value_of(number)
        if value is None or number in TENS or unit in NO_UNITS:
            continue
        if text[found.start() - 1 : found.start()] in tuple("第.·－-:"):
            continue
        if unit == "分" and not what.startswith("钟"):
            continue
        start, end = found.span(2)
        beside = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
        yield Count(start, end, number, value, scale, unit, what, before + behind, *beside)


def _contradiction(count: Count, others: Sequence[Count]) -> Count | None:
    """What the text says of the same thing; None where it agrees or says nothing."""
    equal = [other for other in others if other.value == count.value and other.scale == count.scale]
    same = [other for other in others if other.unit == count.unit and other.scale == count.scale]
    if count.about and equal:
        return equal[0] if all(_opposed(count, other) for other in equal) else None
    if equal:
        return None
    about = [other for other in same if _is_same_thing(count, other)]
    if count.about or len({other.value for other in about}) > 3:
        return None
    similar = [other for other in about if not other.about and looks_like(count.value, other.value)]
    return similar[0] if len({other.value for other in similar}) == 1 else None


def _is_same_thing(count: Count, other: Count) -> bool:
    """Whether both count the same: 23件惠民实事, or 备选事项23件 for 32件…备选事项."""
    if count.unit == "%" or (count.what and other.what[:1] == count.what[:1]):
        return True
    pairs = {count.behind[at : at + 2] for at in range(1, len(count.behind) - 1)}
    return any(other.before[at : at + 2] in pairs for at in range(len(other.before) - 1))


def _opposed(one: Count, other: Count) -> bool:
    """Whether one says 近30 (less than 30) and the other 30余 (more)."""
    return bool(one.about and other.about) and ("近" in one.about) != ("近" in other.about)


def _finding(part: Part, start: int, count: Count, other: Count) -> Finding:
    printed = other.printed
    if count.unit == "%" and "." not in count.printed and "." in printed:
        printed = printed.split(".")[0]  # Headlines round down: 85.4% as 85%.
    elif count.printed[0] in SIGNS and other.value < 100 and other.value == int(other.value):
        printed = in_characters(int(other.value))
    replacement = None if _opposed(count, other) or printed == count.printed else printed
    first, last = (other.about, "") if other.about in ("近", "超", "逾") else ("", other.about)
    quote = f"{first}{other.printed}{last}{other.scale}{other.unit}{other.what}"
    reason = f"标题里是“{count.printed}”，正文里是“{quote}”"
    evidence = (Evidence(quote, article=part.place.article),)
    span = start + count.start, start + count.end
    return Finding("agreement", Kind.AGREEMENT, part.place, *span, replacement, 0.8, reason, evidence)


def _sessions(part: Part, start: int, title: str, body: str) -> Iterator[Finding]:
    """四次会议 in the headline, 第五次会议 in the text."""
    for found in SESSION.finditer(title):
        value, kind = value_of(found[1]), found[2]
        said = [(value_of(other[1]), other[1]) for other in SESSION.finditer(body) if _same_kind(kind, other[2])]
        values = {other for other, _ in said}
        if value is None or not said or value in values or len(values) > 1:
            continue
        span = start + found.start(1), start + found.end(1)
        reason = f"标题里是“{found[0]}”，正文里是第{said[0][1]}次"
        evidence = (Evidence(f"第{said[0][1]}次{kind}", article=part.place.article, count=len(said)),)
        yield Finding("agreement", Kind.AGREEMENT, part.place, *span, said[0][1], 0.8, reason, evidence)


def _same_kind(one: str, other: str) -> bool:
    return one[-2:] == other[-2:]
