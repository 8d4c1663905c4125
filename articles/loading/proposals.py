"""What a changed file says otherwise than the editors' text, as suggestions and conflicts. The text stays as it is."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.anchoring import fingerprint
from articles.merging.hunks import Hunk, applied
from articles.merging.likelihood import REIMPORT, confidence, kind_of, reason_of
from articles.merging.threeway import Bearing, Difference, differences
from articles.models import Article, Conflict, ImportedFile, Photo, Suggestion
from articles.proofing.quotes import Quote, anchor, quote_of

Kind = Conflict.Kind
State = Suggestion.State
Owner = Article | Photo
# So often a quote is made longer, where another suggestion quotes the same words.
MOST_TRIES = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """What still waits at a place of the editors' text: an open suggestion or conflict of an earlier import. `change`
    is what it proposes; None where an editor's change is at stake as well."""

    row: Suggestion | Conflict
    start: int
    end: int
    change: Hunk | None

    def touches(self, one: Difference) -> bool:
        if self.start == self.end or one.start == one.end:
            return self.start <= one.end and one.start <= self.end
        return self.start < one.end and one.start < self.end


@dataclass(slots=True)
class Proposals:
    """Writes what a file proposes, and counts it: suggestions, conflicts, and what was decided before."""

    file: ImportedFile
    counts: Counter = field(default_factory=Counter)

    def words(self, owner: Owner, part: str, base: str, theirs: str) -> None:
        """A part that is compared by character: what differs in it between two readings."""
        ours = getattr(owner, part)
        found = differences(base, ours, theirs)
        standing = _standing(owner, part, ours) if found else []
        for one in found:
            touched = [other for other in standing if other.touches(one)]
            is_offer = one.bearing is Bearing.NEW or _explains(touched, one, ours)
            overtake(other.row for other in touched)
            if one.bearing is Bearing.AGREED:
                continue
            if is_offer and ours:
                self._suggest(owner, part, ours, one, confidence(one, is_edited=base != ours))
            else:
                self._dispute(owner, part, ours, one, Kind.OFFER if is_offer else Kind.CLASH)

    def value(self, owner: Owner, part: str, base: Mapping, ours: Mapping, theirs: Mapping) -> None:
        """A part that is kept or taken as a whole: the fields that it is made of, as JSON can hold them."""
        if theirs == base:
            return
        waiting = list(owner.conflicts.open().filter(field=part))
        base, ours, theirs = (json.dumps(side, ensure_ascii=False, sort_keys=True) for side in (base, ours, theirs))
        is_offer = ours == base or any(row.kind == Kind.OFFER and row.ours == ours for row in waiting)
        overtake(waiting)
        if theirs != ours:
            kind = Kind.OFFER if is_offer else Kind.CLASH
            self.add(_conflict(owner, kind, field=part, base=base, ours=ours, theirs=theirs))

    def _suggest(self, owner: Owner, part: str, ours: str, one: Difference, share: float) -> None:
        """A suggestion, unless the words were left as they stand before in this context."""
        wide = _widened(one, ours)
        for _try in range(MOST_TRIES):
            row = _suggestion(owner, part, ours, wide, self.file)
            row.confidence = share
            rivals = Suggestion.objects.filter(state__in=[State.OPEN, State.REJECTED])
            rival = rivals.filter(fingerprint=row.fingerprint).first()
            if rival is None:
                row.save()
                self.counts["suggestions"] += 1
                return
            if rival.state == State.REJECTED:
                self.counts["decided"] += 1
                return
            if (rival.start, rival.replacement) == (row.start, row.replacement):
                return
            wide = _longer(wide, ours)
        self._dispute(owner, part, ours, one, Kind.OFFER)

    def _dispute(self, owner: Owner, part: str, ours: str, one: Difference, kind: Kind) -> None:
        """A conflict about words; of two places where the same stands in the same context each has a longer quote."""
        wide = _widened(one, ours)
        for _try in range(MOST_TRIES):
            quote = quote_of(ours, wide.start, wide.end)
            row = _conflict(
                owner, kind, field=part, prefix=quote.prefix, suffix=quote.suffix, start=quote.start,
                base=wide.base, ours=wide.ours, theirs=wide.theirs,
            )  # fmt: skip
            row.issue = self.file.issue
            twins = Conflict.objects.open().filter(fingerprint=_fingerprint(row)).exclude(start=row.start)
            if not twins.exists():
                break
            wide = _longer(wide, ours)
        self.add(row)

    def add(self, row: Conflict) -> None:
        """A conflict, unless an editor has settled the same before."""
        row.file, row.issue = self.file, self.file.issue
        row.fingerprint = _fingerprint(row)
        settled = Conflict.objects.filter(fingerprint=row.fingerprint, theirs=row.theirs, state=Conflict.State.SETTLED)
        known = settled.exclude(taken=Conflict.Taken.OVERTAKEN).last()
        if known:
            if row.record:  # What an editor left out is left out of this file: its lines are accounted for there.
                known.file, known.record = row.file, row.record
                known.save(update_fields=["file", "record"])
            self.counts["decided"] += 1
            return
        overtake(Conflict.objects.open().filter(fingerprint=row.fingerprint))
        row.save()
        self.counts["conflicts" if row.field else row.kind] += 1


