"""Which day a sentence of an article reports: one that it names itself, or that 当天 takes up from before."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from people.reading.dates import find_dates
from people.reading.happenings import opening_length
from people.reading.punctuation import full_width
from people.reading.records import DateSpan, Passage

RECENTLY = re.compile(
    r"近日|(?<!\d)日前|昨[日天晚]|今[日天晨早]|当天|前[天晚]|连日来|近段时间|这几天|最近|近期|本周|上周"
    r"|[节旦一](?:假期|前夕|期间)|节前"
)
PLANNED = re.compile(r"(?:将于|拟于|定于|计划于?|预计于?)")
# 记者3月1日从某局获悉: the day of the asking, not of what is told.
LEARNT = re.compile("[^，。；]{0,16}(?:获悉|了解到|得知|采访)")
# Days that are the end or the beginning of something that goes on.
TERM = re.compile(r"起|以来|以前|之前|前(?![往来])|止|截止|为止|是")
SINCE = re.compile(r"(?:截至|截止到?|自|从|至|持续到?|延续到?|[^达得]到)$")
SAME_DAY = re.compile(r"(?:活动|节日|仪式|会议|开幕|开赛|比赛)?(?:当[天日晚]|同[日天]|这一?天)")
SENTENCE_END = re.compile(r"[。！？\n]")
# Bounds for hostile input: how far an article's own happening may stand from its beginning.
LEAD = 400
LEADS = 3
MOST_BODIES = 3
MOST_PARAGRAPHS = 12
# What happened longer ago is history, in months.
MOST_MONTHS = 3
Days = tuple[date, date | None]


def sentence_start(text: str, at: int) -> int:
    """The offset at which the sentence that holds `at` begins."""
    return max(text.rfind(sign, 0, at) for sign in "。！？\n") + 1


class ReportedDays:
    """The days of one article; `bodies` are its paragraphs and captions, `stated` the days that parsing gives it,
    `year` and `month` the issue's."""

    def __init__(self, bodies: Sequence[Passage], stated: Sequence[DateSpan], year: int | None, month: int | None):
        self.bodies = bodies
        self.stated = stated
        self.year = year
        self.month = month

    def find(self, text: str) -> list[DateSpan]:
        return find_dates(text, year=self.year, month=self.month)

    def named(self, text: str, start: int, end: int) -> Days | None:
        """The last day named in a stretch of text; for 当天 the last one before it."""
        spans = self.find(text[start:end])
        if not spans and SAME_DAY.search(text, start, end):
            spans = self.find(text[:start])
        return (spans[-1].start, spans[-1].end) if spans else None

    def sentences(self) -> Iterator[tuple[Passage, str, int, Days]]:
        """(passage, sentence, where its date ends, the day) of the lead's sentences that report a day."""
        for passage in self.bodies[:LEADS]:
            text = full_width(passage.text[:LEAD])
            begin = opening_length(text)
            for span in self.find(text):
                end = span.offset + len(span.printed)
                if span.offset < begin or self._is_no_report(text, span, end):
                    continue
                start = max(begin, sentence_start(text, span.offset))
                stop = SENTENCE_END.search(text, end)
                yield passage, text[start : stop.start() if stop else len(text)], end - start, (span.start, span.end)

    def _is_no_report(self, text: str, span: DateSpan, end: int) -> bool:
        """Whether a day is a plan, a term, long past, or the day on which somebody was asked."""
        if PLANNED.search(text, max(0, span.offset - 6), span.offset) or TERM.match(text, end):
            return True
        is_past = self._is_history(span)
        is_since = SINCE.search(text, max(0, span.offset - 4), span.offset) and not span.end
        return bool(is_past or is_since or LEARNT.match(text, end))

    def _is_history(self, span: DateSpan) -> bool:
        """Whether a day is so long ago that the issue tells it as history, not as news."""
        if self.year is None:
            return False
        if self.month is None:
            return span.start.year < self.year - 1
        return (self.year - span.start.year) * 12 + self.month - span.start.month > MOST_MONTHS

    def _is_announced(self, span: DateSpan) -> bool:
        """Whether the first text that prints a day only announces it: 将于6月1日."""
        for passage in self.bodies[:MOST_BODIES]:
            text = full_width(passage.text[:LEAD])
            at = text.find(span.printed)
            if at >= 0:
                return bool(PLANNED.search(text, max(0, at - 6), at))
        return False

    def paragraphs(self) -> Days | None:
        """The first and the last day with which paragraphs of the article begin, where they differ: 3日，… 4日，…"""
        begun = [
            span.start
            for passage in self.bodies[:MOST_PARAGRAPHS]
            for span in self.find(full_width(passage.text[:12]))[:1]
            if span.offset == 0 and not self._is_history(span)
        ]
        return (min(begun), max(begun)) if len(set(begun)) > 1 else None

    def main(self) -> Days | None:
        """The day of the article's own happening: none where the lead is of 近日."""
        for _, _, _, day in self.sentences():
            return day
        for span in self.stated:
            if not self._is_announced(span):
                return span.start, span.end
        for passage in self.bodies[:MOST_BODIES]:
            day = self.find(passage.text[:200])
            if day:
                return day[0].start, day[0].end
        return None
