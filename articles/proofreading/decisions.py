"""What editors decide of suggestions: taken into the text, or refused for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import revisions
from articles.anchoring import follow_caption
from articles.editability import NotEditable, check_editable
from articles.models import Article, Photo, Suggestion
from articles.noticing.asking import Changed, NoticeWanted, caption_of, note
from articles.proofing.quotes import anchor
from articles.proofing.records import Field
from articles.proofreading import learning
from articles.publishing import begin_with_first_work

State = Suggestion.State
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a suggestion: accepted or rejected, or `problem` says in words why nothing was changed. `notice`
    is the correction notice that would be given of it, where one is wanted first."""

    suggestion: Suggestion
    problem: str = ""
    notice: str = ""


class QuoteGone(Exception):
    """The words that the suggestion quotes no longer stand there."""


def accept(suggestions: Iterable[Suggestion], user: AbstractBaseUser) -> list[Result]:
    """Writes the proposed words, one version an article for all of its suggestions.

    A suggestion that proposes nothing is accepted without a change: the editor agrees, and puts it right by hand.
    One whose quote no longer stands is superseded, never applied elsewhere. Each article is one transaction.
    """
    suggestions = list(suggestions)
    by_row: dict[tuple[int | None, int | None], list[int]] = {}
    order = []
    for row in suggestions:
        by_row.setdefault((row.article_id if row.photo_id is None else None, row.photo_id), []).append(row.pk)
        order.append(row.pk)
    results = {}
    for (article, photo), pks in by_row.items():
        write = _accept_in_caption if photo else _accept_in_article
        with transaction.atomic():
            _begin([row for row in suggestions if row.pk == pks[0]], user)
            try:
                results |= {result.suggestion.pk: result for result in write(photo or article, pks, user)}
            except NoticeWanted as wanted:
                of_text = (row for row in suggestions if row.pk in pks)
                results |= {row.pk: Result(row, str(wanted), wanted.proposal) for row in of_text}
    return [results[pk] for pk in order]


def reject(suggestions: Iterable[Suggestion], user: AbstractBaseUser) -> list[Result]:
    """Keeps that the words are right as they stand: they are not asked again in this context."""
    suggestions = list(suggestions)
    pks = [row.pk for row in suggestions]
    with transaction.atomic():
        _begin(suggestions, user)
        rows = {row.pk: row for row in _locked(pks)}
        results = []
        for pk in pks:
            row = rows[pk]
            problem = _decided(row) or why_not(row, user)
            if not problem:
                _settle(row, State.REJECTED, user)
                learning.count(row, is_right=False)
            results.append(Result(row, problem))
    return results


def _begin(suggestions: Iterable[Suggestion], user: AbstractBaseUser) -> None:
    """Takes the issues of suggestions that may be decided into proofreading, in the order of their rows."""
    issues = {row.issue_id: row.issue for row in suggestions if not why_not(row, user)}
    for _pk, issue in sorted(issues.items()):
        begin_with_first_work(issue, user)


def _locked(pks: Sequence[int]) -> list[Suggestion]:
    rows = Suggestion.objects.select_for_update(of=("self",)).filter(pk__in=pks)
    return list(rows.select_related("article__issue", "photo__issue", "issue", "question").order_by("pk"))


def _decided(row: Suggestion) -> str:
    if row.state == State.OPEN:
        return ""
    return _("“%(suggestion)s” was decided before: %(state)s.") % {
        "suggestion": row, "state": row.get_state_display(),
    }  # fmt: skip


def why_not(row: Suggestion, user: AbstractBaseUser) -> str:
    """Why the person may not change the text in question; empty where they may."""
    try:
        if row.photo_id:
            check_caption_editable(row.photo, user)
        else:
            check_editable(row.article, user)
    except NotEditable as error:
        return str(error)
    return ""


def check_caption_editable(photo: Photo, user: AbstractBaseUser) -> None:
    """Raises NotEditable for a person who may not change a caption as it stands (see check_editable)."""
    if not user.has_perm("articles.change_photo"):
        raise NotEditable(_("You may read this photo’s caption but not change it."))
    if photo.issue.is_approved:
        raise NotEditable(_("This issue is approved as it stands. A reviewer can send it back to the editors."))
    if photo.issue.is_published and not user.has_perm("articles.publish_issue"):
        raise NotEditable(_("This issue is published: only a reviewer may change it."))


def _settle(row: Suggestion, state: State, user: AbstractBaseUser, version: int | None = None) -> None:
    row.state, row.decided_by, row.decided_at, row.version = state, user, timezone.now(), version
    # With the quote that was decided: what the new version says may have moved the row meanwhile.
    row.save(update_fields=["state", "decided_by", "decided_at", "version", "prefix", "suffix", "start", "fingerprint"])


