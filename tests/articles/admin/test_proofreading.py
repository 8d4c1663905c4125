"""Having the machine proofread issues again: an action of the list and a button on the page."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from articles.models import Issue, Suggestion
from articles.proofing.detectors import DETECTORS
from tests.factories import make_article, make_issues, make_suggestion

pytestmark = pytest.mark.django_db

LIST = "admin:articles_issue_changelist"
TEXT = "3月2日，云岫区产业产业园开工，居民代表到场观看了开工仪式。"


def button(issue: Issue) -> str:
    return reverse("admin:articles_issue_proofread", args=[issue.pk])


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


@pytest.fixture
def issue(db) -> Issue:
    (issue,) = make_issues(1)
    article = make_article(issue, text=TEXT)
    # What no detector sees any more goes.
    make_suggestion(article, "居民", "")
    return issue


def test_the_button_tells_what_is_new_and_what_is_gone(as_editor, issue):
    page = reverse("admin:articles_issue_change", args=[issue.pk])
    assert button(issue) in as_editor.get(page).content.decode()
    (told,) = said(as_editor.post(button(issue), follow=True))
    new = issue.suggestions.open().count()
    assert told.endswith(f"{new} new, 0 as before, 1 gone")
    assert new >= 1
    (told,) = said(as_editor.post(button(issue), follow=True))
    assert told.endswith(f"0 new, {new} as before, 0 gone")


def test_the_action_does_published_issues_too(as_editor, issue):
    Issue.objects.filter(pk=issue.pk).update(
        status="published", published_at="2031-03-05T00:00Z", approved_at="2031-03-05T00:00Z"
    )
    posted = {"action": "proofread_again", ACTION_CHECKBOX_NAME: [issue.pk]}
    assert len(said(as_editor.post(reverse(LIST), posted, follow=True))) == 1
    assert issue.articles.get().text == TEXT


def test_looking_does_nothing(as_editor, issue):
    assert as_editor.get(button(issue)).status_code == 302
    assert Suggestion.objects.get().state == "open"


def test_who_may_not(client, django_user_model, issue):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.post(button(issue)).status_code == 403
    assert Suggestion.objects.get().state == "open"


def test_an_issue_that_there_is_not(as_editor):
    assert as_editor.post(reverse("admin:articles_issue_proofread", args=[999])).status_code == 404


def test_what_a_detector_stumbles_over_is_told_and_the_others_go_on(as_editor, issue, monkeypatch):
    def stumble(galley, archive):
        raise ValueError(f"no number in {galley.key}")

    monkeypatch.setitem(DETECTORS, "repeats", stumble)
    (told,) = said(as_editor.post(button(issue), follow=True))
    assert "could not be proofread, and nothing was changed" in told
    assert "ValueError" in told
    assert Suggestion.objects.get().state == "open"
