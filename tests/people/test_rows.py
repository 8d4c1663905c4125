from datetime import date

import pytest

from people.models import Event, NameForm, Office, Person
from people.models.rows import Rows
from tests.factories import make_person

pytestmark = pytest.mark.django_db
OFFICES = Rows(Office.objects.all(), "person", ("title", "first_seen"))


def test_rows_come_as_instances_with_their_types():
    person = make_person()
    Office.objects.create(person=person, title="区长", first_seen=date(2031, 3, 4))
    Office.objects.create(person=make_person("佟远"), title="局长")
    row = Person.objects.annotate(rows=OFFICES).get(pk=person.pk).rows
    assert [(type(office), office.title, office.first_seen, office.pk) for office in row] == [
        (Office, "区长", date(2031, 3, 4), None)
    ]


def test_no_rows_are_an_empty_list():
    make_person()
    assert Person.objects.annotate(rows=OFFICES).get().rows == []


def test_rows_over_a_table_between():
    event = Event.objects.create(name="植树", slug="植树")
    event.participants.add(make_person("佘景澄"), make_person("佟远"))
    rows = Event.objects.annotate(rows=Rows(Person.objects.all(), "events", ("name",))).get().rows
    assert {person.name for person in rows} == {"佘景澄", "佟远"}


def test_fields_of_what_a_row_points_to():
    NameForm.objects.create(person=make_person("佘景澄"), form="余景澄")
    people = Person.objects.annotate(
        rows=Rows(NameForm.objects.all(), "person", ("form", "person__id", "person__name"))
    )
    form = people.get().rows[0]
    assert (form.form, form.person.name, form.person_id) == ("余景澄", "佘景澄", people.get().pk)
