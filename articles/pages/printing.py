"""A whole issue on one page, to be printed or read from beginning to end."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypedDict

from articles.models import Article, Byline, Issue, Photo, Publication
from articles.models.issue import IssueQuerySet
from articles.pages.copies import whole_articles
from articles.pages.issue import PHOTO_FIELDS, by_page, has_words, page_count, tie
from people.models.rows import Rows


@dataclass(frozen=True)
class WholeArticle:
    """An article with all that was printed of it."""

    article: Article
    bylines: list[list[Byline]]
    photos: list[Photo]


@dataclass(frozen=True)
class WholePage:
    """A 版 with its articles and the photos that belong to none; `number` None: not known."""

    number: int | None
    articles: list[WholeArticle]
    photos: list[Photo]


class PrintPage(TypedDict):
    publication: Publication
    issue: Issue
    page_count: int
    pages: list[WholePage]


def print_page(one: IssueQuerySet) -> PrintPage:
    """The issue that `one` is narrowed to. Raises Issue.DoesNotExist. Two queries."""
    rows = Rows(Photo.objects.all(), "issue", PHOTO_FIELDS)
    issue = one.select_related("publication").annotate(photo_rows=rows).get()
    articles = whole_articles(issue)
    photos = sorted(issue.photo_rows, key=attrgetter("position"))
    tie(photos, articles)
    return PrintPage(
        publication=issue.publication,
        issue=issue,
        page_count=page_count([*articles, *photos]),
        pages=whole_pages(articles, photos),
    )


def whole_pages(articles: Iterable[Article], photos: Iterable[Photo]) -> list[WholePage]:
    """Page by page as printed. Photos of articles stand with those."""
    own: dict[int | None, list[Photo]] = {}
    for photo in photos:
        own.setdefault(photo.article_id, []).append(photo)
    return [
        WholePage(
            number,
            [_whole(article, own.get(article.pk, [])) for article in found if has_words(article) or article.pk in own],
            loose,
        )
        for number, found, loose in by_page(articles, own.pop(None, []))
    ]


def _whole(article: Article, photos: list[Photo]) -> WholeArticle:
    return WholeArticle(article, [list(group) for _, group in groupby(article.byline_rows, attrgetter("role"))], photos)
