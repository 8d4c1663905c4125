"""Opens a batch and keeps what it does, a portion of rows at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Batch, BatchRow
from articles.publishing import NotPossible

# Texts that are written in one transaction: few enough that one statement holds them in every database.
PORTION = 50
LONGEST_LABEL = 200
Member = TypeVar("Member")


def open_batch(kind: str, label: str, user: AbstractBaseUser, state: dict | None = None) -> Batch:
    """A new batch without rows. `label` says in an editor's words what is done, `state` is for the room that undoes."""
    words = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    return Batch.objects.create(kind=kind, label=words, made_by=user, state=state or {})


def record(batch: Batch, rows: Sequence[BatchRow]) -> None:
    """Keeps what was done to some texts, in the transaction that has changed them."""
    for row in rows:
        row.batch = batch
    BatchRow.objects.bulk_create(rows)
    changed = [row for row in rows if row.result == BatchRow.Result.CHANGED]
    places = sum(row.places for row in changed)
    Batch.objects.filter(pk=batch.pk).update(places=F("places") + places, texts=F("texts") + len(changed))


def mark_undone(batch: Batch, user: AbstractBaseUser) -> None:
    """Keeps that the batch is taken back, in the transaction that does so or begins to.

    Raises NotPossible where somebody has undone it before.
    """
    with transaction.atomic():
        current = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if current.undone_at:
            raise NotPossible(_("“%(batch)s” was undone before.") % {"batch": current})
        Batch.objects.filter(pk=batch.pk).update(undone_by=user, undone_at=timezone.now())
    batch.refresh_from_db()


def portions(members: Iterable[Member], size: int = PORTION) -> Iterator[list[Member]]:
    """The members in lists of at most `size`."""
    rest = iter(members)
    while portion := list(islice(rest, size)):
        yield portion
