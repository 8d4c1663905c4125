"""As what people appear in a bulletin: what the database keeps of it."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from articles.models import Appearance, Capacity, Publication
from tests.articles.capacities import kept, told
from tests.factories import make_appearance, make_article, make_issue, make_person

pytestmark = pytest.mark.django_db
fill = import_module("articles.migrations.0006_people_keep_their_capacities").fill


@pytest.fixture
def archive() -> None:
    """Two people in two bulletins, one of them in three articles."""
    other = Publication.objects.create(name="云汀报", slug="yunting")
    here, there = make_article(make_issue(date(2031, 3, 4))), make_article(make_issue(publication=other))
    known = make_person("苗禾")
    make_appearance(here, known, kinds=["reporter", "photographer"])
    make_appearance(make_article(here.issue), known, kinds=["reporter"])
    make_appearance(there, known, kinds=["quoted"])
    make_appearance(there, make_person("柏青"), kinds=["subject", "quoted"])


def test_one_row_a_kind_and_bulletin(archive):
    assert sorted(Capacity.objects.values_list("person__slug", "publication__slug", "kind")) == [
        ("柏青", "yunting", "quoted"),
        ("柏青", "yunting", "subject"),
        ("苗禾", "", "photographer"),
        ("苗禾", "", "reporter"),
        ("苗禾", "yunting", "quoted"),
    ]


def test_the_migration_fills_in_what_appearances_tell(archive):
    Capacity.objects.all().delete()
    fill(apps, SimpleNamespace(connection=connection))
    assert kept() == told() != set()


@pytest.mark.parametrize("kind", ["reporter", ""])
def test_a_kind_twice_or_none_is_refused(archive, kind):
    row = Capacity(person=Capacity.objects.get(kind="reporter").person, publication=Publication.objects.default())
    row.kind = kind
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_no_appearance_proves_any_more(archive):
    assert not Capacity.objects.without_appearance().exists()
    Appearance.objects.get(kinds=["reporter", "photographer"]).delete()
    Appearance.objects.get(kinds=["quoted"]).delete()
    without = Capacity.objects.without_appearance()
    assert set(without.values_list("publication__slug", "kind")) == {("", "photographer"), ("yunting", "quoted")}
    without.delete()
    assert kept() == told()


def test_a_person_takes_their_rows_along(archive):
    Appearance.objects.filter(person__name="苗禾").delete()
    make_person("佟远")
    Capacity.objects.filter(person__name="苗禾").first().person.delete()
    assert kept() == told()
