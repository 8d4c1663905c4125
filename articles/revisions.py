"""The only writer of an article's text: each write makes a revision in the same transaction, and the article's open
suggestions and its entry in the search follow it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.anchoring import follow, follow_many
from articles.editability import check_editable
from articles.models import Article, Byline, Revision
from articles.noticing.asking import Changed, note
from articles.parsing.printable import typed
from articles.proofreading import learning
from articles.search import entries

# The texts from whose changes proofing learns.
PROOFREAD = ("kicker", "headline", "deck", "text")
IMPORT_AGAIN = "import again"


class EditClash(Exception):
    """Somebody else has saved the article since it was opened. `current` is what stands now."""

    def __init__(self, current: Article):
        super().__init__(f"article {current.pk} is at version {current.version}")
        self.current = current


def content_of(article: Article, bylines: Iterable[Byline] | None = None) -> dict[str, object]:
    """What a revision keeps of an article: its editable fields and its bylines, as JSON can hold them."""
    content: dict[str, object] = {}
    for name in Article.EDITABLE:
        value = getattr(article, name)
        content[name] = value.isoformat() if isinstance(value, date) else value
    rows = article.bylines.all() if bylines is None else bylines
    content["bylines"] = [{"name": byline.name, "role": byline.role} for byline in rows]
    return content


def first_revision(article: Article, bylines: Iterable[Byline]) -> Revision:
    """Version 1, what the import read. Not saved: the import saves them in bulk."""
    return Revision(article=article, version=1, content=content_of(article, bylines), reason="import")


def renew(article: Article, fresh: Article, bylines: Iterable[Byline]) -> Revision | None:
    """Gives an article that nobody has edited what a later import reads: the editable fields of `fresh` and `bylines`,
    rows that are not saved. In the caller's transaction, which has locked the article.

    It teaches proofing nothing: no editor has said that it is right. Returns the revision; None where nothing differs.
    """
    before, rows = content_of(article), list(bylines)
    after = content_of(fresh, rows)
    article.bylines.all().delete()
    Byline.objects.bulk_create(rows)
    if after == before:
        return None
    article.version += 1
    for name in Article.EDITABLE:
        setattr(article, name, getattr(fresh, name))
    article.save(update_fields=["version", *Article.EDITABLE])
    follow(article)
    entries.keep_up([article])
    return Revision.objects.create(article=article, version=article.version, content=after, reason=IMPORT_AGAIN)


def save(
    article: Article,
    changes: Mapping[str, object],
    *,
    base_version: int,
    author: AbstractBaseUser,
    bylines: Iterable[tuple[str, str]] | None = None,
    checked: bool | None = None,
    reason: str = "",
    teach: Callable[[str, str], None] = learning.note,
) -> Revision | None:
    """Writes `changes` (fields of `Article.EDITABLE`) and, unless None, all `bylines` as (name, role).

    `base_version` is the version the author has seen. `teach` is called with each text before and after. Returns the
    revision; None where nothing differs (marking as checked alone makes none). Raises EditClash, with nothing written,
    when another version stands by now, NotEditable, and ValueError for a field that is not editable; of a published
    article NoticeWanted (see articles.noticing) where readers would notice the change and no answer was given.
    """
    unknown = set(changes) - set(Article.EDITABLE)
    if unknown:
        raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        publishing.begin_with_first_work(article.issue, author)
        current = Article.objects.select_for_update(of=("self",)).select_related("issue").get(pk=article.pk)
        if current.version != base_version:
            raise EditClash(current)
        check_editable(current, author)
        if checked is not None:
            _mark_checked(current, author if checked else None)
        before = content_of(current)
        for name, value in changes.items():
            setattr(current, name, typed(value) if isinstance(value, str) else value)
        rows = _byline_rows(current, bylines)
        after = content_of(current, rows)
        if after == before:
            return None
        _write(current, changes, base_version)
        if after["bylines"] != before["bylines"]:
            _replace_bylines(current, rows)
        revision = Revision.objects.create(
            article=current, version=current.version, content=after, author=author, reason=reason
        )
        for name in PROOFREAD:
            teach(before[name], after[name])
        follow(current)
        note([Changed(current.issue, before, after, article=current, revision=revision)], author)
        entries.keep_up([current])
        return revision


def _write(current: Article, names: Iterable[str], base_version: int) -> None:
    """Writes these fields as the next version. Raises EditClash where another one stands by now."""
    current.version = base_version + 1
    written = Article.objects.filter(pk=current.pk, version=base_version).update(
        version=current.version, **{name: getattr(current, name) for name in names}
    )
    if not written:
        raise EditClash(Article.objects.select_related("issue").get(pk=current.pk))


def restore(article: Article, version: int, *, base_version: int, author: AbstractBaseUser) -> Revision | None:
    """Makes what an earlier version says the newest version. Raises Revision.DoesNotExist, and what `save` raises.

    Bylines keep the people that they are tied to by now.
    """
    content = article.revisions.get(version=version).content
    changes = {name: content[name] for name in Article.EDITABLE if name in content}
    for name in ("date_start", "date_end"):
        if isinstance(changes.get(name), str):
            changes[name] = date.fromisoformat(changes[name])
    bylines = [(row["name"], row["role"]) for row in content.get("bylines", [])]
    return save(
        article, changes, base_version=base_version, author=author, bylines=bylines,
        reason=_("restored version %(version)d") % {"version": version}, teach=learning.unlearn,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be written into an article: `changes` and `bylines` are as `save` takes them."""

    article: Article
    changes: Mapping[str, object]
    bylines: Sequence[tuple[str, str]] | None = None