def _accept_in_article(pk: int, pks: Sequence[int], user: AbstractBaseUser) -> list[Result]:
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).select_related("issue").get(pk=pk)
        edit = _Edit(article)
        results = [_try(row, edit, user) for row in _locked(pks)]
        taken = [result.suggestion for result in results if not result.problem]
        version = _save(article, edit, taken, user)
        for row in taken:
            _settle(row, State.ACCEPTED, user, version)
            learning.count(row, is_right=True)
    return results


def _accept_in_caption(pk: int, pks: Sequence[int], user: AbstractBaseUser) -> list[Result]:
    with transaction.atomic():
        photo = Photo.objects.select_for_update(of=("self",)).select_related("issue").get(pk=pk)
        edit = _Edit(photo)
        results = [_try(row, edit, user) for row in _locked(pks)]
        taken = [result.suggestion for result in results if not result.problem]
        for row in taken:
            _settle(row, State.ACCEPTED, user)
            learning.count(row, is_right=True)
        changed = edit.texts()
        if changed:
            before, seen = photo.caption, caption_of(photo)
            photo.caption = changed[Field.CAPTION]
            photo._history_user, photo._change_reason = user, reason_of(taken)[:100]
            photo.save(update_fields=["caption"])
            learning.note(before, photo.caption)
            follow_caption(photo)
            note([Changed(photo.issue, seen, caption_of(photo), photo=photo)], user)
    return results


def _try(row: Suggestion, edit: "_Edit", user: AbstractBaseUser) -> Result:
    problem = _decided(row) or why_not(row, user)
    if not problem:
        try:
            edit.take(row)
        except QuoteGone as gone:
            problem = str(gone)
            _settle(row, State.SUPERSEDED, user)
    return Result(row, problem)


class _Edit:
    """Replacements in the texts of an article or of a photo, all found before any is made."""

    def __init__(self, row: Article | Photo):
        self.row = row
        self.bylines = [(b.name, b.role) for b in row.bylines.all()] if isinstance(row, Article) else []
        self.spans: dict[tuple[str, int], list[tuple[int, int, str]]] = {}

    def take(self, suggestion: Suggestion) -> None:
        """Notes the replacement. Raises QuoteGone, in words, where it cannot be made."""
        at = 0 if suggestion.field != Field.BYLINE else self._byline(suggestion)
        text = self.bylines[at][0] if suggestion.field == Field.BYLINE else getattr(self.row, suggestion.field)
        start = anchor(text, suggestion.quote)
        if start is None:
            raise QuoteGone(
                _("“%(words)s” no longer stands there: the text was changed since. Nothing was replaced.")
                % {"words": suggestion.exact[:40]}
            )
        end = start + len(suggestion.exact)
        spans = self.spans.setdefault((suggestion.field, at), [])
        if any(start < other_end and other_start < end for other_start, other_end, _words in spans):
            raise QuoteGone(
                _("“%(words)s” overlaps with another suggestion that was accepted with it. Nothing was replaced.")
                % {"words": suggestion.exact[:40]}
            )
        if suggestion.replacement is not None:
            spans.append((start, end, suggestion.replacement))

    def _byline(self, suggestion: Suggestion) -> int:
        name = suggestion.prefix + suggestion.exact + suggestion.suffix
        found = next((at for at, (printed, _role) in enumerate(self.bylines) if printed == name), None)
        if found is None:
            raise QuoteGone(_("The byline “%(name)s” no longer stands there. Nothing was replaced.") % {"name": name})
        return found

    def texts(self) -> dict[str, str]:
        """The fields that change, as they then read; bylines apart."""
        changed = {}
        for (name, _at), spans in self.spans.items():
            if name != Field.BYLINE and spans:
                changed[name] = _replaced(getattr(self.row, name), spans)
        return changed

    def names(self) -> list[tuple[str, str]] | None:
        """All bylines as they then read; None where none changes."""
        changed = {at: spans for (name, at), spans in self.spans.items() if name == Field.BYLINE and spans}
        if not changed:
            return None
        return [(_replaced(name, changed.get(at, [])), role) for at, (name, role) in enumerate(self.bylines)]


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(spans, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _save(article: Article, edit: _Edit, taken: list[Suggestion], user: AbstractBaseUser) -> int | None:
    """Writes the revision; its number, None where nothing differs."""
    changes, names = edit.texts(), edit.names()
    if not changes and names is None:
        return None
    revision = revisions.save(
        article, changes, base_version=article.version, author=user, bylines=names, reason=reason_of(taken)
    )
    return revision.version if revision else None


def reason_of(taken: Sequence[Suggestion]) -> str:
    """What a version says of itself: the words that were replaced, and by which."""
    words = "；".join(str(row) for row in taken if row.replacement is not None)
    reason = _("accepted: %(words)s") % {"words": words}
    return reason if len(reason) <= LONGEST_REASON else reason[: LONGEST_REASON - 1] + "…"
