"""The day of the issue and the days its articles report."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from articles.parsing import furniture, signs
from articles.parsing.furniture import Masthead
from articles.parsing.records import DateSource, IssueDate
from articles.parsing.years import infer_year
from people.reading.dates import find_dates
from people.reading.days import LEARNT
from people.reading.happenings import opening_length
from people.reading.records import DateSpan

MONTH_DAY = re.compile(r"(?<!\d)(?P<m>\d{1,2})[ ]?月[ ]?(?P<d>\d{1,2})[ ]?日")
FILE_DAY = re.compile(
    r"(?<!\d)(?P<y>20\d\d|19\d\d)(?:(?P<s>[-_.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})|(?P<m2>\d{2})(?P<d2>\d{2})|年(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日)(?!\d)"
)
FILE_PAGE = re.compile(r"(?:[_-]|第|[ ]|[_-]?[Pp]|[_-]?page[_-]?)0?(?P<n>\d{1,2})版?$")
WEEKDAYS = "一二三四五六日"
AHEAD, LONGEST = 40, 5_000
LEAD = 160
UNDATED = re.compile(
    r"[ \u3000，]*(?:近日|日前|连日来|近期|近段时间|昨[日天晚]|今[日天晨早]|前[天晚]|这几天|最近|本周|上周)"
)
# The ranks of days, the main one first.
SIGNATURE, HAPPENING, DATELINE, RECENT, BESIDE, ANNOUNCEMENT = range(6)
# （1月5日在区三届人大四次会议上）: the deck of a printed speech or report.
SPEECH = re.compile("(?:上午|下午)?，?在[^，。]{4,60}上")
# 从5月1日到5日 is a report once the days are over.
PERIOD = re.compile("[从自](?:[^，。；]{0,4})$")
# A paragraph speaks of its headline where so many of the headline's pairs of characters stand in its first sentence.
SHARED = 0.6


def date_issue(source: str, heads: Sequence[Masthead], option: date | None, texts: Sequence[str]) -> IssueDate:
    """The day of the issue: masthead, else file name, else `option`, else an estimate from `texts`.

    The estimate is the day after the last reported day. `latest` is that last reported day.
    """
    printed = next((head.day for head in heads if head.day), None)
    named = file_day(source)
    day, origin = next(
        (
            (day, origin)
            for day, origin in (
                (printed, DateSource.MASTHEAD),
                (named, DateSource.FILENAME),
                (option, DateSource.OPTION),
            )
            if day
        ),
        (None, DateSource.ESTIMATE),
    )
    if day is None:
        return _estimate(texts)
    latest = latest_day(texts, day.year, day.month, day)
    return IssueDate(day, origin, day.year, latest, _evidence(origin, day))


def _evidence(origin: DateSource, day: date) -> str:
    where = {DateSource.MASTHEAD: "报头", DateSource.FILENAME: "文件名", DateSource.OPTION: "导入时指定"}[origin]
    return f"{where}：{day.isoformat()}"


def _estimate(texts: Sequence[str]) -> IssueDate:
    year, evidence = infer_year(texts)
    if year is not None and _has_turned(texts, year):
        year, evidence = year + 1, f"{evidence}，其后有 1 月的报道"
    if year is None:
        return IssueDate(None, DateSource.NONE, None, None, "文中没有写明年份")
    months = Counter(int(found["m"]) for text in texts for found in MONTH_DAY.finditer(text[:20_000]))
    month = _issue_month(months)
    latest = latest_day(texts, year, month, None)
    if latest is None:
        return IssueDate(None, DateSource.NONE, year, None, evidence)
    day = latest + timedelta(days=1)
    # Not the year that is named: an issue of the last days of December speaks much of the next.
    return IssueDate(
        day,
        DateSource.ESTIMATE,
        day.year,
        latest,
        f"{evidence}；最后报道的日子是 {latest.isoformat()}",
    )


def _issue_month(months: Counter[int]) -> int | None:
    """The month the issue speaks of most; January where December and January stand side by side."""
    if not months:
        return None
    if months[12] and months[1] and months[1] + months[12] > sum(months.values()) / 2:
        return 1
    return months.most_common(1)[0][0]


def _has_turned(texts: Sequence[str], year: int) -> bool:
    """Whether days of January without a year follow full dates of `year` at its end: an issue of early
    January reports December, and calls the old year by its number."""
    ends = starts = others = 0
    for text in texts:
        for found in MONTH_DAY.finditer(text[:20_000]):
            is_full = text[max(0, found.start() - 5) : found.start()] == f"{year}年"
            month = int(found["m"])
            ends += is_full and month >= 11
            others += is_full and month < 11
            starts += month == 1 and not text[: found.start()].endswith("年")
    return ends > 0 and starts > others and starts >= 2


def latest_day(texts: Sequence[str], year: int, month: int | None, before: date | None) -> date | None:
    """The last day that the texts report: never after the issue, and not what is only announced."""
    opened: set[date] = set()
    others: set[date] = set()
    for text in texts:
        for span in find_dates(text[:20_000], year=year, month=month):
            last = span.end or span.start
            if (before is None or (last <= before and (before - last).days < 400)) and not is_announced(text, span):
                (opened if signs.is_opening(text) and span.offset < 120 else others).add(last)
    if not opened:
        return max(others, default=None)
    # Beyond the last dateline only the next days are reported; what is later is announced.
    reach = max(opened) + timedelta(days=3)
    return max(opened | {day for day in others if day <= reach})


ANNOUNCED = re.compile(
    r"(?:将于|定于|将在|拟于|截至|截止到?|计划|预计|力争|[从自到至]|将从|每年|历史|出生于|生于)[^，。；]{0,6}$"
)
FESTIVAL = re.compile(r"是(?:第|国|世界|全国|国际|我国|一年|[^，。；]{0,8}[日节](?![^，。；]))")
COMING = re.compile(r"(?:起(?!来|草|步)|前(?!往|来|后|去)|之前|以前|结束前|截止|将|止)")


def is_announced(text: str, span: DateSpan) -> bool:
    """Whether a day is a term or a plan (将于12月31日, 12月9日起, 4月底前), no reported day."""
    before = text[max(0, span.offset - 10) : span.offset]
    after = text[span.offset + len(span.printed) : span.offset + len(span.printed) + 4]
    return bool(ANNOUNCED.search(before) or COMING.match(after))


def is_festival(text: str, span: DateSpan) -> bool:
    """Whether a text only says what day it is: 12月4日是国家宪法日."""
    return bool(FESTIVAL.match(text, span.offset + len(span.printed)))


def article_dates(
    texts: Sequence[str], issue: IssueDate, headline: str = "", decks: Sequence[str] = ()
) -> tuple[DateSpan, ...]:
    """The days an article reports, the main one first.

    The day that signs a notice goes before all; then the day of the happening in the first paragraph, the day of
    the dateline (本报11月29日讯), and the others as they come: those shortly before the issue, then older ones and
    those of the asking, then what is only announced; nothing announced where the news is of 近日. `texts` are its
    paragraphs, captions last.
    A deck counts where it says when and where a speech was held; the paragraph that begins with a day and says what
    the headline says goes before a strange one above it.
    """
    month = (issue.day or issue.latest).month if (issue.day or issue.latest) else None
    ranked = [(SIGNATURE, span) for span in _spoken(decks, issue.year, month) if _is_near(span, issue)]
    first = next((at for at, text in enumerate(texts) if text.strip()), 0)
    for at, text in enumerate(texts[:AHEAD]):
        spans = find_dates(text[:LONGEST], year=issue.year, month=month)
        for span in (_in_past(found, issue) for found in spans):
            if _is_near(span, issue):
                rank = _rank(text, span, issue, at == first)
                tells = at != first and rank == RECENT and _tells(text, span, headline)
                ranked.append((HAPPENING if tells else rank, span))
    spans = [span for _, span in sorted(ranked, key=lambda item: item[0])]
    is_undated = first < len(texts) and UNDATED.match(texts[first][opening_length(texts[first][: signs.HEAD]) :][:12])
    if is_undated or any(rank < ANNOUNCEMENT for rank, _ in ranked):
        spans = [span for rank, span in sorted(ranked, key=lambda item: item[0]) if rank < ANNOUNCEMENT]
    unique = {(span.start, span.end): span for span in reversed(spans)}
    return tuple(reversed(unique.values()))[:12]


def _spoken(decks: Sequence[str], year: int | None, month: int | None) -> list[DateSpan]:
    """The days of the decks that name the meeting a speech was held at."""
    return [
        span
        for deck in decks[:AHEAD]
        for span in find_dates(deck[:LEAD], year=year, month=month)
        if SPEECH.match(deck, span.offset + len(span.printed))
    ]


def _tells(text: str, span: DateSpan, headline: str) -> bool:
    """Whether a paragraph that begins with a day says in its first sentence what the headline says."""
    if span.offset > 1 or len(headline) < 6:
        return False
    sentence = text[:LEAD].split("。", 1)[0]
    pairs = [headline[at : at + 2] for at in range(len(headline[:LEAD]) - 1)]
    return sum(pair in sentence for pair in pairs) >= SHARED * len(pairs)


def _rank(text: str, span: DateSpan, issue: IssueDate, is_lead: bool) -> int:
    """How much a day speaks for being the main one: the lower the more."""
    if furniture.is_bare_day(text) or _signs(text, span):
        return SIGNATURE
    formula = signs.OPENING.match(text[: signs.HEAD])
    head = opening_length(text[: signs.HEAD]) if formula else 0
    if is_lead and formula and _has_begun(text, span, issue) and not text[head : span.offset].strip(" \u3000从自"):
        return HAPPENING
    is_over = _is_over(text, span, issue)
    if (is_announced(text, span) and not is_over) or _is_after(span, issue):
        return ANNOUNCEMENT
    if formula and span.offset < formula.end():
        return DATELINE
    if is_festival(text, span) or not _is_recent(span, issue) or LEARNT.match(text, span.offset + len(span.printed)):
        return BESIDE
    is_clause = is_over or _begins_clause(text, span)
    return HAPPENING if is_lead and formula and is_clause and span.offset < LEAD else RECENT


def _is_over(text: str, span: DateSpan, issue: IssueDate) -> bool:
    """Whether 从5月1日到5日 tells of days that were over when the issue appeared."""
    last = issue.day or issue.latest
    is_period = span.end is not None and PERIOD.search(text[max(0, span.offset - 5) : span.offset])
    return bool(is_period) and last is not None and span.end <= last


def _has_begun(text: str, span: DateSpan, issue: IssueDate) -> bool:
    """Whether 从9月18日起 tells what began by the issue's last day, and announces nothing."""
    last = issue.day if not issue.is_estimate else issue.latest
    after = text[span.offset + len(span.printed) :][:1]
    return after == "起" and last is not None and span.start <= last


