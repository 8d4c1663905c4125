"""Scans with their issue: one in use for each page, all of them kept."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from articles.models import PageScan
from articles.scanning import filing
from articles.scanning.filing import Filed, file_scans
from articles.scanning.pictures import RefusedScan
from tests.articles.scanning.drawing import pdf, picture
from tests.factories import make_issue, make_user

pytestmark = pytest.mark.django_db


def outcomes(filed) -> list[tuple]:
    return [(one.name, one.outcome, one.page) for one in filed]


def in_use(issue) -> list[tuple]:
    return list(issue.scans.current().values_list("page", "name"))


def content_of(scan: PageScan) -> bytes:
    with scan.image.open("rb") as file:
        return file.read()


def kept_files() -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


@pytest.fixture
def issue():
    return make_issue()


def test_a_scan_and_where_it_came_from(issue):
    editor = make_user("editor")
    content = picture(2000, 3000)
    assert list(file_scans(issue, [("2024-12-02-03.png", content)], user=editor)) == [
        Filed("2024-12-02-03.png", "new", 3)
    ]
    scan = issue.scans.get()
    assert (scan.page, scan.width, scan.height, scan.uploaded_by, scan.is_current) == (3, 2000, 3000, editor, True)
    assert scan.sha256 == hashlib.sha256(content).hexdigest()
    assert content_of(scan) == content
    assert scan.image.name == f"scans/{issue.pk}/{scan.sha256[:20]}-1-page.png"
    assert scan.shown == scan.display
    assert len(kept_files()) == 2


def test_pages_by_their_names_and_else_in_order(issue):
    files = [("a.png", picture(seed=1)), ("第4版.png", picture(seed=2)), ("b.png", picture(seed=3))]
    assert outcomes(file_scans(issue, files)) == [("a.png", "new", 1), ("第4版.png", "new", 4), ("b.png", "new", 5)]


def test_the_first_page_when_given_goes_before_the_names(issue):
    files = [("1.png", picture(seed=1)), ("2.png", picture(seed=2))]
    assert outcomes(file_scans(issue, files, first=5)) == [("1.png", "new", 5), ("2.png", "new", 6)]


def test_the_pages_of_a_pdf_follow_one_another(issue):
    files = [("20241202.pdf", pdf(2)), ("rest.png", picture())]
    assert outcomes(file_scans(issue, files)) == [
        ("20241202.pdf", "new", 1), ("20241202.pdf", "new", 2), ("rest.png", "new", 3),
    ]  # fmt: skip
    assert list(issue.scans.values_list("file_page", flat=True)) == [1, 2, 1]


def test_a_refused_file_leaves_the_others_alone(issue):
    files = [("1.png", b"no image"), ("2.png", picture(seed=2)), ("02.png", picture(seed=3))]
    filed = list(file_scans(issue, files))
    assert outcomes(filed) == [("1.png", "refused", None), ("2.png", "new", 2), ("02.png", "refused", None)]
    assert all(one.reason for one in filed if one.outcome == "refused")
    assert len(kept_files()) == 1


def test_a_new_scan_takes_the_place_of_the_old_one_which_is_kept(issue):
    old, new = picture(seed=1), picture(seed=2)
    list(file_scans(issue, [("1.png", old)]))
    assert outcomes(file_scans(issue, [("1 new.png", new)], first=1)) == [("1 new.png", "replaced", 1)]
    assert in_use(issue) == [(1, "1 new.png")]
    assert [content_of(scan) for scan in issue.scans.set_aside()] == [old]


def test_the_same_scan_again_changes_nothing_and_an_old_one_comes_back(issue):
    files = [("1.png", picture(seed=1))]
    list(file_scans(issue, files))
    assert outcomes(file_scans(issue, files)) == [("1.png", "unchanged", 1)]
    list(file_scans(issue, [("1.png", picture(seed=2))]))
    assert outcomes(file_scans(issue, files)) == [("1.png", "replaced", 1)]
    assert (PageScan.objects.count(), len(kept_files())) == (2, 2)


def test_pages_are_exchanged_or_none_is_moved(issue):
    list(file_scans(issue, [("1.png", picture(seed=1)), ("2.png", picture(seed=2)), ("3.png", picture(seed=3))]))
    one, two, three = issue.scans.all()
    assert filing.renumber(issue, {one.pk: 2, two.pk: 1}) == 2
    assert in_use(issue) == [(1, "2.png"), (2, "1.png"), (3, "3.png")]
    with pytest.raises(RefusedScan, match="3"):
        filing.renumber(issue, {one.pk: 3})
    assert in_use(issue) == [(1, "2.png"), (2, "1.png"), (3, "3.png")]
    assert filing.renumber(issue, {three.pk: 3, 999_999: 1}) == 0


def test_out_of_use_and_back(issue):
    list(file_scans(issue, [("1.png", picture(seed=1))]))
    scan = issue.scans.get()
    filing.set_aside(scan)
    assert in_use(issue) == []
    list(file_scans(issue, [("new.png", picture(seed=2))]))
    filing.use_again(scan)
    assert in_use(issue) == [(1, "1.png")]
    assert issue.scans.set_aside().get().name == "new.png"


def test_the_database_keeps_one_scan_in_use(issue):
    list(file_scans(issue, [("1.png", picture())]))
    with pytest.raises(IntegrityError), transaction.atomic():
        PageScan.objects.create(issue=issue, page=1, width=1, height=1, name="x", sha256="y", image="z.png")


def test_what_was_written_for_a_row_that_fails_is_taken_away(issue, monkeypatch):
    def fail(*_args, **_options):
        raise IntegrityError

    monkeypatch.setattr(PageScan, "save", fail)
    with pytest.raises(IntegrityError):
        list(file_scans(issue, [("1.png", picture(2000, 2000))]))
    assert kept_files() == []
