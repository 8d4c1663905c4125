import json
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from articles.models import Article, FormerAddress, Issue, Publication
from articles.pages import article_page, issue_page
from articles.publishing import recount
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_issues,
    make_person,
    make_photo,
)
from tests.markup import Markup

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)


def full_article(issue: Issue, people: int = 1, **fields) -> Article:
    """An article with everything a page can show, `people` times."""
    names = ["佘景澄", "欧阳柏霖", "樊丽君"][:people]
    fields.setdefault("text", f"本报讯 3月2日，{'、'.join(names)}出席。\n\n## 灯又亮了\n\n- 一盏\n- 两盏\n\n会议结束。")
    article = make_article(issue, bylines=[(name, "reporter") for name in names], **fields)
    for name in names:
        person = make_person(name, offices=[f"{name}的职务"])
        make_appearance(article, person).offices.set(person.offices.all())
        make_photo(issue, article)
        make_event(articles=[article])
    return article


class TestIssueList:
    def test_shows_published_issues_by_month_and_no_draft(self, client):
        make_article(make_issue(MONDAY, published=True, number=12), headline="头条")
        make_article(make_issue(date(2031, 2, 24), published=True), headline="上月头条")
        make_issue(date(2031, 3, 10))
        page = Markup(client.get("/issues/"))
        assert page.texts("h2") == ["2031年3月", "2031年2月"]
        assert {link for link in page.links().values() if link.startswith("/issues/2031")} == {
            "/issues/2031-03-03/",
            "/issues/2031-02-24/",
        }
        assert "头条" in page.texts("span", **{"class": "lead-headline"})

    def test_one_year_at_a_time(self, client):
        make_issue(MONDAY, published=True)
        make_issue(date(2029, 7, 2), published=True)
        assert Markup(client.get("/issues/")).texts("h2") == ["2031年3月"]
        assert Markup(client.get("/issues/?year=2029")).texts("h2") == ["2029年7月"]
        assert {"2031年", "2029年"} <= Markup(client.get("/issues/")).links().keys()

    @pytest.mark.parametrize("year", ["1999", "x", "99999", "0", "9" * 5000])
    def test_no_such_year(self, client, year):
        make_issue(MONDAY, published=True)
        assert client.get("/issues/", {"year": year}).status_code == 404

    def test_the_calendar_says_of_each_day_what_there_is(self, client):
        for week in range(8):
            day = MONDAY + timedelta(days=7 * week)
            if week in {2, 5}:
                continue
            make_issue(day, published=week != 6)
        make_issue(MONDAY + timedelta(days=36), status="withdrawn", withdrawal_reason="错版")
        make_issue(date(2031, 3, 6), date_confirmed=False)
        page = Markup(client.get("/issues/?year=2031"))
        assert page.texts("caption") == ["2031年3月", "2031年4月"]
        assert page.texts("td", **{"class": "published"}) == ["3", "10", "24", "31", "21"]
        assert page.texts("td", **{"class": "missing"}) == ["17缺期"]
        assert page.texts("td", **{"class": "preparing"}) == ["14编校中"]
        assert page.texts("td", **{"class": "withdrawn"}) == ["8已撤回"]
        assert "缺期的日子" in client.get("/issues/?year=2031").content.decode()
        assert [time.get("aria-label") for time in page.all("time") if time.text == "10"] == ["2031年3月10日"]

    def test_says_that_nothing_is_published(self, client):
        assert "尚未刊出任何一期。" in Markup(client.get("/issues/")).texts("p")

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        for issue in make_issues(rows, published=True):
            make_article(issue)
        with django_assert_num_queries(3):
            client.get("/issues/")


