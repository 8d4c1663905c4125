"""An article's versions: listed, compared, restored."""

import pytest
from django.urls import reverse

from articles import revisions
from articles.models import Correction
from articles.noticing.asking import Answer, answering
from tests.factories import make_article, make_issue, make_suggestion

pytestmark = pytest.mark.django_db


def versions_of(article) -> str:
    return reverse("admin:articles_article_history", args=[article.pk])


@pytest.fixture
def article(editor, reviewer):
    article = make_article(text="第一段有措字。", bylines=[("苗禾", "reporter")], raw_text="第一段有\n措字.\n")
    revisions.save(article, {"text": "第一段有错字。"}, base_version=1, author=editor, reason="改错字")
    revisions.save(
        article, {"kind": "brief"}, base_version=2, author=reviewer, bylines=[("苗和", "reporter")], reason="改署名"
    )
    return article


def restored(client, article, version: int, seen: int, **told: str) -> list[str]:
    address = reverse("admin:articles_article_restore", args=[article.pk])
    response = client.post(address, {"restore": version, "version": seen, **told}, follow=True)
    article.refresh_from_db()
    return [str(message) for message in response.context["messages"]]


def test_the_last_change_is_compared_first(as_editor, article):
    response = as_editor.get(versions_of(article))
    assert [change.label for change in response.context["changes"]] == ["Bylines", "Kind"]
    page = response.content.decode()
    assert "<del>禾</del><ins>和</ins>" in page
    assert "<del>news</del><ins>brief</ins>" in page


def test_each_version_tells_who_why_and_how_much(as_editor, article):
    response = as_editor.get(versions_of(article))
    rows = response.context["rows"]
    assert [(row.revision.version, row.gone, row.new, list(row.parts)) for row in rows] == [
        (3, 5, 6, ["Bylines", "Kind"]), (2, 1, 1, ["Text"]), (1, 0, 0, []),
    ]  # fmt: skip
    page = response.content.decode()
    for words in ("改错字", "reviewer", "as imported", "the machine"):
        assert words in page


def test_any_two_versions_can_be_compared(as_editor, article):
    response = as_editor.get(versions_of(article), {"from": 1, "to": 2})
    assert [change.label for change in response.context["changes"]] == ["Text"]
    assert "<del>措</del><ins>错</ins>" in response.content.decode()
    backwards = as_editor.get(versions_of(article), {"from": 3, "to": 1})
    assert (backwards.context["old"], backwards.context["new"]) == ("1", "3")


@pytest.mark.parametrize(
    "asked", [{"from": "9", "to": "1"}, {"from": "x", "to": "1"}, {"from": "1"}, {"from": "9" * 30, "to": "1"}]
)
def test_versions_that_there_are_not(as_editor, article, asked):
    response = as_editor.get(versions_of(article), asked)
    assert (response.context["old"], response.context["new"]) == ("2", "3")


def test_the_raw_lines_are_compared_without_their_breaks(as_editor, article):
    response = as_editor.get(versions_of(article), {"from": "raw", "to": "3"})
    (change,) = response.context["changes"]
    kinds = [(piece.kind, piece.text) for piece in change.pieces if piece.kind != "same"]
    assert ("gone", "措") in kinds and ("new", "错") in kinds
    assert ("gone", "\n") not in kinds
    assert "Restore version 3" not in response.content.decode()


def test_what_a_newer_file_says_is_compared_too(as_editor, article):
    read = {**article.revisions.get(version=1).content, "text": "第一段有措字，又一句。"}
    article.parsed = {"read": read}
    article.save()
    page = as_editor.get(versions_of(article), {"from": "read", "to": "2"}).content.decode()
    assert "<del>，又一句</del>" in page


def test_an_untouched_article_has_only_the_machines_text(as_editor):
    page = as_editor.get(versions_of(make_article())).content.decode()
    assert "only the text as the machine read it" in page


def test_markup_in_a_text_is_shown_and_not_run(as_editor, editor):
    article = make_article(text="甲")
    revisions.save(article, {"text": "<script>乙</script>"}, base_version=1, author=editor)
    assert "&lt;script&gt;" in as_editor.get(versions_of(article)).content.decode()


