"""When what readers see of an article or an issue was changed last."""

from datetime import datetime

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpResponse
from django.utils.http import http_date

from articles.models import Revision
from articles.models.article import ArticleQuerySet
from articles.models.issue import IssueQuerySet


def articles_with_change(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Adds `changed`: the latest of its publication and of its versions; None for an article without either."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-version").values("created")[:1]
    return articles.annotate(changed=_later(F("issue__published_at"), Subquery(newest)))


def issues_with_change(issues: IssueQuerySet) -> IssueQuerySet:
    """Adds `changed`: the latest of its own change and of its articles' versions."""
    newest = Revision.objects.filter(article__issue=OuterRef("pk")).order_by("-created").values("created")[:1]
    return issues.annotate(changed=_later(F("modified"), Subquery(newest)))


def dated(response: HttpResponse, changed: datetime | None) -> HttpResponse:
    """The page with the time of its last change, by which programs ask whether they have it already."""
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return response


def _later(one: F, other: Subquery) -> Greatest:
    """Of two times the later; where one is not known, the other: databases differ in what they make of that."""
    return Greatest(Coalesce(one, other), Coalesce(other, one))
