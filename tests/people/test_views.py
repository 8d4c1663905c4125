from datetime import date

import pytest

from people import index
from people.models import NameForm, Office
from tests.factories import make_appearance, make_article, make_event, make_issue, make_issues, make_person
from tests.markup import Markup

pytestmark = pytest.mark.django_db


def named(person, times: int = 1) -> None:
    """Names the person in `times` published issues."""
    for issue in make_issues(times, published=True):
        make_appearance(make_article(issue, headline=f"{issue.date}的报道"), person)


class TestPersonList:
    def test_by_the_sound_of_their_names_with_office_and_count(self, client):
        people = [make_person(name) for name in ("卜元", "单福海", "𠮷田", "解放")]
        people.append(make_person("佘景澄", offices=["区长"]))
        for issue in make_issues(2, published=True):
            make_appearance(make_article(issue), people[-1])
        for person in people[:-1]:
            make_appearance(issue.articles.get(), person)
        page = Markup(client.get("/people/"))
        assert page.texts("h2") == ["B 1", "S 2", "X 1", "读音不详 1"]
        assert [text for text in page.texts("li", **{"class": "person"})] == [
            "卜元 1", "单福海 1", "佘景澄 区长 2", "解放 1", "𠮷田 1",
        ]  # fmt: skip
        jumps = page.texts("a", **{"class": "letter"})
        assert jumps == ["B", "S", "X", "#"]
        assert {element.get("id") for element in page.all("section")} >= {"B", "S", "X", "other"}

    def test_the_jump_list_leads_to_the_page_of_a_letter(self, client, monkeypatch):
        monkeypatch.setattr(index, "ON_PAGE", 2)
        article = make_article(make_issue(published=True))
        for name in ("卜元", "卜方", "单福海", "佘景澄", "解放"):
            make_appearance(article, make_person(name))
        links = Markup(client.get("/people/?page=2")).links()
        assert (links["B"], links["S"], links["X"]) == ("?page=1#B", "#S", "?page=3#X")

    def test_by_office(self, client):
        article = make_article(make_issue(published=True))
        for name, offices in (("甲一", ["云岫区区长", "区长"]), ("乙二", ["白石县副区长"]), ("丙三", ["民警"])):
            make_appearance(article, make_person(name, offices=offices))
        make_person("丁四", offices=["区长"])
        page = Markup(client.get("/people/?by=office"))
        assert page.texts("h2") == ["区长 2", "民警 1"]
        assert page.links()["乙二"] == "/people/%E4%B9%99%E4%BA%8C/"
        assert "丁四" not in page.links()
        one = Markup(client.get("/people/?office=区长"))
        assert one.texts("li", **{"class": "person"}) == ["甲一 云岫区区长、区长 1", "乙二 白石县副区长 1"]
        assert client.get("/people/?office=皇帝").status_code == 404

    def test_hides_people_of_drafts(self, client):
        make_appearance(make_article(make_issue()), make_person("佘景澄"))
        page = Markup(client.get("/people/"))
        assert "佘景澄" not in page.links()
        assert "已刊出的各期尚无人物。" in page.texts("p")

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        article = make_article(make_issue(published=True))
        for name in ["甲一", "乙二", "丙三"][:rows]:
            make_appearance(article, make_person(name, offices=["主任"]))
        for query, number in (("", 4), ("?by=office", 2), ("?office=主任", 4)):
            with django_assert_num_queries(number):
                client.get(f"/people/{query}")


class TestPerson:
    def test_shows_offices_articles_events_and_other_forms(self, client):
        person = make_person("佘景澄")
        Office.objects.create(person=person, title="区长", first_seen=date(2030, 1, 7), last_seen=date(2031, 3, 3))
        NameForm.objects.create(person=person, form="佘景澄", kind="true")
        NameForm.objects.create(person=person, form="余景澄", kind="misreading")
        NameForm.objects.create(person=person, form="佘 景 澄", kind="variant")
        named(person, 2)
        event = make_event("植树", [person.articles.first()])
        event.participants.add(person)
        page = Markup(client.get("/people/佘景澄/"))
        assert page.texts("h1") == ["佘景澄"]
        assert page.texts("p", **{"class": "dateline"}) == [
            "见报2篇 首次见于 2031年3月4日 2031-03-04的报道 报上又作 余景澄 （误）"
        ]
        assert page.texts("span", **{"class": "office"}) == ["区长"]
        assert page.texts("span", **{"class": "when"})[0] == "2030年1月7日–2031年3月3日"
        assert page.texts("h3") == ["2031年"]
        assert [text for text in page.texts("li") if "的报道" in text] == [
            "3月5日 2031-03-05的报道",
            "3月4日 2031-03-04的报道",
        ]
        assert page.links()["植树"] == event.get_absolute_url()

    def test_shows_no_article_of_a_draft(self, client):
        person = make_person("佘景澄")
        named(person)
        make_appearance(make_article(make_issue(date(2031, 5, 5)), headline="草稿"), person)
        assert "草稿" not in client.get("/people/佘景澄/").content.decode()

    def test_keeps_the_note_for_editors(self, client):
        named(make_person("佘景澄", note="疑与他人同名"))
        assert "疑与" not in client.get("/people/佘景澄/").content.decode()

    def test_hides_whom_only_drafts_name(self, client):
        make_appearance(make_article(make_issue()), make_person("佘景澄"))
        assert client.get("/people/佘景澄/").status_code == 404

    @pytest.mark.parametrize(
        "path", ["/people/无此人/", "/people/佘景澄/?page=2", "/people/佘景澄/?page=x", "/people/?page=9"]
    )
    def test_no_such_page(self, client, path):
        named(make_person("佘景澄"))
        assert client.get(path).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        person = make_person("佘景澄", offices=["区长", "主任", "委员"][:rows])
        named(person, rows)
        for article in person.articles.all():
            make_event(articles=[article]).participants.add(person)
        with django_assert_num_queries(3):
            response = client.get("/people/佘景澄/")
        assert len(Markup(response).texts("h3")) == 1


