"""Imports after two rows have become one: both printed forms are the one person, and two again after undoing."""

import pytest

from articles.models import Appearance
from articles.uniting.deciding import one_person
from articles.uniting.undoing import undo
from people.models import Person
from tests.articles.loading.parsed_issues import person
from tests.articles.loading.test_identities import loaded
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_both_forms_are_recognised_and_told_apart_again():
    loaded(person("佘望山", "云岫区区长"), day=4)
    loaded(person("余望山", "云岫区区长"), day=5)
    keep, other = Person.objects.order_by("pk")
    editor = make_user("editor", "editors")
    batch = one_person(keep, other, true_form="佘望山", misread=["余望山"], user=editor)
    loaded(person("余望山", "云岫区区长"), day=6)
    loaded(person("佘望山", "云岫区区长"), day=7)
    assert list(Person.objects.all()) == [keep]
    assert Appearance.objects.filter(person=keep).count() == 4
    undo(batch, editor)
    loaded(person("余望山", "云岫区区长"), day=8)
    assert Person.objects.count() == 2
    assert Appearance.objects.filter(person=other).count() == 2
