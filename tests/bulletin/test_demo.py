"""The demonstration, built on a test database exactly as `make demo` builds it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from articles import revisions
from articles.models import Article, ImportedFile, ImportRun, Issue, PageScan, Photo, Publication, Revision
from bulletin import demonstration
from bulletin.demonstration import Planted, corrected
from people.models import Event, Person

pytestmark = pytest.mark.django_db

COUNTED = [Issue, Article, Photo, Revision, Person, Event, User, PageScan]


def run() -> str:
    out = io.StringIO()
    call_command("demo", port=8123, stdout=out, stderr=io.StringIO())
    return out.getvalue()


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """What the command prints and where it puts the pictures: once for all tests, each in a savepoint of its own."""
    media = tmp_path_factory.mktemp("media")
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        django_db_blocker.unblock(),
        override_settings(DEBUG=True, MEDIA_ROOT=media, PASSWORD_HASHERS=quick),
        transaction.atomic(),
    ):
        yield run(), media
        transaction.set_rollback(True)


@pytest.fixture
def demo(built, settings) -> str:
    printed, media = built
    settings.DEBUG = True
    settings.MEDIA_ROOT = media
    return printed


def test_all_samples_are_there_and_one_issue_waits_half_corrected(demo):
    files = {path.name for path in (demonstration.FIXTURES / "issues").iterdir()}
    loaded = ImportedFile.objects.filter(outcome="new")
    assert {file.name.rsplit("/", 1)[-1] for file in loaded} == files
    waiting = Issue.objects.with_progress().exclude(status="published").get()
    assert (waiting.status, waiting.date_confirmed) == ("proofing", False)
    assert 0 < waiting.checked_count < waiting.article_count
    assert Issue.objects.published().count() >= 4


def test_every_issue_has_its_printed_pages(demo):
    drawn = {path.name for path in (demonstration.FIXTURES / "pages").iterdir()}
    assert set(PageScan.objects.current().values_list("name", flat=True)) == drawn
    for issue in Issue.objects.all():
        printed = list(issue.scans.current().values_list("page", flat=True))
        assert printed == list(range(1, len(printed) + 1))
        assert printed
    two_files = PageScan.objects.current().filter(issue__date="2025-03-07").values_list("page", "name")
    assert list(two_files) == [(1, "2025-03-07_01-1.png"), (2, "2025-03-07_02-1.png")]


def test_it_prints_addresses_and_logins(demo, client):
    newest = Issue.objects.published().newest_first()[0]
    assert f"http://127.0.0.1:8123{newest.get_absolute_url()}" in demo
    for name in ("editor", "reviewer"):
        assert f"{name} / {demonstration.PASSWORD}" in demo
        assert client.login(username=name, password=demonstration.PASSWORD)


def test_again_nothing_is_doubled_and_nothing_lost(demo):
    article = Article.objects.exclude(issue__status="published").first()
    editor = User.objects.get(username="editor")
    revisions.save(article, {"headline": "我改过的标题"}, base_version=article.version, author=editor)
    publication = Publication.objects.default()
    publication.name = "我改过的报名"
    publication.save()
    before = {model: model.objects.count() for model in COUNTED}
    run()
    assert {model: model.objects.count() for model in COUNTED} == before
    article.refresh_from_db()
    assert article.headline == "我改过的标题"
    assert Publication.objects.default().name == "我改过的报名"
    assert set(ImportRun.objects.latest("pk").files.values_list("outcome", flat=True)) == {"unchanged"}


def test_published_samples_are_corrected(demo):
    errors = [error for error in demonstration.planted() if error.file == "2024-12-02.txt"]
    text = "".join(Article.objects.filter(issue__date="2024-12-02").values_list("text", flat=True))
    right = sum(error.correct in text for error in errors)
    assert right / len(errors) > 0.8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于禾说，今年不同", "千禾说，今年不同"),
        ("于禾说，于禾说，", "于禾说，于禾说，"),
        ("无关", "无关"),
    ],
)
def test_an_error_is_put_right_only_where_it_is_unmistakable(text, expected):
    assert corrected(text, [Planted("a.txt", 1, "于禾说,", "千禾说，")]) == expected


def test_an_error_without_its_surroundings():
    whole = Planted("a.txt", 1, "会上，于禾说，今年", "会上，千禾说，今年")
    assert (whole.core().printed, whole.core().correct) == ("，于禾", "，千禾")
    dropped = Planted("a.txt", 1, "产业产业园", "产业园")
    assert corrected("新产业产业园开园", [dropped.core()]) == "新产业园开园"


def test_not_with_debug_off(settings):
    settings.DEBUG = False
    before = User.objects.count()
    with pytest.raises(CommandError, match="DEBUG=1"):
        call_command("demo")
    assert User.objects.count() == before


def test_planted_errors_stand_where_they_are_said_to():
    for entry in json.loads((demonstration.FIXTURES / "planted.json").read_text(encoding="utf-8")):
        content = (demonstration.FIXTURES / "issues" / entry["file"]).read_bytes()
        try:
            lines = content.decode("utf-8").splitlines()
        except UnicodeDecodeError:
            lines = content.decode("gb18030").splitlines()
        assert lines[entry["line"] - 1].count(entry["printed"]) == 1, entry
