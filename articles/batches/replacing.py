"""Puts other words at chosen places of many articles and photos, as one batch that can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles import revisions
from articles.batches import captions
from articles.batches.places import LONGEST_WORDS, Found, Key, Place, chosen_in, places_in, texts_of
from articles.batches.recording import PORTION, open_batch, portions, record
from articles.editability import NotEditable, check_editable
from articles.models import Article, Batch, BatchRow, Issue, Photo
from articles.noticing.asking import check_answered, stands_for
from articles.noticing.wording import may_be_noticed
from articles.proofing.records import Field
from articles.proofreading import learning
from articles.proofreading.decisions import check_caption_editable
from articles.publishing import NotPossible, begin_with_first_work
from articles.revisions import Edit

Result = BatchRow.Result
# Printed spaces, which Python calls unprintable.
SPACES = {"\u3000", "\xa0"}


@dataclass(slots=True)
class Change:
    """What becomes of one text: the fields to write, and the row that tells of it."""

    row: BatchRow
    fields: dict[str, str] = field(default_factory=dict)
    names: list[tuple[str, str]] | None = None


def check_words(wrong: str, right: str) -> None:
    """Raises NotPossible, in words, for what cannot be looked for or put in its place."""
    if not wrong.strip():
        raise NotPossible(_("Say which words are wrong."))
    if wrong == right:
        raise NotPossible(_("Both words are the same."))
    if max(len(wrong), len(right)) > LONGEST_WORDS:
        raise NotPossible(_("At most %(count)d characters can be replaced.") % {"count": LONGEST_WORDS})
    if not all(sign in SPACES or sign.isprintable() for sign in wrong + right):
        raise NotPossible(_("The words may have no line breaks and no invisible characters."))


def replace_chosen(wrong: str, right: str, keys: Iterable[Key], user: AbstractBaseUser) -> Batch:
    """Puts `right` at the chosen places. Raises NotPossible where no place is chosen or the words will not do."""
    check_words(wrong, right)
    by_owner: dict[tuple[bool, int], list[Key]] = {}
    for key in dict.fromkeys(keys):
        by_owner.setdefault((key.is_article, key.pk), []).append(key)
    if not by_owner:
        raise NotPossible(_("Tick the places that are to be corrected."))
    articles = [pk for is_article, pk in by_owner if is_article]
    photos = [pk for is_article, pk in by_owner if not is_article]
    return _replace(wrong, right, articles, photos, user, by_owner)


def replace_all(wrong: str, right: str, user: AbstractBaseUser) -> Batch:
    """Puts `right` at every place of all issues. Raises NotPossible where there is none or the words will not do."""
    check_words(wrong, right)
    articles, photos = Found(wrong).keys()
    if not articles and not photos:
        raise NotPossible(_("“%(words)s” stands nowhere.") % {"words": wrong})
    return _replace(wrong, right, articles, photos, user, None)


def _replace(
    wrong: str,
    right: str,
    articles: Sequence[int],
    photos: Sequence[int],
    user: AbstractBaseUser,
    chosen: Mapping[tuple[bool, int], Sequence[Key]] | None,
) -> Batch:
    if may_be_noticed(wrong, right):
        check_answered(articles, photos, user)
    batch = open_batch(Batch.Kind.REPLACE, f"{wrong} → {right or '×'}", user, {"wrong": wrong, "right": right})
    stands_for(batch)
    writer = _Writer(batch, wrong, right, user, chosen)
    for write, pks in ((writer.articles, articles), (writer.photos, photos)):
        for portion in portions(pks, PORTION):
            with transaction.atomic():
                write(portion)
    batch.refresh_from_db()
    return batch


@dataclass(slots=True)
class _Writer:
    """Writes portions of a replacement; `chosen` None stands for every place."""

    batch: Batch
    wrong: str
    right: str
    user: AbstractBaseUser
    chosen: Mapping[tuple[bool, int], Sequence[Key]] | None
    has_taught: bool = False

    def articles(self, pks: Sequence[int]) -> None:
        self._begin(Issue.objects.filter(articles__in=pks))
        rows = revisions.locked(pks)
        changes = [change for row in rows.values() if (change := self._change(row))]
        edits = [Edit(one.row.article, one.fields, one.names) for one in changes if one.row.result == Result.CHANGED]
        lesson = next(((getattr(e.article, n), w) for e in edits for n, w in e.changes.items()), None)
        versions = revisions.save_many(edits, author=self.user, reason=self.batch.label)
        for one in changes:
            one.row.after = versions.get(one.row.article.pk)
            if one.row.after is None and one.row.result == Result.CHANGED:
                _left(one.row, Result.GONE)
        record(self.batch, [one.row for one in changes])
        if lesson and not self.has_taught:
            self.has_taught = True
            learning.note(*lesson)

    def photos(self, pks: Sequence[int]) -> None:
        self._begin(Issue.objects.filter(photos__in=pks))
        rows = captions.locked(pks)
        changes = [change for row in rows.values() if (change := self._change(row))]
        for one in changes:
            one.row.texts = {name: [getattr(one.row.photo, name), words] for name, words in one.fields.items()}
        captions.save_many({one.row.photo.pk: one.fields for one in changes}, rows, self.user, self.batch.label)
        record(self.batch, [one.row for one in changes])

    def _begin(self, issues: QuerySet[Issue]) -> None:
        """Takes issues that nobody has worked on into proofreading, before anything of them is locked."""
        for issue in issues.filter(status=Issue.Status.IMPORTED).distinct().order_by("pk"):
            begin_with_first_work(issue, self.user)

    def _change(self, owner: Article | Photo) -> Change | None:
        """What becomes of a text; None where no place was chosen and the words do not stand in it."""
        is_article = isinstance(owner, Article)
        row = BatchRow(article=owner, before=owner.version) if is_article else BatchRow(photo=owner)
        keys = () if self.chosen is None else self.chosen[is_article, owner.pk]
        places = list(places_in(owner, self.wrong)) if self.chosen is None else self._standing(owner, keys)
        if self.chosen is None and not places:
            return None
        row.places, row.missed = len(places), max(0, len(keys) - len(places))
        problem = forbidden(owner, self.user)
        if problem:
            return _left(row, Result.REFUSED, problem)
        if not places:
            seen = {key.version for key in keys}
            is_there = any(True for _place in places_in(owner, self.wrong))
            return _left(row, Result.EDITED if is_there and seen != {row.before} else Result.GONE)
        return self._written(Change(row), owner, places)

    def _standing(self, owner: Article | Photo, keys: Sequence[Key]) -> list[Place]:
        return [place for place in chosen_in(owner, self.wrong, keys).values() if place]

    def _written(self, change: Change, owner: Article | Photo, places: Sequence[Place]) -> Change:
        texts = texts_of(owner)
        for name in {place.field for place in places}:
            starts = sorted((place.start for place in places if place.field == name), reverse=True)
            text = texts[name]
            for start in starts:
                text = text[:start] + self.right + text[start + len(self.wrong) :]
            longest = _longest(owner, name)
            if longest and any(len(part) > longest for part in (text.split("\n") if name == Field.BYLINE else [text])):
                words = _("It would be longer than the %(count)d characters that there is room for.")
                return _left(change.row, Result.REFUSED, words % {"count": longest})
            if name == Field.BYLINE:
                roles = [byline.role for byline in owner.bylines.all()]
                change.names = list(zip(text.split("\n"), roles, strict=True))
            else:
                change.fields[name] = text
        change.row.result = Result.CHANGED
        return change


def _left(row: BatchRow, result: str, note: str = "") -> Change:
    row.missed, row.places = row.missed + row.places, 0
    row.result, row.note = result, note[:300]
    return Change(row)


def _longest(owner: Article | Photo, name: str) -> int | None:
    if name == Field.BYLINE:
        return Article._meta.get_field("bylines").related_model._meta.get_field("name").max_length
    return owner._meta.get_field(name).max_length


def forbidden(owner: Article | Photo, user: AbstractBaseUser) -> str:
    """Why the person may not change the text as it stands; empty where they may."""
    try:
        (check_editable if isinstance(owner, Article) else check_caption_editable)(owner, user)
    except NotEditable as error:
        return str(error)
    return ""
