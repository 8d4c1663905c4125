"""Atom feeds (RFC 4287): all articles, those of a section, those that name a person; the calendar of events (RFC 5545);
and the page that lists them."""

from collections.abc import Iterable
from datetime import datetime, time
from operator import attrgetter

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import Article, Byline, Publication
from articles.models.article import ArticleQuerySet
from articles.pages.article import BYLINE_FIELDS
from articles.pages.changes import articles_with_change
from articles.parsing.printable import printable
from people.icalendar import with_change
from people.models import Event, Person
from people.models.rows import Rows
from people.views import calendar_file

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)
# About two issues of a bulletin.
NEWEST = 50
# About a year of a bulletin.
NEWEST_EVENTS = 500
LONGEST_SUMMARY = 300


class PrintableAtom(Atom1Feed):
    """An Atom feed of what XML can hold, whatever stands in the texts."""

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.feed = _printable(self.feed)

    def add_item(self, *args: object, **kwargs: object) -> None:
        super().add_item(*args, **kwargs)
        self.items[-1] = _printable(self.items[-1])


def _printable(told: dict[str, object]) -> dict[str, object]:
    return {
        name: printable(value) if isinstance(value, str)
        else [printable(str(one)) for one in value] if name == "categories"
        else value
        for name, value in told.items()
    }  # fmt: skip


class ArticleFeed(Feed):
    """All published articles, newest first."""

    feed_type = PrintableAtom

    def title(self, obj: object = None) -> str:
        return Publication.objects.default().name

    def link(self, obj: object = None) -> str:
        return reverse("home")

    def articles(self, obj: object = None) -> ArticleQuerySet:
        return Article.objects.published()

    def items(self, obj: object = None) -> Iterable[Article]:
        rows = articles_with_change(self.articles(obj)).for_list()
        return rows.annotate(byline_rows=Rows(Byline.objects.all(), "article", BYLINE_FIELDS)).newest_first()[:NEWEST]

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        opening = item.opening
        return opening if len(opening) <= LONGEST_SUMMARY else f"{opening[:LONGEST_SUMMARY]}…"

    def item_author_name(self, item: Article) -> str | None:
        names = [
            byline.name for byline in sorted(item.byline_rows, key=attrgetter("position")) if not byline.is_private
        ]
        return " ".join(dict.fromkeys(names)) or item.issue.publication.name

    def item_categories(self, item: Article) -> list[str]:
        return [item.section] if item.section else []

    def item_pubdate(self, item: Article) -> datetime:
        return timezone.make_aware(datetime.combine(item.issue.date, time()))

    def item_updateddate(self, item: Article) -> datetime:
        return item.changed


class SectionFeed(ArticleFeed):
    """The articles of one section."""

    def get_object(self, request: HttpRequest, section: str) -> str:
        if not Article.objects.published().filter(section=section).exists():
            raise Http404
        return section

    def title(self, obj: str) -> str:
        return f"{super().title()} · {obj}"

    def articles(self, obj: str) -> ArticleQuerySet:
        return super().articles().filter(section=obj)


class PersonFeed(ArticleFeed):
    """The articles that name one person."""

    def get_object(self, request: HttpRequest, slug: str) -> Person:
        return get_object_or_404(Person.objects.public(), slug=slug)

    def title(self, obj: Person) -> str:
        return f"{super().title()} · {obj.name}"

    def link(self, obj: Person) -> str:
        return obj.get_absolute_url()

    def articles(self, obj: Person) -> ArticleQuerySet:
        return obj.articles.published()


everything, of_section, of_person = (
    require_safe(public(feed)) for feed in (ArticleFeed(), SectionFeed(), PersonFeed())
)


@require_safe
@public
def events(request: HttpRequest) -> HttpResponse:
    """The newest events, for programs that keep calendars."""
    title = f"{Publication.objects.default().name} · {_('Events')}"
    return calendar_file(request, with_change(Event.objects.published())[:NEWEST_EVENTS], "events", title)


@require_safe
@public
def index(request: HttpRequest) -> HttpResponse:
    """Which feeds there are."""
    counted = Article.objects.published().exclude(section="").order_by().values_list("section")
    sections = sorted(counted.annotate(count=Count("pk")), key=lambda row: (-row[1], row[0]))
    return render(request, "articles/feeds.html", {"sections": sections, "title": _("Feeds")})