def overtake(rows: Iterable[Suggestion | Conflict]) -> None:
    """Closes what an earlier import proposed and this one has made void."""
    for row in rows:
        if isinstance(row, Suggestion):
            row.state, row.decided_at = State.SUPERSEDED, timezone.now()
            row.save(update_fields=["state", "decided_at"])
        else:
            row.state, row.taken, row.settled_at = Conflict.State.SETTLED, Conflict.Taken.OVERTAKEN, timezone.now()
            row.save(update_fields=["state", "taken", "settled_at"])


def _standing(owner: Owner, part: str, ours: str) -> list[Standing]:
    found = []
    for row in owner.suggestions.open().filter(detector=REIMPORT, field=part):
        at = anchor(ours, row.quote)
        if at is not None and row.replacement is not None:
            end = at + len(row.exact)
            found.append(Standing(row, at, end, Hunk(at, end, row.replacement)))
    for row in owner.conflicts.open().filter(field=part):
        at = place_of(row, ours)
        if at is not None:
            end = at + len(row.ours)
            found.append(Standing(row, at, end, Hunk(at, end, row.theirs) if row.kind == Kind.OFFER else None))
    return sorted(found, key=lambda one: (one.start, one.end))


def place_of(row: Conflict, text: str) -> int | None:
    """Where the words of a conflict stand in a text; None where they no longer do."""
    if not row.ours:
        return 0 if not text else None
    return anchor(text, row.quote)


def _explains(touched: Sequence[Standing], one: Difference, ours: str) -> bool:
    """Whether the editors' text differs from the former reading only in what nobody has decided yet."""
    changes = [other.change for other in touched if other.change]
    overlap = any(a.end > b.start for a, b in pairwise(changes))
    if not changes or len(changes) < len(touched) or overlap:
        return False
    start, end = min(one.start, changes[0].start), max(one.end, changes[-1].end)
    return applied(ours, changes, start, end) == ours[start : one.start] + one.base + ours[one.end : end]


def _widened(one: Difference, ours: str) -> Difference:
    """With a character beside it where nothing stands at its place, so that it can be quoted."""
    if one.start < one.end or not ours:
        return one
    left, right = ours[: one.start][-1:], ours[one.end : one.end + 1]
    return _with(one, left, "") if left.strip() or not right else _with(one, "", right)


def _longer(one: Difference, ours: str) -> Difference:
    """With a character more: behind it, else before it."""
    right, left = ours[one.end : one.end + 1], ours[: one.start][-1:]
    return _with(one, "", right) if right else _with(one, left, "")


def _with(one: Difference, left: str, right: str) -> Difference:
    sides = (left + words + right for words in (one.base, one.ours, one.theirs))
    return Difference(one.bearing, one.start - len(left), one.end + len(right), *sides)


def _owner(owner: Owner) -> dict[str, object]:
    return {"article": owner} if isinstance(owner, Article) else {"photo": owner, "article_id": owner.article_id}


def _suggestion(owner: Owner, part: str, ours: str, one: Difference, file: ImportedFile) -> Suggestion:
    quote = quote_of(ours, one.start, one.end)
    row = Suggestion(
        issue=file.issue, field=part, prefix=quote.prefix, exact=quote.exact, suffix=quote.suffix, start=quote.start,
        replacement=one.theirs, kind=kind_of(one).value, detector=REIMPORT,
        reason=reason_of(one, file.name), **_owner(owner),
    )  # fmt: skip
    row.fingerprint = fingerprint(row)
    return row


def _conflict(owner: Owner, kind: Kind, **fields: object) -> Conflict:
    return Conflict(kind=kind, **_owner(owner), **fields)


def _fingerprint(row: Conflict) -> str:
    """What is the same for the same words in the same context of the same part."""
    quote = Quote(row.prefix, row.ours, row.suffix) if row.field else Quote("", row.theirs or row.ours, "")
    about = row.field or row.kind
    return quote.fingerprint("conflict", about, row.issue_id, row.article_id, row.photo_id)


def vanished(owner: Owner, title: str, elsewhere: Article | None) -> Conflict:
    """An article or photo that the new file no longer has; `elsewhere` is the article that has most of its text now."""
    note = _("The new file no longer has it. It stays until an editor decides.")
    if elsewhere:
        note = _("The new file has its text in article %(number)d.") % {"number": elsewhere.number}
    return _conflict(owner, Kind.VANISHED, ours=title, note=note)