def _begins_clause(text: str, span: DateSpan) -> bool:
    return span.offset == 0 or text[span.offset - 1] in "，。：；）】！？”、 \u3000讯电"


def _signs(text: str, span: DateSpan) -> bool:
    """Whether a day stands under a notice, on the line of the body that gives it: 某某局 2024年3月5日."""
    before = text[: span.offset].rstrip(" \u3000")
    rest = text[span.offset + len(span.printed) :].strip(" \u3000")
    body = re.split(r"[。！ \u3000]", before[-40:])[-1]
    return not rest and "年" in span.printed and signs.is_body_of_people(body)


def _in_past(span: DateSpan, issue: IssueDate) -> DateSpan:
    """A bare day (29日) after the issue's day is one of the month before."""
    day = issue.day or issue.latest
    if day is None or "月" in span.printed or span.start <= day or not span.printed[:1].isdigit():
        return span
    last = day.replace(day=1) - timedelta(days=1)
    try:
        start = last.replace(day=span.start.day)
        end = last.replace(day=span.end.day) if span.end else None
    except ValueError:
        return span
    return replace(span, start=start, end=end)


def _is_after(span: DateSpan, issue: IssueDate) -> bool:
    return bool(issue.day and not issue.is_estimate and span.start > issue.day)


def _is_recent(span: DateSpan, issue: IssueDate) -> bool:
    """Within two months before the issue."""
    last = issue.day or issue.latest
    return last is None or -3 <= (last - span.start).days <= 62


