"""Finding the people of issues again, as an action of the list."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from people.models import ListedWord, Person
from tests.factories import make_article, make_issue

pytestmark = pytest.mark.django_db
TEXT = "3月2日，云岫区首席风物官柏青到场。"


def act(client, *issues) -> list[str]:
    posted = {"action": "find_people_again", ACTION_CHECKBOX_NAME: [issue.pk for issue in issues]}
    response = client.post(reverse("admin:articles_issue_changelist"), posted, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_new_words_reach_issues_that_are_not_published(as_editor):
    draft = make_article(text=TEXT).issue
    ListedWord.objects.create(list="taken", word="柏青")
    ListedWord.objects.create(list="offices", word="首席风物官")
    assert "names 1 person" in act(as_editor, draft)[0]
    assert [office.title for office in Person.objects.get(name="柏青").offices.all()] == ["云岫区首席风物官"]


def test_published_issues_are_left_alone_and_named(as_editor):
    issue = make_issue(published=True)
    make_article(issue, text=TEXT)
    assert "is published" in act(as_editor, issue)[0]
    assert not Person.objects.exists()
