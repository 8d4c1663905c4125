"""What an issue costs: adding up, and who may report."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import effort
from articles.models import Effort
from tests.factories import make_article, make_issue, make_suggestion, make_user

pytestmark = pytest.mark.django_db
REPORT = {"seconds": "12", "keystrokes": "30", "clicks": "4"}


def address(article):
    return reverse("admin:articles_article_effort", args=[article.pk])


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def client(editor):
    client = Client()
    client.force_login(editor)
    return client


def test_reports_add_up_in_one_row_a_day_and_over_articles_and_people(client, editor):
    issue = make_issue()
    one, two = make_article(issue), make_article(issue)
    assert [client.post(address(article), REPORT).status_code for article in (one, one, two)] == [204] * 3
    effort.add(two, make_user("other", "editors"), seconds=60, keystrokes=1, clicks=0)
    make_suggestion(one, "社区", state="accepted")
    make_suggestion(one, "云岫", state="rejected")
    make_suggestion(one, "居民")
    assert Effort.objects.get(article=one).seconds == 24
    assert effort.spent(issue) == effort.Spent(96, 91, 12, 1, 1)
    page = client.get(reverse("admin:articles_issue_change", args=[issue.pk])).content.decode()
    assert 'class="effort' in page


@pytest.mark.parametrize(
    "wrong", [{"seconds": "-1"}, {"clicks": "many"}, {"keystrokes": "9" * 20}, {"seconds": "3601"}]
)
def test_what_no_page_reports_is_refused(client, wrong):
    assert client.post(address(make_article()), REPORT | wrong).status_code == 400
    assert not Effort.objects.exists()


def test_only_who_may_edit_reports(client):
    article = make_article()
    assert client.get(address(article)).status_code == 405
    assert client.post(reverse("admin:articles_article_effort", args=[0]), REPORT).status_code == 404
    client.force_login(make_user("guest"))
    assert client.post(address(article), REPORT).status_code == 403
