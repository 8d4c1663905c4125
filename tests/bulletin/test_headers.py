"""What a page tells caches, search engines and other programs about itself."""

import gzip
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from tests.factories import make_article, make_issue
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)
PAGES = ["/", "/issues/", "/issues/2031-03-03/", "/issues/2031-03-03/1/", "/people/", "/events/", "/about/"]


@pytest.fixture(autouse=True)
def published():
    return make_article(make_issue(MONDAY, published=True), headline="头条", section="要闻")


def head(client, path: str) -> dict[str, str]:
    page = Markup(client.get(path))
    return {meta.get("property"): meta.get("content") for meta in page.all("meta") if meta.get("property")}


@pytest.mark.parametrize("path", PAGES)
def test_the_same_page_is_not_sent_twice(client, path):
    tag = client.get(path)["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_changed_page_is_sent(client, published):
    tag = client.get("/issues/2031-03-03/1/")["ETag"]
    published.text = "改过的正文。"
    published.save()
    again = client.get("/issues/2031-03-03/1/", headers={"If-None-Match": tag})
    assert (again.status_code, "改过的正文。" in again.content.decode()) == (200, True)


@pytest.mark.parametrize("path", ["/issues/2031-03-03/", "/issues/2031-03-03/1/"])
def test_the_last_change_is_told(client, published, path):
    revision = published.revisions.get()
    long_ago, later = timezone.now() - timedelta(days=9), timezone.now() + timedelta(days=1)
    published.revisions.update(created=long_ago)
    before = parse_http_date(client.get(path)["Last-Modified"])
    revision.created = later
    revision.save()
    assert before < parse_http_date(client.get(path)["Last-Modified"]) == int(later.timestamp())
    assert client.get(path, headers={"If-Modified-Since": http_date(later.timestamp())}).status_code == 304


def test_pages_are_compressed(client):
    plain = client.get("/").content
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain
    assert len(packed.content) < len(plain)


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/issues/2031-03-03/1/?from=app", "http://testserver/issues/2031-03-03/1/"),
        ("/issues/?year=2031&x=1", "http://testserver/issues/?year=2031"),
        ("/en/people/?page=1", "http://testserver/en/people/?page=1"),
        ("/?page=2&office=区长", "http://testserver/"),
        ("/issues/?year=2031&page=2", "http://testserver/issues/?year=2031"),
        ("/corrections/?year=2031&page=1", "http://testserver/corrections/?page=1"),
    ],
)
def test_one_address_is_named_for_each_page(client, path, canonical):
    page = Markup(client.get(path))
    assert [link.get("href") for link in page.all("link", rel="canonical")] == [canonical]
    assert head(client, path)["og:url"] == canonical


def test_each_language_is_named_with_its_whole_address(client):
    page = Markup(client.get("/en/people/?page=1&from=app"))
    links = page.all("link", rel="alternate")
    found = {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}
    assert found == {"zh-Hans": "http://testserver/people/?page=1", "en": "http://testserver/en/people/?page=1"}


def test_the_printed_address_of_an_article_is_its_permanent_one(client):
    page = Markup(client.get("/en/issues/2031-03-03/1/?q=头条"))
    assert page.texts("p", **{"class": "print-address"}) == ["http://testserver/en/issues/2031-03-03/1/"]


def test_an_article_introduces_itself(client):
    told = head(client, "/issues/2031-03-03/1/")
    assert (told["og:type"], told["og:title"], told["article:section"]) == ("article", "头条", "要闻")
    assert told["article:published_time"] == "2031-03-03"
    assert told["og:description"].startswith("本报讯")


def test_what_is_not_there_names_no_address(client):
    page = Markup(client.get("/issues/2031-03-09/"))
    assert page.all("link", rel="canonical") == []
    assert "noindex" in [meta.get("content") for meta in page.all("meta") if meta.get("name") == "robots"]