class TestIssue:
    def test_articles_in_print_order_under_pages_and_sections(self, client):
        issue = make_issue(MONDAY, published=True, number=417)
        make_article(issue, number=1, page=2, section="科普角", headline="姜茶")
        make_article(issue, number=2, page=1, headline="头条")
        make_article(issue, number=3, page=2, section="科普角", headline="防跌倒")
        make_article(issue, number=4, headline="不知在哪一版")
        page = Markup(client.get("/issues/2031-03-03/"))
        assert page.texts("h1") == ["2031年3月3日 星期一"]
        assert page.texts("h3")[:4] == ["头条", "姜茶", "防跌倒", "不知在哪一版"]
        assert page.texts("h2")[:3] == ["第1版", "第2版", "版次不详"]
        assert page.texts("p", **{"class": "label"}) == ["科普角"]
        assert page.links()["姜茶"] == "/issues/2031-03-03/1/"

    def test_neighbours_are_published_issues_of_the_same_bulletin(self, client):
        for day in (1, 5):
            make_issue(MONDAY + timedelta(days=day), published=day == 5)
            make_issue(MONDAY - timedelta(days=day), published=day == 5)
        make_issue(MONDAY, published=True)
        other = Publication.objects.create(name="开发区报", slug="park")
        make_issue(MONDAY + timedelta(days=2), published=True, publication=other)
        neighbours = [
            a.get("href")
            for a in Markup(client.get("/issues/2031-03-03/")).all("a")
            if a.get("rel") in {"prev", "next"}
        ]
        assert neighbours == ["/issues/2031-02-26/", "/issues/2031-03-08/"]

    def test_headlines_and_people_stand_beside_it(self, client):
        issue = make_issue(MONDAY, published=True)
        articles = [make_article(issue, page=1, headline=title) for title in ("头条", "二条")]
        known, other, writer = make_person("佘景澄"), make_person("晏青"), make_person("苗禾")
        for article in articles:
            make_appearance(article, known)
            make_appearance(article, writer, kinds=["reporter"])
        make_appearance(articles[0], other)
        page = Markup(client.get("/issues/2031-03-03/"))
        assert page.texts("nav", **{"class": "headlines"}) == ["标题导航 第1版 头条二条"]
        assert page.texts("section", **{"class": "in-the-news"}) == ["本期人物 佘景澄 2晏青"]
        assert page.links()["打印整期"] == "/issues/2031-03-03/print/"

    def test_photos_stand_on_their_page(self, client):
        issue = make_issue(MONDAY, published=True)
        article = make_article(issue, page=1, headline="合龙")
        make_photo(issue, article, caption="合龙现场。")
        make_photo(issue, None, caption="红嘴鸥。", page=9, credit="佟远")
        page = Markup(client.get("/issues/2031-03-03/"))
        assert page.texts("figcaption") == ["合龙现场。 佟远 摄 合龙", "红嘴鸥。 佟远 摄"]

    @pytest.mark.parametrize("path", ["", "print/"])
    def test_a_photo_of_a_page_without_articles_has_that_page(self, client, path):
        issue = make_issue(MONDAY, published=True)
        for page in (1, 2):
            make_article(issue, page=page)
        make_photo(issue, None, caption="红嘴鸥。", page=4)
        make_photo(issue, None, caption="香樟树。", page=3)
        make_photo(issue, None, caption="何处不详。", page=None)
        page = Markup(client.get(f"/issues/2031-03-03/{path}"))
        printed = page.texts("section", **{"class": "printed-page"})
        assert [words.split()[0] for words in printed] == ["第1版", "第2版", "第3版", "第4版"]
        assert ["何处不详" in printed[1], "香樟树" in printed[2], "红嘴鸥" in printed[3]] == [True] * 3
        assert "4版" in page.texts("p", **{"class": "dateline"})[0].split()

    def test_photo_news_without_words_is_its_photo(self, client):
        issue = make_issue(MONDAY, published=True)
        make_photo(issue, make_article(issue, kind="photo", headline="", text="", page=1), caption="香樟树。")
        page = Markup(client.get("/issues/2031-03-03/"))
        assert page.texts("h3") == []
        assert page.texts("figcaption") == ["香樟树。 佟远 摄 图片新闻"]
        article = Markup(client.get("/issues/2031-03-03/1/"))
        assert article.texts("h1") == ["图片新闻"]
        assert "标题缺损" not in article.texts("h2")

    def test_issue_of_another_bulletin_has_its_slug_in_the_address(self, client):
        other = Publication.objects.create(name="开发区报", slug="park")
        make_article(make_issue(MONDAY, published=True, publication=other), headline="园区")
        assert "园区" in Markup(client.get("/issues/park-2031-03-03/")).texts("h3")
        assert client.get("/issues/2031-03-03/").status_code == 404

    @pytest.mark.parametrize("status", [Issue.Status.IMPORTED, Issue.Status.PROOFREAD])
    def test_hides_what_is_not_published(self, client, status):
        make_article(make_issue(MONDAY, status=status))
        assert client.get("/issues/2031-03-03/").status_code == 404

    @pytest.mark.parametrize("path", ["/issues/2031-02-31/", "/issues/2031-03-03/", "/issues/none-2031-03-03/"])
    def test_no_such_issue(self, client, path):
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        issue = make_issue(MONDAY, published=True)
        for number in range(rows):
            article = make_article(issue)
            make_photo(issue, article)
            make_appearance(article, make_person(f"苗{number}"))
        with django_assert_num_queries(2):
            client.get("/issues/2031-03-03/")


