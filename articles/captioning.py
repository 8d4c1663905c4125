"""The writer of a photo's words: its caption and its credit."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from articles.anchoring import follow_caption
from articles.models import Photo
from articles.noticing.asking import Changed, caption_of, note
from articles.parsing.printable import typed
from articles.proofreading import learning
from articles.proofreading.decisions import check_caption_editable


class CaptionClash(Exception):
    """Somebody else has changed the photo's words since they were shown. `current` is the photo as it stands now."""

    def __init__(self, current: Photo):
        super().__init__(f"photo {current.pk} was changed")
        self.current = current


def put_right(photo: Photo, *, caption: str, credit: str, seen: tuple[str, str], author: AbstractBaseUser) -> bool:
    """Writes caption and credit, and whether anything differed; `seen` is what the author had before their eyes.

    Raises CaptionClash, with nothing written, where something else stands by now, and NotEditable for a person who
    may not change it, or where it is published and nobody has said what readers are told (see articles.noticing). The
    suggestions of the caption follow its words, and what was corrected is learnt.
    """
    caption, credit = typed(caption), typed(credit)
    with transaction.atomic():
        current = Photo.objects.select_for_update(of=("self",)).select_related("issue").get(pk=photo.pk)
        before, seen_by_readers = (current.caption, current.credit), caption_of(current)
        if (caption, credit) in {before, seen}:
            return False
        check_caption_editable(current, author)
        if before != seen:
            raise CaptionClash(current)
        current.caption, current.credit = caption, credit
        current._history_user = author
        current.save(update_fields=["caption", "credit"])
        learning.note(before[0], caption)
        follow_caption(current)
        note([Changed(current.issue, seen_by_readers, caption_of(current), photo=current)], author)
    return True
