"""What proofreading achieved and what it cost, issue by issue: errors per 10,000 characters before and after, by kind
and by month, and the effort.

Before: the places that were corrected since the import, and what a second reader's sample says is left. After: the
last sample, with its 95 % interval.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count, Q, Sum

from articles.merging.hunks import hunks
from articles.models import Article, Effort, Issue, Revision, Sample, Suggestion
from articles.revisions import IMPORT_AGAIN, PROOFREAD
from articles.sampling.drawing import characters
from articles.sampling.interval import PER, Rate

# The newest issues whose texts are compared for a page.
MOST = 24


@dataclass(frozen=True, slots=True)
class Figures:
    """An issue. `corrected` places differ from what was imported; `accepted` counts by kind the suggestions that
    were taken; the rest of the corrections was made by hand: what the machine missed."""

    issue: Issue
    characters: int
    corrected: int
    accepted: Mapping[str, int] = field(default_factory=dict)
    rejected: int = 0
    seconds: int = 0
    keystrokes: int = 0
    clicks: int = 0
    sample: Sample | None = None

    @property
    def taken(self) -> int:
        return sum(self.accepted.values())

    @property
    def by_hand(self) -> int:
        return max(0, self.corrected - self.taken)

    @property
    def after(self) -> Rate | None:
        return self.sample.rate if self.sample else None

    @property
    def before(self) -> float:
        """Errors per 10,000 characters as imported; without a sample only those that were corrected."""
        made = self.corrected / self.characters * PER if self.characters else 0.0
        return made + (self.after.found if self.after else 0.0)

    @property
    def minutes(self) -> int:
        return round(self.seconds / 60)


@dataclass(frozen=True, slots=True)
class Month:
    """The issues of a month together: `after`, with `low` and `high`, is None where none has a sample."""

    name: str
    issues: int
    before: float
    after: float | None
    low: float = 0.0
    high: float = 0.0


def figures(most: int = MOST) -> list[Figures]:
    """Of the newest dated issues that editors have begun, the newest first; six queries at most."""
    issues = list(
        Issue.objects.exclude(status=Issue.Status.IMPORTED).exclude(date=None)
        .select_related("publication").newest_first()[:most]
    )  # fmt: skip
    pks = [issue.pk for issue in issues]
    lengths, corrected = _corrections(pks)
    accepted, rejected = _decisions(pks)
    samples = {row.issue_id: row for row in Sample.objects.filter(issue__in=pks).finished().reverse()}
    spent = Effort.objects.filter(article__issue__in=pks).order_by().values("article__issue")
    spent = spent.annotate(seconds=Sum("seconds"), keystrokes=Sum("keystrokes"), clicks=Sum("clicks"))
    cost = {row.pop("article__issue"): row for row in spent}
    return [
        Figures(
            issue, lengths[issue.pk], corrected[issue.pk], accepted.get(issue.pk, {}), rejected[issue.pk],
            sample=samples.get(issue.pk), **cost.get(issue.pk, {}),
        )
        for issue in issues
    ]  # fmt: skip


def by_kind(rows: Iterable[Figures]) -> list[tuple[str, int]]:
    """(kind of suggestion, how many were taken), the most first; "" stands for what was corrected by hand."""
    found: Counter[str] = Counter()
    by_hand = 0
    for row in rows:
        found.update(row.accepted)
        by_hand += row.by_hand
    return [*found.most_common(), *([("", by_hand)] if by_hand else [])]


def by_month(rows: Sequence[Figures]) -> list[Month]:
    """The months of the issues, the newest first; longer issues and samples weigh more."""
    return [
        _month(name, list(group)) for name, group in groupby(rows, key=lambda row: row.issue.date.strftime("%Y-%m"))
    ]


def _month(name: str, rows: Sequence[Figures]) -> Month:
    length = sum(row.characters for row in rows) or 1
    before = sum(row.before * row.characters for row in rows) / length
    sampled = [row for row in rows if row.sample]
    if not sampled:
        return Month(name, len(rows), before, None)
    read = sum(row.sample.characters for row in sampled)
    low, found, high = (
        sum(getattr(row.after, end) * row.sample.characters for row in sampled) / read
        for end in ("low", "found", "high")
    )
    return Month(name, len(rows), before, found, low, high)


def _corrections(pks: Sequence[int]) -> tuple[Counter[int], Counter[int]]:
    """By issue, how many characters it has, and in how many places it differs from what was last imported."""
    lengths: Counter[int] = Counter()
    places: Counter[int] = Counter()
    rows = list(Article.objects.filter(issue__in=pks).values("pk", "issue", "parsed__version", *PROOFREAD))
    kept = Revision.objects.filter(article__issue__in=pks).filter(Q(version=1) | Q(reason=IMPORT_AGAIN))
    contents = {(one.article_id, one.version): one.content for one in kept}
    for row in rows:
        lengths[row["issue"]] += sum(characters(row[name]) for name in PROOFREAD)
        read = contents.get((row["pk"], row["parsed__version"] or 1)) or contents.get((row["pk"], 1))
        if read:
            places[row["issue"]] += sum(len(hunks(read.get(name) or "", row[name])) for name in PROOFREAD)
    return lengths, places


def _decisions(pks: Sequence[int]) -> tuple[dict[int, dict[str, int]], Counter[int]]:
    """By issue, the suggestions that changed a text by kind, and how many were rejected."""
    accepted: dict[int, dict[str, int]] = {}
    rejected: Counter[int] = Counter()
    rows = Suggestion.objects.filter(issue__in=pks).order_by().values("issue", "kind").annotate(
        taken=Count("pk", filter=Q(state=Suggestion.State.ACCEPTED, replacement__isnull=False)),
        left=Count("pk", filter=Q(state=Suggestion.State.REJECTED)),
    )  # fmt: skip
    for row in rows:
        rejected[row["issue"]] += row["left"]
        if row["taken"]:
            accepted.setdefault(row["issue"], {})[row["kind"]] = row["taken"]
    return accepted, rejected
