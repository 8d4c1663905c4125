"""A PDF -> the pictures of its pages."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from articles.scanning import rendering
from articles.scanning.pictures import MOST_BYTES, Picture, RefusedScan, picture_of, too_large

MOST_PAGES = 64
MOST_SECONDS = 300
SIGNATURE = b"%PDF-"
# The signature may stand a little behind the beginning.
HEAD = 1024


def is_pdf(content: bytes) -> bool:
    """Whether the content says that it is a PDF, whatever the file is called."""
    return SIGNATURE in content[:HEAD]


def pictures_of(content: bytes) -> Iterator[Picture]:
    """The pages one by one. Raises RefusedScan for a PDF that is locked, broken, too long or too large; the first
    picture comes only when all pages could be drawn."""
    if len(content) > MOST_BYTES:
        raise too_large(len(content))
    with TemporaryDirectory(prefix="bulletin-") as folder:
        source = Path(folder) / "source.pdf"
        source.write_bytes(content)
        _check(_render(source))
        for drawn in sorted(Path(folder).glob("*.jpg")):
            yield picture_of(drawn.read_bytes())


def _render(source: Path) -> int:
    """The drawing process's answer: 0, or one of the codes in `rendering`, or how else it ended."""
    command = [sys.executable, "-I", rendering.__file__, str(source), str(source.parent), str(MOST_PAGES)]
    try:
        return subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        return rendering.UNREADABLE


def _check(answer: int) -> None:
    if answer == 0:
        return
    if answer == rendering.LOCKED:
        words = _("The PDF is locked with a password. Save it without one and upload that.")
    elif answer == rendering.TOO_MANY:
        words = _("The PDF has more than %(most)d pages. Split it by issue.") % {"most": MOST_PAGES}
    else:
        words = _("The PDF cannot be drawn: it is damaged, empty or far too large. Print it anew as PDF, or save its "
                  "pages as images.")  # fmt: skip
    raise RefusedScan(words)
