"""Drafts, as readers will see them, for those who work on them."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_article, make_issue, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(make_issue(None, date_source="none"), headline="尚未刊出的标题")


def addresses(article) -> list[str]:
    return [
        reverse("admin:articles_issue_preview", args=[article.issue_id]),
        reverse("admin:articles_article_preview", args=[article.pk]),
    ]


def test_editors_see_drafts_with_the_public_templates(as_editor, article):
    for address, template in zip(addresses(article), ["articles/issue.html", "articles/article.html"], strict=True):
        response = as_editor.get(address)
        assert response.templates[0].name == template
        assert "尚未刊出的标题" in response.content.decode()
        assert "no-store" in response.headers["Cache-Control"]


def test_nobody_else_does(client, article):
    for address in addresses(article):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith(reverse("admin:login"))
    stranger = Client()
    stranger.force_login(make_user("stranger"))
    assert [stranger.get(address).status_code for address in addresses(article)] == [403, 403]


def test_drafts_that_there_are_not(as_editor):
    for name in ("issue", "article"):
        assert as_editor.get(reverse(f"admin:articles_{name}_preview", args=[99])).status_code == 404


def test_a_preview_leads_to_previews_and_back_to_the_desk(as_editor, article):
    neighbour = make_article(article.issue)
    page = as_editor.get(addresses(article)[1]).content.decode()
    assert reverse("admin:articles_article_preview", args=[neighbour.pk]) in page
    assert reverse("admin:articles_article_change", args=[article.pk]) in page
