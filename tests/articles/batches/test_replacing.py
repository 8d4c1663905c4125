"""Words replaced in many articles and photos as one batch, with a result a text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles.batches.places import Found, key_of, places_in
from articles.batches.recording import PORTION
from articles.batches.replacing import replace_all, replace_chosen
from articles.models import Article, Batch, BatchRow, Correction, Issue, Photo, Revision
from articles.noticing.asking import Answer, answering
from articles.publishing import NotPossible
from tests.articles.proofreading.suggesting import suggest
from tests.factories import make_article, make_issue, make_issues, make_photo, make_user

pytestmark = pytest.mark.django_db
Result = BatchRow.Result


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def keys(owner, words: str):
    return [key_of(place.key) for place in places_in(owner, words)]


def rows(batch: Batch) -> list[tuple]:
    return list(batch.rows.values_list("result", "places", "missed"))


def test_every_part_of_an_article_and_of_a_photo_is_looked_through(editor):
    article = make_article(
        kicker="末来一", headline="末来二", deck="末来三", text="末来四，末来五。", bylines=[("末来", "reporter")]
    )
    photo = make_photo(article.issue, article, caption="图为末来。", credit="末来 摄")
    assert [place.field for place in places_in(article, "末来")] == [
        "kicker", "headline", "deck", "byline", "text", "text",
    ]  # fmt: skip
    batch = replace_all("末来", "未来", editor)
    article.refresh_from_db()
    photo.refresh_from_db()
    assert (article.kicker, article.headline, article.deck) == ("未来一", "未来二", "未来三")
    assert (article.text, article.version) == ("未来四，未来五。", 2)
    assert [byline.name for byline in article.bylines.all()] == ["未来"]
    assert (photo.caption, photo.credit) == ("图为未来。", "未来 摄")
    assert photo.history.first().history_change_reason == "末来 → 未来"
    assert (batch.kind, batch.label, batch.made_by, batch.places, batch.texts) == (
        "replace", "末来 → 未来", editor, 8, 2,
    )  # fmt: skip
    assert rows(batch) == [(Result.CHANGED, 6, 0), (Result.CHANGED, 2, 0)]
    revision = Revision.objects.get(article=article, version=2)
    assert (revision.author, revision.reason, revision.content["kicker"]) == (editor, "末来 → 未来", "未来一")


def test_only_chosen_places_are_changed(editor):
    article = make_article(text="末来一，末来二，末来三。")
    other = make_article(article.issue, text="末来四。")
    batch = replace_chosen("末来", "未来", keys(article, "末来")[1:2], editor)
    article.refresh_from_db()
    other.refresh_from_db()
    assert (article.text, other.text) == ("末来一，未来二，末来三。", "末来四。")
    assert rows(batch) == [(Result.CHANGED, 1, 0)]


def test_a_chosen_place_is_found_again_after_an_edit_elsewhere(editor):
    article = make_article(text="末来一二三四五六七八九，甲乙丙丁末来戊己庚辛壬癸子丑。")
    chosen = keys(article, "末来")[1:]
    Article.objects.filter(pk=article.pk).update(text="新的开头。" + article.text, version=2)
    replace_chosen("末来", "未来", chosen, editor)
    article.refresh_from_db()
    assert article.text == "新的开头。末来一二三四五六七八九，甲乙丙丁未来戊己庚辛壬癸子丑。"


def test_what_no_longer_stands_is_told_and_nothing_else_is_replaced(editor):
    gone, edited = make_article(text="末来一。"), make_article(make_issue(None), text="末来二。")
    chosen = keys(gone, "末来") + keys(edited, "末来")
    Article.objects.filter(pk=gone.pk).update(text="今后一。", version=2)
    Article.objects.filter(pk=edited.pk).update(text="甲末来乙。", version=2)
    batch = replace_chosen("末来", "未来", chosen, editor)
    assert sorted(rows(batch)) == [(Result.EDITED, 0, 1), (Result.GONE, 0, 1)]
    assert (batch.places, batch.texts) == (0, 0)
    assert Article.objects.get(pk=edited.pk).text == "甲末来乙。"


def test_what_readers_see_is_changed_by_reviewers_only(editor):
    article = make_article(make_issue(published=True), text="末来一。")
    photo = make_photo(article.issue, caption="末来")
    batch = replace_all("末来", "未来", editor)
    assert rows(batch) == [(Result.REFUSED, 0, 1), (Result.REFUSED, 0, 1)]
    assert batch.rows.first().note.startswith("This issue is published")
    with answering(Answer(reason="原报如此")):
        replace_all("末来", "未来", make_user("reviewer", "reviewers"))
    article.refresh_from_db()
    photo.refresh_from_db()
    assert (article.text, photo.caption) == ("未来一。", "未来")


def test_an_issue_is_in_proofreading_once_words_were_replaced_in_it(editor):
    article = make_article(make_issue(status="imported"), text="末来。")
    make_photo(make_issue(None, status="imported"), caption="末来。")
    replace_all("末来", "未来", editor)
    assert article.issue.status == "imported"
    assert list(Issue.objects.values_list("status", flat=True)) == [Issue.Status.PROOFING] * 2


def test_words_that_find_no_room_are_refused(editor):
    article = make_article(kicker="长" * 199 + "来")
    batch = replace_all("来", "未来的", editor)
    assert [(row.result, row.note) for row in batch.rows.filter(article=article)] == [
        (Result.REFUSED, "It would be longer than the 200 characters that there is room for.")
    ]


@pytest.mark.parametrize("wrong,right", [("", "甲"), (" ", "甲"), ("甲", "甲"), ("甲\n", "乙"), ("甲" * 101, "乙")])
def test_words_that_will_not_do(editor, wrong, right):
    with pytest.raises(NotPossible):
        replace_all(wrong, right, editor)
    assert not Batch.objects.exists()


def test_keys_of_forms_are_not_trusted():
    for sent in ("", "a1.1.text.5", "a1.1.raw_text.5.x", "p1.0.text.1.x", "a-1.1.text.5.x", "a1.1.text.９.x", "a1"):
        assert key_of(sent) is None


def test_one_decision_teaches_once_and_suggestions_follow(editor):
    first = make_article(text="会议提出，末来三年要建成园区。")
    second = make_article(first.issue, text="会议提出，末来三年要建成园区，八个社区参加。")
    row = suggest(second, "八个", "八家")
    asked = suggest(second, "末来", "未来")
    replace_all("末来", "未来未来", editor)
    assert sum(Correction.objects.values_list("times", flat=True)) == 1
    row.refresh_from_db()
    asked.refresh_from_db()
    second.refresh_from_db()
    assert (row.state, row.start) == ("open", second.text.index("八个"))
    assert asked.state == "superseded"


def test_found_is_counted_and_sliced_newest_first():
    articles = [make_article(issue, text="末来") for issue in make_issues(3)]
    photo = make_photo(articles[0].issue, caption="末来")
    found = Found("末来")
    assert len(found) == 4
    assert found[0:2] == articles[:0:-1]
    assert found[2:4] == [articles[0], photo]
    assert found[3:9] == [photo]


def queries_for(how_many: int, editor) -> int:
    Article.objects.all().delete()
    Photo.objects.all().delete()
    issue = make_issue(None)
    for _ in range(how_many):
        make_article(issue, text="末来一。", bylines=[("苗禾", "reporter")])
        make_photo(issue, caption="末来。")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        replace_all("末来", "未来", editor)
    return len(seen)


def test_a_portion_needs_the_same_queries_however_full_it_is(editor):
    queries_for(1, editor)  # the first teaches a correction that the others only count
    few = queries_for(2, editor)
    assert queries_for(PORTION, editor) == few
