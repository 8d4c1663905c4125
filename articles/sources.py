"""Which files an import reads: PATHs as an operator types them -> names and contents.

Names are found at once, contents are read one by one when their turn comes. Nothing here knows the database.
"""

import fnmatch
import glob
import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.archives import Archive, Reader
from articles.parsing.decode import MOST_BYTES
from articles.parsing.records import RefusedFile

SUFFIXES = (".txt", ".md")
STANDARD_INPUT = "-"
# Years / months / days are three levels; nobody sorts issues forty levels deep.
MOST_DEPTH = 40
LONGEST_NAME = 500
DIGITS = re.compile(r"(\d+)")
UNPRINTABLE = {"Cc", "Cs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. `name` is the path as typed and, inside a folder or an archive, the way on from there."""

    name: str
    reader: Reader

    def read(self) -> bytes:
        """The file's bytes. Raises RefusedFile, saying what to do, for what cannot be read."""
        return self.reader()


@dataclass(slots=True)
class Search:
    """What stands at some PATHs, in natural order (2.txt before 10.txt) below each.

    `pattern` chooses files inside folders and archives instead of .txt and .md: of file names, or of
    paths where it has a slash. `left_out` counts the files it did not choose, `missing` holds the
    complaints about PATHs where there is nothing; each of them is also a source that refuses to be read.
    """

    pattern: str | None = None
    stdin: BinaryIO | None = None
    sources: list[Source] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left_out: int = 0
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def add(self, path: str) -> None:
        """Adds what stands at `path`: a file, a folder, an archive, a shell pattern, or - for standard input."""
        if path == STANDARD_INPUT:
            self.sources.append(Source(STANDARD_INPUT, partial(_read_stream, self.stdin)))
        elif os.path.lexists(path):
            self._add_existing(path)
        elif not glob.has_magic(path):
            self._miss(path, _("There is no such file or folder. Check the path."))
        elif "**" in path:
            self._add_everywhere(path)
        elif matches := glob.glob(path):
            for match in sorted(matches, key=natural):
                self._add_existing(match)
        else:
            self._miss(path, _("No file matches this pattern. Check it, and put it in quotes."))

    def _add_everywhere(self, path: str) -> None:
        """`head/**/tail`: the standard library's own ** never ends where folders are linked in a circle."""
        head, tail = path.split("**", 1)
        for folder in sorted(glob.glob(head or "."), key=natural):
            self._add_folder(folder, tail.lstrip("*").lstrip("/") or None)

    def _add_existing(self, path: str) -> None:
        if os.path.isdir(path):
            self._add_folder(path, self.pattern)
        else:
            self._add_file(path)

    def _add_file(self, path: str) -> None:
        if not self._is_first(path):
            return
        if path.lower().endswith(".zip"):
            self._add_archive(path)
        else:
            self.sources.append(Source(display_name(path), partial(_read_file, path)))

    def _add_folder(self, folder: str, pattern: str | None) -> None:
        files, left_out, complaints = self._files_below(folder, pattern)
        self.left_out += left_out
        self.sources += complaints
        if not files and not complaints:
            self._miss(folder, _("No file to import in this folder. It takes .txt and .md; --glob takes others."))
        for path in sorted(files, key=natural):
            self._add_file(path)

    def _files_below(self, folder: str, pattern: str | None) -> tuple[list[str], int, list[Source]]:
        """Paths of the chosen files, how many were left out, and what could not be looked into.

        Each real folder is entered once, so that links in a circle end.
        """
        files, left_out, complaints = [], 0, []
        waiting, entered = [(folder, 0)], set()
        while waiting:
            here, depth = waiting.pop()
            try:
                names = _listing(here, depth, entered)
            except RefusedFile as refusal:
                complaints.append(refusing(display_name(here), str(refusal)))
                continue
            for name in names:
                if name.startswith("."):
                    continue
                path = os.path.join(here, name)
                if os.path.isdir(path):
                    waiting.append((path, depth + 1))
                elif is_wanted(os.path.relpath(path, folder), pattern):
                    files.append(path)
                else:
                    left_out += 1
        return files, left_out, complaints

    def _add_archive(self, path: str) -> None:
        shown = display_name(path)
        # A pattern that chose archives says nothing of the files in them.
        pattern = None if (self.pattern or "").lower().endswith(".zip") else self.pattern
        try:
            members = sorted(
                Archive(path).members(lambda name: is_wanted(name, pattern)), key=lambda member: natural(member[0])
            )
        except RefusedFile as refusal:
            self.sources.append(refusing(shown, str(refusal)))
            return
        if not members:
            self._miss(shown, _("No file to import in this archive. It takes .txt and .md; --glob takes others."))
        self.sources += [Source(_printable(f"{shown}/{name}"), reader) for name, reader in members]

    def _is_first(self, path: str) -> bool:
        """Whether the file, under whatever name, was not yet added."""
        try:
            info = os.stat(path)
        except OSError:
            return True
        key = (info.st_dev, info.st_ino)
        fresh = key not in self._seen
        self._seen.add(key)
        return fresh

    def _miss(self, path: str, complaint: str) -> None:
        shown = display_name(path)
        self.missing.append(f"{shown}: {complaint}")
        self.sources.append(refusing(shown, complaint))


def find(paths: Iterable[str], *, pattern: str | None = None, stdin: BinaryIO | None = None) -> Search:
    """What stands at the PATHs, in their order, each file once."""
    search = Search(pattern, stdin)
    for path in paths:
        search.add(path)
    return search


def refusing(name: str, reason: str) -> Source:
    """A source that cannot be read, for a known reason."""

    def refuse() -> bytes:
        raise RefusedFile(reason)

    return Source(name, refuse)


def is_wanted(path: str, pattern: str | None) -> bool:
    """Whether a file inside a folder or an archive is to be read; hidden ones never are."""
    parts = path.replace(os.sep, "/").split("/")
    if any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts):
        return False
    if pattern is None:
        return parts[-1].lower().endswith(SUFFIXES)
    if "/" in pattern:
        return fnmatch.fnmatch("/".join(parts), pattern) or fnmatch.fnmatch("/".join(parts), f"*/{pattern}")
    return fnmatch.fnmatch(parts[-1], pattern)


