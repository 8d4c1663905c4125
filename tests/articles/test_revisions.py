from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles import publishing, revisions
from articles.editability import NotEditable
from articles.models import Article, Revision
from articles.noticing.asking import Answer, answering
from tests.factories import make_appearance, make_article, make_issue, make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def test_a_change_makes_a_version(editor):
    article = make_article(headline="云岫区未来规划")
    revision = revisions.save(article, {"headline": "云岫区的未来"}, base_version=1, author=editor, reason="别字")
    article.refresh_from_db()
    assert (article.headline, article.version) == ("云岫区的未来", 2)
    assert (revision.version, revision.author, revision.reason) == (2, editor, "别字")
    assert [r.content["headline"] for r in article.revisions.all()] == ["云岫区的未来", "云岫区未来规划"]


def test_raw_and_parsed_text_stay(editor):
    article = make_article(text="末来", raw_text="末来", parsed_text="末来")
    revisions.save(article, {"text": "未来"}, base_version=1, author=editor)
    article.refresh_from_db()
    assert (article.raw_text, article.parsed_text, article.text) == ("末来", "末来", "未来")


def test_no_difference_makes_no_version(editor):
    article = make_article()
    assert revisions.save(article, {"text": article.text}, base_version=1, author=editor) is None
    assert article.revisions.count() == 1


def test_line_ends_of_a_browser_make_no_version(editor):
    article = make_article(text="一段。\n\n二段。")
    assert revisions.save(article, {"text": "一段。\r\n\r\n二段。"}, base_version=1, author=editor) is None


def test_nothing_is_written_that_nobody_sees_and_no_xml_may_have(editor):
    article = make_article(text="一段。")
    other = make_article(article.issue)
    assert revisions.save(article, {"text": "一段\x0b。\x1f"}, base_version=1, author=editor) is None
    revision = revisions.save(article, {}, base_version=1, author=editor, bylines=[("苗\x0b禾", "reporter")])
    assert [row["name"] for row in revision.content["bylines"]] == ["苗禾"]
    (row,) = revisions.locked([other.pk]).values()
    revisions.save_many([revisions.Edit(row, {"headline": "头\x08条"})], author=editor, reason="别字")
    other.refresh_from_db()
    assert other.headline == "头条"


def test_dates_and_bylines_are_kept(editor):
    article = make_article(bylines=[("苗禾", "reporter")])
    revision = revisions.save(
        article,
        {"date_start": date(2031, 3, 1)},
        base_version=1,
        author=editor,
        bylines=[("苗禾", "reporter"), ("琚远", "correspondent"), ("", "author")],
    )
    assert revision.content["date_start"] == "2031-03-01"
    assert revision.content["bylines"][1] == {"name": "琚远", "role": "correspondent"}
    assert [b.name for b in article.bylines.all()] == ["苗禾", "琚远"]


def test_a_new_byline_is_tied_to_the_person_of_that_name_in_the_article(editor):
    article, person = make_article(), make_person("苗禾")
    make_appearance(article, person, kinds=["reporter"])
    revisions.save(article, {}, base_version=1, author=editor, bylines=[("苗禾", "reporter")])
    assert article.bylines.get().person == person


def test_the_second_of_two_editors_gets_the_other_text_and_nothing_is_written(editor):
    article = make_article(text="甲")
    revisions.save(article, {"text": "乙"}, base_version=1, author=editor)
    with pytest.raises(revisions.EditClash) as clash:
        revisions.save(article, {"text": "丙"}, base_version=1, author=make_user("second", "editors"))
    assert clash.value.current.text == "乙"
    article.refresh_from_db()
    assert (article.text, article.version, article.revisions.count()) == ("乙", 2, 2)


def test_only_editable_fields(editor):
    with pytest.raises(ValueError, match="not editable: raw_text"):
        revisions.save(make_article(), {"raw_text": ""}, base_version=1, author=editor)


def test_a_published_article_is_changed_by_reviewers_only(editor):
    article = make_article(make_issue(published=True))
    with translation.override("en"), pytest.raises(NotEditable, match="only a reviewer may change it"):
        revisions.save(article, {"headline": "新题"}, base_version=1, author=editor)
    reviewer = make_user("reviewer", "reviewers")
    with answering(Answer(reason="原报如此")):
        assert revisions.save(article, {"headline": "新题"}, base_version=1, author=reviewer).version == 2


def test_checking_alone_makes_no_version_but_says_who(editor):
    article = make_article()
    assert revisions.save(article, {}, base_version=1, author=editor, checked=True) is None
    article.refresh_from_db()
    assert article.checked_by == editor
    assert article.checked_at is not None
    revisions.save(article, {}, base_version=1, author=editor, checked=False)
    article.refresh_from_db()
    assert (article.checked_by, article.checked_at) == (None, None)


def test_two_revisions_of_one_version_are_refused_by_the_database():
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(article=article, version=1, content={})


def test_a_failure_after_the_write_leaves_nothing(editor, monkeypatch):
    article = make_article(text="甲")

    def fail(**fields):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Revision.objects, "create", fail)
    with pytest.raises(RuntimeError):
        revisions.save(article, {"text": "乙"}, base_version=1, author=editor)
    assert Article.objects.get(pk=article.pk).text == "甲"


def test_the_number_of_queries_does_not_grow_with_the_history(editor):
    def queries(article, version):
        article = Article.objects.get(pk=article.pk)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            revisions.save(article, {"text": f"第{version}稿"}, base_version=version, author=editor)
        return len(captured)

    article = make_article(bylines=[("苗禾", "reporter")])
    counts = [queries(article, version) for version in range(1, 6)]
    assert len(set(counts[1:])) == 1


def test_reviewers_see_what_the_published_article_now_says(client):
    article = make_article(make_issue(published=True))
    reviewer = make_user("reviewer", "reviewers")
    with answering(Answer(reason="原报如此")):
        revisions.save(article, {"headline": "更正后的标题"}, base_version=1, author=reviewer)
    assert "更正后的标题" in client.get(article.get_absolute_url()).content.decode()
    assert publishing.possible_steps(article.issue, reviewer) == ["withdraw"]
