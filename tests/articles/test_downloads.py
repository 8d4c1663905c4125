from datetime import date

import pytest

from articles.models import Article, ImportedFile, ImportRun
from tests.factories import make_article, make_issue, make_photo
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)
BASE = "/issues/2031-03-03"


@pytest.fixture
def article() -> Article:
    issue = make_issue(MONDAY, published=True, number=417)
    article = make_article(
        issue, page=1, kicker="引题", headline="汀河三桥合龙 两岸三分钟", text="第一段。\n\n## 小标题\n\n第二段。",
        bylines=[("晏青", "reporter"), ("苗禾", "correspondent")], truncated="end",
    )  # fmt: skip
    make_photo(issue, article, caption="合龙现场。")
    make_photo(issue, None, caption="红嘴鸥。")
    return article


class TestCitation:
    def test_as_gb_t_7714_prints_it(self, client, article):
        page = Markup(client.get(f"{BASE}/1/"))
        assert page.texts("span", id="cited") == ["晏青, 苗禾. 汀河三桥合龙 两岸三分钟[N]. 区报, 2031-03-03(1)."]
        assert page.texts("span", id="permanent") == [f"http://testserver{BASE}/1/"]

    def test_of_four_authors_three_are_named(self, client):
        bylines = [(name, "reporter") for name in ("晏青", "苗禾", "佟远", "樊丽君")]
        make_article(make_issue(MONDAY, published=True), headline="题", bylines=bylines)
        make_article(Article.objects.get().issue, headline="无署名")
        assert Markup(client.get(f"{BASE}/1/")).texts("span", id="cited") == [
            "晏青, 苗禾, 佟远, 等. 题[N]. 区报, 2031-03-03."
        ]
        assert Markup(client.get(f"{BASE}/2/")).texts("span", id="cited") == ["无署名[N]. 区报, 2031-03-03."]

    def test_for_bibtex(self, client, article):
        Article.objects.update(headline="50%的{桥} & 路_1")
        response = client.get(f"{BASE}/1.bib")
        lines = response.content.decode().splitlines()
        assert response["Content-Disposition"] == 'attachment; filename="2031-03-03-1.bib"'
        assert lines[0] == "@article{bulletin-2031-03-03-1,"
        assert "  author = {{晏青} and {苗禾}}," in lines
        assert r"  title = {{50\%的\{桥\} \& 路\_1}}," in lines
        assert f"  url = {{http://testserver{BASE}/1/}}," in lines

    def test_for_reference_managers(self, client, article):
        lines = client.get(f"{BASE}/1.ris").content.decode().split("\r\n")
        assert (lines[0], lines[-2]) == ("TY  - NEWS", "ER  - ")
        assert {"AU  - 晏青", "AU  - 苗禾", "TI  - 汀河三桥合龙 两岸三分钟", "DA  - 2031/03/03", "SP  - 1"} <= set(
            lines
        )


class TestPlainText:
    def test_of_an_article(self, client, article):
        response = client.get(f"{BASE}/1.txt")
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode().split("\n\n") == [
            "引题", "汀河三桥合龙 两岸三分钟", "记者 晏青 通讯员 苗禾", "第一段。", "小标题", "第二段。",
            "［图］合龙现场。（佟远 摄）", "（原文缺损）", "《区报》2031年3月3日 第1版\n",
        ]  # fmt: skip

    def test_of_an_issue(self, client, article):
        make_article(article.issue, page=2, headline="二版头条")
        text = client.get(f"{BASE}.txt").content.decode()
        assert text.startswith("《区报》2031年3月3日 第417期\n")
        parts = ["【第1版】", "汀河三桥合龙", "［图］合龙现场。", "【第2版】", "二版头条", "［图］红嘴鸥。"]
        assert [text.count(part) for part in parts] == [1] * 6
        assert sorted(parts, key=text.index) == parts

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        issue = make_issue(MONDAY, published=True)
        for _ in range(rows):
            make_photo(issue, make_article(issue, bylines=[("晏青", "reporter")]))
        with django_assert_num_queries(2):
            client.get(f"{BASE}.txt")
        with django_assert_num_queries(1):
            client.get(f"{BASE}/1.txt")


class TestWholeIssue:
    def test_has_all_articles_and_photos_page_by_page(self, client, article):
        make_article(article.issue, page=2, headline="二版头条", bylines=[("樊丽君", "reporter")])
        page = Markup(client.get(f"{BASE}/print/"))
        assert page.texts("h1") == ["区报"]
        assert page.texts("p", **{"class": "folio-head"}) == ["第1版", "第2版"]
        assert page.texts("h2") == ["汀河三桥合龙 两岸三分钟", "二版头条"]
        assert page.texts("h3") == ["小标题"]
        assert page.texts("p", **{"class": "signatures"}) == ["记者 晏青 通讯员 苗禾", "记者 樊丽君"]
        assert page.texts("p", **{"class": "caption"}) == ["合龙现场。", "红嘴鸥。"]
        assert [link.get("href") for link in page.all("link", rel="canonical")] == [f"http://testserver{BASE}/"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        issue = make_issue(MONDAY, published=True)
        for _ in range(rows):
            make_photo(issue, make_article(issue, bylines=[("晏青", "reporter")]))
        with django_assert_num_queries(2):
            client.get(f"{BASE}/print/")


class TestRawText:
    def test_lines_of_the_file_with_their_numbers(self, client, article):
        file = ImportedFile.objects.create(
            run=ImportRun.objects.create(), publication=article.issue.publication, issue=article.issue, name="a.txt",
            outcome="new", encoding="utf-8", content="# 汀河三桥合尤\n\n别篇的一行\n第一段\n又一篇".encode(),
            lines={"1": [1, "headline"], "3": [2, "body"], "4": [1, "body"], "5": [2, "body"]},
        )  # fmt: skip
        Article.objects.update(source_file=file)
        page = Markup(client.get(f"{BASE}/1/raw/"))
        assert page.texts("tr") == ["行读出的文字归类", "1# 汀河三桥合尤标题", "中间1行属于别处", "4第一段正文"]
        assert page.links()["看校改后的文字"] == f"{BASE}/1/"

    def test_without_a_file_the_raw_text(self, client, article):
        Article.objects.update(raw_text="一行\n\n两行")
        assert Markup(client.get(f"{BASE}/1/raw/")).texts("tr")[1:] == ["1一行", "3两行"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        issue = make_issue(MONDAY, published=True)
        for _ in range(rows):
            make_article(issue)
        with django_assert_num_queries(1):
            client.get(f"{BASE}/1/raw/")


@pytest.mark.parametrize("ending", [".txt", "/print/", "/1.txt", "/1.bib", "/1.ris", "/1/raw/"])
class TestEvery:
    def test_hides_drafts(self, client, ending):
        make_article(make_issue(MONDAY))
        assert client.get(f"{BASE}{ending}").status_code == 404

    def test_may_be_kept_and_only_reads(self, client, settings, article, ending):
        response = client.get(f"{BASE}{ending}")
        assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
        assert client.get(f"{BASE}{ending}", headers={"If-None-Match": response["ETag"]}).status_code == 304
        assert client.post(f"{BASE}{ending}").status_code == 405
