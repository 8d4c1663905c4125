"""Writes captions and credits of many photos at once, with their history."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from simple_history.utils import bulk_update_with_history

from articles.anchoring import follow_captions
from articles.models import Photo
from articles.noticing.asking import Changed, caption_of, note

FIELDS = ("caption", "credit")
LONGEST_REASON = 100


def locked(pks: Iterable[int]) -> dict[int, Photo]:
    """Photos by number, locked in the caller's transaction."""
    rows = Photo.objects.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk")
    return {row.pk: row for row in rows.select_related("issue", "article")}


def save_many(
    changes: Mapping[int, Mapping[str, str]], photos: Mapping[int, Photo], user: AbstractBaseUser, why: str
) -> None:
    """Writes {photo's number: {field: words}} into `locked` photos; as many queries as for one."""
    written = [photos[pk] for pk, words in changes.items() if words]
    if not written:
        return
    before = [caption_of(photo) for photo in written]
    for photo in written:
        for name, words in changes[photo.pk].items():
            setattr(photo, name, words)
    bulk_update_with_history(
        written, Photo, list(FIELDS), default_user=user, default_change_reason=why[:LONGEST_REASON]
    )
    follow_captions(written)
    changed = zip(written, before, strict=True)
    note([Changed(photo.issue, words, caption_of(photo), photo=photo) for photo, words in changed], user)
