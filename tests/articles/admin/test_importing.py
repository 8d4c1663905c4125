"""What the import left: runs, their files, and each file line by line."""

import pytest
from django.urls import reverse

from articles.models import ImportedFile, ImportRun
from tests.factories import make_issue

pytestmark = pytest.mark.django_db


def make_file(content: bytes = "甲\r\n乙".encode(), **fields) -> ImportedFile:
    issue = make_issue()
    fields = {"name": "2031-03-04.txt", "outcome": "new", "encoding": "utf-8", "issue": issue} | fields
    run = ImportRun.objects.create(arguments="报纸/")
    return ImportedFile.objects.create(run=run, publication=issue.publication, content=content, **fields)


def page(client, name: str, pk: int) -> str:
    response = client.get(reverse(f"admin:articles_{name}", args=[pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_run_shows_its_files_with_figures_and_reasons(as_editor):
    file = make_file(issue=None, outcome="refused", reason="第 3 字节是 NUL", characters_in=7, characters_placed=5)
    shown = page(as_editor, "importrun_change", file.run_id)
    assert "第 3 字节是 NUL" in shown
    assert "5 / 7" in shown
    assert "cut off" in shown


def test_a_file_tells_where_its_damage_is(as_editor):
    file = make_file(damaged=[[2, 1]])
    raw = reverse("admin:articles_importedfile_raw", args=[file.pk])
    assert f'href="{raw}#L2"' in page(as_editor, "importedfile_change", file.pk)


def test_the_raw_file_is_read_line_by_line(as_editor):
    shown = page(as_editor, "importedfile_raw", make_file(lines={"2": [4, "body"]}).pk)
    assert 'id="L2"' in shown
    assert '<span class="raw">乙</span>' in shown
    assert "4 body" in shown


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("甲\n乙".encode("utf-8-sig"), "utf-8"),
        ("甲\n乙".encode("utf-16"), "utf-16-le"),
        ("甲\n乙".encode("gb18030"), "gb18030"),
        ("甲\n乙".encode("big5"), "big5"),
    ],
)
def test_in_any_encoding(as_editor, content, encoding):
    assert '<span class="raw">乙</span>' in page(
        as_editor, "importedfile_raw", make_file(content, encoding=encoding).pk
    )


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 \xff\xfe", b"a\0b"])
def test_a_refused_file_can_still_be_looked_at(as_editor, content):
    file = make_file(content, outcome="refused", encoding="", issue=None)
    assert "raw" in page(as_editor, "importedfile_raw", file.pk)


def test_nobody_changes_what_happened(admin_client):
    file = make_file()
    for name, pk in (("importrun", file.run_id), ("importedfile", file.pk)):
        assert admin_client.post(reverse(f"admin:articles_{name}_change", args=[pk]), {}).status_code == 403
        assert admin_client.post(reverse(f"admin:articles_{name}_delete", args=[pk])).status_code == 403


def test_the_raw_file_is_not_for_everyone(client, django_user_model):
    file = make_file()
    address = reverse("admin:articles_importedfile_raw", args=[file.pk])
    assert client.get(address).status_code == 302
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(address).status_code == 403
