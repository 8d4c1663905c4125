"""One file into the database: whole or not at all."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.loading import load, refuse
from articles.models import Article, Byline, Fragment, ImportedFile, Issue, Photo, Revision
from articles.parsing.records import DateSource
from people.models import Event, NameForm, Person
from people.reading.records import Credit, DateSpan, Kind, Role
from tests.articles.loading.parsed_issues import DAY, FIRST, SECOND, Story, event, new_run, parsed_issue, person

pytestmark = pytest.mark.django_db
Outcome = ImportedFile.Outcome
MODELS = (Issue, Article, Byline, Photo, Fragment, Revision, Person, NameForm, Event, Issue.history.model)


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def full_issue(stories: int = 3, **fields):
    """Every kind of row."""
    story = Story(
        photo=("图为比赛现场。", "佟远 摄"),
        fields={
            "bylines": (Credit("苗禾", Role.REPORTER, 5, "苗 禾"),),
            "dates": (DateSpan(date(2031, 3, 3), None, 8, "3月3日"),),
        },
    )
    numbers = tuple(range(1, stories + 1))
    people = (
        person("苗禾", kinds=(Kind.REPORTER,), articles=numbers, printed=("苗 禾",)),
        person("佟远", kinds=(Kind.PHOTOGRAPHER,), articles=numbers),
        *(person(f"柏青{sign}", "云岫区区长", articles=numbers) for sign in "甲乙丙丁"),
    )
    events = tuple(event(f"云岫区第{n}届春季运动会", article=n, participants=("柏青甲", "佟远")) for n in numbers)
    return parsed_issue(
        *[story] * stories, fragments=["的积极作用,受到居民好评。"], persons=people, events=events, **fields
    )


def test_a_file_becomes_an_issue_with_all_its_rows():
    parsed = full_issue(number=1234)
    file = load(parsed, b"raw bytes", **new_run())
    assert (file.outcome, file.reason) == (Outcome.NEW, "")
    assert (file.articles, file.photos, file.people, file.events, file.fragments) == (3, 3, 6, 3, 1)
    assert file.characters_in == file.characters_placed == parsed.characters
    assert (bytes(file.content), file.size, file.encoding) == (b"raw bytes", 9, "utf-8")
    issue = file.issue
    assert (issue.date, issue.date_confirmed, issue.date_source) == (DAY, True, "filename")
    assert (issue.number, issue.status) == (1234, Issue.Status.IMPORTED)
    article = issue.articles.get(number=2)
    assert article.headline == "云岫区春季运动会开幕"
    assert article.parsed_text == article.text == f"{FIRST}\n\n{SECOND}"
    assert article.raw_text == f"# 云岫区春季运动会开幕\n{FIRST}\n{SECOND}\n图为比赛现场。\n佟远 摄"
    assert (article.date_start, article.date_end, article.source_file) == (date(2031, 3, 3), None, file)
    assert article.parsed["passages"][0]["pieces"] == [{"line": 15, "start": 0, "length": len(FIRST)}]
    assert file.lines["1"] == [None, "furniture"]
    assert file.lines["15"] == [2, "body"]


def test_version_one_is_what_was_read():
    file = load(full_issue(), b"", **new_run())
    for article in file.issue.articles.all():
        revision = article.revisions.get()
        assert (revision.version, revision.reason) == (1, "import")
        assert revision.content["text"] == article.text
        assert revision.content["bylines"] == [{"name": "苗禾", "role": "reporter"}]


def test_photos_and_fragments_know_their_lines():
    file = load(full_issue(1), b"", **new_run())
    photo, fragment = file.issue.photos.get(), file.issue.fragments.get()
    assert (photo.caption, photo.credit, photo.article.number) == ("图为比赛现场。", "佟远", 1)
    assert (photo.raw_text, photo.lines) == ("图为比赛现场。\n佟远 摄", [9, 11])
    assert (fragment.raw_text, fragment.candidates) == ("的积极作用,受到居民好评。", [1])


def test_what_editors_see_as_history_begins_with_the_import():
    file = load(full_issue(1), b"", **new_run())
    rows = [file.issue, *Photo.objects.all(), *Person.objects.all(), *Event.objects.all()]
    assert [row.history.get().history_change_reason for row in rows] == ["import"] * len(rows)


def test_the_same_content_again_changes_nothing():
    first = load(full_issue(), b"", **new_run())
    before = counts()
    again = load(full_issue(name="other/name.txt"), b"", **new_run())
    assert (again.outcome, again.issue) == (Outcome.UNCHANGED, first.issue)
    assert again.reason == "Loaded before as “2031-03-04.txt”."
    assert (again.articles, again.characters_in) == (0, 0)
    assert counts() == before


@pytest.mark.parametrize(
    "broken", ["articles.loading.files.save_events", "articles.loading.files.Fragment.objects.bulk_create"]
)
def test_a_file_that_fails_leaves_nothing_but_its_row(monkeypatch, broken):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("in the last step")

    monkeypatch.setattr(broken, fail)
    file = load(full_issue(), b"12345", **new_run())
    assert (file.outcome, file.size, file.issue) == (Outcome.REFUSED, 5, None)
    assert file.reason.endswith("ZeroDivisionError: in the last step")
    assert counts() == [0] * len(MODELS)
    assert ImportedFile.objects.count() == 1


def test_a_violated_constraint_leaves_nothing_but_the_row():
    parsed = full_issue(1)
    file = load(replace(parsed, photos=(replace(parsed.photos[0], caption=None),)), b"", **new_run())
    assert file.outcome == Outcome.REFUSED
    assert file.reason.startswith("The database would not take it")
    assert counts() == [0] * len(MODELS)


def test_lines_without_a_place_are_refused_by_number():
    parsed = full_issue(1)
    lines = {line: label for line, label in parsed.lines.items() if line not in {5, 7}}
    file = load(replace(parsed, lines=lines), b"", **new_run())
    assert file.outcome == Outcome.REFUSED
    assert "lines without a place: [5, 7]" in file.reason
    assert counts() == [0] * len(MODELS)


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_signs_that_no_database_keeps_are_refused(sign):
    parsed = parsed_issue()
    file = load(replace(parsed, decoded=replace(parsed.decoded, text=parsed.decoded.text + sign)), b"", **new_run())
    assert file.reason == "The text has signs that are no characters. Check --encoding, or save the file as UTF-8."


def test_an_estimate_is_not_confirmed_and_keeps_its_evidence():
    file = load(parsed_issue(name="a.txt", origin=DateSource.ESTIMATE), b"", **new_run())
    assert (file.issue.date, file.issue.date_confirmed) == (DAY, False)
    assert (file.issue.date_source, file.issue.date_evidence) == ("estimate", "evidence of a.txt")


def test_a_file_without_any_date():
    file = load(parsed_issue(name="a.txt", day=None, origin=DateSource.NONE), b"", **new_run())
    assert (file.outcome, file.issue.date, file.issue.date_confirmed) == (Outcome.NEW, None, False)


def test_warnings_stand_in_the_row():
    file = load(parsed_issue(warnings=("one", "two")), b"", **new_run())
    assert file.reason == "one\ntwo"


def test_a_refused_file_has_a_row():
    file = refuse("a.pdf", "a PDF\0", **new_run())
    assert (file.name, file.reason, file.outcome) == ("a.pdf", "a PDF\ufffd", Outcome.REFUSED)


def queries(parsed) -> int:
    arguments = new_run()
    with CaptureQueriesContext(connection) as caught:
        assert load(parsed, b"", **arguments).outcome == Outcome.NEW
    return len(caught)


def test_a_file_takes_the_same_number_of_queries_whatever_its_size():
    load(full_issue(1), b"", **new_run())
    few = queries(full_issue(2, name="2031-03-05.txt", day=date(2031, 3, 5)))
    many = queries(full_issue(12, name="2031-03-06.txt", day=date(2031, 3, 6)))
    print(f"queries for a file of 2 articles: {few}, of 12: {many}")  # noqa: T201
    assert many <= few <= 40
