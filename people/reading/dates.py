"""Days that a text names, as calendar dates.

Understands months and days with or without a year, in digits of either width or in Chinese
numerals, ranges (11月27日至29日), parts of a day, months by reference (本月29日) and bare days
(29日). What names no certain day (昨日, 近日, 农历初五) is left alone.
"""

import re
from collections.abc import Iterator
from datetime import date

from people.reading.records import DateSpan

NUMERALS = "一二三四五六七八九十"
DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0}
YEARS_BY_WORD = {"去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
MONTHS_BY_WORD = {"上月": -1, "上个月": -1, "本月": 0, "当月": 0, "下月": 1, "下个月": 1}

_GAP = "[ \u3000]?"
_NUMBER = rf"(?:(?<!\d)\d{{1,2}}|(?<![{NUMERALS}])[{NUMERALS}]{{1,3}})"
_YEAR = rf"(?:(?<!\d)\d{{4}}|[一二][{''.join(DIGITS)}]{{3}}){_GAP}年"
# 一 stands for a dash in much OCR text, so it is one between two numbers in digits.
_TO = rf"{_GAP}(?:起?[至到]|[—–－~～-]{{1,2}}|一(?=\d)){_GAP}"
_WEEKDAY = rf"(?:[（(]{_GAP}(?:星期|周|礼拜)[一二三四五六日天]{_GAP}[）)])?"
_PART = "(?:上午|下午|中午|早上|早晨|清晨|凌晨|傍晚|晚上|晚间|当晚|夜间|晚(?!会|报|宴|期)|夜)?"

DATE = re.compile(
    r"(?<![\d.])(?P<isoyear>(?:19|20)\d\d)(?P<isomark>[-./])(?P<isomonth>\d\d?)(?P=isomark)(?P<isoday>\d\d?)(?![\d.])"
    rf"|(?:(?:(?:(?P<year>{_YEAR})|(?P<yearword>{'|'.join(YEARS_BY_WORD)}))的?{_GAP})?(?P<month>{_NUMBER}){_GAP}月份?{_GAP}"
    rf"|(?P<monthword>{'|'.join(MONTHS_BY_WORD)})的?)?"
    rf"(?P<day>{_NUMBER}){_GAP}(?:(?P<mark>[日号]){_PART}|(?={_TO})|(?P<listed>(?=、(?:\d{{1,2}}[、和]){{0,6}}\d{{1,2}}[日号])))"
    rf"(?:{_WEEKDAY}{_TO}(?:(?:(?P<year2>{_YEAR})|[次翌]年)?(?P<month2>{_NUMBER}){_GAP}月{_GAP})?"
    rf"(?P<day2>{_NUMBER}){_GAP}[日号]{_PART})?"
)
LUNAR = re.compile(r"(?:农历|阴历|旧历)[^,，。;；日]{0,8}$")
# 近29日 and 29日内 are lengths of time, not days.
LENGTH_BEFORE = re.compile(r"[近第为历达每前后过满续共逾超用\d.．:：年]$")
LENGTH_AFTER = re.compile(r"[游内后间均龄之以常报元]")


def find_dates(text: str, *, year: int | None, month: int | None = None) -> list[DateSpan]:
    """The dates that `text` names, in the order of their offsets.

    `year` and `month` are those of the issue. A date without a year belongs to `year`, or to the
    year before when its month is later than the month after `month`: an issue of January reports
    December. With `year` None only dates that carry a year are found; a bare day needs a month,
    from the date before it or from the issue. Days that no calendar has are left out.
    """
    return list(_Calendar(year, month).read(text))


class _Calendar:
    """What is known of the year and the month while one text is read from left to right."""

    def __init__(self, year: int | None, month: int | None):
        self.year = year
        self.month = month
        self.named: tuple[int, int] | None = None

    def read(self, text: str) -> Iterator[DateSpan]:
        for match in DATE.finditer(text):
            first = self._first(match, text)
            if first is None:
                continue
            if match["isoyear"] is None and not match["monthword"]:
                self.named = first.year, first.month
            last = _last(match, first)
            yield DateSpan(first, last if last and last > first else None, match.start(), match[0].strip())

    def _first(self, match: re.Match[str], text: str) -> date | None:
        if match["isoyear"]:
            return _day(int(match["isoyear"]), int(match["isomonth"]), int(match["isoday"]))
        is_listed = match["listed"] is not None and match["month"]  # 11月28、29日
        if not (match["mark"] or match["day2"] or is_listed):
            return None
        if LUNAR.search(text[max(0, match.start() - 12) : match.start()]):
            return None
        year, month = self._month(match, text)
        return _day(year, month, _number(match["day"]))

    def _month(self, match: re.Match[str], text: str) -> tuple[int | None, int | None]:
        if match["month"]:
            month = _number(match["month"])
            return self._year(match, month), month
        if match["monthword"]:
            return self._shifted(MONTHS_BY_WORD[match["monthword"]])
        if not _is_bare_day(match, text):
            return None, None
        return self.named or (self.year, self.month)

    def _year(self, match: re.Match[str], month: int | None) -> int | None:
        if match["year"]:
            return _digits(match["year"])
        if self.year is None:
            return None
        if match["yearword"]:
            return self.year + YEARS_BY_WORD[match["yearword"]]
        is_last_year = self.month is not None and month is not None and month > self.month + 1
        return self.year - 1 if is_last_year else self.year

    def _shifted(self, months: int) -> tuple[int | None, int | None]:
        if self.year is None or self.month is None:
            return None, None
        years, month = divmod(self.month - 1 + months, 12)
        return self.year + years, month + 1


def _is_bare_day(match: re.Match[str], text: str) -> bool:
    """Whether a day without a month is a day of the calendar and no length of time."""
    printed = match[0]
    if not match["day"].isdigit() or "号" in printed:
        return False
    before = text[max(0, match.start() - 1) : match.start()]
    return not LENGTH_BEFORE.search(before) and not LENGTH_AFTER.match(text, match.end())


def _last(match: re.Match[str], first: date) -> date | None:
    if not match["day2"]:
        return None
    month = _number(match["month2"]) if match["month2"] else first.month
    year = _digits(match["year2"]) if match["year2"] else first.year
    if month is not None and month < first.month and not match["year2"]:
        year += 1
    return _day(year, month, _number(match["day2"]))


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _digits(printed: str) -> int:
    """2024 for 2024年 or 二〇二四年."""
    value = 0
    for sign in printed.rstrip("年 \u3000"):
        value = value * 10 + (DIGITS[sign] if sign in DIGITS else int(sign))
    return value


def _number(printed: str) -> int | None:
    """29 for 29, ２９ or 二十九; None where the numerals make no number."""
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return None
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + (DIGITS.get(ones, 0) if ones else 0)
