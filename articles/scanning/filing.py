"""Puts scans where they belong: the only writer of PageScan. One scan of a page is in use, the others are kept."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Issue, PageScan
from articles.models.scan import MOST_PAGES
from articles.scanning.documents import is_pdf, pictures_of
from articles.scanning.names import page_of
from articles.scanning.pictures import Picture, RefusedScan, picture_of

NEW, REPLACED, UNCHANGED, REFUSED = "new", "replaced", "unchanged", "refused"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be filed: its picture, and where it comes from. `file_page` counts the pages of the file from 1."""

    picture: Picture
    name: str
    sha256: str
    page: int = 0
    file_page: int = 1


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a file, or of a page of it. `outcome`: new, replaced, unchanged, or refused for a `reason`."""

    name: str
    outcome: str
    page: int | None = None
    reason: str = ""


def file_scans(
    issue: Issue, files: Iterable[tuple[str, bytes]], *, first: int | None = None, user: AbstractBaseUser | None = None
) -> Iterator[Filed]:
    """Files (name, content) as scans of the issue's pages, one after the other, and says what became of each.

    A page's number is in the file's name; where none is, or where `first` is given, it follows the page before it.
    A file that is refused leaves the others alone.
    """
    following, taken = first or 1, set()
    for name, content in files:
        named = None if first else page_of(name)
        try:
            for sheet in sheets_of(name, content):
                page = named + sheet.file_page - 1 if named else _free(following, taken)
                yield keep(issue, replace(sheet, page=_checked(page, taken)), user)
                taken.add(page)
                following = page + 1
        except RefusedScan as error:
            yield Filed(name, REFUSED, reason=str(error))


def sheets_of(name: str, content: bytes) -> Iterator[Sheet]:
    """The pages that a file has. Raises RefusedScan."""
    pictures = pictures_of(content) if is_pdf(content) else [picture_of(content)]
    digest = hashlib.sha256(content).hexdigest()
    for number, picture in enumerate(pictures, 1):
        yield Sheet(picture, name[-500:], digest, file_page=number)


def _free(page: int, taken: set[int]) -> int:
    while page in taken:
        page += 1
    return page


def _checked(page: int, taken: set[int]) -> int:
    if page in taken:
        words = _("Another file of this upload is page %(page)d as well. Upload this one by itself and give its page.")
        raise RefusedScan(words % {"page": page})
    if page > MOST_PAGES:
        raise RefusedScan(_("No issue has a page %(page)d. Give the file a name with its page.") % {"page": page})
    return page


def keep(issue: Issue, sheet: Sheet, user: AbstractBaseUser | None = None) -> Filed:
    """Makes a sheet the scan in use of its page. The same picture of the same issue is kept once: uploaded again it
    comes back into use."""
    with locked(issue), _cleaning() as written:
        known = issue.scans.filter(sha256=sheet.sha256, file_page=sheet.file_page).first()
        if known and known.is_current and known.page == sheet.page:
            return Filed(sheet.name, UNCHANGED, sheet.page)
        replaced = _clear(issue, sheet.page)
        if known:
            _use(known, sheet.page)
        else:
            _write(issue, sheet, user, written)
    return Filed(sheet.name, REPLACED if replaced else NEW, sheet.page)


def renumber(issue: Issue, pages: Mapping[int, int]) -> int:
    """Gives scans in use, by their primary keys, other pages. Returns how many were moved. Raises RefusedScan where
    two would be the same page, and then moves none."""
    with locked(issue):
        scans = {scan.pk: scan for scan in issue.scans.current()}
        wanted = {pk: pages.get(pk, scan.page) for pk, scan in scans.items()}
        doubled = sorted({page for page in wanted.values() if list(wanted.values()).count(page) > 1})
        if doubled:
            raise RefusedScan(_("Two scans would be page %(page)d. Give each its own.") % {"page": doubled[0]})
        moved = [scans[pk] for pk, page in wanted.items() if page != scans[pk].page]
        PageScan.objects.filter(pk__in=[scan.pk for scan in moved]).update(is_current=False)
        for scan in moved:
            _use(scan, wanted[scan.pk])
    return len(moved)


def set_aside(scan: PageScan) -> None:
    """Takes a scan out of use; it stays with the issue."""
    with locked(scan.issue):
        PageScan.objects.filter(pk=scan.pk).update(is_current=False)


def use_again(scan: PageScan) -> None:
    """Puts a scan back into use for its page, in the place of the one that is."""
    with locked(scan.issue):
        _clear(scan.issue, scan.page)
        _use(scan, scan.page)


@contextmanager
def locked(issue: Issue) -> Iterator[None]:
    """One transaction; of two people who file scans of an issue one waits."""
    with transaction.atomic():
        Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
        yield


@contextmanager
def _cleaning() -> Iterator[list]:
    """Files written for a row that does not come to be are taken away again."""
    written: list = []
    try:
        yield written
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise


def _clear(issue: Issue, page: int) -> int:
    return issue.scans.current().filter(page=page).update(is_current=False)


def _use(scan: PageScan, page: int) -> None:
    scan.page, scan.is_current = page, True
    scan.save(update_fields=["page", "is_current"])


def _write(issue: Issue, sheet: Sheet, user: AbstractBaseUser | None, written: list) -> None:
    picture = sheet.picture
    scan = PageScan(
        issue=issue, page=sheet.page, name=sheet.name, sha256=sheet.sha256, file_page=sheet.file_page,
        width=picture.width, height=picture.height, uploaded_by=user,
    )  # fmt: skip
    scan.image.save(f"page.{picture.suffix}", ContentFile(picture.content), save=False)
    written.append(scan.image)
    if picture.display:
        scan.display.save("display.jpg", ContentFile(picture.display), save=False)
        written.append(scan.display)
    scan.save()