class TestArticle:
    def test_shows_all_parts(self, client):
        issue = make_issue(MONDAY, published=True)
        make_article(issue, page=1, headline="前一篇")
        article = full_article(
            issue, page=1, kicker="引题", headline="汀河三桥合龙 两岸三分钟", deck="——副题\n——又一副题", section="要闻"
        )
        make_article(issue, page=1, headline="后一篇")
        page = Markup(client.get("/issues/2031-03-03/2/"))
        assert page.texts("h1") == ["汀河三桥合龙 两岸三分钟"]
        assert page.texts("p", **{"class": "kicker"}) == ["要闻 引题"]
        assert page.texts("p", **{"class": "deck"}) == ["——副题", "——又一副题"]
        assert page.texts("div", **{"class": "byline"}) == ["记者 佘景澄 2031年3月3日 第1版"]
        assert "灯又亮了" in page.texts("h2")
        assert {"一盏", "两盏"} <= set(page.texts("li"))
        assert page.texts("figcaption") == ["图为3月2日，居民在云岫广场参加拔河比赛。 佟远 摄"]
        assert page.texts("p", **{"class": "source"}) == ["《区报》（2031年3月3日 第1版）"]
        links = page.links()
        assert links["佘景澄"] == "/people/%E4%BD%98%E6%99%AF%E6%BE%84/"
        assert links["《区报》"] == "/issues/2031-03-03/"
        assert links[article.events.get().name].startswith("/events/2031-03-02-")
        assert (links["上一篇 前一篇"], links["下一篇 后一篇"]) == ("/issues/2031-03-03/1/", "/issues/2031-03-03/3/")
        assert "佘景澄 佘景澄的职务 读音 佘（shé）景澄" in page.texts("li")

    def test_names_a_person_in_the_text_once(self, client):
        article = make_article(make_issue(MONDAY, published=True), text="佘景澄说。\n\n佘景澄又说。")
        make_appearance(article, make_person("佘景澄"))
        text = Markup(client.get(article.get_absolute_url())).all("div", **{"class": "text"})[0]
        assert [link.text for link in text.iter("{http://www.w3.org/1999/xhtml}a") if link.text == "佘景澄"] == [
            "佘景澄"
        ]

    def test_links_no_person_without_a_public_page(self, client):
        article = make_article(make_issue(MONDAY, published=True), text="佘景澄说。", bylines=[("晏青", "reporter")])
        make_appearance(article, make_person("佘景澄"))
        type(article.people.get()).objects.update(published_count=0)
        page = Markup(client.get(article.get_absolute_url()))
        assert "佘景澄" not in page.links()
        assert "佘景澄" in page.texts("span", **{"class": "name"})

    def test_who_only_signed_stands_in_the_byline_alone(self, client):
        article = make_article(make_issue(MONDAY, published=True), bylines=[("晏青", "reporter")])
        make_appearance(article, make_person("晏青"), kinds=["reporter"])
        assert "晏青" not in Markup(client.get(article.get_absolute_url())).texts("li")

    def test_without_a_headline_its_opening_stands_for_it(self, client):
        article = make_article(
            make_issue(MONDAY, published=True), headline="", text="编辑同志，铁匠巷的灯又亮了，特此致谢，此致。"
        )
        page = Markup(client.get(article.get_absolute_url()))
        assert page.texts("h1", **{"class": "untitled"}) == ["编辑同志，铁匠巷的灯又亮了，特此致谢…"]
        assert "标题缺损" in page.texts("h2")

    @pytest.mark.parametrize(
        ("truncated", "notes"),
        [
            ("none", []),
            ("start", ["原文缺损 本文开头在原报上已无法辨读。"]),
            ("middle", ["原文缺损 本文中间有一部分在原报上已无法辨读。"]),
            ("end", ["原文缺损 本文结尾在原报上已无法辨读。"]),
            ("both", ["原文缺损 本文开头在原报上已无法辨读。", "原文缺损 本文结尾在原报上已无法辨读。"]),
        ],
    )
    def test_says_where_text_is_lost(self, client, truncated, notes):
        article = make_article(make_issue(MONDAY, published=True), truncated=truncated)
        assert Markup(client.get(article.get_absolute_url())).texts("p", **{"class": "lost"}) == notes

    def test_text_is_never_markup(self, client):
        article = make_article(make_issue(MONDAY, published=True), headline="<b>", text="<script>x</script>")
        page = Markup(client.get(article.get_absolute_url()))
        assert page.texts("h1") == ["<b>"]
        data = [script for script in page.all("script") if script.get("type") == "application/ld+json"]
        assert "".join("".join(script.itertext()) for script in page.all("script") if script not in data) == ""
        assert [json.loads(script.text)["headline"] for script in data] == ["<b>"]

    def test_hides_articles_of_drafts(self, client):
        article = make_article(make_issue(MONDAY))
        assert client.get(article.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("number", ["0", "9", "9" * 30])
    def test_no_such_article(self, client, number):
        make_article(make_issue(MONDAY, published=True))
        assert client.get(f"/issues/2031-03-03/{number}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        issue = make_issue(MONDAY, published=True)
        article = full_article(issue, people=rows)
        for _ in range(rows):
            other = make_article(issue)
            for person in article.people.all():
                make_appearance(other, person)
        with django_assert_num_queries(3):
            response = client.get(article.get_absolute_url())
        assert len(Markup(response).all("figure")) == rows


class TestFormerAddresses:
    def test_lead_to_the_new_ones(self, client):
        article = make_article(make_issue(MONDAY, published=True))
        FormerAddress.objects.create(path="issues/2031-03-04/", issue=article.issue)
        FormerAddress.objects.create(path="issues/2031-03-04/7/", issue=article.issue, article=article)
        for old, new in (
            ("/issues/2031-03-04/", "/issues/2031-03-03/"),
            ("/issues/2031-03-04/7/", "/issues/2031-03-03/1/"),
            ("/en/issues/2031-03-04/7/", "/en/issues/2031-03-03/1/"),
        ):
            response = client.get(old)
            assert (response.status_code, response["Location"]) == (301, new)

    def test_tell_nothing_of_drafts(self, client):
        FormerAddress.objects.create(path="issues/2031-03-04/", issue=make_issue(MONDAY))
        assert client.get("/issues/2031-03-04/").status_code == 404


class TestPreview:
    """The admin renders the same contexts; its own views are tested with it."""

    def test_draft_looks_as_it_will(self):
        issue = make_issue(MONDAY)
        article = full_article(issue)
        request = RequestFactory().get("/admin/")
        context = {**article_page(Article.objects.filter(pk=article.pk)), "preview": True, "edit_url": "/admin/edit/"}
        html = render_to_string("articles/article.html", context, request)
        assert "此页尚未刊出。" in html
        assert 'href="/admin/edit/"' in html
        assert 'href="/issues/2031-03-03/' not in html

    def test_undated_issue(self):
        issue = make_issue(None)
        make_article(issue, headline="无日期")
        context = issue_page(Issue.objects.filter(pk=issue.pk), among=Issue.objects.all())
        html = render_to_string("articles/issue.html", {**context, "preview": True}, RequestFactory().get("/admin/"))
        assert "日期未定" in html
        assert "无日期" in html


@pytest.mark.parametrize("path", ["/issues/", "/issues/2031-03-03/", "/issues/2031-03-03/1/"])
class TestEveryPage:
    @pytest.fixture(autouse=True)
    def article(self):
        issue = make_issue(MONDAY, published=True)
        full_article(issue, 3)
        recount(issue)

    def test_may_be_kept_by_caches_and_is_the_same_for_all(self, client, settings, path):
        response = client.get(path)
        assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
        assert response.get("Vary") == "Accept-Encoding"
        assert not response.cookies

    def test_in_english(self, client, path):
        page = Markup(client.get(f"/en{path}"))
        assert page.root.get("lang") == "en"
        assert "Past issues" in page.links()
        assert page.links()["中文"] == path

    def test_in_chinese(self, client, path):
        page = Markup(client.get(path))
        assert page.root.get("lang") == "zh-Hans"
        assert page.links()["English"] == f"/en{path}"
        assert len(page.all("h1")) == 1

    def test_only_reads(self, client, path):
        assert client.post(path).status_code == 405