def test_a_version_is_restored_as_a_new_one(as_editor, editor, article):
    revisions.save(article, {"date_start": None, "text": "全错了。"}, base_version=3, author=editor)
    row = make_suggestion(make_article(article.issue), "社区", "")
    article.refresh_from_db()
    wrong = make_suggestion(article, "全错", None)
    assert restored(as_editor, article, 2, seen=4) == ["Version 2 stands again, as version 5."]
    assert (article.text, article.kind, article.version) == ("第一段有错字。", "news", 5)
    assert [(byline.name, byline.role) for byline in article.bylines.all()] == [("苗禾", "reporter")]
    newest = article.revisions.first()
    assert (newest.author, newest.reason) == (editor, "restored version 2")
    assert newest.content == article.revisions.get(version=2).content
    wrong.refresh_from_db()
    row.refresh_from_db()
    assert (wrong.state, row.state) == ("superseded", "open")


def test_restoring_teaches_nothing_and_takes_back_what_was_taught(as_editor, article):
    assert [(row.wrong, row.right) for row in Correction.objects.all()] == [("措字", "错字")]
    restored(as_editor, article, 1, seen=3)
    assert article.text == "第一段有措字。"
    assert not Correction.objects.exists()
    restored(as_editor, article, 3, seen=4)
    assert not Correction.objects.exists()


def test_days_are_restored(as_editor, editor):
    article = make_article(date_start="2031-03-02")
    revisions.save(article, {"date_start": None}, base_version=1, author=editor)
    restored(as_editor, article, 1, seen=2)
    assert str(article.date_start) == "2031-03-02"


def test_restoring_on_another_version_writes_nothing(as_editor, article):
    assert "Look at it again" in restored(as_editor, article, 1, seen=2)[0]
    assert article.version == 3


@pytest.mark.parametrize("version", ["7", "x", "9" * 30])
def test_a_version_that_there_is_not_is_not_restored(as_editor, article, version):
    assert restored(as_editor, article, version, seen=3) == ["There is no such version."]
    assert article.version == 3


def test_what_is_published_is_restored_by_reviewers_only(as_editor, as_reviewer, reviewer):
    article = make_article(make_issue(published=True), text="甲")
    with answering(Answer(reason="原报如此")):
        revisions.save(article, {"text": "乙"}, base_version=1, author=reviewer)
    page = as_editor.get(versions_of(article)).content.decode()
    assert "Restore version" not in page and "only a reviewer may change it" in page
    assert "only a reviewer may change it" in restored(as_editor, article, 1, seen=2)[0]
    assert article.text == "乙"
    assert "say in a correction notice" in restored(as_reviewer, article, 1, seen=2)[0]
    restored(as_reviewer, article, 1, seen=2, notice="tell", notice_text="应为甲。")
    assert (article.text, article.notices.first().text) == ("甲", "应为甲。")


def test_strangers_and_get_restore_nothing(client, as_editor, article):
    address = reverse("admin:articles_article_restore", args=[article.pk])
    assert as_editor.get(address).status_code == 405
    assert client.post(address, {"restore": 1, "version": 3}).status_code == 302
    article.refresh_from_db()
    assert article.version == 3


def test_thirty_versions_need_the_same_queries_and_come_in_pages(as_editor, editor, django_assert_num_queries):
    article = make_article(text="甲")
    revisions.save(article, {"text": "甲乙"}, base_version=1, author=editor)
    with django_assert_num_queries(10):
        as_editor.get(versions_of(article))
    for version in range(2, 30):
        revisions.save(article, {"text": "甲" * version + "乙"}, base_version=version, author=editor)
    with django_assert_num_queries(10):
        page = as_editor.get(versions_of(article))
    assert [row.revision.version for row in page.context["rows"]][::19] == [30, 11]
    second = as_editor.get(versions_of(article), {"page": 2, "from": 1, "to": 30})
    assert [row.revision.version for row in second.context["rows"]][::9] == [10, 1]
    assert second.context["elsewhere"] == [30]
    assert second.context["rows"][0].new == 1
