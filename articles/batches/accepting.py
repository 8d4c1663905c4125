"""Accepts what a question proposes at many places, as one batch that can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.batches.recording import open_batch, record
from articles.models import Batch, BatchRow, Photo, Question, Suggestion
from articles.noticing.asking import check_answered, stands_for
from articles.noticing.wording import may_be_noticed
from articles.proofreading import decisions, questions
from articles.proofreading.decisions import Result

State = Suggestion.State


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of each suggestion, and the batch; None where no text was changed."""

    results: list[Result]
    batch: Batch | None


def accept_everywhere(question: Question, user: AbstractBaseUser, chosen: Iterable[int] | None = None) -> Accepted:
    """Accepts the open suggestions of the question that propose something: all, or those `chosen` by number.

    Each text is written by itself; what could not be written is told in the results and stays open. Raises NotPossible
    where some are published and nobody has said what readers are told (see articles.noticing).
    """
    rows = list(questions.proposed(question, chosen))
    results, batch = [], None
    if rows:
        noticed = [row for row in rows if may_be_noticed(row.exact, row.replacement)]
        articles = [row.article_id for row in noticed if row.article_id and not row.photo_id]
        check_answered(articles, [row.photo_id for row in noticed if row.photo_id], user)
        label = "；".join(dict.fromkeys(map(str, rows)))
        batch = open_batch(Batch.Kind.ACCEPT, label, user)
        stands_for(batch)
        for of_text in _by_text(rows):
            with transaction.atomic():
                done = decisions.accept(of_text, user)
                record(batch, _told(done))
            results += done
        batch.refresh_from_db()
        if not batch.texts:
            batch.delete()
            batch = None
    questions.close(question, Question.Verdict.ACCEPTED, user)
    return Accepted(results, batch)


def _by_text(rows: Iterable[Suggestion]) -> Iterable[list[Suggestion]]:
    texts: dict[tuple[bool, int], list[Suggestion]] = {}
    for row in rows:
        texts.setdefault((bool(row.photo_id), row.photo_id or row.article_id), []).append(row)
    return texts.values()


def _told(results: Sequence[Result]) -> list[BatchRow]:
    """The row of one text, in the transaction that has written it; none where the proposed words stood there."""
    first = results[0].suggestion
    taken = [result.suggestion for result in results if not result.problem]
    row = BatchRow(photo=first.photo) if first.photo_id else BatchRow(article=first.article)
    row.places, row.missed = len(taken), len(results) - len(taken)
    row.note = next((result.problem for result in results if result.problem), "")[:300]
    row.suggestions = [suggestion.pk for suggestion in taken]
    if not taken:
        is_gone = any(result.suggestion.state == State.SUPERSEDED for result in results)
        row.result = BatchRow.Result.GONE if is_gone else BatchRow.Result.REFUSED
        return [row]
    row.result = BatchRow.Result.CHANGED
    return [row] if _has_changed(row, taken[0]) else []


def _has_changed(row: BatchRow, taken: Suggestion) -> bool:
    """Fills in the text before and after; whether it differs."""
    if not taken.photo_id:
        if taken.version:
            row.before, row.after = taken.version - 1, taken.version
        return bool(taken.version)
    # The suggestion was read with its photo under the lock, before the caption was written.
    before = taken.photo.caption
    after = Photo.objects.values_list("caption", flat=True).get(pk=taken.photo_id)
    row.texts = {"caption": [before, after]}
    return before != after
