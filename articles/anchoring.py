"""Open suggestions follow the text that they quote: called by whoever has written an article or a caption."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from articles.models import Article, Byline, Photo, Suggestion
from articles.proofing.quotes import anchor, quote_of
from articles.proofing.records import Field, Kind
from articles.search import entries


def follow(article: Article) -> None:
    """Puts the open suggestions of an article where their quotes stand now, in the caller's transaction.

    A suggestion whose words no longer stand there is superseded.
    """
    follow_many([article])


def follow_many(articles: Collection[Article]) -> None:
    """The same for many articles, with as many queries as for one."""
    by_pk = {article.pk: article for article in articles}
    rows = list(Suggestion.objects.open().filter(article__in=by_pk, photo=None))
    quoting = {row.article_id for row in rows if row.field == Field.BYLINE}
    bylines = Byline.objects.filter(article__in=quoting) if quoting else ()
    positions = {(byline.article_id, byline.name): byline.position for byline in bylines}
    for row in rows:
        if row.field == Field.BYLINE:
            row.start = positions.get((row.article_id, row.prefix + row.exact + row.suffix), 0)
            row.state = row.state if row.start else Suggestion.State.SUPERSEDED
        else:
            move(row, getattr(by_pk[row.article_id], row.field))
    write(rows)


def follow_captions(photos: Collection[Photo]) -> None:
    """The same for the captions of many photos; the search follows them, too."""
    by_pk = {photo.pk: photo for photo in photos}
    rows = list(Suggestion.objects.open().filter(photo__in=by_pk))
    for row in rows:
        move(row, by_pk[row.photo_id].caption)
    write(rows)
    entries.keep_up_photos(photos)


def follow_caption(photo: Photo) -> None:
    """The same for the suggestions of a photo's caption."""
    follow_captions([photo])


def hand_over(photo: Photo) -> None:
    """Gives the suggestions of a caption to the article that the photo belongs to now."""
    rows = list(photo.suggestions.all())
    for row in rows:
        row.article_id = photo.article_id
        row.fingerprint = fingerprint(row)
    Suggestion.objects.bulk_update(rows, ["article", "fingerprint"], batch_size=500)


def move(row: Suggestion, text: str) -> None:
    """Gives a suggestion the place, the neighbours and the fingerprint that its quote has in the text now."""
    at = anchor(text, row.quote)
    if at is None:
        row.state = Suggestion.State.SUPERSEDED
        return
    quote = quote_of(text, at, at + len(row.exact))
    row.prefix, row.suffix, row.start = quote.prefix, quote.suffix, at
    row.fingerprint = fingerprint(row)


def fingerprint(row: Suggestion) -> str:
    """What is the same for the same words in the same context of the same part, whoever points at them. Readers may
    say different things of the same words: theirs are the same only where they say the same."""
    said = (row.replacement or "", row.reason) if row.kind == Kind.READER else ()
    return row.quote.fingerprint(row.article_id, row.photo_id, row.field, *said)


def write(rows: Iterable[Suggestion]) -> None:
    """Saves suggestions that were moved. Of two that now quote the same words one goes."""
    rows = list(rows)
    standing = [row for row in rows if row.state == Suggestion.State.OPEN]
    rivals = Suggestion.objects.filter(
        fingerprint__in=[row.fingerprint for row in standing], state=Suggestion.State.REJECTED
    )
    taken = set(rivals.values_list("fingerprint", flat=True))
    now = timezone.now()
    for row in rows:
        if row.state == Suggestion.State.OPEN and row.fingerprint not in taken:
            taken.add(row.fingerprint)
            continue
        row.state, row.decided_at = Suggestion.State.SUPERSEDED, now
    # Those that go first, so that no two open ones ever have one fingerprint.
    rows.sort(key=lambda row: row.state == Suggestion.State.OPEN)
    Suggestion.objects.bulk_update(
        rows, ["state", "decided_at", "start", "prefix", "suffix", "fingerprint"], batch_size=500
    )
