from datetime import date
from xml.etree import ElementTree

import pytest

from tests.factories import make_appearance, make_article, make_event, make_issue, make_person

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def published():
    article = make_article(make_issue(date(2031, 3, 3), published=True))
    make_appearance(article, make_person("佘景澄"))
    make_event("植树", [article])
    make_article(make_issue(date(2031, 3, 10)))
    make_person("无人提及")


def read(client, path: str) -> dict[str, str]:
    """Address: day of its last change."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml"
    return {
        entry.findtext(f"{SPACE}loc"): (entry.findtext(f"{SPACE}lastmod") or "")[:10]
        for entry in ElementTree.fromstring(response.content)
    }


def test_the_index_names_all_with_their_dates(client):
    index = read(client, "/sitemap.xml")
    assert list(index) == [
        f"http://testserver/sitemap-{name}.xml" for name in ("pages", "issues", "articles", "people", "events")
    ]
    assert all(index.values())


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("pages", ["/", "/about/", "/corrections/", "/issues/", "/photos/", "/people/", "/events/"]),
        ("issues", ["/issues/2031-03-03/"]),
        ("articles", ["/issues/2031-03-03/1/"]),
        ("people", ["/people/%E4%BD%98%E6%99%AF%E6%BE%84/"]),
        ("events", ["/events/2031-03-02-%E6%A4%8D%E6%A0%91/"]),
    ],
)
def test_what_is_published_and_nothing_else(client, name, addresses):
    found = read(client, f"/sitemap-{name}.xml")
    assert list(found) == [f"http://testserver{address}" for address in addresses]
    assert all(found.values()) is (name in {"issues", "articles"})


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, django_assert_num_queries, rows):
    for number in range(rows):
        make_article(make_issue(date(2031, 4, 1 + number), published=True))
    for name in ("issues", "articles"):
        with django_assert_num_queries(2):
            client.get(f"/sitemap-{name}.xml")


def test_robots_are_shown_the_way(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert {
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/admin/",
        "Sitemap: http://testserver/sitemap.xml",
    } <= set(lines)
