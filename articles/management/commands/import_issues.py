"""Reads files of OCR text into issues."""

import codecs
import json
import sys
from argparse import ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path
from typing import BinaryIO, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import DatabaseError, connection, reset_queries
from django.utils import translation
from django.utils.translation import gettext as _

from articles import sources
from articles.management.progress import Progress
from articles.management.runs import Import, Reader, Trial
from articles.management.summary import Summary
from articles.models import Publication
from articles.parsing.report import structure_report
from articles.proofing.report import suggestions

USAGE, INTERRUPTED = 2, 130
EXAMPLES = """\
examples:
  manage.py import_issues 2024-12-02.txt            one issue, dated by its name
  manage.py import_issues issues/                   all .txt and .md files of a folder and the folders in it
  manage.py import_issues 'issues/2024-*.txt'       what a pattern matches
  manage.py import_issues --glob '*.ocr' issues/    other file names inside folders and archives
  manage.py import_issues 2024.zip                  the texts of an archive
  cat page.txt | manage.py import_issues --date 2024-12-02 -
  manage.py import_issues --encoding big5 old/      text in an encoding that cannot be told from GB18030
  manage.py import_issues --dry-run --json issues/ > report.json
                                                    what an import would make of it; writes nothing

dates: a masthead goes before the file's name (2024-12-02, 20241202, 2024年12月2日; pages as 2024-12-02-01),
  the name before --date; where none tells, the date is estimated and an editor has to confirm it.
exit code: 0 all files are in the database; 1 some were refused; 2 wrong usage; 130 interrupted (what was
  loaded stays, the file under way leaves nothing; run it again to go on).
"""


class HelpFormatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Django's order of options, and examples as they are written."""


class Command(BaseCommand):
    help = "Reads files of OCR text into issues with articles, photos, people and events."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=HelpFormatter, epilog=EXAMPLES, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="file, folder, pattern, .zip, or - for standard input"
        )
        parser.add_argument("--dry-run", action="store_true", help="write nothing to the database")
        parser.add_argument("--json", action="store_true", help="print the structure report on standard output")
        parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="date of files that do not tell theirs")
        parser.add_argument(
            "--publication", metavar="NAME", help="name or address of the bulletin, if not the main one"
        )
        parser.add_argument("--glob", metavar="PATTERN", help="file names to take inside folders and archives")
        parser.add_argument("--encoding", type=encoding, help="encoding of the files; else UTF-8, UTF-16 or GB18030")
        parser.add_argument("--quiet", action="store_true", help="tell refusals only")

    def handle(self, *args, **options) -> None:
        # Reasons are kept for editors, so they are in the site's language whoever calls.
        with translation.override(settings.LANGUAGE_CODE):
            self._handle(options)

    def _handle(self, options: dict) -> None:
        search = sources.find(options["paths"], pattern=options["glob"], stdin=_binary(sys.stdin))
        if len(search.missing) == len(search.sources):
            raise CommandError("\n".join(search.missing), returncode=USAGE)
        reader = Reader(options["encoding"], options["date"], keeps=options["json"])
        work = self._work(reader, options)
        summary = Summary()
        # Django's own wrapper ends each piece with a line break and paints it red.
        stream = options.get("stderr") or sys.stderr
        progress = Progress(stream, len(search.sources), quiet=options["quiet"])
        try:
            for source in search.sources:
                progress.step(summary.add(*work.take(source)))
                reset_queries()  # with DEBUG, Django keeps the statements and in them the texts
            work.finish()
        except KeyboardInterrupt:
            message = _("Interrupted. What was loaded stays; run the command again to go on.")
            raise CommandError(message, returncode=INTERRUPTED) from None
        finally:
            progress.close()
        if options["json"]:
            self._print_report(reader)
        if not options["quiet"]:
            self._print(summary, search.left_out, options, stream if options["json"] else self.stdout)
        if summary.refused:
            message = _("Refused: %(count)d of %(all)d files. The reasons stand above.")
            raise CommandError(message % {"count": summary.refused, "all": len(summary.rows)}, returncode=1)

    def _work(self, reader: Reader, options: dict) -> Import | Trial:
        if options["dry_run"]:
            return Trial(reader, self._publication(options["publication"], trial=True))
        return Import(reader, self._publication(options["publication"]), _arguments(options))

    def _publication(self, name: str | None, *, trial: bool = False) -> Publication | None:
        """The bulletin the files belong to; None for a trial where there is no database to ask."""
        if trial and not name and not _has_database():
            return None
        try:
            found = list(Publication.objects.all())
        except DatabaseError as error:
            if trial and not name:
                return None
            raise CommandError(
                _("The database cannot be used (%(error)s). Make its tables with: manage.py migrate")
                % {"error": str(error).strip()},
                returncode=USAGE,
            ) from None
        matches = [one for one in found if name in (one.slug, one.name)] if name else [p for p in found if not p.slug]
        if len(matches) == 1:
            return matches[0]
        known = ", ".join(f"{one.name} ({one.slug})" if one.slug else one.name for one in found)
        message = _("There is no bulletin “%(name)s”. Known: %(known)s. Add one in the admin.")
        raise CommandError(message % {"name": name or "", "known": known or "–"}, returncode=USAGE)

    @staticmethod
    def _print(summary: Summary, left_out: int, options: dict, stream: TextIO) -> None:
        lines = summary.lines()
        if options["dry_run"]:
            lines.append(_("Dry run: nothing was written."))
        if left_out:
            lines.append(_("Files left out, not .txt or .md or not what --glob says: %(count)d") % {"count": left_out})
        stream.write("\n".join(lines) + "\n")

    def _print_report(self, reader: Reader) -> None:
        report = structure_report(reader.issues, reader.errors, suggestions(reader.issues))
        spelling = codecs.lookup(getattr(self.stdout, "encoding", None) or "utf-8").name
        self.stdout.write(json.dumps(report, ensure_ascii=spelling != "utf-8", indent=1))


def day(text: str) -> date:
    """The value of --date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date; write it as 2024-12-02") from None


def encoding(text: str) -> str:
    """The value of --encoding."""
    try:
        "".encode(text)
    except (LookupError, ValueError):
        raise ArgumentTypeError(f"{text!r} is no encoding; for example utf-8, gb18030, big5, utf-16") from None
    return text


def _binary(stream: TextIO | None) -> BinaryIO | None:
    return getattr(stream, "buffer", None)


def _has_database() -> bool:
    """Whether asking the database makes none: SQLite creates its file when it is first opened."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return True
    return Path(connection.settings_dict["NAME"]).exists()


def _arguments(options: dict) -> list[str]:
    """What the command was called with, for the row of the run."""
    words = [f"--{name}={options[name]}" for name in ("date", "publication", "glob", "encoding") if options[name]]
    return [*words, *options["paths"]]
