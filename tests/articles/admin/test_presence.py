"""Who else has an article open; a page that no longer reports is forgotten by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Presence
from tests.articles.admin.test_article import page_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def report(client, article, **data):
    return client.post(reverse("admin:articles_article_presence", args=[article.pk]), data).json()


def test_two_people_see_each_other_until_one_leaves(as_editor, as_reviewer):
    article = make_article()
    assert report(as_editor, article) == {"here": "", "version": 1}
    assert report(as_reviewer, article)["here"] == "editor has this article open."
    assert as_reviewer.get(page_of(article)).context["here"] == "editor has this article open."
    report(as_editor, article, leave="1")
    assert report(as_reviewer, article)["here"] == ""


def test_a_stale_one_frees_itself(as_editor, as_reviewer):
    article = make_article()
    other = make_article(article.issue)
    report(as_editor, article)
    Presence.objects.update(last_seen=timezone.now() - timedelta(seconds=91))
    assert report(as_reviewer, article)["here"] == ""
    report(as_editor, other)
    assert {(row.article, row.user.username) for row in Presence.objects.all()} == {
        (article, "reviewer"), (other, "editor"),
    }  # fmt: skip


def test_presence_needs_the_right_to_see_articles(as_editor, editor):
    article = make_article()
    editor.groups.clear()
    address = reverse("admin:articles_article_presence", args=[article.pk])
    assert as_editor.post(address).status_code == 403
    assert Presence.objects.count() == 0
