"""The issue as a book: a valid archive, well-formed, with everything that its list of contents names."""

import io
import re
import zipfile
from datetime import date
from posixpath import join
from xml.etree import ElementTree

import pytest
from PIL import Image

from articles.models import Issue, Publication
from tests.factories import make_article, make_issue, make_photo, make_picture

pytestmark = pytest.mark.django_db
BASE = "/issues/2031-03-03"
OPF, XHTML = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture
def issue() -> Issue:
    issue = make_issue(date(2031, 3, 3), published=True, number=417)
    first = make_article(
        issue, page=1, headline="汀河三桥合龙 <两岸> & “三分钟”", kicker="引题", deck="——副题", truncated="end",
        text="一段\x0b文字。\n\n## 小标题\n\n- 甲\n- 乙", bylines=[("晏青", "reporter")],
    )  # fmt: skip
    make_article(issue, page=2, headline="", text="没有标题的一篇。")
    make_article(issue, headline="不知在哪一版")
    make_picture(make_photo(issue, first, caption="合龙现场。", alternative_text='"桥" & 人'))
    make_photo(issue, None, caption="红嘴鸥。", page=2)
    return issue


def opened(client, base: str = BASE) -> zipfile.ZipFile:
    response = client.get(f"{base}.epub")
    assert (response.status_code, response["Content-Type"]) == (200, "application/epub+zip")
    return zipfile.ZipFile(io.BytesIO(response.content))


def test_the_archive_says_first_what_it_is(client, issue):
    response = client.get(f"{BASE}.epub")
    assert response.content[30:58] == b"mimetypeapplication/epub+zip"
    book = opened(client)
    assert book.testzip() is None
    assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert response["Content-Disposition"] == 'attachment; filename="2031-03-03.epub"'


def test_all_files_are_well_formed_and_listed(client, issue):
    book = opened(client)
    container = ElementTree.fromstring(book.read("META-INF/container.xml"))
    root = next(one.get("full-path") for one in container.iter() if one.get("full-path"))
    package = ElementTree.fromstring(book.read(root))
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    listed = {join("book", item.get("href")) for item in items.values()}
    assert listed == set(book.namelist()) - {"mimetype", "META-INF/container.xml", root}
    assert [item.get("id") for item in items.values() if item.get("properties") == "nav"] == ["nav"]
    spine = [one.get("idref") for one in package.iter(f"{OPF}itemref")]
    assert spine == ["nav", "article-1", "article-2", "article-3", "photos"]
    assert {items[one].get("media-type") for one in spine} == {"application/xhtml+xml"}
    for name in book.namelist():
        if name.endswith(("xhtml", "opf", "xml")):
            ElementTree.fromstring(book.read(name))


def test_tells_what_it_is_a_copy_of(client, issue):
    package = ElementTree.fromstring(opened(client, f"/en{BASE}").read("book/package.opf"))
    told = {name: package.find(f".//{DC}{name}").text for name in ("identifier", "title", "language", "date")}
    assert told == {
        "identifier": "http://testserver/issues/2031-03-03/", "title": "区报 2031年3月3日", "language": "zh-Hans",
        "date": "2031-03-03",
    }  # fmt: skip
    (modified,) = (one.text for one in package.iter(f"{OPF}meta") if one.get("property") == "dcterms:modified")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", modified)


def test_contents_lead_to_the_articles_as_printed(client, issue):
    book = opened(client)
    nav = ElementTree.fromstring(book.read("book/nav.xhtml"))
    links = [(one.text, one.get("href")) for one in nav.find(f".//{XHTML}nav").iter(f"{XHTML}a")]
    assert links == [
        ("汀河三桥合龙 <两岸> & “三分钟”", "1.xhtml"), ("没有标题的一篇。…", "2.xhtml"), ("不知在哪一版", "3.xhtml"),
        ("图片", "photos.xhtml"),
    ]  # fmt: skip
    assert [one.text for one in nav.iter(f"{XHTML}span")] == ["第1版", "第2版"]
    chapter = ElementTree.fromstring(book.read("book/1.xhtml"))
    words = "".join("".join(chapter.itertext()).split())
    for part in ("引题", "——副题", "记者晏青", "一段文字。", "小标题", "甲", "原文缺损", "合龙现场。", "佟远摄"):
        assert part in words
    assert "红嘴鸥。" in book.read("book/photos.xhtml").decode()


def test_pictures_are_in_it(client, issue):
    book = opened(client)
    image = ElementTree.fromstring(book.read("book/1.xhtml")).find(f".//{XHTML}img")
    assert image.get("alt") == '"桥" & 人'
    assert Image.open(io.BytesIO(book.read(f"book/{image.get('src')}"))).size == (800, 533)
    photo = issue.photos.get(position=1)
    photo.picture.image.storage.delete(photo.picture.copy_name(800, "webp"))
    assert not [name for name in opened(client).namelist() if name.endswith(".webp")]


def test_the_same_issue_is_the_same_file(client, issue):
    first = client.get(f"{BASE}.epub")
    assert client.get(f"{BASE}.epub").content == first.content
    assert client.get(f"{BASE}.epub", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_of_another_bulletin_and_of_an_issue_without_articles(client):
    park = Publication.objects.create(name="开发区报", slug="park")
    make_issue(date(1975, 3, 3), published=True, publication=park)
    assert opened(client, "/issues/park-1975-03-03").namelist()[0] == "mimetype"


def test_hides_drafts_and_withdrawn_issues(client, issue):
    Issue.objects.update(status=Issue.Status.PROOFREAD)
    assert client.get(f"{BASE}.epub").status_code == 404
    Issue.objects.update(status=Issue.Status.WITHDRAWN, withdrawal_reason="错版")
    assert client.get(f"{BASE}.epub").status_code == 410


@pytest.mark.parametrize("rows", [1, 30])
def test_queries(client, issue, django_assert_num_queries, rows):
    for _ in range(rows):
        make_photo(issue, make_article(issue, bylines=[("晏青", "reporter")]))
    with django_assert_num_queries(2):
        client.get(f"{BASE}.epub")
