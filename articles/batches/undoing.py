"""Takes a batch back. What was edited since is not clobbered: the batch's own places go back where they still stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from articles import revisions
from articles.anchoring import move
from articles.batches import captions
from articles.batches.recording import mark_undone, portions
from articles.editability import NotEditable, check_editable
from articles.merging.hunks import Hunk, applied, substitutions
from articles.merging.threeway import Bearing, differences
from articles.models import Article, Batch, BatchRow, Byline, Photo, Revision, Suggestion
from articles.noticing.asking import check_answered, stands_for
from articles.proofreading import learning, questions
from articles.proofreading.decisions import check_caption_editable
from articles.publishing import NotPossible
from articles.revisions import Edit

Undo = BatchRow.Undo
TEXTS = ("kicker", "headline", "deck", "section", "truncated_reason", "text")
DATES = ("date_start", "date_end")
# Batches whose rows are all there is to undo; the others are undone by the rooms that make them.
KINDS = (Batch.Kind.REPLACE, Batch.Kind.ACCEPT)


@dataclass(frozen=True, slots=True)
class Backward:
    """Where a text is to go back: the fields to write, with whether some of it was edited since and must stay."""

    changes: dict[str, object]
    bylines: list[tuple[str, str]] | None
    is_left: bool


def can_undo(batch: Batch) -> bool:
    """Whether there is anything to take back, an undoing that broke off included."""
    return batch.kind in KINDS and batch.rows.to_undo().exists()


def undo(batch: Batch, user: AbstractBaseUser) -> None:
    """Takes back what the batch changed, a portion of texts in each transaction, and keeps a result for each.

    A text that is as the batch left it becomes what it was. In one that was edited since, the batch's own places go
    back where the edits do not touch them; the others stay and are told. Suggestions that the batch accepted are asked
    again. Raises NotPossible where another room undoes the batch, or where nothing is left to undo.
    """
    if batch.kind not in KINDS:
        raise NotPossible(_("“%(batch)s” is undone elsewhere.") % {"batch": batch})
    if not can_undo(batch):
        raise NotPossible(_("Of “%(batch)s” nothing is left to undo.") % {"batch": batch})
    rows = batch.rows.to_undo()
    check_answered(rows.values_list("article", flat=True), rows.values_list("photo", flat=True), user)
    stands_for(batch)
    if batch.undone_at is None:
        mark_undone(batch, user)
    pks = list(batch.rows.to_undo().order_by("pk").values_list("pk", flat=True))
    for at, portion in enumerate(portions(pks)):
        with transaction.atomic():
            _undo_portion(batch, portion, user, forget=at == 0)


def _undo_portion(batch: Batch, pks: Sequence[int], user: AbstractBaseUser, *, forget: bool) -> None:
    rows = list(BatchRow.objects.to_undo().select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk"))
    why = _("undone: %(batch)s") % {"batch": batch.label[:180]}
    articles = revisions.locked(row.article_id for row in rows if row.article_id)
    photos = captions.locked(row.photo_id for row in rows if row.photo_id)
    contents = _contents([row for row in rows if row.article_id])
    edits = [edit for row in rows if row.article_id and (edit := _article_back(row, articles, contents, user))]
    told_each = batch.kind == Batch.Kind.ACCEPT
    taught = edits if told_each else edits[:1] if forget else []
    lessons = [lesson for edit in taught for lesson in _lessons(edit, contents, rows)]
    revisions.save_many(edits, author=user, reason=why)
    changes = {row.photo_id: _photo_back(row, photos[row.photo_id], user) for row in rows if row.photo_id}
    captions.save_many(changes, photos, user, why)
    if told_each:
        lessons += [
            tuple(reversed(row.texts["caption"])) for row in rows if row.texts and row.undo_result == Undo.RESTORED
        ]
    for lesson in lessons if told_each else lessons[:1]:
        learning.note(*lesson)
    BatchRow.objects.bulk_update(rows, ["undo_result", "note"])
    _ask_again(rows, articles, photos)


def _contents(rows: Sequence[BatchRow]) -> dict[tuple[int, int], dict]:
    """What the revisions before and after the batch hold, by article and version."""
    versions = {version for row in rows for version in (row.before, row.after)}
    found = Revision.objects.filter(article__in=[row.article_id for row in rows], version__in=versions)
    return {(row.article_id, row.version): row.content for row in found}


def _article_back(
    row: BatchRow, articles: Mapping[int, Article], contents: Mapping, user: AbstractBaseUser
) -> Edit | None:
    article = articles[row.article_id]
    if _is_refused(row, lambda: check_editable(article, user)):
        return None
    before, after = contents[row.article_id, row.before], contents[row.article_id, row.after]
    now = revisions.content_of(article)
    back = _back(before, after, now)
    has_changes = bool(back.changes) or back.bylines is not None
    row.undo_result = _result(back, has_changes=has_changes, is_untouched=now == after)
    return Edit(article, back.changes, back.bylines) if has_changes else None


def _photo_back(row: BatchRow, photo: Photo, user: AbstractBaseUser) -> dict[str, str]:
    if _is_refused(row, lambda: check_caption_editable(photo, user)):
        return {}
    before = {name: pair[0] for name, pair in row.texts.items()}
    after = {name: pair[1] for name, pair in row.texts.items()}
    now = {name: getattr(photo, name) for name in row.texts}
    back = _back(before, after, now, texts=captions.FIELDS)
    row.undo_result = _result(back, has_changes=bool(back.changes), is_untouched=now == after)
    return back.changes


def _is_refused(row: BatchRow, check: Callable[[], None]) -> bool:
    try:
        check()
    except NotEditable as error:
        row.undo_result, row.note = Undo.REFUSED, str(error)[:300]
        return True
    return False


def _result(back: Backward, *, has_changes: bool, is_untouched: bool) -> str:
    if is_untouched:
        return Undo.RESTORED
    if back.is_left:
        return Undo.PARTLY if has_changes else Undo.LEFT
    return Undo.AROUND


def _back(before: Mapping, after: Mapping, now: Mapping, texts: Sequence[str] = TEXTS) -> Backward:
    """How `now`, which came of `after` by edits, loses what made `after` of `before`."""
    changes, is_left = {}, False
    for name in before:
        if name == "bylines" or before[name] == after[name] or now[name] == before[name]:
            continue
        if name in texts:
            words, touched = _text_back(before[name], after[name], now[name])
            is_left |= touched
        elif now[name] == after[name]:
            words = before[name]
        else:
            is_left = True
            continue
        if words != now[name]:
            changes[name] = parse_date(words) if name in DATES and words else words
    bylines, touched = _bylines_back(before.get("bylines", []), after.get("bylines", []), now.get("bylines", []))
    return Backward(changes, bylines, is_left or touched)


def _text_back(before: str, after: str, now: str) -> tuple[str, bool]:
    """The text without the batch's changes where no edit touches them, and whether some had to stay."""
    if now == after:
        return before, False
    found = differences(after, now, before, substitutions)
    is_left = any(one.bearing is Bearing.CLASH for one in found)
    # Where a place stays, so does what may be its other half: words that were put in or taken off alone.
    back = (one for one in found if one.bearing is Bearing.NEW and (not is_left or (one.base and one.theirs)))
    return applied(now, [Hunk(one.start, one.end, one.theirs) for one in back]), is_left


