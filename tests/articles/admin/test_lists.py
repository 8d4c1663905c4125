"""Each list and each page of the admin needs the same number of queries however many rows there are."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.batches.recording import open_batch
from articles.models import (
    Batch,
    Correction,
    DetectorRecord,
    ImportedFile,
    ImportRun,
    Issue,
    LearntText,
    Publication,
    Question,
    Term,
)
from people.models import DifferentPeople
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_fragment,
    make_issue,
    make_issues,
    make_person,
    make_photo,
    make_question,
    make_suggestion,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def content_types(db) -> None:
    """Which Django asks for once in a process and then remembers, so that no test depends on those before it."""
    ContentType.objects.get_for_models(*apps.get_models())


def issues(how_many: int) -> None:
    for issue in make_issues(how_many, date_confirmed=False):
        make_article(issue)
        make_fragment(issue)


def articles(how_many: int) -> None:
    for issue in make_issues(how_many):
        make_article(issue, bylines=[("苗禾", "reporter")])


def photos(how_many: int) -> None:
    for issue in make_issues(how_many):
        make_photo(issue, make_article(issue))


def fragments(how_many: int) -> None:
    for issue in make_issues(how_many):
        make_fragment(issue)


def people(how_many: int) -> None:
    for n in range(how_many):
        person = make_person(f"苗禾{n}", offices=["区长", "委员"])
        person.forms.create(form=f"苗和{n}")
        make_appearance(make_article(make_issue(None)), person)


def events(how_many: int) -> None:
    for _ in range(how_many):
        event = make_event(articles=[make_article(make_issue(None))])
        event.participants.add(make_person())


def files(how_many: int) -> None:
    for issue in make_issues(how_many):
        ImportedFile.objects.create(
            run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="a.txt", outcome="new",
            sha256=str(issue.pk),
        )  # fmt: skip


def publications(how_many: int) -> None:
    for slug in "abc"[:how_many]:
        Publication.objects.create(name=slug, slug=slug)


def suggestions(how_many: int) -> None:
    for issue in make_issues(how_many):
        article = make_article(issue, headline="")
        make_suggestion(article, "社区", evidence=[{"quote": "社区", "issue": "2031-03-04", "article": 1, "count": 2}])
        make_suggestion(article, "图为", photo=make_photo(issue, article))
        make_suggestion(None, "图为", photo=make_photo(issue))


def questions(how_many: int) -> None:
    for n, issue in enumerate(make_issues(how_many)):
        make_suggestion(make_article(issue), "社区", question=make_question(f"name:苗禾{n}/苗和{n}"))


def terms(how_many: int) -> None:
    for n in range(how_many):
        Term.objects.create(text=f"云岫区{n}", is_official=True, added_by=User.objects.first())


def corrections(how_many: int) -> None:
    for n in range(how_many):
        Correction.objects.create(wrong=f"末来{n}", right=f"未来{n}", opening="末来")


def records(how_many: int) -> None:
    for n in range(how_many):
        DetectorRecord.objects.create(detector="repeats", string=f"天天{n}", rejected=20 + n)


def learnt_texts(how_many: int) -> None:
    for n in range(how_many):
        LearntText.objects.create(articles=n, characters=n, counts=b"")


def different_people(how_many: int) -> None:
    for n in range(how_many):
        DifferentPeople.objects.create(one=f"苗和{n}", other=f"苗禾{n}", decided_by=User.objects.first())


def batches(how_many: int) -> None:
    for n in range(how_many):
        open_batch(Batch.Kind.REPLACE, f"末来{n} → 未来{n}", User.objects.first())


LISTS = {
    "articles_batch": batches,
    "articles_issue": issues,
    "articles_article": articles,
    "articles_photo": photos,
    "articles_fragment": fragments,
    "articles_importrun": files,
    "articles_importedfile": files,
    "articles_publication": publications,
    "articles_suggestion": suggestions,
    "articles_question": questions,
    "articles_term": terms,
    "articles_correction": corrections,
    "articles_detectorrecord": records,
    "articles_learnttext": learnt_texts,
    "people_person": people,
    "people_event": events,
    "people_differentpeople": different_people,
}


def queries(get: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        response = get()
    assert response.status_code == 200
    return len(found)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("how_many", [3])
def test_lists(as_reviewer, name, how_many):
    address = reverse(f"admin:{name}_changelist")
    LISTS[name](1)
    few = queries(lambda: as_reviewer.get(address))
    Issue.objects.all().delete()
    Publication.objects.exclude(slug="").delete()
    for model in (Batch, Question, Term, Correction, DetectorRecord, LearntText, DifferentPeople):
        model.objects.all().delete()
    LISTS[name](how_many)
    assert queries(lambda: as_reviewer.get(address)) == few


@pytest.mark.parametrize("name", LISTS)
def test_searching_finds_what_is_there(as_reviewer, name):
    LISTS[name](2)
    assert as_reviewer.get(reverse(f"admin:{name}_changelist"), {"q": "无此字样"}).status_code == 200


@pytest.mark.parametrize(
    ("name", "search", "found"),
    [
        ("articles_issue", "2031-03-05", 1),
        ("articles_issue", "2031-03", 2),
        ("articles_article", "居民", 2),
        ("articles_article", "苗禾", 2),
        ("articles_photo", "拔河", 2),
        ("articles_suggestion", "社区", 2),
        ("articles_question", "苗和1", 1),
        ("people_person", "苗和1", 1),
        ("people_person", "区长", 2),
    ],
)
def test_searching(as_editor, name, search, found):
    LISTS[name](2)
    page = as_editor.get(reverse(f"admin:{name}_changelist"), {"q": search})
    assert page.context["cl"].result_count == found


def test_the_first_page_counts_what_waits(as_editor):
    make_fragment(make_issue())
    article = make_article(Issue.objects.get())
    question = make_question()
    make_suggestion(article, "社区", question=question, kind="name")
    make_suggestion(article, "云岫", kind="look-alike")
    make_suggestion(article, "广场", state="rejected")
    make_suggestion(article, "八个", question=make_question("term:八个/八千", kind="term"))
    make_issue(None, date_source=Issue.Dating.NONE)
    make_issue(None, status=Issue.Status.PROOFREAD)
    page = as_editor.get(reverse("admin:index")).content.decode()
    counts = [part.split("</span>")[0] for part in page.split('<span class="how-many">')[1:]]
    assert counts == ["2", "1", "0", "3", "1", "0", "2", "1"]


def test_each_count_leads_to_the_rows_it_counts(as_editor):
    make_issue(status=Issue.Status.PROOFREAD)
    make_issue(None)
    make_issue(None)
    page = as_editor.get(reverse("admin:index")).content.decode()
    for address, found in (
        ("?status__in=imported,proofing", 2),
        ("?status__exact=proofread", 1),
        ("?date_confirmed__exact=0", 2),
    ):
        assert address in page
        response = as_editor.get(reverse("admin:articles_issue_changelist") + address)
        assert response.context["cl"].result_count == found


def test_the_first_page_needs_the_same_queries_for_few_and_many(as_editor):
    address = reverse("admin:index")
    issues(1)
    few = queries(lambda: as_editor.get(address))
    Issue.objects.all().delete()
    issues(3)
    assert queries(lambda: as_editor.get(address)) == few


def test_an_issues_page_needs_the_same_queries_for_few_and_many(as_editor):
    issue = make_issue()
    address = reverse("admin:articles_issue_change", args=[issue.pk])

    def add(how_many: int) -> None:
        for _ in range(how_many):
            article = make_article(issue)
            make_photo(issue, article)
            make_fragment(issue, candidates=[article.number])
            make_suggestion(article, "社区")
            make_suggestion(article, "图为", photo=article.photos.get())

    add(1)
    few = queries(lambda: as_editor.get(address))
    add(2)
    assert queries(lambda: as_editor.get(address)) == few


def test_articles_that_wait_can_be_found(as_editor):
    issue = make_issue()
    make_article(issue, headline="")
    make_article(issue, truncated="end")
    address = reverse("admin:articles_article_changelist")
    for filters, found in (({"checked": "no"}, 2), ({"checked": "yes"}, 0), ({"truncated__exact": "end"}, 1)):
        assert as_editor.get(address, filters).context["cl"].result_count == found
