"""Photos of a changed file: their captions are merged as articles' texts are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from simple_history.utils import bulk_create_with_history

from articles.anchoring import follow_caption
from articles.loading.composition import Composition
from articles.loading.proposals import Proposals, overtake, vanished
from articles.loading.withheld import photo_record_of
from articles.merging.matching import Reading, match
from articles.models import Conflict, ImportedFile, Photo, Suggestion
from articles.parsing.records import ParsedIssue
from articles.revisions import IMPORT_AGAIN

State = Suggestion.State
EDITABLE = ("caption", "credit", "date", "page", "article_id")
MACHINE = ["raw_text", "parsed_caption", "lines", "source_file"]


@dataclass(slots=True)
class Captions:
    """The photos of a file being merged. `made` leads from the parser's articles to those of the issue."""

    made: Composition
    parsed: ParsedIssue
    proposals: Proposals
    user: AbstractBaseUser | None
    is_closed: bool

    def merge(self, former: Iterable[ImportedFile]) -> None:
        issue = self.proposals.file.issue
        photos = list(issue.photos.select_for_update(of=("self",)).filter(source_file__in=former).order_by("position"))
        for record, row in zip(self.parsed.photos, self.made.photos, strict=True):
            row.article = self.made.article(record.article)
        known = {photo.pk: photo for photo in photos}
        found = match(
            [Reading(photo.pk, "", photo.raw_text) for photo in photos],
            [Reading(at, "", row.raw_text) for at, row in enumerate(self.made.photos)],
        )
        for pk in found.vanished:
            if known[pk].source_file_id == self.proposals.file.replaces_id:
                self.proposals.add(vanished(known[pk], str(known[pk]), None))
        for at, pk in found.pairs.items():
            self._one(known[pk], self.made.photos[at])
        self._appeared([self.made.photos[at] for at in found.appeared])
        overtake(Conflict.objects.open().filter(kind=Conflict.Kind.VANISHED, photo__in=set(found.pairs.values())))

    def _one(self, photo: Photo, fresh: Photo) -> None:
        imported = photo.history.filter(history_change_reason__in=["import", IMPORT_AGAIN]).first()
        # A photo without its first row (it was added by hand) counts as edited.
        base = {name: getattr(imported, name) for name in EDITABLE} if imported else {}
        ours = {name: getattr(photo, name) for name in EDITABLE}
        caption = photo.parsed_caption
        for name in MACHINE:
            setattr(photo, name, getattr(fresh, name))
        if ours == base and not self.is_closed and not _is_decided(photo):
            self._renew(photo, fresh, ours)
            return
        photo.save_without_historical_record(update_fields=MACHINE)
        self.proposals.words(photo, "caption", caption, fresh.caption)
        for name in ("credit", "date"):
            sides = ({name: _plain(side)} for side in (base.get(name), ours[name], getattr(fresh, name)))
            self.proposals.value(photo, name, *sides)

    def _renew(self, photo: Photo, fresh: Photo, ours: dict[str, object]) -> None:
        """A photo that nobody has edited takes what the file says."""
        if ours == {name: getattr(fresh, name) for name in EDITABLE}:
            photo.save_without_historical_record(update_fields=MACHINE)
            return
        for name in EDITABLE:
            setattr(photo, name, getattr(fresh, name))
        photo._history_user, photo._change_reason = self.user, IMPORT_AGAIN
        photo.save()
        follow_caption(photo)

    def _appeared(self, fresh: list[Photo]) -> None:
        """New photos come at the end; to an issue that others have before them only by an editor's word."""
        last = min((row.position for row in self.made.photos), default=1)
        for position, row in enumerate(fresh, last):
            row.position = position
        if not self.is_closed:
            bulk_create_with_history(fresh, Photo, default_user=self.user, default_change_reason="import")
        for row in fresh:
            conflict = Conflict(kind=Conflict.Kind.APPEARED, theirs=str(row) or row.raw_text)
            if self.is_closed:
                conflict.theirs, conflict.record = row.raw_text, photo_record_of(row)
            else:
                conflict.photo, conflict.article_id = row, row.article_id
            self.proposals.add(conflict)


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _is_decided(photo: Photo) -> bool:
    decided = photo.suggestions.filter(state__in=[State.ACCEPTED, State.REJECTED])
    return decided.exists() or photo.conflicts.filter(taken__in=["ours", "theirs"]).exclude(field="").exists()
