"""One structure step: articles are locked and checked, changed, and what was done is kept as a batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from articles import revisions
from articles.batches.recording import open_batch, record
from articles.editability import NotEditable, check_editable
from articles.models import Article, Batch, BatchRow, Issue, Suggestion
from articles.publishing import NotPossible, recount
from articles.revisions import Edit, EditClash
from articles.structuring.blocks import Piece, pieces
from articles.structuring.ties import Ties


@dataclass(frozen=True, slots=True)
class Result:
    """What a step did: its batch, and the articles that it touched as they stand now, the one to look at first."""

    batch: Batch
    articles: tuple[Article, ...]

    @property
    def versions(self) -> dict[int, int]:
        """The version by the article's number in the database."""
        return {article.pk: article.version for article in self.articles}


def reason(label: str) -> str:
    return label[:200]


def opened(versions: Mapping[int, int], user: AbstractBaseUser) -> dict[int, Article]:
    """The articles, locked in the caller's transaction; `versions` are those that the user has seen.

    Raises NotPossible where one is no longer there, EditClash where another version stands, and NotEditable where the
    user may not change it or others have its issue before them.
    """
    # One step at a time in an issue: the account of its lines is one.
    owners = Article.objects.filter(pk__in=versions).values("issue")
    list(Issue.objects.select_for_update(of=("self",)).filter(pk__in=owners).order_by("pk").values_list("pk"))
    found = Article.objects.select_for_update(of=("self",)).filter(pk__in=versions).order_by("pk")
    articles = {row.pk: row for row in found.select_related("issue__publication", "source_file")}
    if len(articles) != len(versions):
        raise NotPossible(_("This article was merged into another meanwhile. Load the page again."))
    for pk, article in articles.items():
        if article.version != versions[pk]:
            raise EditClash(article)
        check_open(article, user)
    if len({article.issue_id for article in articles.values()}) > 1:
        raise NotPossible(_("Both articles have to be of one issue."))
    return articles


def check_open(article: Article, user: AbstractBaseUser) -> None:
    """Raises NotEditable where the user may not change how the article's issue is made up."""
    check_editable(article, user)
    if not article.issue.is_with_editors:
        raise NotEditable(
            _("The issue is “%(state)s”: split and merge only while editors have it. Give it back to them first.")
            % {"state": article.issue.get_status_display()}
        )  # fmt: skip


def block_of(article: Article, at: int) -> Piece:
    """The block with this number, from 0. Raises NotPossible where there is none."""
    found = pieces(article.text)
    if not 0 <= at < len(found):
        raise NotPossible(_("There is no such paragraph in “%(article)s”.") % {"article": article.title})
    return found[at]


@dataclass(slots=True)
class Work:
    """A step on its way. `lines`, `ties`, `captions`, `superseded` and `hidden` are what undoing needs beside the
    versions."""

    user: AbstractBaseUser
    label: str
    lines: list[list] = field(default_factory=list)
    ties: Ties = field(default_factory=Ties)
    captions: dict[str, str] = field(default_factory=dict)
    superseded: list[int] = field(default_factory=list)
    rows: list[BatchRow] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def write(self, article: Article, changes: Mapping[str, object], bylines: list | None = None) -> None:
        """Gives an article other contents and remembers both versions."""
        before = article.version
        asked = list(Suggestion.objects.open().filter(article=article, photo=None).values_list("pk", flat=True))
        revisions.save_many([Edit(article, changes, bylines)], author=self.user, reason=reason(self.label))
        if article.version != before:
            self.rows.append(_changed(article, before, article.version))
            gone = Suggestion.objects.filter(pk__in=asked, state=Suggestion.State.SUPERSEDED)
            self.superseded += gone.values_list("pk", flat=True)

    def made(self, article: Article) -> None:
        """Remembers an article that the step has made."""
        self.rows.append(_changed(article, None, article.version))

    def close(self, *articles: Article) -> Result:
        """Keeps the step as a batch. `articles` are those to tell of, the one to look at first."""
        state = {
            "lines": self.lines, "moved": self.ties.moved, "made": self.ties.made, "captions": self.captions,
            "superseded": self.superseded, "hidden": self.hidden, "issue": articles[0].issue_id,
        }  # fmt: skip
        batch = open_batch(Batch.Kind.STRUCTURE, self.label, self.user, state)
        record(batch, self.rows)
        batch.refresh_from_db()
        if self.ties.moved or self.ties.made:
            recount(articles[0].issue)
        return Result(batch, articles)


def _changed(article: Article, before: int | None, after: int) -> BatchRow:
    return BatchRow(article=article, before=before, after=after, places=1, result=BatchRow.Result.CHANGED)
