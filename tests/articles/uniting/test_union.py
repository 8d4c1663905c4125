from datetime import date

import pytest

from articles.models import Appearance
from articles.uniting.union import unite
from people.models import NameForm, Office, Person
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def test_links_forms_and_offices_move(editor):
    first, second = make_issue(date(2031, 3, 4)), make_issue(date(2031, 3, 11), published=True)
    keep, other = (
        make_person("佘望山", offices=["云岫区区长"]),
        make_person("余望山", offices=["云岫区区长", "云岫区委副书记"]),
    )
    NameForm.objects.create(person=other, form="余望山", kind="true")
    one, two = make_article(first), make_article(second, bylines=[("余望山", "author")])
    make_appearance(one, keep)
    row = make_appearance(two, other)
    row.offices.set(other.offices.all())
    two.bylines.update(person=other)
    event = make_event("云岫区政府常务会议", [two])
    event.participants.add(other)
    kept = unite(keep, other, user=editor)
    assert not Person.objects.filter(pk=other.pk).exists()
    assert {a.pk for a in kept.articles.all()} == {one.pk, two.pk}
    assert two.bylines.get().person == kept
    assert list(event.participants.all()) == [kept]
    assert sorted(kept.offices.values_list("title", flat=True)) == ["云岫区区长", "云岫区委副书记"]
    assert {o.person_id for o in Appearance.objects.get(article=two).offices.all()} == {kept.pk}
    assert kept.forms.get(form="余望山").kind == NameForm.Kind.VARIANT
    assert (kept.published_count, kept.history.first().history_user) == (1, editor)


def test_an_article_that_names_both_has_one_appearance(editor):
    article = make_article()
    keep, other = make_person("佘望山"), make_person("余望山", offices=["区长"])
    make_appearance(article, keep, places=[[5, 3, "佘望山"]])
    row = make_appearance(article, other, kinds=["quoted"], places=[[2, 0, "余望山"]])
    row.offices.set(other.offices.all())
    unite(keep, other, user=editor)
    row = Appearance.objects.get()
    assert (row.person, row.kinds, row.printed) == (keep, ["subject", "quoted"], ["佘望山", "余望山"])
    assert row.places == [[2, 0, "余望山"], [5, 3, "佘望山"]]
    assert [office.title for office in row.offices.all()] == ["区长"]


def test_days_of_an_office_that_both_held_are_joined(editor):
    keep, other = make_person("佘望山"), make_person("余望山")
    Office.objects.create(person=keep, title="区长", first_seen=date(2031, 3, 4), last_seen=date(2031, 3, 4))
    Office.objects.create(person=other, title="区长", first_seen=date(2031, 1, 7), last_seen=date(2031, 5, 6))
    unite(keep, other, user=editor)
    office = keep.offices.get()
    assert (office.first_seen, office.last_seen) == (date(2031, 1, 7), date(2031, 5, 6))


def test_the_address_leads_on_and_is_not_given_again(client, editor):
    issue = make_issue(published=True)
    keep, other = make_person("佘望山"), make_person("余望山")
    for number, person in enumerate((keep, other), 1):
        make_appearance(make_article(issue, number=number), person)
    unite(keep, other, user=editor)
    response = client.get(f"/people/{other.slug}/")
    assert (response.status_code, response.url) == (301, keep.get_absolute_url())
    assert make_person("余望山").slug == "余望山-2"


def test_the_address_of_a_person_whom_nothing_public_names_is_not_told(client, editor):
    keep, other = make_person("佘望山"), make_person("余望山")
    unite(keep, other, user=editor)
    assert client.get("/people/余望山/").status_code == 404


def test_addresses_of_earlier_unions_lead_on_too(client, editor):
    issue = make_issue(published=True)
    first, second, third = (make_person(name) for name in ("佘望山", "余望山", "佘望出"))
    make_appearance(make_article(issue), first)
    unite(second, third, user=editor)
    unite(first, second, user=editor)
    assert client.get("/people/佘望出/").url == first.get_absolute_url()
