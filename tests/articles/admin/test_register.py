"""A person's page in the register of names, and what is decided there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin import register
from articles.models import Appearance, Batch
from people.models import NameForm, Office, Person, TwoPeople
from people.register import index_forms, keep_apart
from tests.articles.structuring.rows import make_file
from tests.factories import make_appearance, make_article, make_issue, make_issues, make_person, make_user

pytestmark = pytest.mark.django_db


def address(name: str, person: Person) -> str:
    return reverse(f"admin:people_person_{name}", args=[person.pk])


def with_forms(name: str, *forms: str, **fields) -> Person:
    person = make_person(name, **fields)
    index_forms([NameForm.objects.create(person=person, form=form) for form in (name, *forms)])
    return person


@pytest.fixture
def head(db) -> Person:
    """The head of a district, printed in two forms in two issues, and a like name."""
    person = with_forms("佘望山", "余望山", offices=["云岫区区长"])
    with_forms("佘望出")
    for n, (form, kind) in enumerate((("佘望山", "subject"), ("余望山", "quoted"))):
        issue = make_issue(date(2031, 3, 4 + 7 * n))
        article = make_article(issue, headline=f"会议{n}", text=f"区长{form}到会。")
        article.source_file = make_file(issue, {3: article.text})
        article.save()
        row = make_appearance(article, person, kinds=[kind], places=[[3, 2, form]])
        Appearance.objects.filter(pk=row.pk).update(printed=[form])
        row.offices.set(person.offices.all())
    return person


def test_forms_offices_and_places_with_the_way_to_the_desk(as_editor, head):
    page = as_editor.get(address("register", head))
    assert [(one.text, one.articles) for one in page.context["forms"]] == [("佘望山", 1), ("余望山", 1)]
    assert [(office.title, office.times) for office in page.context["offices"]] == [("云岫区区长", 2)]
    assert [row.article.headline for row in page.context["page"]] == ["会议1", "会议0"]
    html = page.content.decode()
    row = page.context["page"].object_list[0]
    assert reverse("admin:articles_article_change", args=[row.article_id]) in html
    assert reverse("admin:articles_importedfile_raw", args=[row.article.source_file_id]) + "#L3" in html
    assert "<mark>余望山</mark>" in html
    assert [one.name for one in page.context["namesakes"]] == ["佘望出"]


@pytest.mark.parametrize(("asked", "headlines"), [({"form": "余望山"}, ["会议1"]), ({"kind": "subject"}, ["会议0"])])
def test_places_of_one_form_or_kind(as_editor, head, asked, headlines):
    page = as_editor.get(address("register", head), asked)
    assert [row.article.headline for row in page.context["page"]] == headlines


def test_places_of_one_office(as_editor, head):
    Appearance.objects.first().offices.clear()
    page = as_editor.get(address("register", head), {"office": head.offices.get().pk})
    assert len(page.context["page"].object_list) == 1
    assert as_editor.get(address("register", head), {"office": "x"}).context["found"] == 2


def test_an_office_out_of_its_time_is_pointed_at(as_editor, head):
    Office.objects.filter(person=head).update(first_seen=date(2031, 3, 1), last_seen=date(2031, 3, 5), confirmed=True)
    other = with_forms("柏青")
    Office.objects.create(person=other, title="云岫区区长", first_seen=date(2031, 3, 5), last_seen=date(2031, 3, 30))
    page = as_editor.get(address("register", head))
    late, early = page.context["page"].object_list
    assert late.troubles == [
        "“云岫区区长” is known from 2031-03-01 to 2031-03-05 only.", "“柏青” held “云岫区区长” on that day.",
    ]  # fmt: skip
    assert early.troubles == []
    assert "also 柏青, 2031-03-05 – 2031-03-30" in page.content.decode()


def test_six_hundred_places_are_paged_in_as_many_queries_as_one(as_editor, django_user_model):
    few, many = with_forms("甘棠"), with_forms("苗禾")
    with_forms("苗和")
    with_forms("甘裳")
    articles = [make_article(issue) for issue in make_issues(3)]
    make_appearance(articles[0], few, kinds=["reporter"])
    for article in articles:
        make_appearance(article, many, kinds=["reporter"]).offices.add(
            Office.objects.get_or_create(person=many, title="云岫区区长")[0]
        )
    counts = []
    for person in (few, many):
        as_editor.get(address("register", person))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            as_editor.get(address("register", person))
        counts.append(len(asked))
    assert counts[0] in (counts[1], counts[1] - 1)  # none is asked for the holders of no office
    more = [articles[0].__class__(issue=articles[0].issue, number=n, headline="h", text="t") for n in range(10, 610)]
    Appearance.objects.bulk_create(
        Appearance(article=article, person=many, kinds=["reporter"], printed=["苗禾"])
        for article in articles[0].__class__.objects.bulk_create(more)
    )
    with CaptureQueriesContext(connection) as asked:
        page = as_editor.get(address("register", many), {"page": "3"})
    assert len(asked) == counts[1]
    assert (page.context["found"], len(page.context["page"].object_list)) == (603, 50)


def test_these_two_are_one_and_undone(as_editor, head):
    other = with_forms("余望山", offices=["云岫区委副书记"])
    make_appearance(make_article(make_issue(date(2031, 4, 1)), text="余望山讲话。"), other)
    preview = as_editor.get(address("unite", head), {"other": other.pk})
    assert preview.context["seen"].gained == ["云岫区委副书记"]
    assert dict(preview.context["forms"]) == {"佘望山": 1, "余望山": 2}
    assert Person.objects.filter(pk=other.pk).exists()
    posted = {"other": other.pk, "true_form": "佘望山", "misread": ["余望山"]}
    page = as_editor.post(address("unite", head), posted, follow=True)
    batch = Batch.objects.get()
    assert reverse("admin:articles_batch_change", args=[batch.pk]) in page.content.decode()
    assert page.context["total"] == 3
    assert not Person.objects.filter(pk=other.pk).exists()
    shown = as_editor.get(reverse("admin:articles_batch_change", args=[batch.pk])).content.decode()
    assert (address("register", head) in shown, "3 articles" in shown or "1 article" in shown) == (True, True)
    page = as_editor.post(reverse("admin:articles_batch_undo", args=[batch.pk]), follow=True)
    assert "Undone" in page.content.decode()
    assert other.appearances.count() == 1


def test_what_cannot_be_one_is_said(as_editor, head, editor):
    other = Person.objects.get(name="佘望出")
    keep_apart("佘望出", "佘望山", user=editor)
    page = as_editor.post(address("unite", head), {"other": other.pk, "true_form": "佘望山"}, follow=True)
    assert "are two people" in page.content.decode()
    assert page.context["namesakes"][0].apart_by_name
    assert as_editor.get(address("unite", head), {"other": "x"}).status_code == 404


def test_two_people_are_remembered_and_taken_back(as_editor, head):
    other = Person.objects.get(name="佘望出")
    page = as_editor.post(address("two", head), {"other": other.pk}, follow=True)
    assert page.context["namesakes"][0].apart
    page = as_editor.post(address("two", head), {"other": other.pk, "_back": "1"}, follow=True)
    assert not TwoPeople.objects.exists()
    assert not page.context["namesakes"][0].apart


def test_ticked_places_are_given_to_a_new_person(as_editor, head):
    row = Appearance.objects.get(kinds=["quoted"])
    page = as_editor.post(address("part", head), {"appearance": row.pk, "find": "出"})
    assert [one.name for one in page.context["people"]] == ["佘望出"]
    assert [one.pk for one in page.context["places"]] == [row.pk]
    page = as_editor.post(address("part", head), {"appearance": row.pk, "_give": "1"})
    assert "whose these places are" in page.content.decode()
    posted = {"appearance": row.pk, "_give": "1", "to": "new", "name": "余望山"}
    page = as_editor.post(address("part", head), posted, follow=True)
    assert page.context["person"].name == "余望山"
    assert [one.pk for one in page.context["page"]] == [row.pk]
    assert "Tick the places" in as_editor.post(address("part", head), follow=True).content.decode()


def test_somebody_else_is_found_by_name_or_office(as_editor, head):
    with_forms("钟鸣", offices=["云岫小学校长"])
    page = as_editor.get(address("register", head), {"find": "小学校长"})
    assert [one.name for one in page.context["hits"]] == ["钟鸣"]


def test_articles_merged_into_others_do_not_count(head):
    other = make_person("佘远山")
    issue = make_issue(date(2031, 5, 6))
    kept, gone = make_article(issue), make_article(issue)
    for article in (kept, gone):
        make_appearance(article, other)
    gone.merged_into = kept
    gone.save()
    assert [row.total for row in register.look_up("佘远山", head)] == [1]


def test_only_those_who_may_decide(client, head):
    reader = make_user("reader")
    client.force_login(reader)
    other = Person.objects.get(name="佘望出")
    assert client.get(address("register", head)).status_code == 403
    assert client.post(address("unite", head), {"other": other.pk, "true_form": "佘望山"}).status_code == 403
    assert client.post(address("part", head), {"appearance": "1"}).status_code == 403
    assert Person.objects.count() == 2


def test_get_changes_nothing(as_editor, head):
    assert as_editor.get(address("two", head)).status_code == 405
    assert as_editor.get(address("part", head)).status_code == 405
