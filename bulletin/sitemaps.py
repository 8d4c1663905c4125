"""What search engines find here, and when it was changed: an index of sitemaps (sitemaps.org), and robots.txt."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article, Issue
from articles.pages.changes import articles_with_change, issues_with_change
from people.models import Event, Person


class PublishedSitemap(Sitemap):
    """Rows that everyone may read. The date of the whole is that of the newest row's change or publication, told by
    the database: Django would load every row for it."""

    limit = 5000

    def get_latest_lastmod(self) -> datetime | None:
        return Issue.objects.published().aggregate(latest=Max("modified"))["latest"]


class IssueSitemap(PublishedSitemap):
    def items(self) -> QuerySet[Issue]:
        return issues_with_change(Issue.objects.published().select_related("publication")).order_by("date", "pk")

    def lastmod(self, item: Issue) -> datetime:
        return item.changed


class ArticleSitemap(PublishedSitemap):
    def items(self) -> QuerySet[Article]:
        named = ("number", "issue__date", "issue__publication__slug")
        rows = Article.objects.published().select_related("issue__publication").only(*named)
        return articles_with_change(rows).order_by("pk")

    def lastmod(self, item: Article) -> datetime:
        return item.changed

    def get_latest_lastmod(self) -> datetime | None:
        rows = Article.objects.published().aggregate(latest=Max("revisions__created"))
        return max(filter(None, (rows["latest"], super().get_latest_lastmod())), default=None)


class PersonSitemap(PublishedSitemap):
    def items(self) -> QuerySet[Person]:
        return Person.objects.public().only("slug").order_by("pk")


class EventSitemap(PublishedSitemap):
    def items(self) -> QuerySet[Event]:
        return Event.objects.published().only("slug").order_by("pk")


class PageSitemap(PublishedSitemap):
    def items(self) -> list[str]:
        rooms = ["articles:issue-list", "gallery", "people:person-list", "people:event-list"]
        return ["home", "about", "corrections", *rooms]

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {
    "pages": PageSitemap,
    "issues": IssueSitemap,
    "articles": ArticleSitemap,
    "people": PersonSitemap,
    "events": EventSitemap,
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/admin/",
        "Disallow: /*/report/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
