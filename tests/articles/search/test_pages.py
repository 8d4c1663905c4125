"""The pages of the search as readers get them."""

import csv
import io
import json
from datetime import date, timedelta

import pytest

from articles.search.entries import keep_up_issue
from people.models import NameForm
from people.register import index_forms
from tests.factories import make_appearance, make_article, make_issue, make_person, make_photo
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)
HOSTILE = [
    "社" * 10_000, '"' * 10_000, "OR " * 500, "- - -", "'; DROP TABLE x; --", "社*", "NEAR(社 区)", "^社",
    "{heading}:社", "a:b & !c | (d)", "%s %% %(x)s", "社 AND NOT", "\\", "社区\n\n-\t", "=1+1", "社 " * 99,
]  # fmt: skip


def robots(page: Markup) -> list[str]:
    return [element.get("content") for element in page.all("meta") if element.get("name") == "robots"]


def archive(how_many: int = 1, **fields):
    """Published and indexed articles of one issue, with a person and a photo each."""
    issue = make_issue(MONDAY, published=True)
    fields.setdefault("headline", "社区食堂开张")
    rows = []
    for number in range(how_many):
        article = make_article(issue, section="民生", bylines=[("晏青", "reporter")], **fields)
        make_appearance(article, make_person(f"佘景{'澄橙诚'[number % 3]}", offices=["区长"]))
        make_photo(issue, article)
        rows.append(article)
    keep_up_issue(issue)
    return rows


def name(person, *forms: str) -> None:
    index_forms([NameForm.objects.create(person=person, form=form) for form in forms])


class TestSearch:
    def test_without_words_it_tells_how_to_search(self, client):
        for path in ("/search/", "/search/?q=%E2%80%A6", "/search/?q=-%E5%8C%BA"):
            page = Markup(client.get(path))
            assert page.texts("h1") == ["搜索"]
            assert "食堂 OR 餐厅" in page.texts("span", **{"class": "which"})

    def test_shows_hits_marked_and_leads_to_them(self, client):
        archive()
        page = Markup(client.get("/search/?q=社区 运动会"))
        assert page.texts("li", **{"class": "hit"}) == [
            "社区食堂开张 本报讯 3月2日，社区运动会在云岫广场开幕。 来自八个社区的居民参加了比赛。 2031年3月3日 民生"
        ]
        assert page.texts("mark") == ["社区", "社区", "运动会", "社区"]
        assert page.links()["社区食堂开张"] == "/issues/2031-03-03/1/?q=%E7%A4%BE%E5%8C%BA+%E8%BF%90%E5%8A%A8%E4%BC%9A"

    def test_narrows_by_links_that_keep_the_rest(self, client):
        archive()
        links = Markup(client.get("/search/?q=社区&sort=newest")).links()
        assert links["民生"] == "?q=%E7%A4%BE%E5%8C%BA&sort=newest&section=%E6%B0%91%E7%94%9F"
        assert links["佘景澄"] == "?q=%E7%A4%BE%E5%8C%BA&sort=newest&person=%E4%BD%98%E6%99%AF%E6%BE%84"
        narrowed = Markup(client.get("/search/?q=社区&sort=newest&section=民生&person=佘景澄"))
        assert narrowed.texts("ul", **{"class": "chosen"}) == ["民生 ×取消佘景澄 ×取消"]

    def test_only_what_is_chinese_is_marked_as_such(self, client):
        archive()
        query = {"q": "社区", "section": "民生", "since": "2031-01-01", "kind": "news"}
        page = Markup(client.get("/en/search/", query))
        (chosen,) = page.all("ul", **{"class": "chosen"})
        told = {item[0][0].text: item[0][0].get("lang") for item in chosen}
        assert told == {
            "民生": "zh-Hans",
            "from 2031-01-01": None,
            "news": None,
        }

    def test_hides_drafts_and_what_was_withdrawn(self, client):
        (article,) = archive()
        make_article(make_issue(MONDAY + timedelta(days=1)), headline="未刊社区")
        type(article.issue).objects.filter(pk=article.issue_id).update(status="withdrawn", withdrawal_reason="错版")
        page = Markup(client.get("/search/?q=社区"))
        assert page.texts("li", **{"class": "hit"}) == []

    def test_other_forms_of_a_name_are_found_too(self, client):
        (article,) = archive(text="余景澄到场。")
        name(article.people.get(), "佘景澄", "余景澄")
        page = Markup(client.get("/search/?q=佘 景 澄"))
        assert page.texts("mark") == ["余景澄"]
        assert "同时查找： 余景澄" in page.texts("span", **{"class": "also"})
        assert Markup(client.get('/search/?q="佘景澄"')).texts("mark") == []

    def test_no_hits_help(self, client):
        (article,) = archive(raw_text="社区仓堂开张")
        name(article.people.get(), "佘景澄")
        page = Markup(client.get("/search/?q=余景澄"))
        assert page.texts("p", role="status") == ["未找到“余景澄”。"]
        assert page.links()["佘景澄"] == "/people/%E4%BD%98%E6%99%AF%E6%BE%84/"
        page = Markup(client.get("/search/?q=仓堂"))
        assert page.texts("h2", **{"class": "label"}) == ["未校对的原文中"]
        assert "未校对原文" in page.texts("span", **{"class": "uncorrected"})
        assert page.texts("mark") == ["仓堂"]

    def test_names_of_two_characters_that_look_alike_are_offered(self, client):
        (article,) = archive()
        person = make_person("苗禾")
        make_appearance(article, person)
        name(person, "苗禾")
        assert "苗禾" in Markup(client.get("/search/?q=苗木")).links()

    def test_pages(self, client):
        archive(21)
        page = Markup(client.get("/search/?q=社区&page=2"))
        assert page.texts("p", **{"class": "here"}) == ["2 / 2"]
        assert len(page.all("li", **{"class": "hit"})) == 1
        assert page.links()["上一页"] == "?q=%E7%A4%BE%E5%8C%BA&page=1"

    @pytest.mark.parametrize("number", ["0", "x", "51", "9" * 50, "١"])
    def test_no_such_page(self, client, number):
        assert client.get("/search/", {"q": "社区", "page": number}).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    @pytest.mark.parametrize(("query", "queries"), [("社区", 3), ("没有的词", 3), ("社区 OR 佘景澄 -别的", 3), ("", 1)])
    def test_queries(self, client, django_assert_num_queries, rows, query, queries):
        archive(rows)
        with django_assert_num_queries(queries):
            client.get("/search/", {"q": query})

    def test_any_query_has_a_page(self, client):
        archive()
        for query in HOSTILE:
            for path in ("/en/search/", "/search/suggestions/", "/search/search.csv", "/issues/2031-03-03/1/"):
                assert client.get(path, {"q": query}).status_code == 200, (path, query)
            Markup(client.get("/search/", {"q": query, "section": query, "person": query, "since": query}))

    def test_may_be_kept_but_not_listed_by_search_engines(self, client, settings):
        archive()
        response = client.get("/search/?q=社区")
        assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
        assert robots(Markup(response)) == ["noindex"]
        assert client.post("/search/").status_code == 405

    def test_in_english(self, client):
        archive()
        page = Markup(client.get("/en/search/?q=社区"))
        assert page.root.get("lang") == "en"
        assert page.texts("p", role="status") == ["1 article"]


