from datetime import date

import pytest

from articles.models import Appearance, Batch
from articles.publishing import NotPossible
from articles.uniting.parting import part
from articles.uniting.undoing import undo
from people.models import Office, Person
from people.register import index_forms
from tests.articles.uniting.standing import standing
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def namesakes(db):
    """One row of two people called 甘棠: an official, and a pupil."""
    person = make_person("甘棠", offices=["云岫区区长", "云岫小学学生"])
    index_forms([person.forms.create(form=form) for form in ("甘棠", "甘裳")])
    for n, office in enumerate(person.offices.order_by("title")):
        article = make_article(make_issue(date(2031, 3, 4 + 7 * n), published=True), bylines=[("甘棠", "author")])
        row = make_appearance(article, person, kinds=["author"] if n else ["subject"])
        row.offices.add(office)
        Office.objects.filter(pk=office.pk).update(first_seen=article.issue.date, last_seen=article.issue.date)
        article.bylines.update(person=person)
        make_event(f"会议{n}", [article]).participants.add(person)
    Appearance.objects.filter(kinds=["author"]).update(printed=["甘棠", "甘裳"])
    person.refresh_from_db()
    return person


def test_a_new_person_gets_the_places_with_all_that_proves_them(namesakes, editor):
    row = Appearance.objects.get(kinds=["author"])
    batch, other = part(namesakes, [row.pk], None, name="甘棠", user=editor)
    assert (other.name, other.slug, other.published_count) == ("甘棠", "甘棠-2", 1)
    assert [a.pk for a in other.articles.all()] == [row.article_id]
    assert [o.title for o in other.offices.all()] == ["云岫小学学生"]
    assert other.offices.get().first_seen == date(2031, 3, 11)
    assert set(other.forms.values_list("form", flat=True)) == {"甘棠", "甘裳"}
    assert [b.article_id for b in other.bylines.all()] == [row.article_id]
    assert [event.name for event in other.events.all()] == ["会议1"]
    person = Person.objects.get(pk=namesakes.pk)
    assert [o.title for o in person.offices.all()] == ["云岫区区长"]
    assert (person.published_count, person.events.get().name) == (1, "会议0")
    assert list(person.forms.values_list("form", flat=True)) == ["甘棠"]
    assert {c.kind for c in person.capacities.all()} == {"subject"}
    assert (batch.kind, batch.places) == (Batch.Kind.PART, 1)


def test_it_is_taken_back_exactly(namesakes, editor):
    before = standing()
    batch, other = part(namesakes, [Appearance.objects.get(kinds=["author"]).pk], None, user=editor)
    assert undo(batch, editor) == []
    assert standing() == before
    assert not Person.objects.filter(pk=other.pk).exists()


def test_places_go_to_somebody_who_is_known(namesakes, editor):
    known = make_person("甘棠", offices=["云岫小学学生"])
    row = Appearance.objects.get(kinds=["author"])
    make_appearance(row.article, known, kinds=["quoted"])
    before = standing()
    batch, other = part(namesakes, [row.pk], known, user=editor)
    assert other == known
    joined = Appearance.objects.get(article=row.article)
    assert (joined.kinds, joined.printed) == (["quoted", "author"], ["甘棠", "甘裳"])
    assert [office.person_id for office in joined.offices.all()] == [known.pk]
    undo(batch, editor)
    assert standing() == before


def test_what_cannot_be_parted(namesakes, editor):
    for chosen, target, words in (
        ([], None, "Tick the places"),
        ([Appearance.objects.first().pk], namesakes, "this person’s already"),
    ):
        with pytest.raises(NotPossible, match=words):
            part(namesakes, chosen, target, user=editor)
    with pytest.raises(NotPossible, match="one to sixty"):
        part(namesakes, [Appearance.objects.first().pk], None, name="长" * 61, user=editor)
    assert Person.objects.count() == 1


def test_a_new_person_who_got_more_places_since_stays(namesakes, editor):
    batch, other = part(namesakes, [Appearance.objects.get(kinds=["author"]).pk], None, user=editor)
    make_appearance(make_article(make_issue(date(2031, 5, 6))), other)
    assert undo(batch, editor)
    assert other.appearances.count() == 1
    assert namesakes.appearances.count() == 2
