"""What editors decide where a changed file and their text disagree."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import publishing, revisions
from articles.editability import NotEditable
from articles.models import Article, Conflict, ImportedFile, ImportRun, Issue, Photo
from articles.parsing.records import ArticleKind, Truncation
from articles.proofreading import conflicts
from articles.proofreading.conflicts import keep, take
from articles.publishing import NotPossible
from articles.revisions import EditClash
from people.reading.records import Credit, DateSpan, Role
from tests.articles.loading.parsed_issues import FIRST, SECOND, Story
from tests.articles.loading.test_merging import MISREAD, OTHER, THIRD, again, article, edit, loaded
from tests.factories import make_user, publish

pytestmark = pytest.mark.django_db
Status = Issue.Status


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def editor() -> User:
    return make_user("editor", "editors")


@pytest.fixture
def reviewer() -> User:
    return make_user("reviewer", "reviewers")


def clash(editor: User) -> Conflict:
    """厂场 was read, the editor has 广场, the new file 厅场."""
    loaded(Story(paragraphs=[MISREAD, SECOND]))
    edit(article(), editor, ("厂场", "广场"))
    again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND]))
    return Conflict.objects.get()


def test_the_editors_text_stays(editor):
    row = keep(clash(editor), editor, 2)
    assert (row.state, row.taken, row.settled_by, row.version) == ("settled", "ours", editor, None)
    assert (article().version, "广场" in article().text) == (2, True)


def test_the_new_text_is_taken_as_a_version(editor):
    row = take(clash(editor), editor, 2)
    assert (row.taken, row.version, article().version) == ("theirs", 3, 3)
    assert article().text == f"{MISREAD.replace('厂场', '厅场')}\n\n{SECOND}"
    revision = article().revisions.first()
    assert (revision.author, revision.reason) == (editor, "taken from “2031-03-04.txt”: 广 ↔ 厅")


def test_settled_is_settled(editor):
    row = clash(editor)
    keep(row, editor)
    with pytest.raises(NotPossible, match="settled before: the editors’ text"):
        take(row, editor)


def test_somebody_else_saved_first(editor):
    row = clash(editor)
    edit(article(), editor, ("居民", "市民"))
    for decide in (keep, take):
        with pytest.raises(EditClash):
            decide(row, editor, 2)
    assert take(row, editor, 3).taken == "theirs"
    assert "市民" in article().text


def test_words_that_were_put_right_by_hand_since(editor):
    row = clash(editor)
    edit(article(), editor, ("广场", "体育场"))
    assert not conflicts.is_standing(row)
    with pytest.raises(NotPossible, match="changed here since"):
        take(row, editor)
    assert keep(row, editor).taken == "ours"
    assert "体育场" in article().text


def test_a_settled_conflict_does_not_come_again(editor):
    keep(clash(editor), editor)
    again(Story(paragraphs=[MISREAD, SECOND + "完。"]))
    file = again(Story(paragraphs=[MISREAD.replace("厂场", "厅场"), SECOND + "完。"]))
    assert file.merge == {"kept": 1, "decided": 1}
    assert not Conflict.objects.open().exists()


@pytest.mark.parametrize(
    ("field", "part", "value"),
    [
        ("section", "section", "新闻"),
        ("page", "page", 7),
        ("kicker", "kicker", "引题"),
        ("kind", "kind", "brief"),
        ("truncated", "completeness", "end"),
        ("date_start", "days", date(2031, 3, 2)),
    ],
)
def test_values(field, part, value, editor):
    loaded(Story())
    edit(article(), editor, ("居民", "市民"))
    fields = {field: value}
    if field == "date_start":
        fields = {"dates": (DateSpan(value, None, 5, "3月2日"),)}
    elif field == "kind":
        fields = {"kind": ArticleKind(value)}
    elif field == "truncated":
        fields = {"truncated": Truncation(value)}
    again(Story(fields=fields))
    row = Conflict.objects.get()
    assert (row.kind, row.field) == ("offer", part)
    take(row, editor)
    assert getattr(article(), field) == value


def test_values_that_were_changed_since(editor):
    loaded(Story(fields={"page": 1}))
    edit(article(), editor, ("居民", "市民"))
    again(Story(fields={"page": 2}))
    edit(article(), editor, page=3)
    with pytest.raises(NotPossible, match="changed here since"):
        take(Conflict.objects.get(), editor)


def test_bylines_are_taken_as_a_whole(editor):
    loaded(Story(fields={"bylines": (Credit("苗禾", Role.REPORTER, 5),)}))
    edit(article(), editor, ("居民", "市民"))
    again(Story(fields={"bylines": (Credit("苗和", Role.AUTHOR, 5), Credit("佟远", Role.REPORTER, 5))}))
    take(Conflict.objects.get(), editor)
    assert list(article().bylines.values_list("name", "role")) == [("苗和", "author"), ("佟远", "reporter")]


def test_captions(editor):
    loaded(Story(photo=("图为比赛现场。", "佟远 摄")))
    photo = Photo.objects.get()
    photo.caption = "图为拔河比赛现场。"
    photo.save()
    again(Story(photo=("图为跑步比赛现场。", "佟 摄")))
    for row in Conflict.objects.order_by("field"):
        take(row, editor)
    photo.refresh_from_db()
    assert (photo.caption, photo.credit) == ("图为跑步比赛现场。", "佟")
    assert photo.history.first().history_user == editor


def test_vanished_articles_stay(editor):
    loaded(Story(), OTHER)
    again(Story())
    row = Conflict.objects.get()
    with pytest.raises(NotPossible, match="ever taken out"):
        take(row, editor)
    assert keep(row, editor).taken == "ours"
    assert Article.objects.count() == 2


def test_new_articles_are_looked_at(editor):
    loaded(Story())
    again(Story(), THIRD)
    row = Conflict.objects.get()
    with pytest.raises(NotPossible, match="ever taken out"):
        keep(row, editor)
    assert take(row, editor).taken == "theirs"


def test_new_articles_of_a_published_issue_are_added_by_a_reviewer(editor, reviewer):
    issue = loaded(Story()).issue
    Issue.objects.filter(pk=issue.pk).update(
        status=Status.PUBLISHED, published_at=timezone.now(), approved_at=timezone.now()
    )
    file = again(Story(), Story(THIRD.headline, THIRD.paragraphs, photo=("图为座位。", "佟远 摄")))
    new, picture = sorted(Conflict.objects.all(), key=lambda row: "photo" in row.record)
    with pytest.raises(NotEditable, match="only a reviewer"):
        take(new, editor)
    added = take(new, reviewer).article
    assert (added.number, added.headline, added.source_file) == (2, THIRD.headline, file)
    assert added.text == "\n\n".join(THIRD.paragraphs)
    assert added.revisions.get().author == reviewer
    file.refresh_from_db()
    assert file.lines["9"] == [2, "headline"]
    assert take(picture, reviewer).photo.caption == "图为座位。"
    again(Story(), Story(THIRD.headline, [THIRD.paragraphs[0]], photo=("图为座位。", "佟远 摄")))
    assert not Conflict.objects.open().exists()
    assert Article.objects.count() == 2


def test_what_was_left_out_is_not_proposed_again(reviewer):
    issue = loaded(Story()).issue
    Issue.objects.filter(pk=issue.pk).update(
        status=Status.PUBLISHED, published_at=timezone.now(), approved_at=timezone.now()
    )
    again(Story(), THIRD)
    keep(Conflict.objects.get(), reviewer)
    file = again(Story(), THIRD, fragments=["一行。"])
    assert (file.merge["decided"], Conflict.objects.get().file) == (1, file)


def test_an_issue_with_open_conflicts_is_not_published(editor, reviewer):
    row = clash(editor)
    issue = publishing.approve(publishing.submit(row.issue, editor), reviewer)
    with pytest.raises(NotPossible, match="cannot be published yet: 1 conflict between a changed file"):
        publishing.publish(issue, reviewer)
    publishing.send_back(issue, reviewer, "先处理冲突")
    keep(row, editor)
    assert publish(issue, editor, reviewer).is_published


def test_what_is_only_offered_is_not_in_the_way(editor, reviewer):
    loaded(Story())
    edit(article(), editor, ("居民", "市民"))
    issue = again(Story(fields={"page": 2})).issue
    assert Conflict.objects.open().count() == 1
    assert publish(issue, editor, reviewer).is_published


def test_who_may_decide(editor):
    row = clash(editor)
    assert conflicts.why_not(row, editor) == ""
    assert conflicts.why_not(row, make_user("guest")) == "You may read conflicts but not decide them."
    Issue.objects.filter(pk=row.issue_id).update(
        status=Status.PUBLISHED, published_at=timezone.now(), approved_at=timezone.now()
    )
    assert "only a reviewer" in conflicts.why_not(Conflict.objects.select_related("article__issue").get(), editor)


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "settled"},
        {"state": "settled", "taken": "ours"},
        {"taken": "ours"},
        {"settled_at": timezone.now()},
        {"theirs": "广"},
        {"field": ""},
        {"kind": "vanished"},
        {"article": None},
    ],
)
def test_the_database_refuses_half_a_conflict(fields, editor):
    row = clash(editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Conflict.objects.filter(pk=row.pk).update(**fields)


def test_the_database_refuses_two_open_conflicts_of_one_place(editor):
    row = clash(editor)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_database_refuses_a_merged_file_without_a_former_one():
    file = loaded(Story())
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedFile.objects.filter(pk=file.pk).update(outcome="merged")
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedFile.objects.create(
            run=ImportRun.objects.create(), publication=file.publication, issue=file.issue, name="a",
            sha256=file.sha256, outcome="merged", replaces=file,
        )  # fmt: skip


def test_restoring_a_version_leaves_a_conflict_to_settle(editor):
    row = clash(editor)
    first = article().revisions.get(version=1).content["text"]
    revisions.save(article(), {"text": first}, base_version=2, author=editor)
    assert FIRST not in article().text
    assert not conflicts.is_standing(row)
    assert Conflict.objects.open().count() == 1
