"""Official terms are kept by editors; those that the archive taught are only read."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from articles.models import Term

pytestmark = pytest.mark.django_db

LIST, ADD = "admin:articles_term_changelist", "admin:articles_term_add"


def page_of(term: Term) -> str:
    return reverse("admin:articles_term_change", args=[term.pk])


def test_adding_one_makes_it_official_and_findable(as_editor, editor):
    as_editor.post(reverse(ADD), {"text": " 云岫区 委 ", "note": "全称另见"})
    term = Term.objects.get()
    assert (term.text, term.is_official, term.added_by, term.note) == ("云岫区委", True, editor, "全称另见")
    assert term.keys.exists()


def test_a_term_that_is_too_short_or_known_is_refused_in_words(as_editor):
    Term.objects.create(text="云岫区委")
    for text in ("云", "云岫区委"):
        assert as_editor.post(reverse(ADD), {"text": text, "note": ""}).context["errors"]
    assert Term.objects.count() == 1


def test_changing_keeps_the_words(as_editor):
    term = Term.objects.create(text="云岫区委", is_official=True)
    as_editor.post(page_of(term), {"text": "别的", "is_official": "on", "note": "新"})
    term.refresh_from_db()
    assert (term.text, term.note, term.is_official) == ("云岫区委", "新", True)


def test_learnt_terms_are_only_read(as_editor):
    term = Term.objects.create(text="云岫广场", places=9)
    as_editor.post(page_of(term), {"is_official": "on", "note": "x"})
    assert as_editor.post(reverse("admin:articles_term_delete", args=[term.pk])).status_code == 403
    term.refresh_from_db()
    assert (term.is_official, term.note) == (False, "")


def test_official_ones_are_deleted_and_learnt_ones_not_even_in_bulk(as_editor):
    official, learnt = Term.objects.create(text="云岫区委", is_official=True), Term.objects.create(text="云岫广场")
    posted = {"action": "delete_selected", "post": "yes", ACTION_CHECKBOX_NAME: [official.pk, learnt.pk]}
    as_editor.post(reverse(LIST), posted)
    assert Term.objects.count() == 2
    as_editor.post(reverse(LIST), {**posted, ACTION_CHECKBOX_NAME: [official.pk]})
    assert list(Term.objects.all()) == [learnt]


def test_a_learnt_term_is_made_official_from_the_list(as_editor, editor):
    term = Term.objects.create(text="云岫广场")
    as_editor.post(reverse(LIST), {"action": "make_official", ACTION_CHECKBOX_NAME: [term.pk]})
    term.refresh_from_db()
    assert (term.is_official, term.added_by) == (True, editor)


def test_choosing_official_ones(as_editor):
    Term.objects.create(text="云岫区委", is_official=True)
    Term.objects.create(text="云岫广场")
    rows = as_editor.get(reverse(LIST), {"is_official__exact": "1"}).context["cl"].result_list
    assert [row.text for row in rows] == ["云岫区委"]


def test_who_may_not(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(reverse(LIST)).status_code == 403
    assert client.post(reverse(ADD), {"text": "云岫区委"}).status_code == 403
