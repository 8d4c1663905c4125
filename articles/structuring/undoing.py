"""Takes a structure step back, as a whole: the articles become what they were, each with a new version."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import anchoring, revisions
from articles.batches.recording import mark_undone
from articles.models import Article, Batch, BatchRow, Issue, Photo, Revision, Suggestion
from articles.publishing import NotPossible, recount
from articles.revisions import Edit, content_of
from articles.structuring import printed, ties
from articles.structuring.between import previous
from articles.structuring.work import Result, check_open, reason

State = Suggestion.State


def steps_of(issue: Issue) -> QuerySet[Batch]:
    """The structure steps of an issue that stand, the newest first."""
    return Batch.objects.filter(kind=Batch.Kind.STRUCTURE, undone_at=None, state__issue=issue.pk)


def undo(batch: Batch, user: AbstractBaseUser) -> Result:
    """Takes the step back; the last step first, where several touched the same articles.

    Nothing is clobbered: raises NotPossible, with nothing changed, where a text that the step wrote was edited since,
    where its articles were merged since, or where it was undone before; NotEditable where the user may not.
    """
    if batch.kind != Batch.Kind.STRUCTURE:
        raise NotPossible(_("“%(batch)s” is undone elsewhere.") % {"batch": batch})
    with transaction.atomic():
        issue = Issue.objects.select_for_update(of=("self",)).get(pk=batch.state["issue"])
        mark_undone(batch, user)
        rows = list(batch.rows.order_by("pk"))
        articles = _articles([row.article_id for row in rows] + batch.state["hidden"])
        for article in articles.values():
            check_open(article, user)
        contents = _contents(rows)
        _check_untouched(batch, rows, articles, contents)
        ties.put_back(batch.state["moved"], batch.state["made"])
        Photo.objects.filter(pk__in=batch.state["captions"]).delete()
        printed.put_back(batch.state["lines"])
        _write_back(rows, articles, contents, user, _("undone: %(batch)s") % {"batch": batch.label})
        standing = Article.objects.filter(pk__in=articles).select_related("issue__publication").order_by("number")
        anchoring.follow_many(standing)
        _ask_again(batch.state["superseded"])
        batch.rows.update(undo_result=BatchRow.Undo.RESTORED)
        recount(issue)
        return Result(batch, tuple(standing))


def _articles(pks: list[int]) -> dict[int, Article]:
    rows = Article.every.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows.select_related("issue").prefetch_related("bylines", "people")}


def _contents(rows: list[BatchRow]) -> dict[tuple[int, int], dict]:
    found = Revision.objects.filter(
        article__in=[row.article_id for row in rows], version__in={v for row in rows for v in (row.before, row.after)}
    )
    return {(row.article_id, row.version): row.content for row in found}


def _check_untouched(batch: Batch, rows: list[BatchRow], articles: Mapping[int, Article], contents: Mapping) -> None:
    for row in rows:
        article = articles[row.article_id]
        if article.merged_into_id:
            raise NotPossible(_("“%(article)s” was merged into another article since. Undo that first.")
                              % {"article": article.title})  # fmt: skip
        if content_of(article) != contents[row.article_id, row.after]:
            raise NotPossible(
                _("“%(article)s” was edited since: undoing would lose that. Undo what was done later first, or do "
                  "the opposite step by hand.") % {"article": article.title}
            )  # fmt: skip
    for photo in Photo.objects.filter(pk__in=batch.state["captions"]):
        if photo.caption != batch.state["captions"][str(photo.pk)]:
            raise NotPossible(_("The caption “%(photo)s” was edited since: undoing would lose that.")
                              % {"photo": photo})  # fmt: skip


def _write_back(
    rows: list[BatchRow], articles: Mapping[int, Article], contents: Mapping, user: AbstractBaseUser, why: str
) -> None:
    edits = []
    origin = next((articles[row.article_id] for row in rows if row.before is not None), None)
    for row in rows:
        article = articles[row.article_id]
        if row.before is None:
            _hide(article, origin or _neighbour(article))
            continue
        before, after = contents[row.article_id, row.before], contents[row.article_id, row.after]
        changes = {name: before[name] for name in Article.EDITABLE if before[name] != after[name]}
        bylines = [(one["name"], one["role"]) for one in before["bylines"]]
        edits.append(Edit(article, changes, bylines if before["bylines"] != after["bylines"] else None))
    revisions.save_many(edits, author=user, reason=reason(why))


def _hide(article: Article, into: Article) -> None:
    """An article that the step made is not deleted: its versions and its address live on."""
    article.merged_into = into
    article.save(update_fields=["merged_into"])
    ties.follow_whole(article, into)
    # A file that came since may have lines in it, as those of a fragment that it was made of.
    for file in article.issue.files.exclude(lines={}):
        printed.place(file, printed.numbers_of(file, article.number), into.number)


def _neighbour(article: Article) -> Article:
    """Where the address of an article leads whose text is a fragment again."""
    other = previous(article) or article.issue.articles.exclude(pk=article.pk).first()
    if other is None:
        raise NotPossible(_("It is the only article of its issue."))
    return other


def _ask_again(superseded: list[int]) -> None:
    """Opens the suggestions whose words the step had taken away and that stand there again."""
    rows = list(Suggestion.objects.filter(pk__in=superseded, state=State.SUPERSEDED).select_related("article"))
    for row in rows:
        row.state, row.decided_at = State.OPEN, None
        if row.field != "byline":
            anchoring.move(row, getattr(row.article, row.field))
    prints = [row.fingerprint for row in rows]
    asked = set(Suggestion.objects.open().filter(fingerprint__in=prints).values_list("fingerprint", flat=True))
    anchoring.write([row for row in rows if row.fingerprint not in asked])
