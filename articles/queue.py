"""What comes next for a person: articles by the risk in them for editors, issues and samples for reviewers.

An article that somebody else has open is not offered. Both lists are bounded, and need as many queries for one row as
for a full page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Count, Exists, F, FloatField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Conflict, Issue, Presence, Sample, Suggestion
from articles.models.article import ArticleQuerySet
from articles.proofing.records import Field, Kind
from articles.publishing import uncorrected_by

MOST = 30
# Of so many issues that editors have in hand, those in proofreading first, the articles are weighed.
MOST_ISSUES = 200
HEADS = (Field.KICKER, Field.HEADLINE, Field.DECK)
CONTRADICTIONS = (Kind.AGREEMENT, Kind.KNOWN_ERROR)
# What a suspect weighs at full confidence: what readers see first, and what harms most if it is wrong.
WEIGHT = Case(
    When(field__in=HEADS, then=Value(5.0)),
    When(Q(kind=Kind.NAME) | Q(field=Field.BYLINE), then=Value(4.0)),
    When(kind__in=CONTRADICTIONS, then=Value(3.0)),
    When(kind=Kind.PUNCTUATION, then=Value(0.5)),
    default=Value(1.0),
    output_field=FloatField(),
)
CONFLICT, UNCHECKED = 6.0, 0.1


@dataclass(frozen=True, slots=True)
class ArticleTask:
    """An article to work on: `why` it is next, in words."""

    article: Article
    why: list[str]


@dataclass(frozen=True, slots=True)
class IssueTask:
    """An issue to look at: `what` is read, approve or publish; `sample` is the one that the person is reading."""

    issue: Issue
    what: str
    why: str
    sample: int | None = None


def next_articles(user: AbstractBaseUser, most: int = MOST) -> list[ArticleTask]:
    """The articles with the greatest risk of those that nobody else has open; three queries."""
    rows = list(_weighed(user)[:most])
    pks = [row.pk for row in rows]
    counted = _suspects(pks)
    conflicts = Conflict.objects.open().filter(article__in=pks).order_by().values("article").annotate(n=Count("pk"))
    settled = dict(conflicts.values_list("article", "n"))
    return [ArticleTask(row, _why(row, counted.get(row.pk, {}), settled.get(row.pk, 0))) for row in rows]


def following(user: AbstractBaseUser, after: int) -> Article | None:
    """The next article of the queue but the one that the person is leaving."""
    return _weighed(user).exclude(pk=after).first()


def _weighed(user: AbstractBaseUser) -> ArticleQuerySet:
    """Articles that want a hand, the riskiest first, with `risk`."""
    in_hand = Issue.objects.with_editors().order_by(F("status").desc(), F("date").desc(nulls_last=True), "-pk")
    weight = Suggestion.objects.open().filter(article=OuterRef("pk")).order_by().values("article")
    weight = weight.annotate(sum=Sum(WEIGHT * F("confidence")))
    clashes = Conflict.objects.open().filter(article=OuterRef("pk")).order_by().values("article")
    clashes = clashes.annotate(sum=Count("pk") * CONFLICT)
    others = Presence.objects.others(user).filter(article=OuterRef("pk"))
    risk = (
        Coalesce(Subquery(weight.values("sum"), output_field=FloatField()), 0.0)
        + Coalesce(Subquery(clashes.values("sum"), output_field=FloatField()), 0.0)
        + Case(When(checked_at=None, then=Value(UNCHECKED)), default=Value(0.0), output_field=FloatField())
    )
    rows = Article.objects.for_list().filter(issue__in=in_hand.values("pk")[:MOST_ISSUES])
    rows = rows.annotate(risk=risk).filter(~Exists(others), risk__gt=0)
    return rows.order_by("-risk", "issue__date", "issue", "number")


def _suspects(pks: Sequence[int]) -> dict[int, dict[str, int]]:
    heads, names = Q(field__in=HEADS), Q(kind=Kind.NAME) | Q(field=Field.BYLINE)
    rows = Suggestion.objects.open().filter(article__in=pks).order_by().values("article").annotate(
        heads=Count("pk", filter=heads),
        names=Count("pk", filter=names & ~heads),
        facts=Count("pk", filter=Q(kind__in=CONTRADICTIONS) & ~names & ~heads),
        all=Count("pk"),
    )  # fmt: skip
    return {row["article"]: row for row in rows}


def _why(article: Article, counted: dict[str, int], conflicts: int) -> list[str]:
    heads, names, facts = (counted.get(name, 0) for name in ("heads", "names", "facts"))
    others = counted.get("all", 0) - heads - names - facts
    told = [
        (conflicts, ngettext("%(n)d conflict", "%(n)d conflicts", conflicts)),
        (heads, ngettext("%(n)d suspect in the headline", "%(n)d suspects in the headline", heads)),
        (names, ngettext("%(n)d name", "%(n)d names", names)),
        (facts, ngettext("%(n)d contradiction", "%(n)d contradictions", facts)),
        (others, ngettext("%(n)d other suspect", "%(n)d other suspects", others)),
    ]
    found = [words % {"n": n} for n, words in told if n]
    return [*found, *([_("not checked")] if article.checked_at is None else [])]


def next_issues(user: AbstractBaseUser, most: int = MOST) -> list[IssueTask]:
    """What waits for a reviewer who has not corrected it, the longest first; one query. Empty for who is none."""
    if not user.has_perm("articles.publish_issue"):
        return []
    counting = Sample.objects.filter(issue=OuterRef("pk")).counting()
    rows = Issue.objects.filter(status__in=[Issue.Status.PROOFREAD, Issue.Status.APPROVED])
    rows = rows.select_related("publication").annotate(
        is_foreign=Exists(uncorrected_by(Issue.objects.filter(pk=OuterRef("pk")), user)),
        sample=Subquery(counting.values("pk")[:1]),
        sample_state=Subquery(counting.values("state")[:1]),
        sample_reader=Subquery(counting.values("reader")[:1]),
    )
    rows = rows.filter(Q(is_foreign=True) | Q(status=Issue.Status.APPROVED)).order_by("modified", "pk")
    tasks = (_task(issue, user) for issue in rows[:most])
    return [task for task in tasks if task]


def _task(issue: Issue, user: AbstractBaseUser) -> IssueTask | None:
    if issue.sample_state == Sample.State.READING:
        if issue.sample_reader != user.pk:
            return None
        return IssueTask(issue, "read", _("You have begun to read its sample."), issue.sample)
    if issue.sample is None and issue.is_foreign and user.has_perm("articles.add_sample"):
        return IssueTask(issue, "read", _("Nobody has read a sample of it."))
    if issue.is_approved:
        return IssueTask(issue, "publish", _("It is approved and waits for publication."))
    return IssueTask(issue, "approve", _("It is handed in, and its sample is read."))
