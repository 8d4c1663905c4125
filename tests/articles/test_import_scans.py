"""An operator files a folder of scans."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import PageScan
from tests.articles.scanning.drawing import pdf, picture
from tests.factories import make_issue

pytestmark = pytest.mark.django_db

DAY, NEXT = date(2031, 3, 4), date(2031, 3, 5)


def run(folder: Path, **options) -> str:
    out = io.StringIO()
    call_command("import_scans", str(folder), stdout=out, **options)
    return out.getvalue()


def put(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def kept() -> list[tuple]:
    return list(PageScan.objects.current().order_by("issue__date", "page").values_list("issue__date", "page", "name"))


def test_days_and_pages_from_the_names_of_files_and_folders(tmp_path):
    make_issue(DAY)
    make_issue(NEXT)
    folder = tmp_path / "scans"
    put(
        folder,
        **{"2031-03-04-02.png": picture(seed=2), "20310304-01.jpg": picture(seed=1, kind="JPEG")},
        **{"2031-03-05/all.pdf": pdf(2), "2031-03-05/notes.txt": b"no scan"},
    )
    out = run(folder)
    assert kept() == [
        (DAY, 1, "20310304-01.jpg"), (DAY, 2, "2031-03-04-02.png"), (NEXT, 1, "all.pdf"), (NEXT, 2, "all.pdf"),
    ]  # fmt: skip
    assert len(out.splitlines()) == 4
    run(folder)
    assert PageScan.objects.count() == 4


def test_a_confirmed_date_goes_before_an_estimate(tmp_path):
    make_issue(DAY, date_confirmed=False)
    right = make_issue(DAY)
    run(put(tmp_path / "scans", **{"2031-03-04-1.png": picture()}))
    assert PageScan.objects.get().issue == right


def test_what_belongs_nowhere_is_refused_and_the_rest_is_filed(tmp_path):
    make_issue(DAY)
    folder = put(
        tmp_path / "scans",
        **{"2031-03-04-1.png": picture(), "2031-03-09-1.png": picture(), "a.png": picture(), "2031-03-04-2.png": b"?"},
    )
    with pytest.raises(CommandError, match="3") as refused:
        run(folder)
    assert (refused.value.returncode, kept()) == (1, [(DAY, 1, "2031-03-04-1.png")])


def test_the_day_is_given_and_the_folder_has_to_be_there(tmp_path):
    make_issue(DAY)
    run(put(tmp_path / "scans", **{"第2版.png": picture()}), date=DAY)
    assert kept() == [(DAY, 2, "第2版.png")]
    with pytest.raises(CommandError) as missing:
        run(tmp_path / "nowhere")
    assert missing.value.returncode == 2