def _bylines_back(before: list, after: list, now: list) -> tuple[list[tuple[str, str]] | None, bool]:
    """All bylines to write, None where none changes; and whether a name that the batch wrote was edited since."""
    if before in (after, now):
        return None, False
    if now == after:
        return [(byline["name"], byline["role"]) for byline in before], False
    if len(before) != len(after):
        return None, True
    was = {(new["name"], new["role"]): (old["name"], old["role"]) for old, new in zip(before, after, strict=True)}
    names = [(byline["name"], byline["role"]) for byline in now]
    is_left = any(old != new and new not in names and old not in names for new, old in was.items())
    restored = [was.get(name, name) for name in names]
    return (restored if restored != names else None), is_left


def _lessons(edit: Edit, contents: Mapping, rows: Sequence[BatchRow]) -> list[tuple[str, str]]:
    """The texts of an article that goes back whole, from which proofing unlearns what the batch taught."""
    row = next(row for row in rows if row.article_id == edit.article.pk)
    if row.undo_result != Undo.RESTORED:
        return []
    before, after = contents[row.article_id, row.before], contents[row.article_id, row.after]
    return [(after[name], before[name]) for name in revisions.PROOFREAD if before[name] != after[name]]


def _ask_again(rows: Sequence[BatchRow], articles: Mapping[int, Article], photos: Mapping[int, Photo]) -> None:
    """Opens the suggestions whose words stand in the texts again, unless the same is asked or was refused since."""
    back = [pk for row in rows if row.undo_result not in {Undo.LEFT, Undo.REFUSED} for pk in row.suggestions]
    found = list(Suggestion.objects.filter(pk__in=back, state=Suggestion.State.ACCEPTED)) if back else []
    named = Byline.objects.filter(article__in=articles) if found else ()
    names = {(byline.article_id, byline.name) for byline in named}
    standing = []
    for row in found:
        row.state = Suggestion.State.OPEN
        if row.field == "byline":
            name = row.prefix + row.exact + row.suffix
            row.state = row.state if (row.article_id, name) in names else Suggestion.State.SUPERSEDED
        else:
            move(row, photos[row.photo_id].caption if row.photo_id else getattr(articles[row.article_id], row.field))
        if row.state == Suggestion.State.OPEN:
            standing.append(row)
    asked = Suggestion.objects.filter(fingerprint__in=[row.fingerprint for row in standing])
    asked = set(asked.filter(state__in=["open", "rejected"]).values_list("fingerprint", flat=True))
    reopened = {row.fingerprint: row for row in standing if row.fingerprint not in asked}
    for row in reopened.values():
        row.decided_by = row.decided_at = row.version = None
    Suggestion.objects.bulk_update(
        reopened.values(), ["state", "decided_by", "decided_at", "version", "start", "prefix", "suffix", "fingerprint"]
    )
    learning.take_back(reopened.values())
    questions.ask_again(reopened.values())
