"""What is done with each file of an import: really, or as a trial."""

import logging
import shlex
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.loading import describe, load, place, refuse
from articles.management.summary import day_of
from articles.models import ImportedFile, ImportRun, Publication
from articles.parsing import parse_issue
from articles.parsing.records import ParsedIssue, RefusedFile
from articles.proofreading.issues import proofread
from articles.sources import Source
from people.models import ListedWord
from people.reading import NO_ADVICE, Advice

log = logging.getLogger(__name__)

Outcome = ImportedFile.Outcome
Parse = Callable[[Source], tuple[bytes, ParsedIssue]]


@dataclass(slots=True)
class Reader:
    """Reads and parses files as the options of the command say, and keeps the records for a report if asked to."""

    encoding: str | None = None
    day: date | None = None
    district: str = ""
    advice: Advice = NO_ADVICE
    keeps: bool = False
    issues: list[ParsedIssue] = field(default_factory=list)
    errors: list[dict[str, str]] = field(default_factory=list)

    def know(self, publication: Publication) -> None:
        """Takes over what the database tells: the district, and the words that editors have added."""
        self.district, self.advice = publication.district, ListedWord.objects.advice()

    def parse(self, source: Source) -> tuple[bytes, ParsedIssue]:
        """A file's bytes and what they hold. Raises RefusedFile, its message without the file's name."""
        try:
            content = source.read()
            parsed = parse_issue(
                source.name,
                content,
                encoding=self.encoding,
                day=self.day,
                district=self.district,
                advice=self.advice,
            )
        except RefusedFile as refusal:
            raise RefusedFile(str(refusal).removeprefix(f"{source.name}：")) from None
        except Exception as error:
            log.exception("%s: cannot be parsed", source.name)
            raise RefusedFile(
                _("The program failed on this file. Please report it with the file: %(error)s")
                % {"error": f"{type(error).__name__}: {error}"}
            ) from error
        if self.keeps:
            self.issues.append(parsed)
        return content, parsed

    def note(self, file: ImportedFile) -> None:
        """Keeps the reason of a refused file for the report."""
        if file.outcome in {Outcome.REFUSED, Outcome.CHANGED}:
            self.errors.append({"source": file.name, "message": file.reason})


class Import:
    """A run that writes: a row for itself and a row a file."""

    def __init__(self, reader: Reader, publication: Publication, arguments: list[str]):
        self._reader, self._publication = reader, publication
        reader.know(publication)
        self._run = ImportRun.objects.create(arguments=shlex.join(arguments))

    def take(self, source: Source) -> tuple[ImportedFile, str]:
        """Loads a file; its row, and its day for the summary."""
        day = ""
        try:
            content, parsed = self._reader.parse(source)
        except RefusedFile as refusal:
            file = refuse(source.name, str(refusal), run=self._run, publication=self._publication)
        else:
            file = load(parsed, content, run=self._run, publication=self._publication)
            day = day_of(parsed)
            if file.outcome in {Outcome.NEW, Outcome.MERGED}:
                self._proofread(file)
        self._reader.note(file)
        return file, day

    @staticmethod
    def _proofread(file: ImportedFile) -> None:
        """Has the detectors look at the issue. What they cannot do is no reason to lose the file."""
        try:
            proofread(file.issue)
        except Exception as error:
            log.exception("%s: cannot be proofread", file.name)
            told = _("It was loaded, but the detectors failed on it; try again with manage.py proofread: %(error)s")
            told %= {"error": f"{type(error).__name__}: {error}"}
            file.reason = "\n".join(filter(None, [file.reason, told]))
            file.save(update_fields=["reason"])

    def finish(self) -> None:
        self._run.finished = timezone.now()
        self._run.save(update_fields=["finished"])


class Trial:
    """A run that writes nothing. Without a database to look at, every readable file is new."""

    def __init__(self, reader: Reader, publication: Publication | None):
        self._reader, self._publication = reader, publication
        # A trial gets along without the database, and so with one that has not been migrated yet.
        with suppress(DatabaseError):
            if publication:
                reader.know(publication)

    def take(self, source: Source) -> tuple[ImportedFile, str]:
        """What would become of the file; a row that is not saved, and its day for the summary."""
        try:
            content, parsed = self._reader.parse(source)
            file = describe(parsed, content)
        except (RefusedFile, ValueError) as refusal:
            file = ImportedFile(name=source.name, outcome=Outcome.REFUSED, reason=str(refusal))
            self._reader.note(file)
            return file, ""
        if self._publication:
            placement = place(parsed, self._publication)
            file.outcome = placement.outcome
            file.reason = placement.reason or file.reason
        return file, day_of(parsed)

    def finish(self) -> None:
        """Nothing was begun."""
