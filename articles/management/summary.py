"""The table at the end of an import."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from articles.models import ImportedFile
from articles.parsing.records import ParsedIssue

FIGURES = ("articles", "photos", "people", "events", "fragments")
LONGEST_NAME = 48
Outcome = ImportedFile.Outcome


@dataclass(frozen=True, slots=True)
class Row:
    """What the table tells of a file; `remarks` stand beneath it."""

    outcome: str
    name: str
    day: str = ""
    figures: tuple[int, ...] | None = None
    characters: str = ""
    encoding: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        return self.outcome in {Outcome.REFUSED, Outcome.CHANGED}

    @property
    def label(self) -> str:
        return str(Outcome(self.outcome).label)

    def cells(self) -> list[str]:
        figures = [str(figure) for figure in self.figures] if self.figures else ["–"] * len(FIGURES)
        return [self.label, shorten(self.name), self.day or "–", *figures, self.characters or "–", self.encoding or "–"]


@dataclass(slots=True)
class Summary:
    """The rows of a run, and their totals."""

    rows: list[Row] = field(default_factory=list)

    @property
    def refused(self) -> int:
        return sum(row.is_refused for row in self.rows)

    def add(self, file: ImportedFile, day: str = "") -> Row:
        """The row of a file; `day` where the file has no issue yet."""
        loaded = file.outcome in {Outcome.NEW, Outcome.MERGED}
        if file.issue:
            day = _day(file.issue.date, file.issue.date_confirmed)
        row = Row(
            outcome=file.outcome,
            name=file.name,
            day=day,
            figures=tuple(getattr(file, name) for name in FIGURES) if loaded else None,
            characters=f"{file.characters_in} = {file.characters_placed}" if loaded else "",
            encoding=file.encoding,
            remarks=tuple(filter(None, file.reason.split("\n"))),
        )
        self.rows.append(row)
        return row

    def lines(self) -> list[str]:
        """The table, its columns as wide as a terminal shows Chinese, and a line of totals."""
        header = [
            _("outcome"), _("file"), _("date"), _("articles"), _("photos"), _("people"), _("events"), _("fragments"),
            _("characters in = placed"), _("encoding"),
        ]  # fmt: skip
        table = [header, *(row.cells() for row in self.rows), self._totals()]
        widths = [max(width(row[column]) for row in table) for column in range(len(header))]
        head, *body, total = (aligned(row, widths) for row in table)
        rule = "-" * (sum(widths) + 2 * (len(widths) - 1))
        lines = [head, rule]
        for row, line in zip(self.rows, body, strict=True):
            lines.append(line)
            lines += [f"    {remark}" for remark in row.remarks]
        return [*lines, rule, total, self.counts()]

    def counts(self) -> str:
        """How many files came to which end."""
        counted = [(outcome, sum(row.outcome == outcome for row in self.rows)) for outcome in Outcome]
        parts = [f"{outcome.label} {count}" for outcome, count in counted if count]
        return _("files: %(files)d (%(parts)s)") % {"files": len(self.rows), "parts": ", ".join(parts)}

    def _totals(self) -> list[str]:
        loaded = [row for row in self.rows if row.figures]
        sums = [str(sum(row.figures[at] for row in loaded)) for at in range(len(FIGURES))]
        read = sum(int(row.characters.split(" = ")[0]) for row in loaded)
        placed = sum(int(row.characters.split(" = ")[1]) for row in loaded)
        return [_("total"), "", "", *sums, f"{read} = {placed}", ""]


def day_of(parsed: ParsedIssue) -> str:
    """The day of a file as the table shows it."""
    return _day(parsed.date.day, not parsed.date.is_estimate)


def _day(day: date | None, confirmed: bool) -> str:
    """ISO 8601, an estimate with a question mark."""
    return f"{day or ''}{'' if confirmed else '?'}"


def width(text: str) -> int:
    """Columns that a terminal needs for a text: two for a Chinese character."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def shorten(name: str) -> str:
    """The end of a long name, which tells more than its beginning."""
    while width(name) > LONGEST_NAME:
        name = "…" + name[2:]
    return name


def aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells side by side: figures to the right, words to the left."""
    figures = range(3, 3 + len(FIGURES) + 1)
    padded = []
    for at, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
        space = " " * (wide - width(cell))
        padded.append(space + cell if at in figures else cell + space)
    return "  ".join(padded).rstrip()
