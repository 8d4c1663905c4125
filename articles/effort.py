"""What an issue costs: active seconds, keys and clicks at the pages of its articles, and what became of suggestions."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from articles.models import Article, Effort, Issue, Suggestion

# A page reports every half minute or so; what claims more than an hour at once is no report of a page.
MOST_SECONDS = 3600
MOST_STROKES = 50_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Effort at the pages of an issue's articles, and how its suggestions were decided."""

    seconds: int
    keystrokes: int
    clicks: int
    accepted: int
    rejected: int

    @property
    def minutes(self) -> int:
        return round(self.seconds / 60)


def add(article: Article, user: AbstractBaseUser, *, seconds: int, keystrokes: int, clicks: int) -> None:
    """Adds a report of a page to the person's day. Raises ValueError for what no page reports."""
    if not (0 <= seconds <= MOST_SECONDS and 0 <= keystrokes <= MOST_STROKES and 0 <= clicks <= MOST_STROKES):
        raise ValueError("no report of a page")
    with transaction.atomic():
        row, _made = Effort.objects.get_or_create(article=article, user=user, day=timezone.localdate())
        Effort.objects.filter(pk=row.pk).update(
            seconds=F("seconds") + seconds, keystrokes=F("keystrokes") + keystrokes, clicks=F("clicks") + clicks
        )


def spent(issue: Issue) -> Spent:
    """What the issue has cost until now; two queries."""
    sums = Effort.objects.filter(article__issue=issue).aggregate(Sum("seconds"), Sum("keystrokes"), Sum("clicks"))
    decided = issue.suggestions.order_by().aggregate(
        accepted=Count("pk", filter=Q(state=Suggestion.State.ACCEPTED)),
        rejected=Count("pk", filter=Q(state=Suggestion.State.REJECTED)),
    )
    return Spent(
        sums["seconds__sum"] or 0, sums["keystrokes__sum"] or 0, sums["clicks__sum"] or 0,
        decided["accepted"], decided["rejected"],
    )  # fmt: skip
