"""The pages of samples: what they show, who may what, and how many queries they take."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ImportedFile, ImportRun, Sample, SampleError
from articles.secondreading import draw_sample
from tests.factories import make_article, make_issue

pytestmark = pytest.mark.django_db


def listed(issue):
    return reverse("admin:articles_issue_samples", args=[issue.pk])


def page_of(sample):
    return reverse("admin:articles_sample_read", args=[sample.pk])


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def issue():
    issue = make_issue()
    file = ImportedFile.objects.create(
        run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="a.txt", outcome="new",
        encoding="utf-8", content="一行\n运动会在云由广场开幕。\n三行".encode(), lines={"2": [1, "body"]},
    )  # fmt: skip
    make_article(issue, headline="", text="运动会在云由广场开幕。", source_file=file)
    return issue


def test_a_sample_is_drawn_read_and_finished(as_reviewer, issue):
    response = as_reviewer.post(listed(issue), {"size": "500"}, follow=True)
    sample = Sample.objects.get()
    page = response.content.decode()
    assert response.redirect_chain[-1][0] == page_of(sample)
    assert '<p><span class="n">2</span> 运动会在云由广场开幕。</p>' in page
    pk = sample.excerpts.get().pk
    given = {"_mark": pk, f"{pk}-words": "由", f"{pk}-right": "岫", f"{pk}-kind": "characters"}
    page = as_reviewer.post(page_of(sample), given, follow=True).content.decode()
    assert "<mark>由</mark> → 岫" in page
    assert "Tick that you have read" in said(as_reviewer.post(page_of(sample), {"_finish": "1"}, follow=True))[0]
    page = as_reviewer.post(page_of(sample), {"_finish": "1", "all_read": "on"}, follow=True).content.decode()
    assert "909.1 errors per 10,000 characters" in page
    assert "The whole issue was read: this is no estimate." in page
    assert "above the limit" in as_reviewer.get(listed(issue)).content.decode()
    issue_page = as_reviewer.get(reverse("admin:articles_issue_change", args=[issue.pk])).content.decode()
    assert "909.1‱" in issue_page


def test_a_sample_that_is_too_small_says_so(as_reviewer, reviewer):
    issue = make_issue()
    make_article(issue, headline="", text="\n\n".join("运动会在云岫广场第一次开幕了。" for _ in range(2000)))
    sample = draw_sample(issue, reviewer, 2000)
    page = as_reviewer.post(page_of(sample), {"_finish": "1", "all_read": "on"}, follow=True).content.decode()
    assert "within the limit, not proved" in page
    assert f"0 errors in {sample.characters} characters prove only (with 95 % certainty) at most 14." in page


def test_a_mark_is_taken_back(as_reviewer, reviewer, issue):
    sample = draw_sample(issue, reviewer, 500)
    pk = sample.excerpts.get().pk
    as_reviewer.post(page_of(sample), {"_mark": pk, f"{pk}-words": "由", f"{pk}-kind": "sense"})
    as_reviewer.post(page_of(sample), {"_unmark": SampleError.objects.get().pk})
    assert not SampleError.objects.exists()


def test_a_sample_is_set_aside(as_reviewer, reviewer, issue):
    sample = draw_sample(issue, reviewer, 500)
    response = as_reviewer.post(page_of(sample), {"_aside": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == listed(issue)
    sample.refresh_from_db()
    assert sample.state == "aside"


@pytest.mark.parametrize("size", ["", "0", "-3", "many", "9" * 30])
def test_no_number_draws_nothing(as_reviewer, issue, size):
    assert as_reviewer.post(listed(issue), {"size": size}).status_code == 200
    assert not Sample.objects.exists()


@pytest.mark.parametrize("given", [{"_mark": "x"}, {"_mark": "9" * 40}, {"_unmark": "0"}])
def test_marks_of_nothing_are_not_found(as_reviewer, reviewer, issue, given):
    sample = draw_sample(issue, reviewer, 500)
    assert as_reviewer.post(page_of(sample), given).status_code == 404


def test_an_editor_sees_but_does_not_read(as_editor, reviewer, issue):
    sample = draw_sample(issue, reviewer, 500)
    page = as_editor.get(page_of(sample)).content.decode()
    assert "_mark" not in page
    assert "You have no permission to read samples." in as_editor.get(listed(issue)).content.decode()
    pk = sample.excerpts.get().pk
    as_editor.post(page_of(sample), {"_mark": pk, f"{pk}-words": "由", f"{pk}-kind": "sense"})
    as_editor.post(page_of(sample), {"_aside": "1"})
    sample.refresh_from_db()
    assert (sample.state, SampleError.objects.count()) == ("reading", 0)


def test_strangers_see_nothing(client, reviewer, issue):
    sample = draw_sample(issue, reviewer, 500)
    assert client.get(page_of(sample)).status_code == client.get(listed(issue)).status_code == 302


def test_the_number_of_queries_does_not_depend_on_the_excerpts(as_reviewer, reviewer, issue):
    def queries(of) -> int:
        sample = draw_sample(of, reviewer, 10_000)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            as_reviewer.get(page_of(sample))
        return len(captured)

    other = make_issue(day=None)
    file = issue.articles.get().source_file
    for _ in range(3):
        make_article(other, text="运动会开幕。居民参加。掌声响起。", source_file=file)
    assert queries(issue) == queries(other)
