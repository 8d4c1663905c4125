"""The issue as an EPUB 3 book: an article a chapter, in printed order (https://www.w3.org/TR/epub-33/).

A zip archive of XHTML. The packages that write such books set them in English, know no WebP or are under the AGPL.
The same issue is the same file to the byte, so that a reader who has it already is not sent it again.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from articles.models import Photo, Picture
from articles.models.issue import IssueQuerySet
from articles.pages.changes import issues_with_change
from articles.pages.printing import PrintPage, WholePage, print_page
from articles.parsing.printable import printable

MEDIA_TYPE = "application/epub+zip"
# The copy of a picture that the book holds: for screens of readers, and known to EPUB since 3.3.
WIDTH, SUFFIX = 800, "webp"


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture in the book: its file there, and what is in it."""

    name: str
    content: bytes


def book(one: IssueQuerySet, address: str) -> bytes:
    """The issue that `one` is narrowed to, whose permanent address is `address`. Raises Issue.DoesNotExist. Two
    queries."""
    with translation.override(settings.LANGUAGE_CODE):
        context = print_page(issues_with_change(one))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            day = context["issue"].date.timetuple()[:6]
            for name, content in _files(context, address):
                entry = zipfile.ZipInfo(name, date_time=max(day, (1980, 1, 1, 0, 0, 0)))
                # The first file tells what the archive is, and is not packed so that it can be read at once.
                entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
    return out.getvalue()


def _files(context: PrintPage, address: str) -> Iterator[tuple[str, str | bytes]]:
    pages = context["pages"]
    plates = list(_plates(pages))
    loose = [photo for page in pages for photo in page.photos]
    modified = context["issue"].changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    whole = {**context, "address": address, "modified": modified, "plates": plates, "loose": loose}
    yield "mimetype", MEDIA_TYPE
    yield "META-INF/container.xml", _text("container", {})
    yield "book/package.opf", _text("package", whole)
    yield "book/nav.xhtml", _text("nav", whole)
    yield "book/style.css", render_to_string("articles/epub/style.css")
    for page in pages:
        for one in page.articles:
            yield f"book/{one.article.number}.xhtml", _text("chapter", {**whole, "one": one, "article": one.article})
    if loose:
        yield "book/photos.xhtml", _text("photos", whole)
    for plate in plates:
        yield f"book/{plate.name}", plate.content


def _text(name: str, context: dict[str, object]) -> str:
    return printable(render_to_string(f"articles/epub/{name}.xml", context))


def _plates(pages: list[WholePage]) -> Iterator[Plate]:
    """The pictures of the issue, each once. A photo whose picture has no file stands without."""
    seen: dict[int, str] = {}
    for photo in _photos(pages):
        if photo.picture and photo.picture.pk not in seen:
            width = max(width for width in photo.picture.widths if width <= max(WIDTH, photo.picture.widths[0]))
            content = _read(photo.picture, width)
            seen[photo.picture.pk] = f"{photo.picture.pk}.{SUFFIX}" if content else ""
            if content:
                yield Plate(seen[photo.picture.pk], content)
        photo.plate = seen[photo.picture.pk] if photo.picture else ""


def _photos(pages: list[WholePage]) -> Iterator[Photo]:
    for page in pages:
        for one in page.articles:
            yield from one.photos
        yield from page.photos


def _read(picture: Picture, width: int) -> bytes:
    try:
        with picture.image.storage.open(picture.copy_name(width, SUFFIX)) as file:
            return file.read()
    except FileNotFoundError:
        return b""