class TestYears:
    def test_counts_all_years_with_what_they_are_of(self, client):
        for day in (MONDAY, date(2029, 7, 2)):
            issue = make_issue(day, published=True)
            make_article(issue, headline="社区", text="。")
            make_article(issue, headline="别的", text="。")
            keep_up_issue(issue)
        response = client.get("/search/years/?q=社区")
        page = Markup(response)
        assert page.texts("td") == ["1", "2", "50.0", "0", "0", "0.0", "1", "2", "50.0"]
        assert page.texts("th")[-3:] == ["2029", "2030", "2031"]
        assert response.content.count(b"<rect") == 2

    def test_without_words_there_is_none(self, client):
        assert client.get("/search/years/").status_code == 404


class TestTable:
    def test_has_all_hits_for_spreadsheets(self, client):
        archive(2, headline="=社区(1+1)")
        response = client.get("/search/search.csv?q=社区")
        text = response.content.decode()
        assert text.startswith("\ufeff日期,版次,栏目,")
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert len(rows) == 3
        assert rows[1][4] == "'=社区(1+1)"
        assert rows[1][6].startswith("http://testserver/issues/2031-03-03/")


class TestSuggestions:
    def suggested(self, client, query: str) -> list[str]:
        return json.loads(client.get("/search/suggestions/", {"q": query}).content)["suggestions"]

    def test_names_then_headlines(self, client):
        (article,) = archive(headline="佘景澄到社区")
        name(article.people.get(), "佘景澄", "余景澄")
        assert self.suggested(client, "佘景") == ["佘景澄", "佘景澄到社区"]
        assert self.suggested(client, "余景") == ["佘景澄"]
        assert self.suggested(client, "社") == ["佘景澄到社区"]
        assert self.suggested(client, "…") == []
        assert self.suggested(client, " 佘景 ") == self.suggested(client, "佘景")

    def test_drafts_are_not_told(self, client):
        draft = make_issue(MONDAY)
        name(make_person("苗禾"), "苗禾")
        make_article(draft, headline="苗禾到社区")
        keep_up_issue(draft)
        assert self.suggested(client, "苗") == []


class TestArticle:
    def test_marks_the_words_that_led_there(self, client):
        (article,) = archive(deck="——食堂 开门", text="佘景澄到社区食堂。")
        page = Markup(client.get(f"{article.get_absolute_url()}?q=食堂+佘景澄+到社"))
        assert page.texts("mark") == ["食堂", "食堂", "佘景澄", "到社", "食堂"]
        assert robots(page) == ["noindex"]
        assert "佘景澄" in page.links()
        assert page.all("link", rel="canonical")[0].get("href").endswith("/issues/2031-03-03/1/")

    def test_is_plain_without_words(self, client):
        (article,) = archive()
        page = Markup(client.get(article.get_absolute_url()))
        assert page.texts("mark") == []
        assert robots(page) == []

    def test_queries(self, client, django_assert_num_queries):
        (article,) = archive()
        for path in ("", "?q=社区"):
            with django_assert_num_queries(2):
                client.get(f"{article.get_absolute_url()}{path}")
