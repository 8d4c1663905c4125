"""What keeps an issue from the readers, and what a signature lets through."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from articles import gate, publishing, secondreading
from articles.models import Conflict, ImportedFile, ImportRun, Issue, Waiver
from articles.sampling.weights import ErrorKind
from tests.factories import make_article, make_fragment, make_issue, make_sample, make_suggestion, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def reviewer():
    return make_user("reviewer", "reviewers")


@pytest.fixture
def issue():
    issue = make_article(make_issue(status="approved"), checked_at=timezone.now()).issue
    make_sample(issue)
    return issue


def names(issue: Issue) -> list[str]:
    return [one.name for one in gate.in_the_way(issue)]


def conflict(issue):
    run = ImportRun.objects.create()
    file = ImportedFile.objects.create(run=run, name="甲", publication=issue.publication)
    Conflict.objects.create(issue=issue, article=issue.articles.get(), kind="vanished", file=file)


def undated(issue):
    issue.date_confirmed = False
    issue.save()


def named(issue):
    make_suggestion(issue.articles.get(), "云岫", "云秀", field="headline", kind="name", confidence=0.3)


def suspected(issue):
    make_suggestion(issue.articles.get(), "社区", "小区", confidence=0.8)


def unread(issue):
    issue.samples.all().delete()


def doubted(issue):
    make_suggestion(issue.articles.get(), "社区", "小区", confidence=0.79)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda issue: None, []),
        (conflict, ["conflicts"]),
        (undated, ["date"]),
        (make_fragment, ["fragments"]),
        (make_article, ["unchecked"]),
        (named, ["headline-names"]),
        (suspected, ["suspects"]),
        (doubted, []),
        (unread, ["unread"]),
    ],
)
def test_what_is_in_the_way(make, expected, issue, reviewer):
    make(issue)
    assert names(issue) == expected
    if not expected:
        assert publishing.publish(issue, reviewer).is_published
        return
    with pytest.raises(publishing.NotPossible, match="cannot be published yet"):
        publishing.publish(issue, reviewer)


@pytest.mark.parametrize("make", [make_fragment, make_article, named, suspected, unread])
def test_what_a_reviewer_waives_is_signed_and_lets_the_issue_through(make, issue, reviewer):
    make(issue)
    row = gate.waive(issue, names(issue)[0], reviewer, " 已电话核对 ")
    assert (row.reason, row.signed_by, names(issue)) == ("已电话核对", reviewer, [])
    assert publishing.publish(issue, reviewer).is_published


def test_a_waiver_covers_only_what_it_was_given_for(issue, reviewer):
    make_fragment(issue)
    gate.waive(issue, "fragments", reviewer, "广告残字")
    second = make_fragment(issue)
    assert names(issue) == ["fragments"]
    second.delete()
    assert names(issue) == []
    issue.fragments.all().delete()
    make_fragment(issue)  # as many as before, but another
    make_fragment(issue)
    assert names(issue) == ["fragments"]


@pytest.mark.parametrize("make", [conflict, undated])
def test_what_cannot_be_waived(make, issue, reviewer):
    make(issue)
    with pytest.raises(gate.NotWaivable, match="cannot be waived"):
        gate.waive(issue, names(issue)[0], reviewer, "急件")
    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.create(issue=issue, obstacle=names(issue)[0], reason="急件")


def test_it_wants_a_reason_and_a_reviewer(issue, reviewer):
    make_fragment(issue)
    with pytest.raises(gate.NotWaivable, match="Say why"):
        gate.waive(issue, "fragments", reviewer, "  ")
    with pytest.raises(gate.NotWaivable, match="Only a reviewer"):
        gate.waive(issue, "fragments", make_user("editor", "editors"), "急件")
    with pytest.raises(gate.NotWaivable, match="not in the way"):
        gate.waive(issue, "suspects", reviewer, "急件")
    with pytest.raises(IntegrityError), transaction.atomic():
        Waiver.objects.create(issue=issue, obstacle="fragments", reason="")


def test_the_number_of_queries_does_not_grow(issue, django_assert_num_queries):
    for _n in range(3):
        make_fragment(issue)
        make_article(issue)
    with django_assert_num_queries(8):
        gate.obstacles(issue)


def test_a_sample_set_aside_was_not_read(issue):
    issue.samples.update(state="aside")
    assert [one.reason for one in gate.in_the_way(issue)] == [
        "No sample was read: whether the issue keeps to 3 errors per 10,000 characters is not known."
    ]


def test_a_sample_has_to_be_finished_and_within_the_limit(issue, reviewer):
    unread(issue)
    gate.waive(issue, "unread", reviewer, "急件")
    assert names(issue) == []
    sample = secondreading.draw_sample(issue, reviewer, 10_000)
    assert names(issue) == ["sample"]
    given = secondreading.Mark("运动", ErrorKind.CHARACTERS)
    secondreading.mark(sample.excerpts.filter(field="headline").get(), reviewer, given)
    secondreading.finish(sample, reviewer)
    (obstacle,) = gate.in_the_way(issue)
    assert obstacle.reason.endswith("errors per 10,000 characters, above the limit of 3.")
    gate.waive(issue, "sample", reviewer, "只差一处，已改")
    assert names(issue) == []
    another = secondreading.draw_sample(issue, reviewer, 10_000)
    secondreading.finish(another, reviewer)
    assert gate.obstacles(issue) == []
