"""The index says what readers see, in the transaction that changes it."""

from datetime import date

import pytest
from django.core.management import call_command
from django.http import QueryDict

from articles import captioning, publishing, revisions
from articles.models import Article, Issue, SearchEntry
from articles.noticing.asking import Answer, answering
from articles.revisions import Edit
from articles.search.candidates import find
from articles.search.entries import keep_up_issue, raw_lines
from articles.search.filters import filters_of
from articles.search.language import parse
from tests.factories import make_article, make_issue, make_photo, make_user, publish

pytestmark = pytest.mark.django_db
MONDAY = date(2031, 3, 3)


def hits(words: str) -> list[int]:
    return find(parse(words), filters_of(QueryDict())).hits


@pytest.fixture(autouse=True)
def told():
    """Whoever changes what readers know says why they are not told."""
    with answering(Answer(reason="原报如此")):
        yield


@pytest.fixture
def reviewer():
    return make_user("reviewer", "reviewers")


@pytest.fixture
def article():
    issue = make_issue(MONDAY, published=True)
    article = make_article(issue, headline="钟楼", text="旧钟楼修好了。", bylines=[("晏青", "reporter")])
    make_photo(issue, article, caption="图为钟声敲响。", credit="佟远")
    keep_up_issue(issue)
    return article


def test_publishing_brings_in_and_withdrawing_takes_out(reviewer):
    issue = make_issue(MONDAY)
    article = make_article(issue, headline="钟楼", text="旧钟楼修好了。")
    assert hits("钟楼") == []
    issue = publish(issue, make_user("editor", "editors"), reviewer)
    assert hits("钟楼") == [article.pk]
    publishing.withdraw(issue, reviewer, "错版")
    assert hits("钟楼") == []
    assert SearchEntry.objects.count() == 0


def test_corrections_of_what_is_public(article, reviewer):
    revisions.save(article, {"text": "旧水塔修好了。"}, base_version=1, author=reviewer)
    assert hits("水塔") == [article.pk]
    assert hits("旧钟楼") == []


def test_bulk_corrections(article, reviewer):
    rows = revisions.locked([article.pk])
    revisions.save_many([Edit(rows[article.pk], {"headline": "水塔"})], author=reviewer, reason="一并替换")
    assert hits("水塔") == [article.pk]


def test_drafts_stay_out(reviewer):
    article = make_article(make_issue(MONDAY))
    revisions.save(article, {"text": "旧水塔修好了。"}, base_version=1, author=reviewer)
    assert hits("水塔") == []


def test_captions_credits_and_bylines_are_found_with_their_article(article, reviewer):
    assert hits("钟声") == hits("佟远") == hits("晏青") == [article.pk]
    photo = article.photos.get()
    captioning.put_right(
        photo, caption="图为水塔。", credit="佟远", seen=(photo.caption, photo.credit), author=reviewer
    )
    assert hits("钟声") == []
    assert hits("图为水塔") == [article.pk]


def test_a_new_date_is_a_new_place(article, reviewer):
    publishing.set_date(article.issue, date(2033, 1, 1), reviewer)
    assert find(parse("钟楼"), filters_of(QueryDict("year=2033"))).hits == [article.pk]
    assert find(parse("钟楼"), filters_of(QueryDict("year=2031"))).hits == []


def test_a_failed_transaction_changes_nothing(article, reviewer):
    with pytest.raises(revisions.EditClash):
        revisions.save(article, {"text": "旧水塔。"}, base_version=7, author=reviewer)
    assert hits("旧钟楼") == [article.pk]


def test_what_is_deleted_is_not_found(article):
    Article.objects.filter(pk=article.pk).delete()
    assert hits("钟楼") == []


def test_reindexing_writes_what_is_public_and_takes_out_the_rest(article, capsys):
    withdrawn = make_issue(date(2031, 3, 4), published=True)
    make_article(withdrawn, headline="钟楼又停了")
    keep_up_issue(withdrawn)
    Issue.objects.filter(pk=withdrawn.pk).update(status=Issue.Status.WITHDRAWN, withdrawal_reason="错版")
    Article.objects.filter(pk=article.pk).update(headline="水塔")
    call_command("reindex")
    assert capsys.readouterr().out.startswith("写入文章 1 篇，移除条目 1 条。")
    assert hits("钟楼又停了") == []
    assert hits("水塔") == [article.pk]
    call_command("reindex")
    assert capsys.readouterr().out.startswith("写入文章 1 篇，移除条目 0 条。")


def test_raw_lines_are_those_that_the_text_does_not_have():
    article = make_article(
        make_issue(MONDAY),
        headline="钟楼",
        text="旧钟楼,修好了，大家都高兴。",
        raw_text="# 钟楼\n旧钟楼，修好\n了,大家都髙兴。\n\n第3版",
    )
    assert raw_lines(article) == ["了,大家都髙兴。", "第3版"]