class TestEvent:
    def test_shows_days_place_people_and_reports(self, client):
        article = make_article(make_issue(published=True), headline="球赛落幕", page=2)
        person = make_person("佘景澄")
        make_appearance(article, person)
        event = make_event("职工球赛", [article], start=date(2031, 3, 1), end=date(2031, 3, 2), place="体育中心")
        event.participants.add(person, make_person("不见报"))
        page = Markup(client.get(event.get_absolute_url()))
        assert page.texts("h1") == ["职工球赛"]
        assert page.texts("p", **{"class": "dateline"}) == [
            "2031年3月1日 星期六–2031年3月2日 星期日 体育中心 在日历中 存入自己的日历（iCalendar）"
        ]
        assert page.texts("p", **{"class": "from"}) == ["《区报》 2031年3月4日 第2版"]
        assert page.links()["球赛落幕"] == article.get_absolute_url()
        assert "佘景澄" in page.links()
        assert "不见报" not in page.links()

    def test_tells_the_office_that_people_held_by_then(self, client):
        article = make_article(make_issue(published=True))
        event = make_event("职工球赛", [article], start=date(2031, 3, 1))
        for name, seen in (
            ("佘景澄", {"副区长": (2029, 2030), "区长": (2031, 2031), "书记": (2033, 2034)}),
            ("卜元", {"院长": (2035, 2035)}),
            ("单福海", {}),
        ):
            person = make_person(name)
            for title, (first, last) in seen.items():
                person.offices.create(title=title, first_seen=date(first, 1, 1), last_seen=date(last, 12, 31))
            make_appearance(article, person)
            event.participants.add(person)
        page = Markup(client.get(event.get_absolute_url()))
        (people,) = page.texts("aside")
        assert people == "人物 佘景澄 区长单福海卜元 院长"

    def test_hides_what_only_drafts_report(self, client):
        event = make_event("内部会议", [make_article(make_issue())])
        assert client.get(event.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries(self, client, django_assert_num_queries, rows):
        articles = [make_article(issue) for issue in make_issues(rows, published=True)]
        event = make_event(articles=articles)
        for name in ["甲一", "乙二", "丙三"][:rows]:
            person = make_person(name)
            make_appearance(articles[0], person)
            event.participants.add(person)
        with django_assert_num_queries(3):
            response = client.get(event.get_absolute_url())
        assert len(Markup(response).texts("h3")) == rows


@pytest.mark.parametrize("path", ["/people/", "/people/佘景澄/", "/events/", "/events/2031-03-02-植树/"])
class TestEveryPage:
    @pytest.fixture(autouse=True)
    def rows(self):
        person = make_person("佘景澄", offices=["区长"])
        named(person)
        make_event("植树", [person.articles.get()]).participants.add(person)

    def test_may_be_kept_by_caches_and_is_the_same_for_all(self, client, settings, path):
        response = client.get(path)
        assert response["Cache-Control"] == f"public, max-age={settings.PUBLIC_MAX_AGE}"
        assert response.get("Vary") == "Accept-Encoding"
        assert not response.cookies

    def test_in_both_languages(self, client, path):
        assert Markup(client.get(path)).root.get("lang") == "zh-Hans"
        english = Markup(client.get(f"/en{path}"))
        assert english.root.get("lang") == "en"
        assert "Past issues" in english.links()
        assert len(english.all("h1")) == 1

    def test_only_reads(self, client, path):
        assert client.post(path).status_code == 405
