from datetime import date
from xml.etree import ElementTree

import pytest

from articles import revisions
from articles.noticing.asking import Answer, answering
from tests.factories import make_appearance, make_article, make_issue, make_person, make_user
from tests.markup import Markup

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MONDAY = date(2031, 3, 3)


@pytest.fixture(autouse=True)
def issue():
    issue = make_issue(MONDAY, published=True)
    article = make_article(issue, headline="头条 <甲>", section="要闻", bylines=[("晏青", "reporter")])
    make_appearance(article, make_person("佘景澄"))
    make_article(issue, headline="姜茶", section="科普角/健康")
    make_article(make_issue(date(2031, 2, 24), published=True), headline="旧闻", text="")
    make_article(make_issue(date(2031, 3, 10)), headline="草稿", section="要闻")
    return issue


def feed(client, path: str) -> ElementTree.Element:
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def titles(root: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_everything_newest_first_and_no_draft(client):
    root = feed(client, "/feeds/all.atom")
    assert root.findtext(f"{ATOM}title") == "区报"
    assert titles(root) == ["头条 <甲>", "姜茶", "旧闻"]
    entry = root.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/issues/2031-03-03/1/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "晏青"
    assert entry.findtext(f"{ATOM}published") == "2031-03-03T00:00:00+08:00"
    assert entry.findtext(f"{ATOM}summary").startswith("本报讯")
    assert entry.find(f"{ATOM}category").get("term") == "要闻"


def test_of_a_section(client):
    assert titles(feed(client, "/feeds/sections/要闻.atom")) == ["头条 <甲>"]
    assert titles(feed(client, "/feeds/sections/科普角/健康.atom")) == ["姜茶"]
    assert client.get("/feeds/sections/无此栏.atom").status_code == 404


def test_of_a_person(client):
    root = feed(client, "/feeds/people/佘景澄.atom")
    assert (root.findtext(f"{ATOM}title"), titles(root)) == ("区报 · 佘景澄", ["头条 <甲>"])
    assert client.get("/feeds/people/无此人.atom").status_code == 404
    page = Markup(client.get("/people/佘景澄/"))
    assert "/feeds/people/%E4%BD%98%E6%99%AF%E6%BE%84.atom" in [link.get("href") for link in page.all("link")]


def test_a_correction_is_told(client, issue):
    before = feed(client, "/feeds/all.atom").findtext(f"{ATOM}entry/{ATOM}updated")
    article = issue.articles.get(number=1)
    with answering(Answer(reason="笔误")):
        revisions.save(article, {"text": "改过。"}, base_version=1, author=make_user("reviewer", "reviewers"))
    root = feed(client, "/feeds/all.atom")
    assert root.findtext(f"{ATOM}entry/{ATOM}updated") >= before
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "改过。"


def test_the_page_that_lists_them(client):
    links = Markup(client.get("/feeds/")).links()
    assert links["要闻"] == "/feeds/sections/%E8%A6%81%E9%97%BB.atom"
    assert links["科普角/健康"] == "/feeds/sections/%E7%A7%91%E6%99%AE%E8%A7%92/%E5%81%A5%E5%BA%B7.atom"
    assert "/feeds/all.atom" in links.values()
    assert "/feeds/" in Markup(client.get("/")).links().values()


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(client, issue, django_assert_num_queries, rows):
    for _ in range(rows):
        make_article(issue, bylines=[("晏青", "reporter")])
    with django_assert_num_queries(2):
        client.get("/feeds/all.atom")


@pytest.mark.parametrize("path", ["/feeds/", "/feeds/all.atom", "/feeds/sections/要闻.atom"])
def test_may_be_kept(client, settings, path):
    response = client.get(path)
    assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
    assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405


def test_holds_only_what_xml_can(client, issue):
    odd = "甲\x0b乙丙\ufffe"
    make_article(issue, headline=odd, text=odd, section=odd, bylines=[(f"晏{odd}", "reporter")])
    entry = next(
        one for one in feed(client, "/feeds/all.atom").iter(f"{ATOM}entry") if "乙" in one.find(f"{ATOM}title").text
    )
    found = [entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", f"author/{ATOM}name")]
    assert [*found, entry.find(f"{ATOM}category").get("term")] == ["甲乙丙", "甲乙丙", "晏甲乙丙", "甲乙丙"]