def _is_near(span: DateSpan, issue: IssueDate) -> bool:
    """Within a year of the issue: older days are history."""
    middle = issue.day or issue.latest
    return middle is None or abs((middle - span.start).days) <= 370


def file_day(source: str) -> date | None:
    """The day in a file's name: 2024-12-02, 20241202, 2024年12月2日."""
    for found in FILE_DAY.finditer(source):
        try:
            return date(
                int(found["y"]),
                int(found["m"] or found["m2"] or found["m3"]),
                int(found["d"] or found["d2"] or found["d3"]),
            )
        except ValueError:
            continue
    return None


def file_page(source: str) -> int | None:
    """The page in a file's name after its day: _01, -2, 第2版."""
    stem = re.sub(r"\.\w{1,5}$", "", source.rsplit("/", 1)[-1])
    found = FILE_DAY.search(stem)
    if not found:
        only = re.search(r"第(?P<n>\d{1,2})版", stem)
        return int(only["n"]) if only else None
    page = re.match(r"[ _.-]*(?:第|[PpAa]|page)?[ _-]?0?(?P<n>\d{1,2})[ ]?版?(?:[ _.-].*)?$", stem[found.end() :])
    return int(page["n"]) if page and int(page["n"]) else None


def weekday_warnings(heads: Sequence[Masthead]) -> tuple[str, ...]:
    """A printed weekday that contradicts the printed day."""
    return tuple(
        f"第 {head.line} 行：报头写星期{WEEKDAYS[head.weekday]}，"
        f"但 {head.day.isoformat()} 是星期{WEEKDAYS[head.day.weekday()]}"
        for head in heads
        if head.day and head.weekday is not None and head.day.weekday() != head.weekday
    )


def differing_days(heads: Sequence[Masthead]) -> tuple[str, ...]:
    """Page heads that give different days."""
    days = sorted({head.day for head in heads if head.day})
    return (f"各版报头的日期不一致：{'、'.join(day.isoformat() for day in days)}",) if len(days) > 1 else ()
