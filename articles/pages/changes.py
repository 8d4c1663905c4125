"""When what readers see of an article or an issue was changed last."""

from datetime import UTC, datetime

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, NullIf
from django.http import HttpResponse
from django.utils.http import http_date

from articles.models import Appearance, Revision
from articles.models.article import ArticleQuerySet
from articles.models.issue import IssueQuerySet

# Before anything was printed here.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def articles_with_change(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Adds `changed`: the latest of its publication, of its versions, and of decisions to hide or show
    somebody whom it names; None for an article without either."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-version").values("created")[:1]
    decided = _decided(article=OuterRef("pk"))
    return articles.annotate(changed=_latest(F("issue__published_at"), Subquery(newest), decided))


def issues_with_change(issues: IssueQuerySet) -> IssueQuerySet:
    """Adds `changed`: the latest of its own change, of its articles' versions, and of decisions to hide or show
    somebody whom they name."""
    newest = Revision.objects.filter(article__issue=OuterRef("pk")).order_by("-created").values("created")[:1]
    return issues.annotate(changed=_latest(F("modified"), Subquery(newest), _decided(article__issue=OuterRef("pk"))))


def dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """The page with the time of its last change, by which programs ask whether they have it already."""
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def _decided(**where: OuterRef) -> Subquery:
    """When it was last decided whether readers learn of a person who is named there."""
    decided = Appearance.objects.filter(person__privacy_changed__isnull=False, **where)
    return Subquery(decided.order_by("-person__privacy_changed").values("person__privacy_changed")[:1])


def _latest(*times: F | Subquery) -> NullIf:
    """The latest of several times, of which some or all are not known: databases differ in what they make of those."""
    return NullIf(Greatest(*(Coalesce(one, Value(NEVER)) for one in times)), Value(NEVER))
