"""An article's versions and their differences."""

import pytest
from django.urls import reverse

from articles import revisions
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def versions_of(article) -> str:
    return reverse("admin:articles_article_history", args=[article.pk])


@pytest.fixture
def article(editor, reviewer):
    article = make_article(text="第一段有措字。", bylines=[("苗禾", "reporter")])
    revisions.save(article, {"text": "第一段有错字。"}, base_version=1, author=editor, reason="改错字")
    revisions.save(
        article, {"kind": "brief"}, base_version=2, author=reviewer, bylines=[("苗和", "reporter")], reason="改署名"
    )
    return article


def test_the_last_change_stands_first(as_editor, article):
    response = as_editor.get(versions_of(article))
    assert [change.label for change in response.context["changes"]] == ["Bylines", "Kind"]
    page = response.content.decode()
    assert "<del>禾</del><ins>和</ins>" in page
    assert "<del>news</del><ins>brief</ins>" in page
    assert "改错字" in page


def test_any_two_versions_can_be_compared(as_editor, article):
    response = as_editor.get(versions_of(article), {"from": 1, "to": 2})
    assert [change.label for change in response.context["changes"]] == ["Text"]
    assert "<del>措</del><ins>错</ins>" in response.content.decode()
    backwards = as_editor.get(versions_of(article), {"from": 3, "to": 1})
    assert (backwards.context["old"], backwards.context["new"]) == (1, 3)


@pytest.mark.parametrize("asked", [{"from": "9", "to": "1"}, {"from": "x", "to": "1"}, {"from": "1"}])
def test_versions_that_there_are_not(as_editor, article, asked):
    response = as_editor.get(versions_of(article), asked)
    assert (response.context["old"], response.context["new"]) == (2, 3)


def test_an_untouched_article_has_only_the_machines_text(as_editor):
    page = as_editor.get(versions_of(make_article())).content.decode()
    assert "only the text as the machine read it" in page


def test_markup_in_a_text_is_shown_and_not_run(as_editor, editor):
    article = make_article(text="甲")
    revisions.save(article, {"text": "<script>乙</script>"}, base_version=1, author=editor)
    assert "&lt;script&gt;" in as_editor.get(versions_of(article)).content.decode()


def test_the_list_needs_the_same_queries_for_few_and_many(as_editor, editor, article, django_assert_num_queries):
    with django_assert_num_queries(7):
        as_editor.get(versions_of(article))
    revisions.save(article, {"text": "又改。"}, base_version=3, author=editor)
    with django_assert_num_queries(7):
        as_editor.get(versions_of(article))
