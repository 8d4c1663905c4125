"""What is kept of the people of a file."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.loading import load
from articles.loading.identities import identify
from articles.models import Appearance, ImportedFile, Publication
from people.reading.records import Kind, PersonFound
from tests.articles.capacities import kept, told
from tests.articles.loading.parsed_issues import Story, new_run, parsed_issue, person

pytestmark = pytest.mark.django_db


def loaded(*people: PersonFound, day: int = 4, publication: Publication | None = None) -> None:
    arguments = new_run() | ({"publication": publication} if publication else {})
    parsed = parsed_issue(Story(f"{day}日的标题"), name=f"2031-03-{day:02}.txt", day=date(2031, 3, day), persons=people)
    assert load(parsed, b"", **arguments).outcome == ImportedFile.Outcome.NEW


def test_as_what_people_appear_is_kept_once():
    for day in (4, 5, 6):
        loaded(
            person("苗禾", kinds=(Kind.REPORTER,)),
            person("柏青", "云岫区区长", kinds=(Kind.SUBJECT, Kind.QUOTED)),
            person(f"佟{day}", kinds=(Kind.PERFORMER,)),
            day=day,
        )
    assert kept() == told()
    assert len(kept()) == 6


def test_each_bulletin_has_its_own():
    other = Publication.objects.create(name="云汀报", slug="yunting")
    loaded(person("柏青", "云岫区区长", kinds=(Kind.AUTHOR,)), day=4)
    loaded(person("柏青", "云岫区区长"), day=5, publication=other)
    assert kept() == told() == {("柏青", "", "author"), ("柏青", "yunting", "subject")}


def test_who_is_meant_is_asked_without_going_through_the_appearances():
    for day in (4, 5, 6):
        loaded(person("柏青", "云岫区区长"), day=day)
    with CaptureQueriesContext(connection) as caught:
        cast = identify([person("柏青", "云岫区区长")], Publication.objects.default())
    assert (cast.identities[0].kinds, cast.identities[0].signs) == ({"subject"}, set())
    assert not [query["sql"] for query in caught if Appearance._meta.db_table in query["sql"]]
