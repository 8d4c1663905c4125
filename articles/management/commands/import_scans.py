"""Files the scans of a folder with their issues."""

import os
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from articles.management.commands.import_issues import day
from articles.models import Issue
from articles.parsing.dating import file_day
from articles.scanning import filing
from articles.scanning.filing import REFUSED, Filed
from articles.scanning.pictures import MOST_BYTES
from articles.sources import natural

SUFFIXES = (".png", ".jpg", ".jpeg", ".pdf")
USAGE = 2


class Command(BaseCommand):
    help = (
        "Files page scans (PNG, JPEG, PDF) with the issues they show. The day is in the name of the file or of its "
        "folder (2024-12-02, 20241202), the page in the file's name (2024-12-02-01.png, 第1版.jpg, 03.png); where it "
        "is not, pages follow in the order of the names. The same scan again changes nothing; a new scan of a page "
        "takes the place of the old one, which is kept. Exit code 1: some files were refused."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of files that do not tell theirs")
        parser.add_argument(
            "--publication", metavar="NAME", help="name or address of the bulletin, if there are several"
        )

    def handle(self, *, folder: Path, **options: object) -> None:
        if not folder.is_dir():
            raise CommandError(_("There is no folder “%(name)s”.") % {"name": folder}, returncode=USAGE)
        with translation.override(settings.LANGUAGE_CODE):
            refused = 0
            for filed in self.file_all(folder, options["date"], options["publication"] or ""):
                refused += filed.outcome == REFUSED
                self.stdout.write(line(filed))
            if refused:
                words = _("Refused: %(count)d. The reasons stand above.")
                raise CommandError(words % {"count": refused}, returncode=1)

    def file_all(self, folder: Path, given: date | None, publication: str) -> Iterator[Filed]:
        dated = [(file_day(str(path.relative_to(folder))) or given, path) for path in scans_below(folder)]
        for when, group in groupby(sorted(dated, key=lambda pair: str(pair[0])), key=lambda pair: pair[0]):
            paths = [path for _when, path in group]
            issues = issues_of(when, publication)
            if len(issues) == 1:
                yield from filing.file_scans(issues[0], ((path.name, read(path)) for path in paths))
            else:
                yield from (Filed(path.name, REFUSED, reason=why(when, issues)) for path in paths)


def scans_below(folder: Path) -> list[Path]:
    """Images and PDFs in the folder and the folders in it, numbers in their names counted as numbers."""
    found = [
        Path(place) / name
        for place, _folders, names in os.walk(folder)
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith(".")
    ]
    return sorted(found, key=lambda path: natural(str(path)))


def read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def issues_of(when: date | None, publication: str) -> list[Issue]:
    """The issues of a day, those of a confirmed date before those of an estimated one."""
    if when is None:
        return []
    found = Issue.objects.filter(date=when).select_related("publication")
    rows = [row for row in found if not publication or publication in (row.publication.slug, row.publication.name)]
    return [row for row in rows if row.date_confirmed] or rows


def why(when: date | None, issues: list[Issue]) -> str:
    if when is None:
        return _("The name tells no day. Name the file or its folder like 2024-12-02, or give --date.")
    if issues:
        return _("Several issues have the day %(day)s. Say which with --publication, or confirm the date of the right "
                 "one.") % {"day": when.isoformat()}  # fmt: skip
    return _("There is no issue of %(day)s. Import its text first.") % {"day": when.isoformat()}


def line(filed: Filed) -> str:
    """What became of a file, for a terminal."""
    outcome = {
        filing.NEW: _("new"), filing.REPLACED: _("replaces the former scan"), filing.UNCHANGED: _("unchanged"),
        REFUSED: _("refused"),
    }[filed.outcome]  # fmt: skip
    where = _("page %(page)d") % {"page": filed.page} if filed.page else ""
    return "  ".join(part for part in (filed.name, where, outcome, filed.reason) if part)
