"""The year that texts were printed in, where no masthead says it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache

from articles.parsing.wordlists import words

LONGEST = 20_000
YEAR = re.compile(
    r"(?<!\d)(?P<before>.{0,4}?)(?P<year>(?:19|20)\d\d|二[〇○零]二[〇○零一二三四五六七八九])年(?P<after>.{0,10})"
)
IS_YEAR = re.compile(
    r"今年是(?P<year>20\d\d)年|(?P<year2>20\d\d)年[，,]?(?:是|1至\d{1,2}月|1[-—~]\d{1,2}月|前\d+个?月|以来|\d{1,2}月\d{1,2}日)"
)
PLANNED = re.compile(
    r"年?(?:底|前|末)|[^，。]{0,4}(?:投产|建成|完工|竣工|通车|启用|实现|达到|将)|年?度|(?:1?\d月)?(?:底|前)"
)
FUTURE = re.compile(r"(?:到|至|力争|预计|计划|力求|将于|规划|截止到?)$")
# (2021—2023年): a programme runs to its end, which is not the year of printing.
RANGE_END = re.compile(r"\d{4}年?[—–\-~～至到]+$")
LUNAR = re.compile(
    r"(?P<stem>[甲乙丙丁戊己庚辛壬癸])(?P<branch>[子丑寅卯辰巳午未申酉戌亥])(?P<beast>[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年"
)
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
FIRST_CYCLE = 1984
WEEKDAY = re.compile(
    r"(?<![\d年])(?P<m>\d{1,2})月(?P<d>\d{1,2})日[ \u3000]?[（(]?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])"
)
WHOLE_DAY = re.compile(r"(?P<y>20\d\d)年(?P<m>\d{1,2})月\d{1,2}日")
SIGNED_DAY = re.compile(r"[ \u3000（(]*(?P<y>20\d\d)年\d{1,2}月\d{1,2}日[ \u3000）)]*")
MONTH = re.compile(r"(?<!\d)(?P<m>\d{1,2})月\d{1,2}日")
LEAST_DECEMBER = 3
WEEKDAYS = "一二三四五六日"
NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0}


def infer_year(texts: Sequence[str]) -> tuple[int | None, str]:
    """The year the texts were printed in, and the words it is taken from.

    The largest year named weighs most; years after 到, 至, 力争 are plans (reading-notes.md). A phrase that
    cannot have been printed before a later year, the name of a lunar year and weekdays correct it.
    """
    year, evidence, heaviest = _named_year(texts)
    for marked, words_ in _marks(texts):
        if year is None or marked > year:
            year, evidence = marked, words_
    if year is None:
        return None, ""
    signed = _signed_year(texts, {year - 1, year, year + 1, heaviest})
    return signed or _by_weekdays(texts, *_before_new_year(texts, year, evidence))


def _signed_year(texts: Sequence[str], years: Collection[int | None]) -> tuple[int, str] | None:
    """The year of the last day that stands alone on its line, as under notices, where it is one of `years`."""
    days = [(int(found["y"]), found[0].strip()) for text in texts if (found := SIGNED_DAY.fullmatch(text[:40]))]
    near = [(signed, printed) for signed, printed in days if signed in years]
    if not near:
        return None
    signed, printed = max(near)
    return signed, f"文末署期：“{printed}”"


def _before_new_year(texts: Sequence[str], year: int, evidence: str) -> tuple[int, str]:
    """The year before `year` for an issue of December that plans the next: its days are of December, and those that
    are printed with a year have the year before."""
    months = Counter(int(found["m"]) for text in texts for found in MONTH.finditer(text[:LONGEST]))
    if months[12] < LEAST_DECEMBER or months[12] * 2 <= months.total() or months[1] * 2 > months[12]:
        return year, evidence
    whole = [found for text in texts for found in WHOLE_DAY.finditer(text[:LONGEST]) if int(found["m"]) >= 11]
    years = {int(found["y"]) for found in whole}
    if year - 1 in years and year not in years:
        return year - 1, f"文中：“{whole[0][0]}”，所说的 {year} 年是来年"
    return year, evidence


def _named_year(texts: Sequence[str]) -> tuple[int | None, str, int | None]:
    """The largest year that is named with weight, its words, and the year that is named with most."""
    weight: Counter[int] = Counter()
    printed: dict[int, str] = {}
    for text in texts:
        for found in YEAR.finditer(text[:LONGEST]):
            year = _digits(found["year"])
            if not 1949 < year < 2100:
                continue
            weight[year] += _weight(text, found)
            printed.setdefault(year, found[0])
    if not weight:
        return None, "", None
    heaviest = max(weight.values())
    # A year named once beside one that is named often is next year's plan, or a term.
    largest = max(year for year, count in weight.items() if count >= min(1.0, heaviest) and count * 4 >= heaviest)
    return largest, f"文中：“{printed[largest]}”", max(weight, key=lambda year: (weight[year], year))


def _weight(text: str, found: re.Match[str]) -> float:
    """How far a year that is named speaks for the year of printing."""
    start = found.start("year")
    before, after = text[max(0, start - 8) : start], text[found.end("year") + 1 : found.end("year") + 13]
    if FUTURE.search(before) or RANGE_END.search(before) or PLANNED.match(after):
        return 0.1
    return 3.0 if IS_YEAR.match(text, start) or before.endswith("今年是") else 1.0


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    """The pattern of all phrases of the list, and how each tells the year."""
    entries = (entry.split("\t") for entry in words("year_marks"))
    told = {phrase: (how, int(year)) for phrase, how, year in entries}
    longest = sorted(told, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, longest))), told


def _marks(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The years that phrases and names of lunar years tell, each with its words."""
    pattern, told = _phrases()
    for text in (whole[:LONGEST] for whole in texts):
        for found in pattern.finditer(text):
            how, year = told[found[0]]
            if how != "count":
                yield year, f"文中：“{found[0]}”，不早于 {year} 年"
            elif count := re.match(r"(?P<n>\d{1,3}|[一二三四五六七八九十百零〇]{1,6})周年", text[found.end() :][:12]):
                years = _number(count["n"])
                yield year + years, f"文中：“{found[0]}{count[0]}”"
        for found in LUNAR.finditer(text):
            if found["beast"] or text[: found.start()].endswith("农历"):
                yield from _lunar_years(found)


