"""An issue page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TypedDict

from django.db.models import OuterRef, Subquery

from articles.models import Appearance, Article, Issue, Photo, Publication
from articles.models.issue import IssueQuerySet
from articles.pages.changes import issues_with_change
from articles.pages.news import InTheNews, people_in_the_news
from people.models.person import PUBLIC_FIELDS
from people.models.rows import Rows

APPEARANCE_FIELDS = ("kinds", "person__name", "person__slug", *(f"person__{name}" for name in PUBLIC_FIELDS))
PHOTO_FIELDS = (
    "id", "position", "page", "caption", "credit", "date", "article_id", "alternative_text", "picture__id",
    "picture__width", "picture__height", "picture__image",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """Articles that follow one another under one label; "" is no label."""

    name: str
    articles: list[Article]


@dataclass(frozen=True)
class PrintedPage:
    """A 版: `number` is None where the source does not tell the page."""

    number: int | None
    sections: list[Section]
    photos: list[Photo]


class IssuePage(TypedDict):
    publication: Publication
    issue: Issue
    page_count: int
    article_count: int
    pages: list[PrintedPage]
    people: list[InTheNews]
    previous: Issue | None
    next: Issue | None


def issue_page(one: IssueQuerySet, among: IssueQuerySet) -> IssuePage:
    """The issue that `one` is narrowed to, with its neighbours `among` the issues one may see.

    Raises Issue.DoesNotExist.
    """
    siblings = among.filter(publication=OuterRef("publication")).values("pk", "date")
    earlier = siblings.filter(date__lt=OuterRef("date")).order_by("-date", "-pk")
    later = siblings.filter(date__gt=OuterRef("date")).order_by("date", "pk")
    issue = (
        issues_with_change(one.select_related("publication"))
        .annotate(
            **issue_rows(),
            earlier_day=Subquery(earlier.values("date")[:1]),
            earlier_pk=Subquery(earlier.values("pk")[:1]),
            later_day=Subquery(later.values("date")[:1]),
            later_pk=Subquery(later.values("pk")[:1]),
        )
        .get()
    )
    articles = issue_articles(issue)
    photos = sorted(issue.photo_rows, key=attrgetter("position"))
    tie(photos, articles)
    return IssuePage(
        publication=issue.publication,
        issue=issue,
        page_count=page_count([*articles, *photos]),
        article_count=len(articles),
        pages=printed_pages(articles, photos),
        people=people_in_the_news(issue.appearance_rows),
        previous=neighbour(issue, issue.earlier_pk, issue.earlier_day),
        next=neighbour(issue, issue.later_pk, issue.later_day),
    )


@cache
def issue_rows() -> dict[str, Rows]:
    standing = Appearance.objects.filter(article__merged_into=None)
    return {
        "photo_rows": Rows(Photo.objects.all(), "issue", PHOTO_FIELDS),
        "appearance_rows": Rows(standing, "article__issue", APPEARANCE_FIELDS),
    }


def with_leads(issues: IssueQuerySet) -> IssueQuerySet:
    """Adds `lead_headline`, that of the first article that has one."""
    titled = Article.objects.filter(issue=OuterRef("pk")).exclude(headline="").in_print_order()
    return issues.select_related("publication").annotate(lead_headline=Subquery(titled.values("headline")[:1]))


def issue_articles(issue: Issue) -> list[Article]:
    """The issue's articles as printed, each knowing this very issue."""
    articles = list(issue.articles.defer("raw_text", "parsed_text", "parsed").in_print_order())
    for article in articles:
        article.issue = issue
    return articles


def tie(photos: Iterable[Photo], articles: Iterable[Article]) -> None:
    """Gives photos the articles they belong to, which are at hand."""
    by_pk = {article.pk: article for article in articles}
    for photo in photos:
        photo.article = by_pk.get(photo.article_id)


def page_count(printed: Iterable[Article | Photo]) -> int:
    """How many pages are known; 0 where the source tells none."""
    return len({one.page for one in printed if one.page})


def by_page(
    articles: Iterable[Article], photos: Iterable[Photo]
) -> list[tuple[int | None, list[Article], list[Photo]]]:
    """The pages as printed, one that is not known last, with the articles and photos of each.

    A photo stands on its page, else on that of its article, else on the last that has articles.
    """
    pages = {number: (list(group), []) for number, group in groupby(articles, attrgetter("page"))}
    last = next(reversed(pages), None)
    for photo in photos:
        number = photo.page or (photo.article.page if photo.article else None) or last
        pages.setdefault(number, ([], []))[1].append(photo)
    return [(number, *pages[number]) for number in sorted(pages, key=lambda number: (number is None, number))]


def printed_pages(articles: list[Article], photos: list[Photo]) -> list[PrintedPage]:
    """Articles and photos page by page, and inside a page by the sections in their order."""
    return [
        PrintedPage(number=number, sections=sections(found), photos=own)
        for number, found, own in by_page(articles, photos)
    ]


def sections(articles: list[Article]) -> list[Section]:
    """Articles by the label they follow one another under; photos without words stand with the photos."""
    worded = filter(has_words, articles)
    return [Section(name, list(group)) for name, group in groupby(worded, attrgetter("section"))]


def has_words(article: Article) -> bool:
    """Whether it is more than a photo and its caption."""
    return bool(article.headline or article.text)


def neighbour(issue: Issue, pk: int | None, day: date | None) -> Issue | None:
    return Issue(pk=pk, date=day, publication=issue.publication) if pk else None
