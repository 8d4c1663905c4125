"""Decisions of editors as data: who is right how often, and what was corrected once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import Article, Correction, DetectorRecord, LearntText, Suggestion
from articles.proofing.corrections import KNOWN, correction_of
from articles.proofing.learning import learn
from articles.proofing.records import Kind

LONGEST_STRING = 60
# Older rows of what was learnt are of no use once there are newer ones.
KEPT = 2


def count(suggestion: Suggestion, *, is_right: bool) -> None:
    """Adds a decision to the record of the detector and of the string, in the caller's transaction. Readers are no
    detector that could be asked less."""
    if suggestion.kind == Kind.READER:
        return
    column = "accepted" if is_right else "rejected"
    for string in dict.fromkeys(("", suggestion.exact[:LONGEST_STRING])):
        row, _made = DetectorRecord.objects.get_or_create(detector=suggestion.detector, string=string)
        DetectorRecord.objects.filter(pk=row.pk).update(**{column: F(column) + 1})


def take_back(suggestions: Iterable[Suggestion], *, were_right: bool = True) -> None:
    """Takes acceptances, or refusals, off the records, in the caller's transaction: the suggestions are asked again."""
    column = "accepted" if were_right else "rejected"
    times = Counter((row.detector, string) for row in suggestions for string in {"", row.exact[:LONGEST_STRING]})
    for (detector, string), number in sorted(times.items()):
        rows = DetectorRecord.objects.filter(detector=detector, string=string, **{f"{column}__gte": number})
        rows.update(**{column: F(column) - number})


def note(before: str, after: str) -> None:
    """Keeps what was corrected between two versions of a text, in the caller's transaction.

    A correction that is taken back cancels what it had taught.
    """
    undone = [pair.right for pair in correction_of(after, before) if _forget(pair.wrong, pair.right)]
    for pair in correction_of(before, after):
        if any(right in pair.wrong or pair.wrong in right for right in undone):
            continue
        row, made = Correction.objects.get_or_create(
            wrong=pair.wrong, right=pair.right, defaults={"opening": pair.wrong[:2]}
        )
        if not made:
            Correction.objects.filter(pk=row.pk).update(times=F("times") + 1)


def unlearn(before: str, after: str) -> None:
    """Takes back what was taught by the corrections that an older text undoes, in the caller's transaction: that it
    stands again says of no words that they are right."""
    for pair in correction_of(after, before):
        _forget(pair.wrong, pair.right)


def _forget(wrong: str, right: str) -> bool:
    """Takes one time off a correction; whether there was any. One that was set aside stays, so that it is not taught
    anew."""
    taught = Correction.objects.filter(wrong=wrong, right=right)
    if taught.of_use().filter(times__lte=1).delete()[0] or taught.filter(times__gt=1).update(times=F("times") - 1):
        return True
    return taught.exists()


def set_aside(corrections: Iterable[Correction], user: AbstractBaseUser) -> None:
    """Keeps for good that the wrong words of corrections are right elsewhere: open suggestions of it are rejected."""
    with transaction.atomic():
        for row in corrections:
            Correction.objects.filter(pk=row.pk).update(is_right_elsewhere=True)
            asked = Suggestion.objects.open().filter(detector=KNOWN, exact=row.wrong, replacement=row.right)
            asked.update(state=Suggestion.State.REJECTED, decided_by=user, decided_at=timezone.now())


def learn_archive() -> LearntText:
    """Counts the published articles anew and keeps the counts; the same articles give the same bytes."""
    rows = Article.objects.published().order_by("pk").values_list("headline", "text")
    seen = {"articles": 0, "characters": 0}

    def texts():
        for headline, text in rows.iterator(chunk_size=500):
            seen["articles"] += 1
            seen["characters"] += len(headline) + len(text)
            yield f"{headline}\n{text}"

    counts = learn(texts()).to_bytes()
    row = LearntText.objects.create(counts=counts, **seen)
    LearntText.objects.exclude(pk__in=_newest()).delete()
    return row


def _newest() -> Sequence[int]:
    return list(LearntText.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT])
