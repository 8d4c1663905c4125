from datetime import date

import pytest

from articles.models import Appearance, Batch, Suggestion
from articles.proofreading import decisions
from articles.publishing import NotPossible
from articles.rereading import reread
from articles.uniting.deciding import one_person
from articles.uniting.undoing import undo
from people.models import Office, Person
from tests.articles.uniting.standing import standing
from tests.factories import make_appearance, make_article, make_issue, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_both_are_exactly_as_they_were(two, editor):
    keep, other = two
    before = standing()
    batch = one_person(keep, other, true_form="佘望山", misread=["余望山"], user=editor)
    assert standing() != before
    assert undo(batch, editor) == []
    assert standing() == before
    batch.refresh_from_db()
    assert (batch.undone_by, batch.kind) == (editor, Batch.Kind.UNITE)
    assert Person.objects.get(pk=other.pk).history.first().history_change_reason.startswith("undone")


def test_the_address_leads_on_and_comes_back(client, two, editor):
    keep, other = two
    batch = one_person(keep, other, true_form="佘望山", user=editor)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response.url) == (301, keep.get_absolute_url())
    undo(batch, editor)
    assert client.get(other.get_absolute_url()).status_code == 200


def test_what_came_since_stays_and_is_told(two, editor):
    keep, other = two
    batch = one_person(keep, other, true_form="佘望山", user=editor)
    late = make_article(make_issue(date(2031, 3, 18)))
    make_appearance(late, Person.objects.get(pk=keep.pk))
    assert undo(batch, editor) == ["1 appearance came since and stays where it is: see whose it is."]
    assert Appearance.objects.get(article=late).person_id == keep.pk
    batch.refresh_from_db()
    assert len(batch.state["left"]) == 1


def test_what_was_changed_since_is_not_clobbered(two, editor):
    keep, other = two
    batch = one_person(keep, other, true_form="佘望山", user=editor)
    Person.objects.filter(pk=keep.pk).update(note="主任告知：同一人")
    Office.objects.filter(person=keep, title="云岫区区长").update(last_seen=date(2031, 12, 1))
    joined = Appearance.objects.get(person=keep, kinds=["subject", "quoted"])
    Appearance.objects.filter(pk=joined.pk).update(printed=["望山"])
    told = undo(batch, editor)
    assert told[0].startswith("1 appearance was changed")
    assert told[1].startswith("1 form, office") or told[1].startswith("2 forms, offices")
    assert Person.objects.get(pk=keep.pk).note == "主任告知：同一人"
    assert Office.objects.get(person=keep, title="云岫区区长").last_seen == date(2031, 12, 1)
    assert Appearance.objects.get(pk=joined.pk).printed == ["望山"]
    assert Person.objects.get(pk=other.pk).appearances.count() == 2


def test_appearances_that_were_read_anew_stay(two, editor):
    keep, other = two
    batch = one_person(keep, other, true_form="佘望山", user=editor)
    reread(Appearance.objects.filter(person=keep, article__issue__status="imported").first().article.issue, editor)
    assert any("read anew" in words for words in undo(batch, editor))
    assert Person.objects.filter(pk=other.pk).exists()


def test_places_accepted_meanwhile_stay_accepted(two, editor):
    keep, other = two
    batch = one_person(keep, other, true_form="佘望山", misread=["余望山"], user=editor)
    row = Suggestion.objects.open().filter(issue__status="imported").first()
    decisions.accept([row], editor)
    told = undo(batch, editor)
    assert "1 place that had been proposed" in told[-1]
    assert list(Suggestion.objects.values_list("state", flat=True)) == ["accepted"]


def test_chains_are_undone_in_order(two, editor):
    first, second = two
    third = make_person("佘望出")
    before = standing()
    one = one_person(second, first, true_form="佘望山", user=editor)
    between = standing()
    later = one_person(third, Person.objects.get(pk=second.pk), true_form="佘望出", user=editor)
    with pytest.raises(NotPossible, match="Undo that first"):
        undo(one, editor)
    undo(later, editor)
    assert standing() == between
    undo(one, editor)
    assert standing() == before
    with pytest.raises(NotPossible, match="undone before"):
        undo(one, editor)
