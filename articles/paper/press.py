"""Typesets an issue once and keeps the PDF until the page that it was made of changes."""

import ctypes
import hashlib
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from articles.models import Issue
from articles.paper import typesetting
from articles.paper.embedding import embedded

STYLESHEET = Path(__file__).with_name("paper.css")
# The text of some hundred pages; an issue has twenty thousand characters.
MOST_BYTES = 24 * 1024 * 1024
# By the system's clock, and sooner than gunicorn gives a request up (30); it takes two or three. The process has a
# limit of its own, which counts only while it works.
MOST_SECONDS = 25
# WeasyPrint's own names of them, by system: Linux, macOS, Windows.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
)
log = logging.getLogger(__name__)


class NotPrinted(Exception):
    """There is no PDF of the issue now. `is_busy` tells that it is worth while to ask again soon."""

    def __init__(self, *, is_busy: bool):
        super().__init__("busy" if is_busy else "not to be printed here")
        self.is_busy = is_busy


def printed(issue: Issue, html: str) -> Path:
    """The PDF of the issue, made of `html`, or the one that was made of the very same before.

    Raises NotPrinted: one PDF is made at a time, none where the machine lacks what it takes or where the issue is
    larger than any newspaper.
    """
    kept = folder(issue) / f"{digest(html)}.pdf"
    if kept.exists():
        return kept
    if what_is_missing() or len(html.encode()) > MOST_BYTES:
        raise NotPrinted(is_busy=False)
    try:
        with _alone():
            _keep(_typeset(embedded(html)), kept)
    except OSError:
        log.exception("A PDF could not be kept in %s.", kept.parent)
        raise NotPrinted(is_busy=False) from None
    return kept


def _keep(content: bytes, place: Path) -> None:
    """In the place of those that the issue had before."""
    place.parent.mkdir(parents=True, exist_ok=True)
    former = list(place.parent.glob("*.pdf"))
    new = place.with_suffix(".part")
    new.write_bytes(content)
    new.replace(place)
    for file in former:
        file.unlink(missing_ok=True)


def folder(issue: Issue) -> Path:
    """Where the issue's PDF is kept: one, which can be made anew at any time."""
    return Path(settings.MEDIA_ROOT) / "papers" / str(issue.pk)


def digest(html: str) -> str:
    """Tells one page, and one way to set it, from another."""
    return hashlib.sha256(html.encode() + STYLESHEET.read_bytes()).hexdigest()[:32]


@cache
def what_is_missing() -> str:
    """What this machine lacks to make PDFs, as a sentence for its operator; "" if nothing."""
    if not all(any(_loads(name) for name in names) for names in LIBRARIES):
        return "Pango is not installed, so no PDF of an issue can be made."
    listing = shutil.which("fc-list")
    if listing:
        found = subprocess.run([listing, ":lang=zh-cn", "family"], capture_output=True, check=False, timeout=60)
        if found.returncode == 0 and not found.stdout.strip():
            return "No font with Chinese characters is installed, so no PDF of an issue can be made."
    return ""


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


@contextmanager
def _alone() -> Iterator[None]:
    """Of all processes of this machine one makes a PDF. Raises NotPrinted where another does."""
    place = Path(settings.MEDIA_ROOT) / "papers" / "making.lock"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("w") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise NotPrinted(is_busy=True)
        try:
            yield
        finally:
            locks.unlock(file)


def _typeset(html: str) -> bytes:
    """Raises NotPrinted, and logs why."""
    command = [sys.executable, "-I", typesetting.__file__, str(STYLESHEET)]
    try:
        done = subprocess.run(command, input=html.encode(), capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        log.error("A PDF took more than %s seconds and was given up.", MOST_SECONDS)
        raise NotPrinted(is_busy=False) from None
    if done.returncode:
        log.error("A PDF could not be made (%s): %s", done.returncode, done.stderr.decode(errors="replace")[-2000:])
        raise NotPrinted(is_busy=False)
    return done.stdout
