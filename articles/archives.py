"""A .zip of issues: the texts in it, read one by one and never unpacked to the disk.

Limits are far above what a district's archive of years has and far below what harms a machine.
"""

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from articles.parsing.decode import MOST_BYTES
from articles.parsing.records import RefusedFile

MOST_MEMBERS = 20_000
MOST_DIRECTORY = 8 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
# Chinese text packs to about a third, a text of one repeated line to a hundredth.
MOST_RATIO = 200
SMALL = 1024 * 1024
ENCRYPTED, NAME_IS_UTF8 = 0x1, 0x800
END, END_64 = b"PK\x05\x06", b"PK\x06\x07"
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)

Reader = Callable[[], bytes]


class Archive:
    """A .zip file at `path`."""

    def __init__(self, path: str):
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._unread = 0

    def members(self, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Reader]]:
        """Name and reader of each file whose name is `wanted`; a reader raises RefusedFile for what cannot be read.

        Raises RefusedFile for an archive that is broken or would unpack to more than a machine can bear.
        """
        try:
            _check_directory(self.path)
            with zipfile.ZipFile(self.path) as file:
                found = [(_name(info), info) for info in file.infolist() if not info.is_dir()]
        except UNREADABLE as error:
            raise RefusedFile(
                _("The archive cannot be read (%(error)s). Pack it again, or unpack it and import the folder.")
                % {"error": error}
            ) from None
        found = [(name, info) for name, info in found if wanted(name)]
        _check_bounds([info for _name, info in found])
        self._unread = len(found)
        for name, info in found:
            yield name, partial(self._read, name, info)

    def _read(self, name: str, info: zipfile.ZipInfo) -> bytes:
        """Opens the archive for its first member and closes it after its last."""
        try:
            _check_member(name, info)
            self._zip = self._zip or zipfile.ZipFile(self.path)
            with self._zip.open(info) as member:
                return member.read(MOST_BYTES + 1)
        except RefusedFile:
            raise
        except UNREADABLE as error:
            raise RefusedFile(
                _("This file of the archive cannot be read (%(error)s). Pack the archive again.") % {"error": error}
            ) from None
        finally:
            self._unread -= 1
            if self._zip and self._unread <= 0:
                self._zip.close()
                self._zip = None


def _check_directory(path: str) -> None:
    """Looks at the archive's last bytes, before the standard library reads a directory of any size into memory."""
    with open(path, "rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    at = tail.rfind(END)
    if at < 0:
        raise zipfile.BadZipFile(_("it is no zip archive, or its end is missing"))
    if END_64 in tail or int.from_bytes(tail[at + 12 : at + 16], "little") > MOST_DIRECTORY:
        raise RefusedFile(_("The archive has too many files. Split it into archives of some thousand issues."))


def _check_bounds(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise RefusedFile(
            _("The archive has %(found)d texts, more than %(most)d. Split it into several archives.")
            % {"found": len(members), "most": MOST_MEMBERS}
        )
    total = sum(info.file_size for info in members)
    swollen = any(
        info.file_size > SMALL and info.file_size > MOST_RATIO * max(1, info.compress_size) for info in members
    )
    if total > MOST_UNPACKED or swollen:
        raise RefusedFile(
            _(
                "The archive would unpack to %(size)d MB, out of all proportion to its own size: a zip bomb or a "
                "damaged archive. Check where it comes from; pack the texts of the issues anew."
            )
            % {"size": total // SMALL}
        )


def _check_member(name: str, info: zipfile.ZipInfo) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts[:1]):
        raise RefusedFile(
            _("The name of this file leads out of the archive. Pack the archive anew, with plain names inside.")
        )
    if info.flag_bits & ENCRYPTED:
        raise RefusedFile(_("This file of the archive is locked with a password. Unpack it and import the folder."))
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedFile(_("This is a link and not a text. Pack the file that it leads to."))
    if info.file_size > MOST_BYTES:
        raise RefusedFile(
            _("The file has %(size)d MB; an issue has less than %(most)d. Split it by issue or by page.")
            % {"size": info.file_size // SMALL, "most": MOST_BYTES // SMALL}
        )


def _name(info: zipfile.ZipInfo) -> str:
    """The name as the packing program meant it.

    Chinese Windows programs write names in GBK and say nothing; the standard library then reads CP437.
    """
    name = info.orig_filename
    if not info.flag_bits & NAME_IS_UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
