"""Photos that belong to no article, kept for the search as articles are (see entries, which calls this)."""

from collections.abc import Iterable

from articles.models import Issue, Photo, PhotoEntry, SearchEntry
from articles.search.folding import fold
from articles.search.grams import tokens


def keep_up(photos: Iterable[Photo]) -> None:
    """Writes the entries of published photos, and takes out those of photos that belong to an article by now."""
    photos = list(photos)
    PhotoEntry.objects.filter(photo__in=[photo.pk for photo in photos]).delete()
    PhotoEntry.objects.bulk_create(
        PhotoEntry(photo_id=photo.pk, key=SearchEntry.key_of(photo.issue.date, photo.pk), words=_words(photo))
        for photo in photos
        if photo.article_id is None
    )


def keep_up_issue(issue: Issue) -> None:
    """After an issue was published, withdrawn or dated anew."""
    if issue.is_published:
        keep_up(issue.photos.select_related("issue"))
    else:
        PhotoEntry.objects.filter(photo__issue=issue).delete()


def reindex() -> None:
    """Writes all entries anew, in the caller's transaction."""
    PhotoEntry.objects.all().delete()
    rows = Photo.objects.published().filter(article=None).select_related("issue")
    keep_up(rows.only("caption", "credit", "article_id", "issue__date"))


def _words(photo: Photo) -> str:
    folded = fold("\n".join([photo.caption, photo.credit]))
    return f" {' '.join(tokens(folded))} "
