"""Undoing a batch gives back what stood before; edits that were made in between survive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles import revisions
from articles.batches.recording import PORTION, mark_undone, open_batch
from articles.batches.replacing import replace_all
from articles.batches.undoing import can_undo, undo
from articles.models import Article, Batch, BatchRow, Correction, Issue, Photo
from articles.publishing import NotPossible
from tests.factories import make_article, make_issue, make_photo, make_user

pytestmark = pytest.mark.django_db
Undo = BatchRow.Undo


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def results(batch: Batch) -> list[str]:
    return list(batch.rows.values_list("undo_result", flat=True))


def edit(article: Article, author, **changes) -> None:
    current = Article.objects.get(pk=article.pk)
    revisions.save(current, changes, base_version=current.version, author=author)


def test_texts_names_and_captions_come_back_as_new_versions(editor):
    article = make_article(
        text="会议提出，末来三年。", headline="末来", bylines=[("末来", "reporter"), ("苗禾", "author")]
    )
    photo = make_photo(article.issue, caption="末来。", credit="末来")
    batch = replace_all("末来", "未来", editor)
    undo(batch, editor)
    article.refresh_from_db()
    photo.refresh_from_db()
    assert (article.text, article.headline, article.version) == ("会议提出，末来三年。", "末来", 3)
    assert [byline.name for byline in article.bylines.all()] == ["末来", "苗禾"]
    assert (photo.caption, photo.credit) == ("末来。", "末来")
    assert results(batch) == [Undo.RESTORED, Undo.RESTORED]
    assert article.revisions.first().reason == "undone: 末来 → 未来"
    assert (batch.undone_by, batch.undone_at is not None, can_undo(batch)) == (editor, True, False)
    assert not Correction.objects.exists()


def test_an_edit_elsewhere_survives(editor):
    article = make_article(text="会议提出，末来三年要建成园区。\n\n八个社区参加。")
    photo = make_photo(article.issue, caption="图为末来的园区，八人参加。")
    batch = replace_all("末来", "未来", editor)
    edit(article, editor, text="会议提出，未来三年要建成园区。\n\n九个社区参加。")
    Photo.objects.filter(pk=photo.pk).update(caption="图为未来的园区，九人参加。")
    undo(batch, editor)
    article.refresh_from_db()
    photo.refresh_from_db()
    assert article.text == "会议提出，末来三年要建成园区。\n\n九个社区参加。"
    assert photo.caption == "图为末来的园区，九人参加。"
    assert results(batch) == [Undo.AROUND, Undo.AROUND]


def test_a_place_that_was_edited_since_is_left_and_told(editor):
    one = make_article(text="会议提出，末来三年要建成园区。")
    two = make_article(one.issue, text="会议提出，末来三年要建成园区。此后，末来可期。")
    batch = replace_all("末来", "未来", editor)
    edit(one, editor, text="会议提出，今后三年要建成园区。")
    edit(two, editor, text="会议提出，今后三年要建成园区。此后，未来可期。")
    undo(batch, editor)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.text, two.text) == ("会议提出，今后三年要建成园区。", "会议提出，今后三年要建成园区。此后，末来可期。")
    assert results(batch) == [Undo.LEFT, Undo.PARTLY]


def test_names_that_were_edited_since_are_left(editor):
    article = make_article(bylines=[("苗和", "reporter"), ("苗和", "author")])
    batch = replace_all("苗和", "苗禾", editor)
    current = Article.objects.get(pk=article.pk)
    names = [("苗青", "reporter"), ("苗禾", "author")]
    revisions.save(current, {}, base_version=2, author=editor, bylines=names)
    undo(batch, editor)
    assert [byline.name for byline in article.bylines.all()] == ["苗青", "苗和"]
    assert results(batch) == [Undo.PARTLY]


def test_what_was_published_since_is_left_to_reviewers(editor):
    article = make_article(text="末来一。")
    batch = replace_all("末来", "未来", editor)
    Issue.objects.update(status="published", published_at="2031-03-05T00:00Z", approved_at="2031-03-05T00:00Z")
    undo(batch, editor)
    assert (Article.objects.get(pk=article.pk).text, results(batch)) == ("未来一。", [Undo.REFUSED])


def test_a_batch_is_undone_once(editor):
    make_article(text="末来一。")
    batch = replace_all("末来", "未来", editor)
    undo(batch, editor)
    with pytest.raises(NotPossible):
        undo(batch, editor)


def test_an_undoing_that_broke_off_goes_on(editor):
    article = make_article(text="末来一。")
    batch = replace_all("末来", "未来", editor)
    mark_undone(batch, editor)
    undo(batch, editor)
    assert Article.objects.get(pk=article.pk).text == "末来一。"


def test_other_rooms_undo_their_own_batches(editor):
    batch = open_batch(Batch.Kind.STRUCTURE, "split", editor, {"parts": [1, 2]})
    with pytest.raises(NotPossible):
        undo(batch, editor)
    mark_undone(batch, editor)
    assert (batch.undone_by, batch.state) == (editor, {"parts": [1, 2]})
    with pytest.raises(NotPossible):
        mark_undone(batch, editor)


def queries_to_undo(how_many: int, editor) -> int:
    Article.objects.all().delete()
    Photo.objects.all().delete()
    issue = make_issue(None)
    for _ in range(how_many):
        make_article(issue, text="末来一。", bylines=[("苗禾", "reporter")])
        make_photo(issue, caption="末来。")
    batch = replace_all("末来", "未来", editor)
    with CaptureQueriesContext(connection) as seen:
        undo(batch, editor)
    return len(seen)


def test_undoing_needs_the_same_queries_however_many_texts_a_portion_has(editor):
    few = queries_to_undo(2, editor)
    assert queries_to_undo(PORTION // 2, editor) == few


texts = st.lists(st.sampled_from(["末来", "未来", "甲", "乙", "，", "。\n\n", "末"]), max_size=24).map("".join)
edits = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["〇", "新", ""])), max_size=3)


@given(st.lists(texts, min_size=1, max_size=3), edits)
@example(["末来未来"], [(0, "〇")])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_do_and_undo_give_every_text_back_and_keep_every_edit(editor, bodies, later):
    Article.objects.all().delete()
    issue = make_issue(None)
    articles = [make_article(issue, text=f"末来{body}", headline=body[:20].strip()) for body in bodies]
    batch = replace_all("末来", "未来", editor)
    edited = Article.objects.get(pk=articles[0].pk)
    changed = edited.text
    for at, sign in later:
        changed = changed[:at] + sign + changed[at:]
    edit(edited, editor, text=changed)
    undo(batch, editor)
    now = {row.pk: row for row in Article.objects.all()}
    for article in articles[1:] if changed != edited.text else articles:
        assert (now[article.pk].text, now[article.pk].headline) == (article.text, article.headline)
    final = now[articles[0].pk].text
    assert [sign for sign in final if sign in "〇新"] == [sign for sign in changed if sign in "〇新"]
    untouched = final.replace("〇", "").replace("新", "")
    assert untouched.replace("末来", "未来") == articles[0].text.replace("末来", "未来")
