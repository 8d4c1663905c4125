"""Whom an article names, put right by an editor."""

from datetime import date

import pytest
from django.utils import timezone

from articles.editability import NotEditable
from articles.models import Appearance, Issue, Unnamed
from articles.publishing import NotPossible
from articles.rereading import reread
from articles.uniting import naming
from articles.uniting.undoing import undo
from people.models import NameForm, Person
from people.register import index_forms
from tests.articles.structuring.rows import make_file
from tests.articles.uniting.standing import standing
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

TEXT = "云岫区区长柏青主持会议。\n\n居民甘棠说：“图书室很好。”"


@pytest.fixture
def article():
    return make_article(make_issue(date(2031, 3, 4)), text=TEXT, bylines=[("佟远", "reporter")])


def test_a_new_person_is_named_and_taken_back(article, editor):
    before = standing()
    batch = naming.add(article, " 甘棠 ", "", kinds=["quoted"], offices=["松林社区居民"], user=editor)
    row = Appearance.objects.get()
    assert (row.person.name, row.kinds, row.printed, row.by_hand) == ("甘棠", ["quoted"], ["甘棠"], True)
    office = row.offices.get()
    assert (office.title, office.person, office.first_seen) == ("松林社区居民", row.person, date(2031, 3, 4))
    assert list(row.person.forms.values_list("form", flat=True)) == ["甘棠"]
    assert undo(batch, editor) == []
    assert standing() == before


def test_its_lines_in_the_source_are_found(article, editor):
    article.source_file = make_file(article.issue, {5: "云岫区区长柏青主持", 7: "居民甘棠说"})
    article.save()
    naming.add(article, "甘棠", "new", kinds=["quoted"], user=editor)
    assert Appearance.objects.get().places == [[7, 2, "甘棠"]]


def test_who_is_known_by_the_name_is_meant_and_a_byline_is_theirs(article, editor):
    known = make_person("佟望远")
    index_forms([NameForm.objects.create(person=known, form="佟远")])
    before = standing()
    batch = naming.add(article, "佟远", "", kinds=["reporter"], user=editor)
    assert Appearance.objects.get().person == known
    assert article.bylines.get().person == known
    undo(batch, editor)
    assert standing() == before
    assert article.bylines.count() == 1


def test_of_several_one_has_to_be_chosen(article, editor):
    people = [make_person("甘棠"), make_person("甘棠")]
    with pytest.raises(NotPossible, match="甘棠-2"):
        naming.add(article, "甘棠", "", kinds=["quoted"], user=editor)
    naming.add(article, "甘棠", people[1], kinds=["quoted"], user=editor)
    assert Appearance.objects.get().person == people[1]
    with pytest.raises(NotPossible, match="already"):
        naming.add(article, "甘棠", people[1], kinds=["quoted"], user=editor)


@pytest.mark.parametrize(("name", "kinds", "words"), [
    ("苗禾", ["quoted"], "does not stand"), ("", ["quoted"], "Mark the name"), ("甘棠", ["x"], "as what"),
])  # fmt: skip
def test_what_is_refused(article, editor, name, kinds, words):
    with pytest.raises(NotPossible, match=words):
        naming.add(article, name, "new", kinds=kinds, user=editor)
    assert not Person.objects.exists()


def test_another_person_other_kinds_and_offices(article, editor):
    wrong, right = make_person("甘棠", offices=["教师"]), make_person("甘棠")
    row = make_appearance(article, wrong)
    row.offices.set(wrong.offices.all())
    before = standing()
    batch = naming.change(row, right, kinds=["quoted", "subject"], offices=["学生"], user=editor)
    row = Appearance.objects.get()
    assert (row.person, row.kinds, row.by_hand) == (right, ["subject", "quoted"], True)
    assert [(office.title, office.person) for office in row.offices.all()] == [("学生", right)]
    assert undo(batch, editor) == []
    assert standing() == before


def test_events_and_offices_go_with_what_is_put_right(article, editor):
    """Nothing of a report stays with somebody whom it does not name."""
    wrong, right = make_person("甘棠", offices=["教师"]), make_person("甘棠")
    row = make_appearance(article, wrong)
    row.offices.set(wrong.offices.all())
    event = make_event("读书会", [article])
    event.participants.add(wrong)
    before = standing()
    first = naming.change(row, right, kinds=["quoted"], user=editor)
    assert list(event.participants.all()) == [right]
    assert not wrong.offices.exists()
    second = naming.not_a_name(Appearance.objects.get(), user=editor)
    assert not event.participants.exists()
    assert (undo(second, editor), undo(first, editor)) == ([], [])
    assert standing() == before


def test_not_a_name_is_remembered(article, editor):
    person = make_person("佟远")
    row = make_appearance(article, person)
    article.bylines.update(person=person)
    before = standing()
    batch = naming.not_a_name(row, user=editor)
    assert (Appearance.objects.exists(), Unnamed.objects.get().name) == (False, "佟远")
    assert article.bylines.get().person is None
    undo(batch, editor)
    assert standing() == before
    assert not Unnamed.objects.exists()


def test_reading_the_issue_again_leaves_what_an_editor_has_set(article, editor):
    reread(article.issue, editor)
    head = Appearance.objects.get(person__name="柏青")
    assert head.kinds
    other = make_person("柏青")
    index_forms([NameForm.objects.create(person=other, form="柏青")])
    naming.change(head, other, kinds=["quoted"], user=editor)
    found = Appearance.objects.exclude(person=other).first()
    naming.not_a_name(found, user=editor)
    reread(article.issue, editor)
    kept = Appearance.objects.get(person=other)
    assert (kept.kinds, kept.by_hand) == (["quoted"], True)
    assert found.person.name not in {row.person.name for row in Appearance.objects.all()}
    assert Appearance.objects.filter(person__name="柏青").count() == 1


def test_what_readers_see_is_changed_by_reviewers_only(editor):
    article = make_article(make_issue(published=True), text=TEXT)
    with pytest.raises(NotEditable):
        naming.add(article, "甘棠", "new", kinds=["quoted"], user=editor)


def test_taking_back_needs_what_the_act_needed(article, editor):
    """What is approved by now is not changed by undoing what was done before."""
    batch = naming.add(article, "甘棠", "new", kinds=["quoted"], user=editor)
    Issue.objects.update(status="approved", approved_at=timezone.now())
    with pytest.raises(NotEditable):
        undo(batch, editor)
    assert Appearance.objects.exists()
    Issue.objects.update(status="proofing", approved_at=None)
    undo(batch, editor)
    assert not Appearance.objects.exists()
