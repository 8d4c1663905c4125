"""Days that the calendar does not have, weekdays that do not fit, reports of days to come -> findings."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from articles.proofing.records import Field, Finding, Galley, Kind, Part

WEEKDAYS = "一二三四五六日"
DAY = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
WEEKDAY = re.compile(r"[（(，、 ]{0,2}(?:星期|周|礼拜)([一二三四五六日天])")
# What is reported in the past, and what tells of plans.
PAST = re.compile("召开|举行了|举办了|开展了|来到|出席|获悉|了解到|圆满|落幕|闭幕|揭牌")
PLANNED = re.compile("将|拟|计划|预计|定于|前|起|至|截止|截至|到|今后|下一步|年底|准备|报名|届时|明年|去年|往年")
SENTENCE_ENDS = "。！？\n；"
# A day of the next months may be told of before; one that is further off lies in the year before.
AHEAD = timedelta(days=60)


def calendar_days(galley: Galley) -> Iterator[Finding]:
    """Findings in all parts. Where most weekdays do not fit, the year of the issue is a wrong estimate and none counts.

    Without the issue's day only days with a year and impossible days are checked.
    """
    weekdays: list[Finding] = []
    fitting = 0
    for part in galley.parts:
        if part.place.field is Field.BYLINE:
            continue
        for found in DAY.finditer(part.text):
            named = _named(found, galley.day)
            if named is None:
                if not _exists(*_numbers(found)):
                    yield _finding(part, found.start(2), found.end(), None, 0.8, f"没有{found[2]}月{found[3]}日这一天")
                continue
            if weekday := WEEKDAY.match(part.text, found.end()):
                wrong = _weekday(part, weekday, named)
                fitting += wrong is None
                weekdays += [wrong] if wrong else []
            if galley.day and not found[1] and _is_report_of_the_future(part.text, found, named, galley.day):
                reason = f"报道的日子晚于本期出版日（{galley.day.isoformat()}）"
                yield _finding(part, found.start(2), found.end(), None, 0.6, reason)
    if len(weekdays) < 2 or fitting >= len(weekdays):
        yield from weekdays


def _numbers(found: re.Match[str]) -> tuple[int | None, int, int]:
    return int(found[1]) if found[1] else None, int(found[2]), int(found[3])


def _named(found: re.Match[str], day: date | None) -> date | None:
    """The day that is meant; None where there is no such day, or its year is not known."""
    year, month, number = _numbers(found)
    return _nearest(year, month, number, day) if _exists(year, month, number) else None


def _exists(year: int | None, month: int, number: int) -> bool:
    if not 1 <= month <= 12:
        return False
    usable = year if year and date.min.year <= year <= date.max.year else 2024  # A leap year: 29 February may be.
    return 1 <= number <= monthrange(usable, month)[1]


def _nearest(year: int | None, month: int, number: int, day: date | None) -> date | None:
    """The day that is meant: of the printed year, else the one nearest to the issue's day."""
    years = [year] if year else [day.year - 1, day.year, day.year + 1] if day else []
    days = [
        date(other, month, number)
        for other in years
        if date.min.year <= other <= date.max.year and number <= monthrange(other, month)[1]
    ]
    return min(days, key=lambda other: abs(other - day), default=None) if day else next(iter(days), None)


def _weekday(part: Part, found: re.Match[str], named: date) -> Finding | None:
    right = WEEKDAYS[named.weekday()]
    if right == found[1].replace("天", "日"):
        return None
    return _finding(part, found.start(1), found.end(1), right, 0.9, f"{named.isoformat()}是星期{right}")


def _is_report_of_the_future(text: str, found: re.Match[str], named: date, day: date) -> bool:
    if not timedelta(0) < named - day <= AHEAD:
        return False
    first = max(text.rfind(mark, max(0, found.start() - 60), found.start()) for mark in SENTENCE_ENDS) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, found.end(), found.end() + 60)) >= 0]
    last = min(ends, default=found.end() + 60)
    sentence = text[max(first, found.start() - 60) : last]
    is_dateline = text[found.end() : found.end() + 1] in ("讯", "电")
    return is_dateline or (bool(PAST.search(sentence)) and not PLANNED.search(sentence))


def _finding(part: Part, start: int, end: int, replacement: str | None, confidence: float, reason: str) -> Finding:
    return Finding("agreement", Kind.AGREEMENT, part.place, start, end, replacement, confidence, reason)
