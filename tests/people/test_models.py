from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.models import Event, NameForm, Office, Person
from people.models.naming import free_slug, free_slugs
from tests.factories import make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [("苗禾", "苗禾"), ("买合木提·艾山", "买合木提·艾山"), ("苗 禾", "苗-禾"), ("../admin?", "admin"), ("？", "-")],
)
def test_an_address_is_made_from_the_name(name, slug):
    assert free_slug(Person, name) == slug


def test_namesakes_get_numbers():
    assert [make_person("苗禾").slug for _ in range(3)] == ["苗禾", "苗禾-2", "苗禾-3"]
    assert free_slug(Person, "苗") == "苗"


def test_the_last_of_many_namesakes_is_numbered_in_a_few_queries(django_assert_max_num_queries):
    Person.objects.bulk_create(Person(name="苗禾", slug=f"苗禾-{n}" if n else "苗禾") for n in (0, *range(2, 1001)))
    with django_assert_max_num_queries(2 * 18):
        assert free_slug(Person, "苗禾") == "苗禾-1001"


@pytest.mark.parametrize("gone", range(2, 20))
def test_a_number_that_was_given_up_may_be_given_again(gone):
    people = [make_person("苗禾") for _ in range(19)]
    people[gone - 1].delete()
    assert free_slug(Person, "苗禾") in {f"苗禾-{gone}", "苗禾-20"}


def test_a_name_that_ends_like_a_number():
    for slug in ("苗禾", "苗禾-2-2"):
        Person.objects.create(name="苗禾", slug=slug)
    assert free_slugs(Person, ["苗禾", "苗禾-2", "苗禾-2"]) == ["苗禾-2", "苗禾-2-3", "苗禾-2-4"]
    assert free_slugs(Person, ["苗禾", "苗禾-2"]) == ["苗禾-2", "苗禾-2-3"]


def test_namesakes_of_many_names_take_no_query_each(django_assert_max_num_queries):
    names = [f"苗禾{n}" for n in range(9)]
    for name in names:
        make_person(name)
    make_person("佟远")
    Person.objects.filter(name="佟远").update(slug="佟远-2")
    with django_assert_max_num_queries(4):
        slugs = free_slugs(Person, [*names, *names, "佟远", "佟远"])
    assert slugs == [*(f"{name}-2" for name in names), *(f"{name}-3" for name in names), "佟远", "佟远-3"]


def test_a_nameless_person_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_person("")


def test_forms_of_a_name():
    person = make_person("苗禾")
    NameForm.objects.create(person=person, form="苗禾", kind="true")
    NameForm.objects.create(person=person, form="苗和", kind="misreading")
    for bad in ({"form": "苗和"}, {"form": "苗荷", "kind": "true"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NameForm.objects.create(person=person, **bad)


def test_an_office_is_seen_in_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(
            person=make_person(), title="云岫区区长", first_seen=date(2031, 3, 4), last_seen=date(2031, 3, 3)
        )


@pytest.mark.parametrize("days", [{"start": None, "end": date(2031, 3, 3)}, {"end": date(2031, 3, 1)}])
def test_an_event_ends_after_it_starts(days):
    event = make_event()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**days)


def test_what_is_told_from_other_columns_is_written_with_them():
    person, other = Person.objects.bulk_create([Person(name="单禾", slug="1"), Person(name="解放", slug="2")])
    assert list(Person.objects.order_by("slug").values_list("sort_key", flat=True)) == [
        "shan4单 he2禾",
        "xie4解 fang4放",
    ]
    person.name = "查禾"
    person.save()
    office = Office.objects.create(person=other, title="云岫区副区长")
    person.refresh_from_db()
    office.refresh_from_db()
    assert (person.sort_key, office.kind) == ("zha1查 he2禾", "区长")
