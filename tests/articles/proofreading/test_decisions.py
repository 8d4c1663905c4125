"""Accepting and rejecting suggestions: nothing is written where the words no longer stand."""

import pytest
from django.utils import translation

from articles import revisions
from articles.models import Article, Correction, DetectorRecord, Photo, Suggestion
from articles.noticing.asking import Answer, answering
from articles.proofreading import decisions
from tests.articles.proofreading.suggesting import suggest
from tests.factories import make_article, make_issue, make_photo, make_user

pytestmark = pytest.mark.django_db
TEXT = "本报讯 3月2日，产业产业园开工。会议传达了学习了文件。\n\n末来三年，产业园要建成。"
State = Suggestion.State


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    return make_article(text=TEXT, headline="产业产业园开工", bylines=[("苗 禾", "reporter"), ("千山", "author")])


def text_of(article: Article) -> str:
    return Article.objects.get(pk=article.pk).text


def test_accepting_writes_a_version_and_says_what(article, editor):
    row = suggest(article, "产业产业园", "产业园")
    (result,) = decisions.accept([row], editor)
    row.refresh_from_db()
    assert result.problem == ""
    assert text_of(article) == TEXT.replace("产业产业园", "产业园")
    revision = article.revisions.first()
    assert (revision.version, revision.author, revision.reason) == (2, editor, "accepted: 产业产业园 → 产业园")
    assert (row.state, row.decided_by, row.version) == (State.ACCEPTED, editor, 2)
    assert row.decided_at


def test_several_of_an_article_make_one_version(article, editor):
    rows = [
        suggest(article, "产业产业园", "产业园"),
        suggest(article, "末来", "未来"),
        suggest(article, "产业产业园", "产业园", field="headline"),
        suggest(article, "苗 禾", "苗禾", field="byline"),
    ]
    assert [result.problem for result in decisions.accept(rows, editor)] == [""] * 4
    current = Article.objects.get(pk=article.pk)
    assert current.text == TEXT.replace("产业产业园", "产业园").replace("末来", "未来")
    assert (current.headline, current.version) == ("产业园开工", 2)
    assert [byline.name for byline in current.bylines.all()] == ["苗禾", "千山"]


def test_a_suggestion_follows_edits(article, editor):
    row = suggest(article, "末来", "未来")
    edited = "日前，" + TEXT.replace("开工。会议", "开工，常委会会议")
    revisions.save(article, {"text": edited}, base_version=1, author=editor)
    row.refresh_from_db()
    assert (row.state, row.start) == (State.OPEN, edited.index("末来"))
    decisions.accept([row], editor)
    assert text_of(article) == edited.replace("末来", "未来")


def test_a_quote_that_an_edit_took_away_is_superseded(article, editor):
    row = suggest(article, "末来", "未来")
    revisions.save(article, {"text": TEXT.replace("末来", "今后")}, base_version=1, author=editor)
    row.refresh_from_db()
    assert row.state == State.SUPERSEDED
    (result,) = decisions.accept([row], editor)
    assert result.problem == "“末来 → 未来” was decided before: no longer there."
    assert text_of(article) == TEXT.replace("末来", "今后")


def test_a_quote_that_is_gone_is_a_clear_word(article, editor):
    row = suggest(article, "末来", "未来")
    Article.objects.filter(pk=article.pk).update(text="别的文字里也有末来二字。")
    (result,) = decisions.accept([row], editor)
    row.refresh_from_db()
    assert result.problem == "“末来” no longer stands there: the text was changed since. Nothing was replaced."
    assert (row.state, text_of(article)) == (State.SUPERSEDED, "别的文字里也有末来二字。")
    assert article.revisions.count() == 1


def test_of_two_that_overlap_the_second_is_not_written(article, editor):
    rows = [suggest(article, "传达了学习了", "传达学习了"), suggest(article, "学习了文件", "学习文件")]
    first, second = decisions.accept(rows, editor)
    assert (first.problem, "overlaps" in second.problem) == ("", True)
    assert text_of(article) == TEXT.replace("传达了学习了", "传达学习了")


def test_rejecting_keeps_the_text_and_is_for_good(article, editor):
    row = suggest(article, "产业产业园", "产业园")
    (result,) = decisions.reject([row], editor)
    row.refresh_from_db()
    assert (result.problem, row.state, row.decided_by) == ("", State.REJECTED, editor)
    assert text_of(article) == TEXT
    assert decisions.accept([row], editor)[0].problem == "“产业产业园 → 产业园” was decided before: rejected."


def test_one_that_proposes_nothing_is_agreed_to_without_a_version(article, editor):
    row = suggest(article, "末来三年", None, kind="lost-text", detector="doubts")
    assert decisions.accept([row], editor)[0].problem == ""
    row.refresh_from_db()
    assert (row.state, row.version, article.revisions.count()) == (State.ACCEPTED, None, 1)


def test_a_caption_is_written_with_its_history(article, editor):
    photo = make_photo(article.issue, article, caption="因为3月2日开工现场。")
    row = suggest(photo, "因为", "图为")
    assert decisions.accept([row], editor)[0].problem == ""
    photo = Photo.objects.get()
    assert photo.caption == "图为3月2日开工现场。"
    assert (photo.history.first().history_user, photo.history.first().history_change_reason) == (
        editor,
        "accepted: 因为 → 图为",
    )


def test_paragraphs_are_joined(editor):
    article = make_article(text="会议要求，各街道\n\n要抓好落实。")
    row = suggest(article, "街道\n\n要抓", "街道要抓", kind="broken-paragraph")
    decisions.accept([row], editor)
    assert text_of(article) == "会议要求，各街道要抓好落实。"


def test_published_text_is_for_reviewers(editor):
    article = make_article(make_issue(published=True), text=TEXT)
    photo = make_photo(article.issue, article, caption="因为3月2日开工现场。")
    rows = [suggest(article, "末来", "未来"), suggest(photo, "因为", "图为")]
    for act in (decisions.accept, decisions.reject):
        assert all("only a reviewer" in result.problem for result in act(rows, editor))
    assert text_of(article) == TEXT
    assert not Suggestion.objects.exclude(state=State.OPEN).exists()
    reviewer = make_user("reviewer", "reviewers")
    with answering(Answer(reason="原报如此")):
        assert [result.problem for result in decisions.accept(rows, reviewer)] == ["", ""]


def test_readers_of_the_admin_decide_nothing(article):
    row = suggest(article, "末来", "未来")
    assert "not change it" in decisions.accept([row], make_user("guest"))[0].problem
    row.refresh_from_db()
    assert row.state == State.OPEN


def test_decisions_teach(article, editor):
    decisions.accept([suggest(article, "末来", "未来", detector="lookalikes")], editor)
    decisions.reject([suggest(article, "产业产业园", "产业园")], editor)
    records = {(r.detector, r.string): (r.accepted, r.rejected) for r in DetectorRecord.objects.all()}
    assert records == {
        ("lookalikes", ""): (1, 0),
        ("lookalikes", "末来"): (1, 0),
        ("repeats", ""): (0, 1),
        ("repeats", "产业产业园"): (0, 1),
    }
    assert [(c.wrong, c.right, c.times) for c in Correction.objects.all() if "末" in c.wrong] == [("末来", "未来", 1)]


def test_taking_a_version_back_takes_back_what_it_taught(article, editor):
    decisions.accept([suggest(article, "末来", "未来")], editor)
    assert Correction.objects.exists()
    revisions.save(article, {"text": TEXT}, base_version=2, author=editor)
    assert not Correction.objects.exists()