def _lunar_years(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    """甲辰龙年 -> 2024, of the cycle that began in 1984."""
    stem, branch = STEMS.index(found["stem"]), BRANCHES.index(found["branch"])
    for year in range(FIRST_CYCLE, FIRST_CYCLE + 60):
        if ((year - 4) % 10, (year - 4) % 12) == (stem, branch):
            yield year, f"文中：“{found[0]}”"


def _by_weekdays(texts: Sequence[str], year: int, evidence: str) -> tuple[int, str]:
    """The first of four years from `year` on that the weekdays of the texts fit; `year` itself where none does."""
    found = [match for text in texts for match in WEEKDAY.finditer(text[:LONGEST])][:50]
    # A weekday is easily misprinted: a day of the same month that is printed with its year outweighs it.
    months = Counter(int(match["m"]) for match in found)
    whole = [match for text in texts for match in WHOLE_DAY.finditer(text[:LONGEST]) if int(match["y"]) == year]
    if sum(int(match["m"]) in months for match in whole) >= len(found):
        return year, evidence
    for later in range(year, year + 4) if found else ():
        fits = [_is_weekday(later, match) for match in found]
        if sum(fits) * 2 > len(fits):
            return later, evidence if later == year else f"{evidence}；星期与 {later} 年相合：“{found[0][0]}”"
    return year, evidence


def _is_weekday(year: int, found: re.Match[str]) -> bool:
    try:
        day = date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return False
    return day.weekday() == WEEKDAYS.index(found["w"].replace("天", "日"))


def _digits(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    return int("".join(str(NUMERALS[sign]) for sign in printed))


def _number(printed: str) -> int:
    """75 for 75 and 七十五, 100 for 一百."""
    if printed.isdigit():
        return int(printed)
    total, digit = 0, 0
    for sign in printed:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = NUMERALS[sign]
    return total + digit
