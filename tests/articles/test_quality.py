"""Figures of what proofreading achieved: from the texts, the decisions, the samples and the effort."""

from datetime import date

import pytest
from django.utils import timezone

from articles import revisions
from articles.effort import add
from articles.quality import by_kind, by_month, figures
from tests.factories import make_article, make_issue, make_issues, make_sample, make_suggestion, make_user

pytestmark = pytest.mark.django_db
TEXT = "".join(f"第{n:02}个社区的末来。" for n in range(70))


def test_an_issue_before_and_after():
    editor = make_user("editor", "editors")
    issue = make_issue(date(2031, 3, 4), status="proofing")
    article = make_article(issue, headline="", text=TEXT)
    make_suggestion(article, "末来", "未来", kind="lookalike", state="accepted")
    make_suggestion(article, "个社", "个杜", state="rejected")
    make_suggestion(article, "区的", None, state="accepted")
    better = TEXT.replace("末来", "未来", 3)
    revisions.save(article, {"text": better}, base_version=1, author=editor)
    add(article, editor, seconds=130, keystrokes=40, clicks=5)
    make_sample(issue, places=9, finished_at=timezone.now() - timezone.timedelta(days=1))
    make_sample(issue, places=2)
    (row,) = figures()
    assert (row.characters, row.corrected, row.taken, row.by_hand, row.rejected) == (700, 3, 1, 2, 1)
    assert (row.minutes, row.keystrokes, row.clicks) == (2, 40, 5)
    assert row.after.found == 2.0
    assert row.before == pytest.approx(3 / 700 * 10_000 + 2.0)
    assert by_kind([row]) == [("lookalike", 1), ("", 2)]


def test_issues_without_work_or_day_are_left_out():
    make_issue(status="imported")
    make_issue(None, status="proofing")
    assert figures() == []


def test_months_weigh_by_length_and_only_samples_count_after():
    days = (date(2031, 4, 1), date(2031, 3, 9), date(2031, 3, 2))
    issues = [make_issue(day, published=True) for day in days]
    for issue in issues:
        make_article(issue, headline="", text=TEXT)
    make_sample(issues[1], places=1)
    make_sample(issues[2], places=3, characters=10_000, population=40_000)
    april, march = by_month(figures())
    assert (april.name, april.issues, april.after) == ("2031-04", 1, None)
    assert (march.name, march.issues, march.after) == ("2031-03", 2, 2.0)
    assert march.before == pytest.approx(2.0)
    assert march.low < 2 < march.high


@pytest.mark.parametrize("rows", [1, 3])
def test_queries(django_assert_num_queries, rows):
    for issue in make_issues(rows, published=True):
        make_article(issue)
        make_sample(issue)
    with django_assert_num_queries(6):
        assert len(figures()) == rows
