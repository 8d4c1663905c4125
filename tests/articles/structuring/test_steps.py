"""Each structure step does what it says, is one batch, and is undone as a whole."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from articles import revisions
from articles.editability import NotEditable
from articles.models import Appearance, Article, Batch, Fragment, ImportedFile, Issue, Photo, Revision
from articles.publishing import NotPossible
from articles.revisions import EditClash
from articles.structuring import between, undoing, within
from tests.articles.structuring.rows import lines, make_file
from tests.factories import (
    make_appearance,
    make_article,
    make_fragment,
    make_issue,
    make_person,
    make_photo,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db
TEXT = "云岫区图书馆昨日开馆。\n\n## 夜市重开\n\n老街夜市上周重新开张，苗禾到场。\n\n摊主都说生意好。"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article():
    issue = make_issue()
    printed = {
        1: "# 图书馆开馆", 3: "云岫区图书馆昨日开馆.", 5: "夜市重开",
        6: "老街夜市上周重新开张,苗禾到场.", 7: "摊主都说生意好.",
    }  # fmt: skip
    file = make_file(issue, printed)
    return make_article(issue, headline="图书馆开馆", text=TEXT, source_file=file)


@pytest.fixture
def other(article):
    return make_article(article.issue, headline="运动会", text="运动会在广场开幕。")


def now(article: Article) -> Article:
    return Article.every.get(pk=article.pk)


def split(article: Article, editor: User, at: int = 1):
    return between.split(now(article), at, base_version=now(article).version, user=editor)


def merge(article: Article, into: Article, editor: User):
    one, two = now(article), now(into)
    return between.merge(one, two, base_version=one.version, into_version=two.version, user=editor)


def state(issue: Issue) -> list:
    """All that a step may touch, but for versions."""
    return [
        [(a.pk, revisions.content_of(a), a.continues_id) for a in issue.articles.order_by("pk")],
        list(issue.photos.values_list("pk", "article", "caption").order_by("pk")),
        list(issue.fragments.values_list("pk", flat=True)),
        sorted(issue.suggestions.open().values_list("pk", "article", "field", "start")),
        sorted(Appearance.objects.filter(article__issue=issue).values_list("article", "person")),
        lines(issue),
    ]


def test_split_makes_an_article_behind_its_origin(article, other, editor):
    result = split(article, editor)
    old, new = result.articles
    assert (old.text, old.version) == ("云岫区图书馆昨日开馆。", 2)
    assert (new.headline, new.text) == ("夜市重开", "老街夜市上周重新开张，苗禾到场。\n\n摊主都说生意好。")
    assert (new.number, new.version) == (3, 1)
    assert list(article.issue.articles.in_print_order()) == [old, new, other]
    assert lines(article.issue) == {1: 1, 3: 1, 5: 3, 6: 3, 7: 3}
    assert result.batch.kind == Batch.Kind.STRUCTURE
    assert new.revisions.get().author == editor


def test_what_hangs_on_the_text_follows_it(article, editor):
    stays = make_suggestion(article, "图书馆", "图书館")
    goes = make_suggestion(article, "老街", "老巷")
    make_appearance(article, make_person("苗禾"))
    _old, new = split(article, editor).articles
    stays.refresh_from_db()
    goes.refresh_from_db()
    assert [(stays.article_id, stays.state), (goes.article_id, goes.state)] == [(article.pk, "open"), (new.pk, "open")]
    assert new.text[goes.start :].startswith("老街")
    assert [row.article_id for row in Appearance.objects.all()] == [new.pk]


def test_merge_keeps_the_row_and_leads_its_address_on(article, other, editor, client):
    photo = make_photo(article.issue, other)
    merge(other, article, editor)
    assert now(article).text == f"{TEXT}\n\n## 运动会\n\n运动会在广场开幕。"
    assert list(article.issue.articles.all()) == [article]
    assert Revision.objects.filter(article=other).count() == 1
    photo.refresh_from_db()
    assert photo.article == article
    Issue.objects.update(status="published", published_at=timezone.now(), approved_at=timezone.now())
    assert client.get("/issues/2031-03-04/2/").url == "/issues/2031-03-04/1/"


def test_hidden_raw_text_stays_hidden_where_it_goes(article, other, editor):
    Article.objects.filter(pk=article.pk).update(hides_raw=True)
    between.move(now(article), {3}, now(other), base_version=1, target_version=1, user=editor)
    between.split(now(article), 1, base_version=2, user=editor)
    assert set(Article.objects.values_list("hides_raw", flat=True)) == {True}
    Article.objects.filter(pk=article.pk).update(hides_raw=False)
    merge(other, article, editor)
    assert now(article).hides_raw


def test_move(article, other, editor):
    between.move(now(article), {3}, now(other), base_version=1, target_version=1, user=editor)
    assert now(other).text == "运动会在广场开幕。\n\n摊主都说生意好。"
    assert now(article).text == TEXT.removesuffix("\n\n摊主都说生意好。")
    assert lines(article.issue)[7] == 2


@pytest.mark.parametrize(
    ("at", "part", "field", "words", "line"),
    [
        (0, "headline", "headline", "图书馆开馆 云岫区图书馆昨日开馆。", [1, "headline"]),
        (0, "kicker", "kicker", "云岫区图书馆昨日开馆。", [1, "kicker"]),
        (0, "deck", "deck", "云岫区图书馆昨日开馆。", [1, "deck"]),
        (0, "subheading", "text", TEXT.replace("云岫区", "## 云岫区"), [1, "subheading"]),
        (0, "furniture", "text", TEXT.partition("\n\n")[2], [None, "furniture"]),
        (0, "caption", "text", TEXT.partition("\n\n")[2], [1, "caption"]),
    ],
)
def test_turn(article, editor, at, part, field, words, line):
    before = state(article.issue)
    result = within.turn(now(article), at, part, base_version=1, user=editor)
    assert getattr(now(article), field) == words
    assert ImportedFile.objects.get().lines["3"] == line
    assert [p.caption for p in Photo.objects.all()] == (["云岫区图书馆昨日开馆。"] if part == "caption" else [])
    undoing.undo(result.batch, editor)
    assert state(article.issue) == before


def test_join_and_cut(article, editor):
    within.join(now(article), 2, base_version=1, user=editor)
    assert now(article).text.endswith("苗禾到场。摊主都说生意好。")
    within.cut(now(article), 2, len("老街夜市上周重新开张，苗禾到场。"), base_version=2, user=editor)
    assert now(article).text == TEXT


def test_a_fragment_finds_its_place(article, editor):
    fragment = make_fragment(article.issue)
    before = state(article.issue)
    result = between.attach(fragment, now(article), target_version=1, user=editor)
    assert now(article).text == f"{TEXT}\n\n的积极作用,受到居民好评。"
    assert (list(article.issue.fragments.all()), Fragment.every.get().article) == ([], article)
    undoing.undo(result.batch, editor)
    assert state(article.issue) == before
    result = between.found_article(fragment, user=editor)
    assert [a.text for a in result.articles] == ["的积极作用,受到居民好评。"]
    undoing.undo(result.batch, editor)
    assert state(article.issue) == before


def test_steps_are_undone_in_reverse_order(article, other, editor):
    make_suggestion(article, "老街", "老巷")
    make_suggestion(article, "夜市重开", "夜市重启")
    make_appearance(article, make_person("苗禾"))
    make_photo(article.issue, other)
    states, batches = [], []
    for step in (
        lambda: split(article, editor),
        lambda: merge(other, article, editor),
        lambda: within.turn(now(article), 0, "headline", base_version=now(article).version, user=editor),
        lambda: merge(article.issue.articles.get(number=3), article, editor),
    ):
        states.append(state(article.issue))
        batches.append(step().batch)
    assert list(undoing.steps_of(article.issue)) == batches[::-1]
    for batch, before in zip(reversed(batches), reversed(states), strict=True):
        undoing.undo(batch, editor)
        assert state(article.issue) == before
    assert Article.every.count() == 3


def test_undoing_does_not_clobber_an_edit(article, editor):
    batch = split(article, editor).batch
    new = article.issue.articles.get(number=2)
    revisions.save(new, {"text": "改过了。"}, base_version=1, author=editor)
    before = state(article.issue)
    with pytest.raises(NotPossible, match="“夜市重开” was edited since"):
        undoing.undo(batch, editor)
    assert state(article.issue) == before
    batch.refresh_from_db()
    assert batch.undone_at is None


def test_a_step_is_not_undone_twice(article, editor):
    batch = split(article, editor).batch
    undoing.undo(batch, editor)
    with pytest.raises(NotPossible, match="was undone before"):
        undoing.undo(batch, editor)


def test_another_version_is_a_clash(article, editor):
    with pytest.raises(EditClash):
        between.split(now(article), 1, base_version=7, user=editor)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_closed_issue_refuses(article, status):
    Issue.objects.update(
        status=status, published_at=timezone.now(), approved_at=timezone.now(), withdrawal_reason="错版"
    )
    with pytest.raises(NotEditable):
        split(article, make_user("root", is_superuser=True))


def test_a_reader_may_not(article):
    with pytest.raises(NotEditable):
        split(article, make_user("reader"))


@pytest.mark.parametrize("at", [-1, 0, 4])
def test_no_article_begins_there(article, editor, at):
    with pytest.raises(NotPossible):
        split(article, editor, at)
    assert Article.every.count() == 1


def test_an_article_of_another_issue_is_out_of_reach(article, editor):
    far = make_article(make_issue(None))
    with pytest.raises(NotPossible, match="one issue"):
        merge(article, far, editor)
