"""What a question proposes is accepted as one batch; undoing it asks the suggestions and the question again."""

import pytest
from django.utils import translation

from articles.batches.accepting import accept_everywhere
from articles.batches.undoing import undo
from articles.models import Article, Batch, BatchRow, Correction, DetectorRecord, Photo, Question, Suggestion
from tests.articles.proofreading.suggesting import suggest
from tests.factories import make_article, make_issues, make_photo, make_question, make_suggestion, make_user

pytestmark = pytest.mark.django_db
State, Result, Undo = Suggestion.State, BatchRow.Result, BatchRow.Undo
FIRST, SECOND = "会议提出，末来三年。", "规划末来，面向末来。"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def question() -> Question:
    """A word in two articles, in a byline and in a caption."""
    question = make_question("term:末来/未来")
    one, other = make_issues(2)
    first = make_article(one, text=FIRST, bylines=[("末来社", "author")])
    photo = make_photo(one, caption="图为末来。")
    told = {"question": question, "kind": "term", "detector": "terms"}
    make_suggestion(first, "末来", "未来", **told)
    suggest(first, "末来", "未来", field="byline", **told)
    make_suggestion(make_article(other, text=SECOND), "末来", "未来", **told)
    make_suggestion(None, "末来", "未来", photo=photo, **told)
    return question


def texts() -> list[str]:
    return [*Article.objects.order_by("issue__date").values_list("text", flat=True), Photo.objects.get().caption]


def states() -> set[str]:
    return set(Suggestion.objects.values_list("state", flat=True))


def test_it_is_one_batch_with_a_row_for_each_text(question, editor):
    accepted = accept_everywhere(question, editor)
    batch = accepted.batch
    assert [result.problem for result in accepted.results] == [""] * 4
    assert (batch.kind, batch.label, batch.made_by, batch.places, batch.texts) == (
        "accept",
        "末来 → 未来",
        editor,
        4,
        3,
    )
    assert texts() == ["会议提出，未来三年。", "规划未来，面向末来。", "图为未来。"]
    rows = {(row.article_id is None, row.places, row.before, row.after) for row in batch.rows.all()}
    assert rows == {(False, 2, 1, 2), (False, 1, 1, 2), (True, 1, None, None)}
    assert sorted(pk for row in batch.rows.all() for pk in row.suggestions) == sorted(
        Suggestion.objects.values_list("pk", flat=True)
    )
    question.refresh_from_db()
    assert question.verdict == Question.Verdict.ACCEPTED


def test_undoing_it_asks_again_and_unlearns(question, editor):
    batch = accept_everywhere(question, editor).batch
    assert set(DetectorRecord.objects.values_list("string", "accepted")) == {("", 4), ("末来", 4)}
    undo(batch, editor)
    assert texts() == [FIRST, SECOND, "图为末来。"]
    assert [byline.name for byline in Article.objects.get(text=FIRST).bylines.all()] == ["末来社"]
    assert states() == {State.OPEN}
    assert not Suggestion.objects.filter(decided_at__isnull=False).exists()
    assert set(DetectorRecord.objects.values_list("accepted", flat=True)) == {0}
    assert not Correction.objects.exists()
    question.refresh_from_db()
    assert (question.verdict, question.decided_by) == (Question.Verdict.OPEN, None)
    again = accept_everywhere(question, editor)
    assert (again.batch.places, Batch.objects.count()) == (4, 2)


def test_what_was_edited_since_stays_decided(question, editor):
    batch = accept_everywhere(question, editor).batch
    edited = Article.objects.get(text__startswith="规划")
    Article.objects.filter(pk=edited.pk).update(text="全文重写。")
    undo(batch, editor)
    assert batch.rows.get(article=edited).undo_result == Undo.LEFT
    assert edited.suggestions.get().state == State.ACCEPTED
    assert texts()[1] == "全文重写。"


def test_what_could_not_be_written_is_a_row_with_the_reason(question, editor):
    gone = Article.objects.get(text=SECOND)
    Article.objects.filter(pk=gone.pk).update(text="全文重写。")
    batch = accept_everywhere(question, editor).batch
    row = batch.rows.get(article=gone)
    assert (row.result, row.places, row.missed, row.suggestions) == (Result.GONE, 0, 1, [])
    assert row.note.startswith("“末来” no longer stands there")
    assert batch.texts == 2


def test_where_nothing_is_written_there_is_no_batch(question):
    accepted = accept_everywhere(question, make_user("guest"))
    assert accepted.batch is None
    assert len(accepted.results) == 4
    assert not Batch.objects.exists()
    assert states() == {State.OPEN}
