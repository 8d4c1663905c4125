"""People and events in the admin."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import translation

from people.models import DifferentPeople, Event, NameForm, Person
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_person,
    make_question,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def as_editor() -> Client:
    client = Client()
    client.force_login(make_user("editor", "editors"))
    return client


def rows(prefix: str, values: list[dict], initial: int = 0) -> dict[str, object]:
    """What a browser sends for an inline."""
    data = {f"{prefix}-TOTAL_FORMS": len(values), f"{prefix}-INITIAL_FORMS": initial}
    for n, row in enumerate(values):
        data |= {f"{prefix}-{n}-{name}": value for name, value in row.items()}
    return data


def change(client: Client, person: Person, forms: list[dict], initial: int = 0):
    address = reverse("admin:people_person_change", args=[person.pk])
    return client.post(
        address, {"name": person.name, "note": "", **rows("forms", forms, initial), **rows("offices", [])}
    )


def form_row(form: NameForm, kind: str) -> dict[str, object]:
    return {"id": form.pk, "person": form.person_id, "form": form.form, "kind": kind}


def test_a_new_person_gets_an_address(as_editor):
    make_person("苗禾")
    posted = {"name": "苗禾", "note": "", **rows("forms", []), **rows("offices", [])}
    as_editor.post(reverse("admin:people_person_add"), posted)
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["苗禾", "苗禾-2"]


def test_an_address_stays_when_the_name_is_put_right(as_editor):
    person = make_person("苗和")
    person.name = "苗禾"
    change(as_editor, person, [])
    person.refresh_from_db()
    assert (person.name, person.slug) == ("苗禾", "苗和")


def test_the_true_form_can_be_handed_on_in_one_go(as_editor):
    person = make_person("苗禾")
    wrong, right = (
        person.forms.create(form=form, kind=kind) for form, kind in (("苗和", "true"), ("苗禾", "misreading"))
    )
    for kinds in (("misreading", "true"), ("true", "misreading")):
        forms = [form_row(wrong, kinds[0]), form_row(right, kinds[1])]
        assert change(as_editor, person, forms, initial=2).status_code == 302
        assert dict(person.forms.values_list("form", "kind")) == {"苗和": kinds[0], "苗禾": kinds[1]}


def test_two_true_forms_are_refused_in_words(as_editor):
    person = make_person("苗禾")
    response = change(as_editor, person, [{"form": "苗禾", "kind": "true"}, {"form": "苗和", "kind": "true"}])
    assert "Only one form can be the true one" in response.content.decode()
    assert not person.forms.exists()


def test_a_form_can_be_taken_away(as_editor):
    person = make_person("苗禾")
    form = person.forms.create(form="苗和", kind="true")
    forms = [{**form_row(form, "true"), "DELETE": "on"}, {"form": "苗禾", "kind": "true"}]
    assert change(as_editor, person, forms, initial=1).status_code == 302
    assert list(person.forms.values_list("form", "kind")) == [("苗禾", "true")]


def test_the_articles_that_name_a_person_are_listed(as_editor):
    person = make_person("苗禾")
    article = make_article(make_issue(), headline="苗禾调研社区养老")
    make_appearance(article, person, kinds=["quoted"])
    page = as_editor.get(reverse("admin:people_person_change", args=[person.pk])).content.decode()
    assert "苗禾调研社区养老" in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page
    assert "quoted" in page


def test_a_new_event_gets_an_address_with_its_day(as_editor):
    posted = {"name": "社区运动会", "start": "2031-03-02", "end": "", "place": "", "participants": []}
    as_editor.post(reverse("admin:people_event_add"), posted)
    assert Event.objects.get().slug == "2031-03-02-社区运动会"


def test_an_event_does_not_end_before_it_begins(as_editor):
    event = make_event("社区运动会", [make_article(headline="运动会开幕")])
    address = reverse("admin:people_event_change", args=[event.pk])
    response = as_editor.post(address, {"name": "社区运动会", "start": "2031-03-02", "end": "2031-03-01", "place": ""})
    page = response.content.decode()
    assert "The last day cannot come before the first." in page
    assert "运动会开幕" in page


def test_participants_are_found_by_any_form_of_their_name(as_editor):
    person = make_person("苗禾")
    person.forms.create(form="苗和")
    found = as_editor.get(
        reverse("admin:autocomplete"),
        {"term": "苗和", "app_label": "people", "model_name": "event", "field_name": "participants"},
    )
    assert found.json()["results"] == [{"id": str(person.pk), "text": "苗禾"}]


def test_editors_delete_nobody(as_editor):
    person, event = make_person("苗禾"), make_event()
    assert as_editor.post(reverse("admin:people_person_delete", args=[person.pk]), {"post": "yes"}).status_code == 403
    assert as_editor.post(reverse("admin:people_event_delete", args=[event.pk]), {"post": "yes"}).status_code == 403


def test_the_form_marked_as_true_becomes_the_name(as_editor):
    person = make_person("苗和")
    rows_of = [NameForm.objects.create(person=person, form=form) for form in ("苗和", "苗禾")]
    change(as_editor, person, [form_row(rows_of[0], "misreading"), form_row(rows_of[1], "true")], initial=2)
    person.refresh_from_db()
    assert person.name == "苗禾"
    assert dict(person.forms.values_list("form", "kind")) == {"苗和": "misreading", "苗禾": "true"}


def test_people_with_undecided_forms_are_found(as_editor):
    undecided, decided, single = make_person("苗和"), make_person("佟远"), make_person("甘棠")
    for person, kinds in ((undecided, ["undecided"] * 2), (decided, ["true", "misreading"]), (single, ["undecided"])):
        for n, kind in enumerate(kinds):
            person.forms.create(form=f"{person.name}{n}", kind=kind)
    page = as_editor.get(reverse("admin:people_person_changelist"), {"forms": "undecided"})
    assert list(page.context["cl"].result_list) == [undecided]


def test_a_person_leads_to_open_questions_about_the_name(as_editor):
    person = make_person("于怀贵")
    person.forms.create(form="千怀贵")
    asked, other = make_question("name:千怀贵/于怀责"), make_question("name:苗禾/苗和")
    done = make_question("name:于怀贵/干怀贵", verdict="two", decided_at="2031-03-05T00:00Z")
    gone = make_question("name:于怀贵/王怀贵")
    article = make_article(text="千怀贵到场。")
    for question, words in ((asked, "千怀贵"), (other, "到场"), (done, "贵到")):
        make_suggestion(article, words, question=question)
    make_suggestion(article, "怀贵", question=gone, state="superseded")
    page = as_editor.get(reverse("admin:people_person_change", args=[person.pk])).content.decode()
    links = [reverse("admin:articles_question_change", args=[row.pk]) in page for row in (asked, other, done, gone)]
    assert links == [True, False, False, False]


def test_two_people_are_taken_back_by_deleting(as_editor):
    pair = DifferentPeople.objects.create(one="于怀贵", other="千怀贵")
    page = reverse("admin:people_differentpeople_change", args=[pair.pk])
    assert as_editor.post(page, {"one": "a", "other": "b"}).status_code == 403
    assert as_editor.get(reverse("admin:people_differentpeople_add")).status_code == 403
    as_editor.post(reverse("admin:people_differentpeople_delete", args=[pair.pk]), {"post": "yes"})
    assert not DifferentPeople.objects.exists()


class TestReading:
    def post(self, client: Client, person: Person, reading: str):
        posted = {"name": person.name, "note": "", "reading": reading, **rows("forms", []), **rows("offices", [])}
        return client.post(reverse("admin:people_person_change", args=[person.pk]), posted)

    def test_an_editor_says_how_a_name_is_read(self, as_editor):
        person = make_person("乐一帆")
        page = as_editor.get(reverse("admin:people_person_change", args=[person.pk])).content.decode()
        assert "yuè yī fān" in page
        self.post(as_editor, person, " le4 yi1 fan1")
        person.refresh_from_db()
        assert (person.reading, person.sort_key) == ("le4 yi1 fan1", "le4乐 yi1一 fan1帆")
        self.post(as_editor, person, "")
        person.refresh_from_db()
        assert person.sort_key.startswith("yue4")

    def test_what_is_no_reading_is_refused(self, as_editor):
        person = make_person("乐一帆")
        response = self.post(as_editor, person, "le yi fan")
        assert "One syllable with the number of its tone" in response.content.decode()
        person.refresh_from_db()
        assert person.reading == ""


class TestPrivacy:
    def address(self, person: Person) -> str:
        return reverse("admin:people_person_privacy", args=[person.pk])

    def test_an_editor_hides_and_shows_a_person_with_a_reason(self, as_editor):
        person = make_person("苗禾", published_count=1)
        response = as_editor.post(self.address(person), {"reason": "asked for it", "_hide": ""}, follow=True)
        person.refresh_from_db()
        assert person.is_private
        page = response.content.decode()
        assert "<td>asked for it</td>" in page
        assert "<td>editor</td>" in page
        assert "Show to readers again" in page
        assert "View on site" not in page
        as_editor.post(self.address(person), {"reason": "agreed", "_show": ""})
        person.refresh_from_db()
        assert not person.is_private

    def test_asks_for_a_reason(self, as_editor):
        person = make_person("苗禾", published_count=1)
        response = as_editor.post(self.address(person), {"reason": "  ", "_hide": ""})
        assert "Say why" in response.content.decode()
        person.refresh_from_db()
        assert not person.is_private

    def test_only_those_who_may(self, client):
        person = make_person("苗禾", published_count=1)
        user = make_user("clerk")
        client.force_login(user)
        assert client.get(self.address(person)).status_code == 403
        user.user_permissions.add(Permission.objects.get(codename="view_person"))
        assert '<form method="post">' not in client.get(self.address(person)).content.decode()
        assert client.post(self.address(person), {"reason": "x", "_hide": ""}).status_code == 403

    def test_going_back_to_an_older_version_does_not_show_a_hidden_person(self, as_editor):
        person = make_person("苗禾", published_count=1)
        first = person.history.get()
        as_editor.post(self.address(person), {"reason": "asked for it", "_hide": ""})
        user = User.objects.get(username="editor")
        user.user_permissions.add(Permission.objects.get(codename="change_historicalperson"))
        posted = {"name": "苗禾", "note": "back", **rows("forms", []), **rows("offices", [])}
        as_editor.post(reverse("admin:people_person_simple_history", args=[person.pk, first.pk]), posted)
        person.refresh_from_db()
        assert person.is_private

    def test_changing_a_person_keeps_the_order_of_names(self, as_editor):
        person = make_person("苗禾")
        change(as_editor, person, [{"form": "单禾", "kind": "true"}])
        person.refresh_from_db()
        assert (person.name, person.sort_key) == ("单禾", "shan4单 he2禾")
