"""The photos of all issues, newest first."""

from typing import TypedDict

from django.core.paginator import Page, Paginator

from articles.models import Issue, Photo
from articles.models.photo import PhotoQuerySet

PHOTOS_ON_PAGE = 24


class GalleryPage(TypedDict):
    """`years` are those that have photos, newest first; `year` is the chosen one, None for all, and `keep` what
    its address has before the number of the page."""

    page: Page
    keep: str
    years: list[int]
    year: int | None


def gallery_page(photos: PhotoQuerySet, year: int | None, number: int) -> GalleryPage:
    """Of the photos one may see those of a year, or all, a page of them. Raises EmptyPage. Three queries."""
    days = Issue.objects.filter(pk__in=photos.order_by().values("issue")).dates("date", "year", order="DESC")
    found = photos.filter(issue__date__year=year) if year else photos
    page = Paginator(found.for_gallery(), PHOTOS_ON_PAGE).page(number)
    page.object_list = list(page.object_list)
    for photo in page.object_list:
        if photo.article:
            photo.article.issue = photo.issue
    return GalleryPage(page=page, keep=f"year={year}&" if year else "", years=[day.year for day in days], year=year)


def published_photos() -> PhotoQuerySet:
    """Those that have anything to show."""
    return Photo.objects.published().worth_showing()
