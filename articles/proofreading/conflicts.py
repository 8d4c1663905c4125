"""What editors decide of conflicts: the editors' text stays, or the new file's is taken."""

from collections.abc import Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.anchoring import follow_caption
from articles.editability import NotEditable, check_editable
from articles.loading import withheld
from articles.loading.proposals import place_of
from articles.models import Article, Conflict, Issue, Photo
from articles.noticing.asking import Changed, caption_of, note
from articles.proofreading import learning
from articles.proofreading.decisions import LONGEST_REASON, check_caption_editable
from articles.publishing import NotPossible, begin_with_first_work
from articles.revisions import EditClash
from articles.search import entries

Kind = Conflict.Kind
Taken = Conflict.Taken


def keep(conflict: Conflict, user: AbstractBaseUser, version: int | None = None) -> Conflict:
    """The editors' text stays as it is: an article that vanished stays, one that was withheld is left out.

    `version` is the version of the article that the editor has seen; None where that does not matter. Raises EditClash
    when another stands by now, NotEditable for a person who may not change the text, and NotPossible, in words, where
    there is nothing to decide.
    """
    with transaction.atomic():
        row = _locked(conflict, user, version)
        if row.kind == Kind.APPEARED and not row.record:
            raise NotPossible(_("It stands in the issue; no article is ever taken out."))
        return _settle(row, Taken.OURS, user)


def take(conflict: Conflict, user: AbstractBaseUser, version: int | None = None) -> Conflict:
    """The new file's words, value, article or photo is taken, as a version of the article. Raises as `keep` does."""
    with transaction.atomic():
        row = _locked(conflict, user, version)
        if row.kind == Kind.VANISHED:
            raise NotPossible(_("No article and no photo is ever taken out."))
        if row.kind == Kind.APPEARED:
            if row.record:
                _add(row, user)
            return _settle(row, Taken.THEIRS, user)
        written = _write_caption(row, user) if row.photo else _write(row, user)
        return _settle(row, Taken.THEIRS, user, written)


def is_standing(row: Conflict) -> bool:
    """Whether what the conflict calls the editors' text still stands there."""
    if row.is_of_words:
        return place_of(row, _text(row)) is not None
    if not row.field:
        return True
    owner = row.photo or row.article
    return all(_plain(owner, name) == value for name, value in row.value("ours").items())


def why_not(row: Conflict, user: AbstractBaseUser) -> str:
    """Why the person may not decide the conflict; empty where they may."""
    try:
        _check(row, user)
    except NotEditable as error:
        return str(error)
    return ""


def _check(row: Conflict, user: AbstractBaseUser) -> None:
    """Raises NotEditable for a person who may not change what the conflict is about."""
    if not user.has_perm("articles.change_conflict"):
        raise NotEditable(_("You may read conflicts but not decide them."))
    if row.photo:
        check_caption_editable(row.photo, user)
    elif row.article:
        check_editable(row.article, user)
    elif row.issue.is_approved:
        raise NotEditable(_("This issue is approved as it stands. A reviewer can send it back to the editors."))
    elif row.issue.is_published and not user.has_perm("articles.publish_issue"):
        raise NotEditable(_("This issue is published: only a reviewer may change it."))


def _locked(conflict: Conflict, user: AbstractBaseUser, version: int | None) -> Conflict:
    """The row with what it is about, locked: the issue for an addition, the article or photo, and last itself."""
    begin_with_first_work(conflict.issue, user)
    if conflict.record:
        list(Issue.objects.select_for_update(of=("self",)).filter(pk=conflict.issue_id))
    list(Article.objects.select_for_update(of=("self",)).filter(pk=conflict.article_id).values_list("pk"))
    list(Photo.objects.select_for_update(of=("self",)).filter(pk=conflict.photo_id).values_list("pk"))
    rows = Conflict.objects.select_for_update(of=("self",))
    row = rows.select_related("article__issue", "photo__issue", "issue__publication", "file").get(pk=conflict.pk)
    if not row.is_open:
        raise NotPossible(_("This was settled before: %(taken)s.") % {"taken": row.get_taken_display()})
    _check(row, user)
    if row.article and version is not None and row.article.version != version:
        raise EditClash(row.article)
    return row


def _settle(row: Conflict, taken: Taken, user: AbstractBaseUser, version: int | None = None) -> Conflict:
    row.state, row.taken, row.version = Conflict.State.SETTLED, taken, version
    row.settled_by, row.settled_at = user, timezone.now()
    row.save(update_fields=["state", "taken", "version", "settled_by", "settled_at", "article", "photo"])
    return row


def _add(row: Conflict, user: AbstractBaseUser) -> None:
    added = withheld.add(row, user)
    if isinstance(added, Photo):
        row.photo, row.article_id = added, added.article_id
        entries.keep_up_photos([added])
    else:
        row.article = added
        entries.keep_up([added])


def _write(row: Conflict, user: AbstractBaseUser) -> int | None:
    """The number of the version that the new words or value make; None where nothing differs."""
    changes, bylines = dict(_changes(row)), None
    if "bylines" in changes:
        bylines = [(one["name"], one["role"]) for one in changes.pop("bylines")]
    revision = revisions.save(
        row.article, changes, base_version=row.article.version, author=user, bylines=bylines, reason=_reason(row)
    )
    return revision.version if revision else None


def _write_caption(row: Conflict, user: AbstractBaseUser) -> None:
    photo, before, seen = row.photo, row.photo.caption, caption_of(row.photo)
    for name, value in _changes(row).items():
        setattr(photo, name, value)
    photo._history_user, photo._change_reason = user, _reason(row)[:100]
    photo.save()
    learning.note(before, photo.caption)
    follow_caption(photo)
    note([Changed(photo.issue, seen, caption_of(photo), photo=photo)], user)


def _changes(row: Conflict) -> Mapping[str, object]:
    """Field -> what it becomes. Raises NotPossible where the editors' text is another by now."""
    if not is_standing(row):
        raise NotPossible(_("The text was changed here since. Put it right by hand, then keep the editors’ text."))
    if not row.is_of_words:
        return row.value("theirs")
    text = _text(row)
    at = place_of(row, text)
    return {row.field: text[:at] + row.theirs + text[at + len(row.ours) :]}


def _text(row: Conflict) -> str:
    return row.photo.caption if row.photo else getattr(row.article, row.field)


def _plain(owner: Article | Photo, name: str) -> object:
    if name == "bylines":
        return [{"name": byline.name, "role": byline.role} for byline in owner.bylines.all()]
    return getattr(owner, name)


def _reason(row: Conflict) -> str:
    """What a version says of itself."""
    reason = _("taken from “%(file)s”: %(words)s") % {"file": row.file.name[-60:], "words": row}
    return reason if len(reason) <= LONGEST_REASON else reason[: LONGEST_REASON - 1] + "…"
