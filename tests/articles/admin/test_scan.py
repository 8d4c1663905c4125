"""The page that arranges an issue's scans, and who is shown the images."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertNumQueries

from articles.admin.facsimile import facsimile
from articles.models import Article, PageScan
from articles.scanning.filing import file_scans
from tests.articles.scanning.drawing import pdf, picture
from tests.factories import make_article, make_issue, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue():
    return make_issue()


@pytest.fixture
def editor(client):
    user = make_user("editor", "editors")
    client.force_login(user)
    return user


def address(issue) -> str:
    return reverse("admin:articles_issue_scans", args=[issue.pk])


def upload(client, issue, *files: tuple[str, bytes], **fields):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(address(issue), {"_upload": "1", "files": sent, **fields}, follow=True)


def in_use(issue) -> list[tuple]:
    return list(issue.scans.current().values_list("page", "name"))


def scan_of(issue, page: int = 1, **options) -> PageScan:
    list(file_scans(issue, [(f"{page}.png", picture(seed=page, **options))]))
    return issue.scans.current().get(page=page)


def test_several_files_are_uploaded_at_once_in_the_order_of_their_names(client, issue, editor):
    files = [("b10.png", picture(seed=10)), ("b9.png", picture(seed=9)), ("broken.png", b"<html>"), ("a.pdf", pdf(2))]
    response = upload(client, issue, *files)
    assert in_use(issue) == [(1, "a.pdf"), (2, "a.pdf"), (3, "b9.png"), (4, "b10.png")]
    assert issue.scans.first().uploaded_by == editor
    assert [str(one.tags) for one in response.context["messages"]].count("error") == 1
    assert "Broken.png" in response.content.decode()


def test_what_the_browser_calls_it_does_not_count(client, issue, editor):
    upload(client, issue, ("1.pdf", picture(kind="JPEG")))
    assert issue.scans.get().image.name.endswith(".jpg")


def test_no_file_and_a_wrong_page_are_said_at_the_field(client, issue, editor):
    response = client.post(address(issue), {"_upload": "1", "first": "0"})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"files", "first"}


def test_page_numbers_are_put_right(client, issue, editor):
    one, two = scan_of(issue, 1), scan_of(issue, 2)
    client.post(address(issue), {f"page-{one.pk}": "2", f"page-{two.pk}": "1", "_pages": "1"}, follow=True)
    assert in_use(issue) == [(1, "2.png"), (2, "1.png")]
    for wrong in ("1", "0", "没有", "9999"):
        response = client.post(address(issue), {f"page-{one.pk}": wrong, "_pages": "1"}, follow=True)
        assert [one.tags for one in response.context["messages"]] == ["error"]
        assert in_use(issue) == [(1, "2.png"), (2, "1.png")]


def test_taken_away_and_used_again(client, issue, editor):
    scan = scan_of(issue)
    client.post(address(issue), {"_aside": scan.pk})
    assert in_use(issue) == []
    client.post(address(issue), {"_again": scan.pk})
    assert in_use(issue) == [(1, "1.png")]
    for asked in ("x", "999999"):
        assert client.post(address(issue), {"_aside": asked}).status_code == 404


def test_a_scan_of_another_issue_is_not_touched(client, issue, editor):
    other = scan_of(make_issue(None))
    assert client.post(address(issue), {"_aside": other.pk}).status_code == 404
    client.post(address(issue), {f"page-{other.pk}": "7", "_pages": "1"})
    assert in_use(other.issue) == [(1, "1.png")]


def test_published_issues_are_arranged_by_reviewers_only(client):
    published = make_issue(published=True)
    client.force_login(make_user("editor", "editors"))
    assert b"_upload" not in client.get(address(published)).content
    assert upload(client, published, ("1.png", picture())).status_code == 403
    client.force_login(make_user("reviewer", "reviewers"))
    upload(client, published, ("1.png", picture()))
    assert in_use(published) == [(1, "1.png")]


def test_who_may_look_may_not_upload(client, issue):
    visitor = make_user("visitor")
    client.force_login(visitor)
    assert client.get(address(issue)).status_code == 403
    visitor.user_permissions.add(Permission.objects.get(codename="view_issue"))
    assert client.get(address(issue)).status_code == 200
    assert upload(client, issue, ("1.png", picture())).status_code == 403


@pytest.mark.parametrize("size", ["articles_scan_image", "articles_scan_display"])
@pytest.mark.parametrize("published", [False, True])
def test_images_are_shown_to_those_who_work_on_issues(client, size, published):
    scan = scan_of(make_issue(published=published), width=2000)
    url = reverse(f"admin:{size}", args=[scan.pk])
    assert client.get(url).status_code == 302
    client.force_login(make_user("visitor"))
    assert client.get(url).status_code == 403
    client.force_login(make_user("editor", "editors"))
    response = client.get(url)
    body = b"".join(response.streaming_content)
    assert body[:2] == (b"\xff\xd8" if size.endswith("display") else b"\x89P")
    headers = {name: response.headers[name] for name in ("Content-Type", "X-Content-Type-Options")}
    kind = "image/jpeg" if size.endswith("display") else "image/png"
    assert headers == {"Content-Type": kind, "X-Content-Type-Options": "nosniff"}
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"].startswith("private")
    assert client.post(url).status_code == 405


def test_the_folder_of_scans_has_no_address(client, issue, editor):
    scan = scan_of(issue)
    assert client.get(f"/{scan.image.name}").status_code == 404
    assert client.get(f"/media/{scan.image.name}").status_code == 404


def test_constant_queries(client, issue, editor):
    counts = []
    for page in (1, 2, 3):
        scan_of(issue, page)
        if page != 2:
            client.get(address(issue))
            with assertNumQueries(7):
                counts.append(client.get(address(issue)).status_code)
    assert counts == [200, 200]


def test_the_issue_leads_to_its_scans(client, issue, editor):
    scan_of(issue)
    page = client.get(reverse("admin:articles_issue_change", args=[issue.pk])).content.decode()
    assert re.search(rf'href="{address(issue)}"[^<]*<span class="figures">1<', page)


def test_the_article_shows_its_page_first(client, issue, editor):
    article = make_article(issue, page=2)
    url = reverse("admin:articles_article_change", args=[article.pk])
    assert b"facsimile" not in client.get(url).content
    scans = [scan_of(issue, page) for page in (1, 2, 3)]
    found = facsimile(Article.objects.get(pk=article.pk))
    assert (found.scans, found.shown, found.guessed) == (scans, scans[1], False)
    html = client.get(url).content.decode()
    assert f'<img src="{reverse("admin:articles_scan_display", args=[scans[1].pk])}"' in html
    assert all(reverse("admin:articles_scan_image", args=[scan.pk]) in html for scan in scans)


def test_an_unknown_page_is_guessed_and_said_to_be(issue):
    article = make_article(issue)
    scans = [scan_of(issue, page) for page in (1, 2)]
    found = facsimile(article)
    assert (found.shown, found.guessed) == (scans[0], True)
