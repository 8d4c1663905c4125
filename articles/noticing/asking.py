"""Wants an answer of whoever changes what readers have read: a correction notice, or why there is none."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from articles.editability import NotEditable
from articles.models import Article, Batch, CorrectionNotice, Issue, Photo, Revision
from articles.noticing.wording import Content, is_noticeable, proposed
from articles.publishing import NotPossible


class NoticeWanted(NotEditable):
    """Readers would notice the change. Nothing is written until it is said whether they are told; `proposal` is a
    notice of it, in the language of the bulletin."""

    def __init__(self, proposal: str):
        super().__init__(_("Readers know this text: say in a correction notice what was wrong, or why there is none."))
        self.proposal = proposal


@dataclass(slots=True)
class Answer:
    """What readers are told: the `text` of a notice, or no notice for a `reason`. `batch` is the bulk change that it is
    given for. One answer makes one notice of an article."""

    text: str = ""
    reason: str = ""
    batch: Batch | None = None
    told: set[tuple[int | None, int | None]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that was written: of an article with its new revision, or of a photo's words."""

    issue: Issue
    before: Content
    after: Content
    article: Article | None = None
    photo: Photo | None = None
    revision: Revision | None = None


_given: ContextVar[Answer | None] = ContextVar("answer", default=None)


@contextmanager
def answering(answer: Answer | None) -> Iterator[None]:
    """The answer counts for all that is written inside: a bulk change has one for all its articles, and what writes
    an article for other reasons need not know of notices."""
    token = _given.set(answer)
    try:
        yield
    finally:
        _given.reset(token)


def given() -> Answer | None:
    return _given.get()


def note(changes: Sequence[Changed], author: AbstractBaseUser) -> None:
    """Keeps the answer with changes of published issues that readers would notice, in the transaction that has
    written them. Raises NoticeWanted where none was given."""
    noticed = [one for one in changes if one.issue.is_published and is_noticeable(one.before, one.after)]
    if not noticed:
        return
    answer = given()
    if answer is None:
        raise NoticeWanted(proposed(noticed[0].before, noticed[0].after))
    rows = []
    for one in noticed:
        article = one.article or (one.photo.article if one.photo else None)
        about = (article.pk, None) if article else (None, one.photo.pk)
        if about not in answer.told:
            answer.told.add(about)
            rows.append(_row(one, article, answer, author))
    CorrectionNotice.objects.bulk_create(rows)


def is_wanted(articles: Iterable[int], photos: Iterable[int], user: AbstractBaseUser) -> bool:
    """Whether some of the articles and photos, by number, are published, so that changing them wants an answer. What
    the user may not change asks for none."""
    if not user.has_perm("articles.publish_issue"):
        return False
    return (
        Article.objects.published().filter(pk__in=list(articles)).exists()
        or Photo.objects.published().filter(pk__in=list(photos)).exists()
    )


def check_answered(articles: Iterable[int], photos: Iterable[int], user: AbstractBaseUser) -> None:
    """Raises NotPossible before a bulk change begins that would stop in its midst for want of an answer."""
    if given() is None and is_wanted(articles, photos, user):
        raise NotPossible(
            _("Some of these articles are published: say in a correction notice what was wrong, or why there is none.")
        )


def stands_for(batch: Batch) -> None:
    """The answer that was given, if any, is that of a bulk change."""
    if answer := given():
        answer.batch = batch


def caption_of(photo: Photo) -> Content:
    """What readers see of a photo, for a `Changed`."""
    return {"caption": photo.caption, "credit": photo.credit}


def _row(one: Changed, article: Article | None, answer: Answer, author: AbstractBaseUser) -> CorrectionNotice:
    return CorrectionNotice(
        issue=one.issue, article=article, photo=one.photo, revision=one.revision, batch=answer.batch,
        text=answer.text, reason=answer.reason, author=author,
    )  # fmt: skip
