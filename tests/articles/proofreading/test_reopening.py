"""Decisions that are taken back."""

import pytest

from articles import revisions
from articles.models import Correction, DetectorRecord, Question, Suggestion
from articles.noticing.asking import Answer, answering
from articles.proofreading.decisions import accept, reject
from articles.proofreading.reopening import reopen
from tests.factories import make_article, make_issue, make_photo, make_question, make_suggestion, make_user

pytestmark = pytest.mark.django_db

TEXT = "规划末来三年。\n\n产业产业园在云岫区开工，居民都来看。"


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article():
    return make_article(text=TEXT, bylines=[("苗禾", "reporter"), ("千怀", "reporter")])


def texts(article):
    article.refresh_from_db()
    return article.text, article.version


@pytest.mark.parametrize(("words", "proposed"), [("末来", "未来"), ("产业", ""), ("云岫区", "云岫新区"), ("规划", "")])
def test_the_words_stand_as_before_and_ask_again(article, editor, words, proposed):
    row = make_suggestion(article, words, proposed)
    before = (row.prefix, row.exact, row.suffix, row.start, row.fingerprint)
    accept([row], editor)
    assert texts(article)[0] != TEXT
    assert reopen(row, editor).problem == ""
    assert texts(article) == (TEXT, 3)
    row.refresh_from_db()
    assert (row.state, row.decided_at, row.decided_by, row.version) == ("open", None, None, None)
    assert (row.prefix, row.exact, row.suffix, row.start, row.fingerprint) == before
    assert "撤回：" in article.revisions.first().reason
    assert article.revisions.first().author == editor


def test_taking_back_and_deciding_again_may_go_on_for_ever(article, editor):
    row = make_suggestion(article, "末来", "未来")
    for _round in range(3):
        assert accept([row], editor)[0].problem == ""
        assert reopen(row, editor).problem == ""
    assert texts(article) == (TEXT, 7)


def test_a_refusal_is_taken_back_without_a_version(article, editor):
    row = make_suggestion(article, "末来", "未来")
    reject([row], editor)
    assert reopen(row, editor).problem == ""
    row.refresh_from_db()
    assert row.state == "open"
    assert texts(article) == (TEXT, 1)


def test_what_an_acceptance_superseded_asks_again(article, editor):
    row = make_suggestion(article, "末来", "未来")
    gone = make_suggestion(article, "末来三年", "未来三年")
    earlier = make_suggestion(article, "居民", "居氏", state="superseded")
    accept([row], editor)
    gone.refresh_from_db()
    assert gone.state == "superseded"
    reopen(row, editor)
    assert set(Suggestion.objects.open()) == {row, gone}
    earlier.refresh_from_db()
    assert earlier.state == "superseded"


def test_later_edits_elsewhere_stay(article, editor):
    row = make_suggestion(article, "末来", "未来")
    accept([row], editor)
    revisions.save(article, {"text": "新的开头。" + TEXT.replace("末来", "未来")}, base_version=2, author=editor)
    assert reopen(row, editor).problem == ""
    assert texts(article) == ("新的开头。" + TEXT, 4)


def test_where_the_words_were_changed_since_nothing_is_written(article, editor):
    row = make_suggestion(article, "末来", "未来")
    accept([row], editor)
    revisions.save(article, {"text": "全新的一篇。"}, base_version=2, author=editor)
    assert "后来又改过" in reopen(row, editor).problem
    row.refresh_from_db()
    assert row.state == "accepted"
    assert texts(article) == ("全新的一篇。", 3)


def test_the_same_question_asked_by_another_row_is_not_asked_twice(article, editor):
    row = make_suggestion(article, "末来", "未来")
    accept([row], editor)
    revisions.save(article, {"text": TEXT}, base_version=2, author=editor)
    other = make_suggestion(article, "末来", "末了")
    row.refresh_from_db()
    row.replacement = None
    row.save()
    assert reopen(row, editor).problem == ""
    assert list(Suggestion.objects.open()) == [other]
    row.refresh_from_db()
    assert row.state == "superseded"


def test_a_byline_gets_its_name_back(article, editor):
    row = make_suggestion(make_article(article.issue, text="千怀"), "千怀", "于怀")
    row.article, row.field, row.prefix, row.suffix, row.start = article, "byline", "", "", 2
    row.save()
    accept([row], editor)
    assert [b.name for b in article.bylines.all()] == ["苗禾", "于怀"]
    assert reopen(row, editor).problem == ""
    assert [b.name for b in article.bylines.all()] == ["苗禾", "千怀"]
    assert list(Suggestion.objects.open()) == [row]


def test_a_caption_gets_its_words_back(editor):
    photo = make_photo(make_issue())
    before = photo.caption
    row = make_suggestion(None, "拔河", "投壶", photo=photo)
    over = make_suggestion(None, "河比赛", "河赛", photo=photo)
    accept([row], editor)
    assert reopen(row, editor).problem == ""
    photo.refresh_from_db()
    assert photo.caption == before
    assert photo.history.first().history_user == editor
    assert set(Suggestion.objects.open()) == {row, over}


def test_what_the_decision_taught_is_forgotten(article, editor):
    row = make_suggestion(article, "末来", "未来")
    accept([row], editor)
    assert Correction.objects.exists()
    reopen(row, editor)
    assert not Correction.objects.exists()
    assert set(DetectorRecord.objects.values_list("accepted", "rejected")) == {(0, 0)}


def test_a_question_that_was_decided_by_its_places_is_open_again(article, editor):
    question = make_question("term:末来/未来", verdict="accepted", decided_at="2031-03-04T00:00Z")
    row = make_suggestion(article, "末来", "未来", question=question)
    accept([row], editor)
    reopen(row, editor)
    assert list(Question.objects.open()) == [question]


def test_what_was_not_decided_cannot_be_taken_back(article, editor):
    row = make_suggestion(article, "末来", "未来")
    assert "尚未裁定" in reopen(row, editor).problem


def test_only_those_who_may_change_the_article_take_back(editor):
    reviewer = make_user("reviewer", "reviewers")
    row = make_suggestion(make_article(make_issue(published=True), text=TEXT), "末来", "未来")
    with answering(Answer(reason="原报如此")):
        accept([row], reviewer)
    assert "不能修改" in reopen(row, make_user("guest")).problem
    assert "审核" in reopen(row, editor).problem
    with answering(Answer(reason="原报如此")):
        assert reopen(row, reviewer).problem == ""
