"""Taking back what was decided of a suggestion: the words as they were before, and the suggestion open again."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles import anchoring, revisions
from articles.models import Article, Photo, Question, Suggestion
from articles.noticing.asking import Changed, NoticeWanted, caption_of, note
from articles.proofing.quotes import LEAST_CONTEXT, Quote, anchor
from articles.proofing.records import Field
from articles.proofreading import decisions, learning
from articles.proofreading.decisions import QuoteGone, Result

State = Suggestion.State
Verdict = Question.Verdict


def reopen(suggestion: Suggestion, user: AbstractBaseUser) -> Result:
    """Opens a decided suggestion again, in one transaction.

    What its acceptance replaced is put back where it stands now, as a new version, and what that acceptance had
    superseded asks again. Where the words were changed since, nothing is written and `problem` says so.
    """
    with transaction.atomic():
        owner = _owner(suggestion)
        row = Suggestion.objects.select_for_update(of=("self",)).select_related("question").get(pk=suggestion.pk)
        row.article, row.photo = (row.article, owner) if row.photo_id else (owner, None)
        problem = _settled(row) or decisions.why_not(row, user)
        if problem:
            return Result(row, problem)
        was_accepted, since = row.state == State.ACCEPTED, _written(row)
        if was_accepted and row.replacement is not None:
            try:
                with transaction.atomic():
                    _put_back(row, owner, user)
            except QuoteGone as gone:
                return Result(row, str(gone))
            except NoticeWanted as wanted:
                return Result(row, str(wanted), wanted.proposal)
        learning.take_back([row], were_right=was_accepted)
        _ask_again(row, owner, since if was_accepted else None)
    return Result(row)


def _owner(suggestion: Suggestion) -> Article | Photo:
    """The locked row whose text the suggestion is about."""
    model, pk = (Photo, suggestion.photo_id) if suggestion.photo_id else (Article, suggestion.article_id)
    return model.objects.select_for_update(of=("self",)).select_related("issue").get(pk=pk)


def _settled(row: Suggestion) -> str:
    """Why there is nothing to take back; empty where there is."""
    if row.state in {State.ACCEPTED, State.REJECTED}:
        return ""
    return _("“%(suggestion)s” was not decided, so there is nothing to take back.") % {"suggestion": row}


def _written(row: Suggestion) -> datetime:
    """When the decision began to write: what it superseded was superseded no earlier."""
    created = row.article.revisions.filter(version=row.version).values_list("created", flat=True) if row.version else []
    return next(iter(created), row.decided_at)


def _put_back(row: Suggestion, owner: Article | Photo, user: AbstractBaseUser) -> None:
    reason = _("taken back: %(words)s") % {"words": row}
    if row.field == Field.BYLINE:
        names = [(byline.name, byline.role) for byline in owner.bylines.all()]
        revisions.save(
            owner, {}, base_version=owner.version, author=user, bylines=_renamed(names, row),
            reason=reason[: decisions.LONGEST_REASON],
        )  # fmt: skip
        return
    text = _restored(getattr(owner, row.field), row)
    if isinstance(owner, Article):
        revisions.save(
            owner, {row.field: text}, base_version=owner.version, author=user, reason=reason[: decisions.LONGEST_REASON]
        )
        owner.refresh_from_db(fields=[row.field, "version"])
        return
    before, seen = owner.caption, caption_of(owner)
    owner.caption = text
    owner._history_user, owner._change_reason = user, reason[:100]
    owner.save(update_fields=["caption"])
    learning.note(before, text)
    anchoring.follow_caption(owner)
    note([Changed(owner.issue, seen, caption_of(owner), photo=owner)], user)


def _renamed(names: Sequence[tuple[str, str]], row: Suggestion) -> list[tuple[str, str]]:
    now, before = row.prefix + row.replacement + row.suffix, row.prefix + row.exact + row.suffix
    if now not in {name for name, _role in names}:
        raise _changed_since(row)
    return [(before if name == now else name, role) for name, role in names]


def _restored(text: str, row: Suggestion) -> str:
    """The text with the words of the suggestion again where its replacement stands."""
    quote, at = _replaced(row)
    start = anchor(text, quote)
    if start is None:
        raise _changed_since(row)
    start += at
    return text[:start] + row.exact + text[start + len(row.replacement) :]


def _replaced(row: Suggestion) -> tuple[Quote, int]:
    """The quote of what the acceptance wrote, and where in its words the replacement begins.

    Where words were only taken away, the few that stood on either side of them are what can be found.
    """
    if row.replacement:
        return Quote(row.prefix, row.replacement, row.suffix, row.start), 0
    before, behind = row.prefix[-LEAST_CONTEXT:], row.suffix[:LEAST_CONTEXT]
    rest = row.prefix[: len(row.prefix) - len(before)], row.suffix[len(behind) :]
    return Quote(rest[0], before + behind, rest[1], row.start - len(before)), len(before)


def _changed_since(row: Suggestion) -> QuoteGone:
    return QuoteGone(
        _("“%(words)s” cannot be put back: the text was changed there since. Nothing was replaced.")
        % {"words": row.exact[:40]}
    )


def _ask_again(row: Suggestion, owner: Article | Photo, since: datetime | None) -> None:
    """Opens the row and, from `since` on, what its acceptance had superseded, each where its words stand now."""
    rows = [row]
    if since:
        rivals = owner.suggestions.filter(state=State.SUPERSEDED, decided_by=None, decided_at__gte=since)
        if row.version:
            rivals = rivals.filter(decided_at__lte=row.decided_at)
        rows += [rival for rival in rivals if rival.photo_id == row.photo_id and _stands(rival, owner)]
    # No row may stand in the way of its own fingerprint.
    Suggestion.objects.filter(pk__in=[one.pk for one in rows]).update(
        state=State.SUPERSEDED, decided_by=None, version=None
    )
    for one in rows:
        one.state, one.decided_by, one.decided_at, one.version = State.OPEN, None, None, None
        if one.field == Field.BYLINE:
            names = dict(owner.bylines.values_list("name", "position"))
            one.start = names.get(one.prefix + one.exact + one.suffix, one.start)
        else:
            anchoring.move(one, getattr(owner, one.field))
    asked = Suggestion.objects.open().filter(fingerprint__in=[one.fingerprint for one in rows])
    known = set(asked.values_list("fingerprint", flat=True))
    anchoring.write(one for one in rows if one.fingerprint not in known)
    if row.question and row.question.verdict in {Verdict.ACCEPTED, Verdict.REJECTED}:
        Question.objects.filter(pk=row.question_id).update(verdict=Verdict.OPEN, decided_by=None, decided_at=None)


def _stands(row: Suggestion, owner: Article | Photo) -> bool:
    if row.field == Field.BYLINE:
        return owner.bylines.filter(name=row.prefix + row.exact + row.suffix).exists()
    return anchor(getattr(owner, row.field), row.quote) is not None
