"""The page of a person: when, with whom, and who is not certain to be who."""

from datetime import date

import pytest
from django.utils import timezone

from articles.models import Article
from articles.pages import person as person_module
from people.models import NameForm, Person, TwoPeople
from tests.conformance import errors
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_issues,
    make_person,
    make_photo,
    make_question,
    make_suggestion,
)
from tests.markup import Markup

pytestmark = pytest.mark.django_db
PAGE = "/people/佘景澄/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def person() -> Person:
    return make_person("佘景澄")


def named(day: date, *people: Person, kinds: tuple[str, ...] = ("quoted",), published: bool = True) -> Article:
    article = make_article(make_issue(day, published=published), headline=f"{day}的报道")
    for one in people:
        make_appearance(article, one, kinds=kinds)
    return article


def test_the_first_appearance_is_the_oldest_that_is_published(client, person):
    for year in (2033, 2031, 2032):
        named(date(year, 3, 4), person)
    named(date(2030, 3, 4), person, published=False)
    assert Markup(client.get(PAGE)).links()["2031年3月4日 2031-03-04的报道"] == "/issues/2031-03-04/1/"


def test_offices_stand_on_one_axis_from_the_first(client, person):
    named(date(2031, 3, 4), person)
    for title, first, last in (
        ("区长", date(2032, 1, 1), date(2033, 12, 31)),
        ("副区长", date(2030, 1, 1), date(2030, 1, 1)),
        ("委员", None, None),
    ):
        person.offices.create(title=title, first_seen=first, last_seen=last)
    page = Markup(client.get(PAGE))
    assert page.texts("span", **{"class": "office"}) == ["副区长", "区长", "委员"]
    bars = [bar for bar in page.root.iter(f"{SVG}rect") if bar.get("y") == "1"]
    places = [(float(bar.get("x")), float(bar.get("width"))) for bar in bars]
    assert places == [(0.0, 3.0), (pytest.approx(150, abs=0.2), pytest.approx(148, abs=2))]
    assert [year.text for year in page.root.iter(f"{SVG}text")][:4] == ["2030", "2031", "2032", "2033"]


def test_appearances_by_year_as_a_chart_and_in_figures(client, person):
    for day in (date(2031, 3, 4), date(2031, 3, 11), date(2033, 3, 4)):
        named(day, person)
    named(date(2032, 3, 4), person, published=False)
    page = Markup(client.get(PAGE))
    assert page.texts("td") == ["2", "0", "1"]
    assert [title.text for title in page.root.iter(f"{SVG}title")] == ["2031: 2", "2033: 1"]


def test_people_often_named_together(client, person):
    often, once, writer, draft = (make_person(name) for name in ("卜元", "解放", "苗禾", "单福海"))
    for month in (1, 2, 3):
        article = named(date(2031, month, 4), person, often)
        make_appearance(article, writer, kinds=["reporter"])
    make_appearance(article, once)
    for month in (4, 5):
        named(date(2031, month, 4), person, draft, published=False)
    page = Markup(client.get(PAGE))
    assert page.texts("ul", **{"class": "facet"}) == ["卜元 3"]


def test_only_the_newest_articles_are_asked_who_else_is_named(client, person, monkeypatch):
    monkeypatch.setattr(person_module, "CONSIDERED", 2)
    old, new = make_person("卜元"), make_person("解放")
    for month, other in enumerate([old, old, new, new], 1):
        named(date(2031, month, 4), person, other)
    assert Markup(client.get(PAGE)).texts("ul", **{"class": "facet"}) == ["解放 2"]


def test_photos_whose_captions_have_the_name_or_a_form_of_it(client, person):
    NameForm.objects.create(person=person, form="佘区长", kind="variant")
    article = named(date(2031, 3, 4), person)
    for caption in ("图为佘景澄在植树。", "图为树苗。", "佘区长与居民交谈。", "佘%长与居民交谈。"):
        make_photo(article.issue, article, caption=caption)
    other = named(date(2031, 3, 5), make_person("卜元"))
    make_photo(other.issue, other, caption="佘景澄不在本篇人物之中。")
    draft = named(date(2031, 3, 6), person, published=False)
    make_photo(draft.issue, draft, caption="佘景澄在未刊出的一期。")
    page = Markup(client.get(PAGE))
    assert page.texts("p", **{"class": "caption"}) == ["图为佘景澄在植树。", "佘区长与居民交谈。"]
    assert page.texts("p", **{"class": "with"}) == ["2031-03-04的报道"] * 2


class TestDoubt:
    def told(self, client) -> str:
        return " ".join(Markup(client.get(PAGE)).texts("div", **{"class": "doubt"}))

    def test_is_said_of_forms_that_nobody_has_decided(self, client, person):
        named(date(2031, 3, 4), person)
        assert self.told(client) == ""
        for form in ("佘景澄", "佘 景 澄"):
            NameForm.objects.create(person=person, form=form)
        assert self.told(client) == ""
        NameForm.objects.create(person=person, form="余景澄")
        assert "余景澄" in self.told(client)
        person.forms.filter(form="佘景澄").update(kind="true")
        assert self.told(client) == ""

    def test_is_said_of_a_name_that_is_still_asked_about(self, client, person):
        named(date(2031, 3, 4), person)
        question = make_question("name:余景澄/佘景澄")
        other = make_question("name:余景澄坡/佘景澄坡")
        article = Article.objects.get()
        for one, words in ((question, "社区"), (other, "云岫")):
            make_suggestion(article, words, question=one)
        assert "仍在核对" in self.told(client)
        type(question).objects.filter(pk=question.pk).update(
            verdict=question.Verdict.TWO_PEOPLE, decided_at=timezone.now()
        )
        assert self.told(client) == ""

    def test_is_said_of_namesakes_until_they_are_told_apart(self, client, person):
        other = make_person("佘景澄")
        named(date(2031, 3, 4), person)
        assert self.told(client) == ""
        named(date(2031, 3, 5), other)
        assert "佘景澄-2" in self.told(client)
        other.offices.create(title="民警", last_seen=date(2031, 3, 5))
        other.offices.create(title="记者")
        TwoPeople.objects.create(one=person, other=other)
        assert self.told(client) == ""
        assert Markup(client.get(PAGE)).links()["民警 佘景澄"] == other.get_absolute_url()


def test_rare_characters_are_read_on_demand(client, person):
    named(date(2031, 3, 4), person, make_person("王伟"))
    page = Markup(client.get(PAGE))
    assert (page.texts("rt"), page.texts("summary")[0]) == (["shé"], "读音")
    assert Markup(client.get("/people/王伟/")).texts("ruby") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_three_queries_for_any_number_of_rows(client, django_assert_num_queries, rows):
    person = make_person("佘景澄", offices=["区长", "主任", "委员"][:rows])
    others = [make_person(name) for name in ("甲一", "乙二", "丙三")[:rows]]
    for issue in make_issues(2 * rows, published=True):
        article = make_article(issue)
        make_photo(issue, article, caption="佘景澄在植树。")
        make_event(articles=[article]).participants.add(person)
        for one in (person, *others):
            make_appearance(article, one)
        NameForm.objects.create(person=person, form=f"佘景橙{issue.pk}")
        make_appearance(article, make_person("佘景澄"))
    with django_assert_num_queries(3):
        response = client.get(PAGE)
    assert errors(response.content.decode()) == []
    (together,) = Markup(response).texts("ul", **{"class": "facet"})
    assert together.count(str(2 * rows)) == rows