def locked(pks: Iterable[int]) -> dict[int, Article]:
    """Articles by number, locked in the caller's transaction, with what `save_many` needs of each."""
    rows = Article.objects.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk")
    rows = rows.select_related("issue").defer("raw_text", "parsed_text", "parsed")
    return {row.pk: row for row in rows.prefetch_related("bylines", "people")}


def save_many(edits: Sequence[Edit], *, author: AbstractBaseUser, reason: str) -> dict[int, int]:
    """Writes many articles that are `locked` and that the author may change; as many queries as for one.

    Each changed one gets a revision. Returns the new version by the article's number; those in which nothing differs
    are left out. It teaches proofing nothing: the same words at a thousand places are one decision, told by the caller.
    Raises NoticeWanted as `save` does.
    """
    written, revisions, renamed, changed = [], [], [], []
    for edit in edits:
        article, before = edit.article, content_of(edit.article)
        for name, value in edit.changes.items():
            setattr(article, name, typed(value) if isinstance(value, str) else value)
        rows = _byline_rows(article, edit.bylines)
        after = content_of(article, rows)
        if after == before:
            continue
        article.version += 1
        written.append(article)
        revision = Revision(article=article, version=article.version, content=after, author=author, reason=reason)
        revisions.append(revision)
        changed.append(Changed(article.issue, before, after, article=article, revision=revision))
        if after["bylines"] != before["bylines"]:
            _tie(article, rows)
            renamed.append((article, rows))
    fields = {name for edit in edits for name in edit.changes}
    Article.objects.bulk_update(written, ["version", *sorted(fields)])
    Revision.objects.bulk_create(revisions)
    _rename_many(renamed)
    follow_many(written)
    note(changed, author)
    entries.keep_up(written)
    return {article.pk: article.version for article in written}


def _rename_many(renamed: Sequence[tuple[Article, list[Byline]]]) -> None:
    Byline.objects.filter(article__in=[article for article, _rows in renamed]).delete()
    Byline.objects.bulk_create([row for _article, rows in renamed for row in rows])


def _mark_checked(article: Article, user: AbstractBaseUser | None) -> None:
    Article.objects.filter(pk=article.pk).update(checked_by=user, checked_at=timezone.now() if user else None)


def _byline_rows(article: Article, bylines: Iterable[tuple[str, str]] | None) -> list[Byline]:
    if bylines is None:
        return list(article.bylines.all())
    cleaned = ((typed(name).strip(), role) for name, role in bylines)
    unique = dict.fromkeys((name, role) for name, role in cleaned if name)
    return [Byline(article=article, position=n, name=name, role=role) for n, (name, role) in enumerate(unique, 1)]


def _replace_bylines(article: Article, rows: list[Byline]) -> None:
    _tie(article, rows)
    article.bylines.all().delete()
    Byline.objects.bulk_create(rows)


def _tie(article: Article, rows: Iterable[Byline]) -> None:
    """Names that stay keep the person they were tied to; a name that is known in this article is tied."""
    tied = {byline.name: byline.person_id for byline in article.bylines.all()}
    named = {person.name: person.pk for person in article.people.all()}
    for row in rows:
        row.person_id = tied.get(row.name) or named.get(row.name)
