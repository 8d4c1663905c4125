"""What comes next for a person, and in which order."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from articles import publishing
from articles.models import Conflict, ImportedFile, ImportRun, Presence
from articles.queue import following, next_articles, next_issues
from tests.factories import make_article, make_issue, make_issues, make_sample, make_suggestion, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def reviewer():
    return make_user("reviewer", "reviewers")


def test_the_greatest_risk_comes_first(editor):
    issue = make_issue(status="proofing")
    done = make_article(issue, checked_at=timezone.now())
    unchecked = make_article(issue)
    signs, heads, names, clash, many = (make_article(issue) for _n in range(5))
    make_suggestion(signs, "社区", kind="punctuation")
    make_suggestion(heads, "运动", "远动", field="headline")
    make_suggestion(names, "云岫", "云秀", kind="name")
    for words in ("居民", "社区"):
        make_suggestion(many, words, kind="repetition")
    make_suggestion(many, "广场", kind="repetition", state="rejected")
    file = ImportedFile.objects.create(run=ImportRun.objects.create(), name="甲", publication=issue.publication)
    Conflict.objects.create(issue=issue, article=clash, kind="vanished", file=file)
    tasks = next_articles(editor)
    assert [task.article for task in tasks] == [clash, heads, names, many, signs, unchecked]
    assert done not in [task.article for task in tasks]
    assert [task.why for task in tasks] == [
        ["1 conflict", "not checked"], ["1 suspect in the headline", "not checked"], ["1 name", "not checked"],
        ["2 other suspects", "not checked"], ["1 other suspect", "not checked"], ["not checked"],
    ]  # fmt: skip
    assert following(editor, clash.pk) == heads


def test_only_of_issues_in_hand_and_not_what_others_have_open(editor, reviewer):
    for status in ("proofread", "withdrawn"):
        make_article(make_issue(None, status=status, withdrawal_reason="错版"))
    make_article(make_issue(published=True))
    mine, theirs, left = (make_article(make_issue(None, status="imported")) for _n in range(3))
    Presence.objects.note(mine, editor)
    Presence.objects.note(theirs, reviewer)
    Presence.objects.note(left, reviewer)
    Presence.objects.filter(article=left).update(last_seen=timezone.now() - timedelta(hours=1))
    assert {task.article for task in next_articles(editor)} == {mine, left}


def test_reviewers_are_not_offered_what_they_corrected(editor, reviewer):
    own, unread, read, reading, elsewhere, approved = make_issues(6)
    for issue in (unread, read, reading, elsewhere):
        publishing.submit(issue, editor)
    publishing.submit(own, reviewer)
    publishing.approve(publishing.submit(approved, editor), make_user("other", "reviewers"))
    for issue in (read, approved):
        make_sample(issue)
    make_sample(reading, state="reading", finished_at=None, reader=reviewer)
    make_sample(elsewhere, state="reading", finished_at=None)
    assert {task.issue: task.what for task in next_issues(reviewer)} == {
        unread: "read", read: "approve", reading: "read", approved: "publish",
    }  # fmt: skip
    assert next(task.sample for task in next_issues(reviewer) if task.issue == reading) == reading.samples.get().pk
    assert next_issues(editor) == []


@pytest.mark.parametrize("rows", [1, 30])
def test_queries(editor, reviewer, django_assert_num_queries, rows):
    for issue in make_issues(rows, status="proofing"):
        make_suggestion(make_article(issue), "社区")
    for _n in range(rows):
        make_issue(None, status="proofread")
    for user in (editor, reviewer):
        user.has_perm("articles.publish_issue")
    with django_assert_num_queries(3):
        assert len(next_articles(editor)) == rows
    with django_assert_num_queries(1):
        assert len(next_issues(reviewer)) == rows