def natural(text: str) -> tuple:
    """A sorting key under which numbers inside names count as numbers."""
    parts = DIGITS.split(text)
    return [(len(part.lstrip("0")), part.lstrip("0")) if at % 2 else part for at, part in enumerate(parts)], text


def display_name(path: str) -> str:
    """A path as a person can read it and a database keep it: without ./ and at most 500 characters, the last ones."""
    text = os.path.normpath(path)
    if any("\udc80" <= sign <= "\udcff" for sign in text):  # bytes that are not UTF-8: mostly a name in GBK
        text = os.fsencode(text).decode("gb18030", "replace")
    return _printable(text)


def _printable(text: str) -> str:
    text = "".join("\ufffd" if unicodedata.category(sign) in UNPRINTABLE else sign for sign in text)
    return text if len(text) <= LONGEST_NAME else "…" + text[1 - LONGEST_NAME :]


def _listing(folder: str, depth: int, entered: set[tuple[int, int]]) -> list[str]:
    """Names in the folder; none where it was entered before. Raises RefusedFile where it cannot be entered."""
    if depth > MOST_DEPTH:
        raise RefusedFile(
            _("Folders are more than %(most)d deep here. Name the folder with the issues itself.")
            % {"most": MOST_DEPTH}
        )
    try:
        info = os.stat(folder)
        if (info.st_dev, info.st_ino) in entered:
            return []
        entered.add((info.st_dev, info.st_ino))
        return os.listdir(folder)
    except OSError as error:
        raise _unreadable(error) from None


def _read_file(path: str) -> bytes:
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode):
            raise RefusedFile(_("This is no ordinary file. Name a text file, or give the text on standard input (-)."))
        _check_size(info.st_size)
        with open(path, "rb") as file:
            return _read_stream(file)
    except OSError as error:
        raise _unreadable(error) from None


def _read_stream(stream: BinaryIO | None) -> bytes:
    content = stream.read(MOST_BYTES + 1) if stream else b""
    _check_size(len(content))
    return content


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        raise RefusedFile(
            _("The file has more than %(most)d MB, about four hundred times an issue. Split it by issue or by page.")
            % {"most": MOST_BYTES // (1024 * 1024)}
        )


def _unreadable(error: OSError) -> RefusedFile:
    if isinstance(error, PermissionError):
        return RefusedFile(_("No permission to read it. Give the account that imports the right to (chmod +r)."))
    if isinstance(error, FileNotFoundError):
        return RefusedFile(_("A link that leads nowhere, or the file went away. Name the file itself."))
    return RefusedFile(
        _("It cannot be read (%(error)s). Check the disk and the file, or copy it elsewhere.")
        % {"error": error.strerror or error}
    )
