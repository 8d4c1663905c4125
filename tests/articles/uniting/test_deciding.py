import pytest

from articles.models import Question, Suggestion
from articles.publishing import NotPossible
from articles.uniting.deciding import one_person, preview, two_people
from people.models import Person, TwoPeople
from people.register import keep_apart
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_the_preview_tells_what_moves(two):
    keep, other = two
    seen = preview(keep, other)
    assert (seen.articles, seen.joined, seen.bylines, seen.events) == (2, 1, 1, 1)
    assert (seen.gained, seen.shared) == (["云岫区委副书记"], ["云岫区区长"])
    assert seen.forms == ["佘望山", "余望山", "余 望 山"]
    assert (seen.likely, seen.address) == ("佘望山", other.get_absolute_url())


def test_the_true_form_is_the_name_and_misreadings_are_asked_about(two, editor):
    keep, other = two
    batch = one_person(other, keep, true_form="佘望山", misread=["余望山"], user=editor)
    person = Person.objects.get(pk=other.pk)
    kinds = dict(person.forms.values_list("form", "kind"))
    assert (person.name, kinds["佘望山"], kinds["余望山"]) == ("佘望山", "true", "misreading")
    question = Question.objects.get()
    assert (question.verdict, question.true_form) == ("one", "佘望山")
    rows = Suggestion.objects.open().filter(question=question)
    assert {(row.exact, row.replacement) for row in rows} == {("余望山", "佘望山")}
    assert rows.count() == 4  # two texts, one of them twice, and a byline
    assert batch.places == 2


def test_offices_that_an_editor_knows_keep_their_days(two, editor):
    keep, other = two
    keep.offices.filter(title="云岫区区长").update(confirmed=True, first_seen="2030-01-01", last_seen="2030-12-31")
    one_person(keep, other, true_form="佘望山", user=editor)
    office = keep.offices.get(title="云岫区区长")
    assert (office.confirmed, str(office.last_seen)) == (True, "2030-12-31")


def test_who_was_told_apart_from_one_is_told_apart_from_both(two, editor):
    keep, other = two
    one_person(keep, other, true_form="佘望山", user=editor)
    pair = TwoPeople.objects.get()
    assert {pair.one.name, pair.other.name} == {"佘望山", "余望出"}


def test_two_people_are_not_united(two, editor):
    keep, other = two
    two_people(other, keep, user=editor)
    with pytest.raises(NotPossible, match="are two people"):
        one_person(keep, other, true_form="佘望山", user=editor)
    assert Person.objects.filter(pk=other.pk).exists()


def test_names_that_are_two_peoples_are_not_united(two, editor):
    keep, other = two
    keep_apart("余望山", "佘望山", user=editor)
    with pytest.raises(NotPossible, match="are two people"):
        one_person(keep, other, true_form="佘望山", user=editor)


def test_a_row_that_is_gone_and_a_stranger_form(two, editor):
    keep, other = two
    with pytest.raises(NotPossible, match="no form of their name"):
        one_person(keep, other, true_form="柏青", user=editor)
    with pytest.raises(NotPossible, match="one row already"):
        one_person(keep, keep, true_form="佘望山", user=editor)
    gone = make_person("无名")
    Person.objects.filter(pk=gone.pk).delete()
    with pytest.raises(NotPossible, match="no longer there"):
        one_person(keep, gone, true_form="佘望山", user=editor)
