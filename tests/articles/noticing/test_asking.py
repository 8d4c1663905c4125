"""Whoever changes what readers have read says what they are told, whichever way the change is made."""

import pytest
from django.db import IntegrityError, transaction

from articles import revisions
from articles.batches.accepting import accept_everywhere
from articles.batches.replacing import replace_all
from articles.batches.undoing import undo
from articles.captioning import put_right
from articles.models import Article, CorrectionNotice
from articles.noticing.asking import Answer, NoticeWanted, answering
from articles.proofreading import decisions, reopening
from articles.publishing import NotPossible
from tests.factories import (
    make_article,
    make_issue,
    make_photo,
    make_question,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db
TOLD = "“末来”应为“未来”。"


@pytest.fixture
def reviewer():
    return make_user("reviewer", "reviewers")


@pytest.fixture
def article():
    return make_article(make_issue(published=True), text="云岫的末来。")


def write(article: Article, reviewer, text: str) -> None:
    revisions.save(article, {"text": text}, base_version=article.version, author=reviewer)


def rows() -> list[tuple]:
    return list(CorrectionNotice.objects.order_by("pk").values_list("article", "revision__version", "text", "reason"))


def test_nothing_is_written_without_an_answer(article, reviewer):
    with pytest.raises(NoticeWanted, match=r"Readers|读者") as wanted:
        write(article, reviewer, "云岫的未来。")
    assert wanted.value.proposal == "第1段“云岫的末来”应为“云岫的未来”。"
    article.refresh_from_db()
    assert (article.text, article.version, article.revisions.count()) == ("云岫的末来。", 1, 1)


@pytest.mark.parametrize("answer", [{"text": TOLD}, {"reason": "原报如此"}])
def test_the_answer_is_kept_with_the_version(article, reviewer, answer):
    with answering(Answer(**answer)):
        write(article, reviewer, "云岫的未来。")
    assert rows() == [(article.pk, 2, answer.get("text", ""), answer.get("reason", ""))]
    assert CorrectionNotice.objects.get().author == reviewer


@pytest.mark.parametrize(
    ("published", "text"), [(True, "云岫的末来，"), (True, "云岫的 末来。"), (False, "云岫的未来。")]
)
def test_what_nobody_notices_asks_nothing(reviewer, published, text):
    article = make_article(make_issue(published=published), text="云岫的末来。")
    write(article, reviewer, text)
    assert rows() == []


def test_of_a_suggestion_the_proposal_comes_with_the_result(article, reviewer):
    row = make_suggestion(article, "末来", "未来")
    (result,) = decisions.accept([row], reviewer)
    assert (result.notice, row.article.revisions.count()) == ("第1段“云岫的末来”应为“云岫的未来”。", 1)
    with answering(Answer(text=TOLD)):
        assert decisions.accept([row], reviewer)[0].problem == ""
    row.refresh_from_db()
    result = reopening.reopen(row, reviewer)
    assert result.notice == "第1段“云岫的未来”应为“云岫的末来”。"
    row.refresh_from_db()
    assert row.state == "accepted"
    with answering(Answer(reason="误改")):
        assert reopening.reopen(row, reviewer).problem == ""
    assert [row[2:] for row in rows()] == [(TOLD, ""), ("", "误改")]


def test_captions_are_read_too(article, reviewer):
    photo = make_photo(article.issue, article, caption="图为末来。", credit="佟远")
    typed = {"caption": "图为未来。", "credit": "佟远", "seen": ("图为末来。", "佟远")}
    with pytest.raises(NoticeWanted):
        put_right(photo, **typed, author=reviewer)
    row = make_suggestion(None, "末来", "未来", photo=photo)
    assert decisions.accept([row], reviewer)[0].notice == "图片说明“图为末来。”应为“图为未来。”。"
    with answering(Answer(text=TOLD)):
        put_right(photo, **typed, author=reviewer)
    notice = CorrectionNotice.objects.get()
    assert (notice.article, notice.photo, notice.revision) == (article, photo, None)


def test_a_bulk_change_has_one_answer_and_asks_before_it_begins(reviewer):
    issue = make_issue(published=True)
    articles = [make_article(issue, text=f"{n}，末来末来。") for n in range(3)]
    make_photo(issue, articles[0], caption="末来。")
    with pytest.raises(NotPossible, match=r"published|已刊出"):
        replace_all("末来", "未来", reviewer)
    with answering(Answer(text=TOLD)):
        batch = replace_all("末来", "未来", reviewer)
    assert rows() == [(article.pk, 2, TOLD, "") for article in articles]
    assert set(CorrectionNotice.objects.values_list("batch", flat=True)) == {batch.pk}
    with pytest.raises(NotPossible, match=r"published|已刊出"):
        undo(batch, reviewer)
    with answering(Answer(reason="误改，已撤回")):
        undo(batch, reviewer)
    assert len(rows()) == 6
    assert Article.objects.get(pk=articles[0].pk).text == "0，末来末来。"


def test_an_editor_who_may_not_change_it_is_not_asked(article):
    batch = replace_all("末来", "未来", make_user("editor", "editors"))
    assert (batch.texts, rows()) == (0, [])


def test_accepting_everywhere_asks_first(article, reviewer):
    question = make_question("term:末来/未来")
    draft = make_article(make_issue(day=None), text="末来。")
    for one in (article, draft):
        make_suggestion(one, "末来", "未来", question=question)
    with pytest.raises(NotPossible):
        accept_everywhere(question, reviewer)
    assert draft.revisions.count() == 1
    with answering(Answer(text=TOLD)):
        assert accept_everywhere(question, reviewer).batch.texts == 2
    assert rows() == [(article.pk, 2, TOLD, "")]


@pytest.mark.parametrize(
    "fields", [{"text": ""}, {"text": TOLD, "reason": "又有理由"}, {"text": TOLD, "article": None}]
)
def test_the_database_wants_either_and_an_article(article, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionNotice.objects.create(**{"issue": article.issue, "article": article, **fields})
