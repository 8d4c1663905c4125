"""The people of an article on its desk: by the page's form, and without leaving the page."""

import pytest
from django.urls import reverse

from articles.models import Appearance, Batch
from people.models import Person
from tests.articles.admin.test_article import form_of
from tests.articles.admin.test_desk_actions import ask
from tests.factories import make_appearance, make_article, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(text="居民甘棠说：“图书室很好。”苗禾点头。")


def page_of(article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def test_undecided_people_are_marked(as_editor, article):
    row = make_appearance(article, make_person("甘棠"))
    make_appearance(article, make_person("苗禾"))
    make_person("甘棠")
    page = as_editor.get(page_of(article))
    assert [one.pk for one in page.context["people"] if one.namesakes] == [row.pk]
    assert "undecided: of several people" in page.content.decode()


def test_named_put_right_and_taken_off_without_the_page(as_editor, article):
    new = {"_people": "add", "people-name": "甘棠", "people-kind": "quoted", "people-offices": "居民，读者"}
    body = ask(as_editor, article, "people", **new).json()
    row = Appearance.objects.get()
    assert [office.title for office in row.offices.all()] == ["居民", "读者"]
    assert "甘棠" in body["people"]
    assert "named in" in body["said"][0]
    other, key = make_person("甘棠"), f"people-{row.pk}-"
    changed = {"_people": f"change:{row.pk}", f"{key}who": str(other.pk), f"{key}kind": ["subject", "quoted"]}
    batch = ask(as_editor, article, "people", **changed).json()["batch"]
    row.refresh_from_db()
    assert (row.person, row.kinds) == (other, ["subject", "quoted"])
    ask(as_editor, article, "people", _people=f"undo:{batch}")
    row.refresh_from_db()
    assert (row.person != other, row.kinds) == (True, ["quoted"])
    ask(as_editor, article, "people", _people=f"remove:{row.pk}")
    assert not Appearance.objects.exists()
    assert set(Batch.objects.values_list("kind", flat=True)) == {"cast"}


def test_somebody_is_chosen_by_address(as_editor, article):
    make_person("甘棠")
    second = make_person("甘棠")
    new = {"_people": "add", "people-name": "甘棠", "people-kind": "quoted"}
    answer = ask(as_editor, article, "people", **new)
    assert (answer.status_code, "Say which one" in answer.json()["said"][0]) == (400, True)
    assert ask(as_editor, article, "people", **new, **{"people-other": "甘棠-3"}).status_code == 400
    assert ask(as_editor, article, "people", **new, **{"people-other": "甘棠-2"}).status_code == 200
    assert Appearance.objects.get().person == second
    address = reverse("admin:articles_article_desk_who", args=[article.pk])
    assert len(as_editor.get(address, {"name": "甘棠"}).json()["people"]) == 2


def test_by_the_form_what_was_typed_is_saved_first(as_editor, article):
    posted = form_of(article, text=article.text + "甘草在座。") | {
        "_people": "add", "people-name": "甘草", "people-who": "new", "people-kind": "subject",
    }  # fmt: skip
    page = as_editor.post(page_of(article), posted)
    assert page.url.endswith("#people")
    article.refresh_from_db()
    assert article.text.endswith("甘草在座。")
    assert Appearance.objects.get().person.name == "甘草"


def test_what_cannot_be_done_is_said(as_editor, article):
    for what in ("add", "remove:7", "change:x", "undo:7", "nonsense"):
        answer = ask(as_editor, article, "people", _people=what)
        assert answer.status_code == 400
        assert answer.json()["said"]
    assert not Person.objects.exists()


def test_a_step_of_another_article_is_not_undone_here(as_editor, article):
    new = {"_people": "add", "people-name": "甘棠", "people-kind": "quoted"}
    batch = ask(as_editor, article, "people", **new).json()["batch"]
    other = make_article(article.issue)
    assert ask(as_editor, other, "people", _people=f"undo:{batch}").status_code == 400
    assert Appearance.objects.exists()
