from datetime import date, timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from articles.pages.back import anniversary
from bulletin.views import server_error
from tests.factories import make_article, make_issue, make_issues, make_photo
from tests.markup import XHTML, Markup

MONDAY = date(2031, 3, 3)


@pytest.mark.django_db
class TestHome:
    def test_newest_published_issue_as_a_front_page(self, client):
        older = make_issue(MONDAY - timedelta(days=7), published=True, number=416)
        make_article(older, headline="旧头条")
        issue = make_issue(MONDAY, published=True, number=417)
        make_article(issue, page=1, headline="", text="没有标题的残篇。")
        lead = make_article(issue, page=1, headline="头条 两行题", deck="——副题", text="第一段。\n\n第二段。")
        make_article(issue, page=1, headline="要闻")
        make_article(issue, page=2, headline="姜茶", section="科普角")
        make_photo(issue, lead, caption="头条的图。")
        make_photo(issue, None, caption="单独的图。")
        make_photo(issue, None, caption="", credit="佟远")
        make_article(make_issue(MONDAY + timedelta(days=7)), headline="草稿")
        page = Markup(client.get("/"))
        assert page.texts("h1") == ["区报"]
        assert page.texts("p", **{"class": "dateline"}) == ["2031年3月3日 星期一 第417期 2版"]
        assert page.texts("h2") == ["头条 两行题", "本期要闻", "科普角", "其他报道", "图片", "往期"]
        assert page.texts("h3") == ["要闻", "姜茶", "没有标题的残篇。…"]
        assert page.texts("figcaption") == ["头条的图。 佟远 摄", "单独的图。 佟远 摄"]
        assert page.links()["头条 两行题"] == "/issues/2031-03-03/2/"
        assert page.texts("span", **{"class": "lead-headline"}) == ["旧头条"]
        assert "草稿" not in client.get("/").content.decode()

    def test_before_anything_is_published(self, client):
        make_article(make_issue())
        page = Markup(client.get("/"))
        assert page.texts("h1") == ["区报"]
        assert page.texts("h2") == ["创刊在即"]

    def test_this_day_in_earlier_years_by_the_nearest_issue(self, client):
        today = timezone.localdate()
        make_issue(today, published=True)
        for years, apart in ((1, 3), (1, -2), (2, 0), (4, 8), (5, -7)):
            day = anniversary(today, today.year - years) + timedelta(days=apart)
            make_article(make_issue(day, published=True), headline=f"{years}年前{apart}")
        make_article(make_issue(anniversary(today, today.year - 3)), headline="草稿")
        page = Markup(client.get("/"))
        (section,) = page.all("section", **{"class": "back"})
        headlines = [span.itertext() for span in section.iter(f"{XHTML}span") if span.get("class") == "lead-headline"]
        assert ["".join(words).strip() for words in headlines] == ["1年前-2", "2年前0", "5年前-7"]

    def test_an_issue_without_articles(self, client):
        make_issue(MONDAY, published=True)
        assert Markup(client.get("/")).texts("h1") == ["区报"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        for issue in make_issues(rows, published=True):
            for _ in range(rows):
                make_photo(issue, make_article(issue))
        with django_assert_num_queries(4):
            client.get("/")

    def test_queries_before_anything_is_published(self, client, django_assert_num_queries):
        with django_assert_num_queries(2):
            client.get("/")


@pytest.mark.django_db
class TestAbout:
    def test_says_where_the_text_comes_from(self, client):
        page = Markup(client.get("/about/"))
        assert page.texts("h1") == ["关于本站"]
        assert "《区报》" in page.texts("p")[1]
        assert "Where the text comes from" in Markup(client.get("/en/about/")).texts("h2")


@pytest.mark.django_db
class TestNotFound:
    def test_leads_on(self, client):
        make_issue(MONDAY, published=True)
        response = client.get("/nothing/here/")
        page = Markup(response)
        assert response.status_code == 404
        assert page.texts("h1") == ["未找到这一页"]
        assert page.links()["2031年3月3日 星期一"] == "/issues/2031-03-03/"
        assert "Cache-Control" not in response.headers

    def test_names_the_issues_around_the_day(self, client):
        make_issue(MONDAY, published=True)
        make_issue(MONDAY + timedelta(days=1))
        make_issue(MONDAY + timedelta(days=7), published=True)
        page = Markup(client.get("/issues/2031-03-04/5/"))
        assert page.texts("h1") == ["未找到2031年3月4日的这一页"]
        assert [text for text in page.texts("li") if text.startswith(("前", "后", "当"))] == [
            "前一期 2031年3月3日 星期一",
            "后一期 2031年3月10日 星期一",
        ]

    def test_in_english(self, client):
        page = Markup(client.get("/en/nothing/"))
        assert (page.root.get("lang"), page.texts("h1")) == ("en", ["This page is not here"])


class TestServerError:
    def test_needs_no_database(self):
        """Without the mark of django_db a query would fail."""
        response = server_error(RequestFactory().get("/"))
        page = Markup(response)
        assert response.status_code == 500
        assert page.texts("h1") == ["这一页暂时打不开"]
        assert [link.get("href") for link in page.all("link")] == ["/static/bulletin/site.css"]

    @pytest.mark.django_db
    def test_stands_for_a_view_that_failed(self, monkeypatch):
        monkeypatch.setattr("bulletin.views.front_page", None)
        response = Client(raise_request_exception=False).get("/en/")
        assert (response.status_code, Markup(response).root.get("lang")) == (500, "en")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/about/"])
def test_may_be_kept_by_caches_and_is_the_same_for_all(client, settings, path):
    response = client.get(path)
    assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
    assert response.get("Vary") == "Accept-Encoding"
    assert not response.cookies
    assert client.post(path).status_code == 405
