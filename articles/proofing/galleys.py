"""Issues as they come from parsing -> issues under proof, and the way back from a finding to the raw lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.parsing.markup import RunningText, running_text
from articles.parsing.records import LineRole, ParsedArticle, ParsedIssue
from articles.parsing.width import widen
from articles.proofing.records import Doubt, Field, Finding, Galley, Kind, Part, Place

# How reading names a line that it left out.
LINE = re.compile(r"第 (\d+) 行")
# So many characters beside a quote tell its place in a line from others.
CONTEXTS = (12, 6, 3)
TITLES = {Field.KICKER: LineRole.KICKER, Field.HEADLINE: LineRole.HEADLINE, Field.DECK: LineRole.DECK}


def galley_of(parsed: ParsedIssue) -> Galley:
    """The issue under proof that a file makes, before anybody has edited it."""
    parts = [part for article in parsed.articles for part in _parts(article)]
    parts += [
        Part(Place(photo.article, Field.CAPTION, at), photo.caption)
        for at, photo in enumerate(parsed.photos, 1)
        if photo.caption
    ]
    doubts = tuple(Doubt(a.number, a.truncated, a.truncated_reason, a.candidates, a.notes) for a in parsed.articles)
    return Galley(parsed.source, parsed.date.day, tuple(parts), parsed.persons, doubts)


def _parts(article: ParsedArticle) -> Iterator[Part]:
    texts = {
        Field.KICKER: article.kicker,
        Field.HEADLINE: article.headline or "",
        Field.DECK: "\n".join(" ".join(deck.splitlines()) for deck in article.decks),
    }
    for name, text in texts.items():
        if text:
            yield Part(Place(article.number, name), text)
    for at, credit in enumerate(article.bylines, 1):
        yield Part(Place(article.number, Field.BYLINE, at), credit.name)
    text = running_text((), article.passages).text
    if text:
        yield Part(Place(article.number, Field.TEXT), text)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding stands in the raw file: line from 1, `start` in it, and what is printed there."""

    line: int
    start: int
    printed: str


@dataclass(slots=True)
class RawPlaces:
    """Finds the raw lines of findings in a parsed issue."""

    parsed: ParsedIssue
    _lines: list[str] = field(init=False)
    _running: dict[int, RunningText] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lines = self.parsed.decoded.text.split("\n")

    def spot(self, finding: Finding, part: Part) -> Spot | None:
        """The place of a finding; of one that runs over two lines, what stands in the first. None where the
        characters are not in the file (a mark that the machine added)."""
        if finding.kind is Kind.DUPLICATE and (printed_again := LINE.search(finding.reason)):
            return self._at_line(int(printed_again[1]), finding.end - finding.start)
        if finding.place.field is Field.TEXT:
            return self._in_text(finding)
        numbers = self._numbers(finding.place)
        return self._in_context(finding, part.text, numbers) or self._in_lines(
            part.text[finding.start : finding.end], numbers
        )

    def _at_line(self, number: int, length: int) -> Spot | None:
        """The beginning of a line that reading left out because it stands elsewhere too."""
        if not 0 < number <= len(self._lines):
            return None
        line = self._lines[number - 1]
        start = len(line) - len(line.lstrip("# \u3000"))
        return Spot(number, start, line[start : start + length])

    def _in_text(self, finding: Finding) -> Spot | None:
        number = finding.place.article
        if number not in self._running:
            article = next(article for article in self.parsed.articles if article.number == number)
            self._running[number] = running_text((), article.passages)
        places = [self._running[number].place(at) for at in range(finding.start, finding.end)]
        found = [place for place in places if place]
        if not found:
            return None
        line, start = found[0]
        end = max(at for other, at in found if other == line) + 1
        return Spot(line, start, self._lines[line - 1][start:end])

    def _numbers(self, place: Place) -> Sequence[int]:
        if place.field is Field.CAPTION:
            return self.parsed.photos[place.at - 1].lines
        if place.field is Field.BYLINE:
            article = next(article for article in self.parsed.articles if article.number == place.article)
            return [article.bylines[place.at - 1].line]
        return [
            line
            for line, label in self.parsed.lines.items()
            if label.article == place.article and label.role is TITLES[place.field]
        ]

    def _in_context(self, finding: Finding, text: str, numbers: Sequence[int]) -> Spot | None:
        """The first line that has the quote with what stands beside it. A line with two headlines is labelled as the
        first article's only, so those of the other articles are looked through as well."""
        others = [line for line, label in self.parsed.lines.items() if label.role is TITLES.get(finding.place.field)]
        for beside in CONTEXTS:
            first = max(0, finding.start - beside)
            wanted = text[first : finding.end + beside]
            for number in (*numbers, *others):
                at = widen(self._lines[number - 1]).find(wanted)
                if at >= 0:
                    start = at + finding.start - first
                    printed = self._lines[number - 1][start : start + finding.end - finding.start]
                    return Spot(number, start, printed)
        return None

    def _in_lines(self, quote: str, numbers: Iterable[int]) -> Spot | None:
        """The first line that has the quote; else the one that has most of its beginning."""
        wanted = quote
        while wanted:
            for number in numbers:
                line = self._lines[number - 1]
                for print_of in (widen(line), line):
                    start = print_of.find(wanted)
                    if start >= 0:
                        return Spot(number, start, line[start : start + len(wanted)])
            wanted = wanted[:-1]
        return None
