"""Photos that belong to no article, found by the same words as articles are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from articles.models import Article, Issue, Photo, Publication
from articles.search.filters import Filters
from articles.search.grams import Phrase
from articles.search.language import Query, Word
from articles.search.marking import Stretch, marked

MOST_PHOTOS = 6
# In the words of `find`: a row tells the caption, and of the rest what leads to the photo. A slug has no bar, nor has
# a day or a number; a credit may have any and comes last.
COLUMNS = (
    " UNION ALL SELECT * FROM (SELECT 'photo', photo.caption,"
    " publication.slug || '|' || CAST(issue.date AS text) || '|' || photo.position || '|' || photo.credit, entry.key, 0"
    " FROM articles_photoentry entry JOIN articles_photo photo ON photo.id = entry.photo_id"
    " JOIN articles_issue issue ON issue.id = photo.issue_id"
    " JOIN articles_publication publication ON publication.id = issue.publication_id WHERE issue.status = %s"
)


@dataclass(frozen=True, slots=True)
class PhotoHit:
    """A photo that was found, with its words marked. `photo` and its issue know no more than leads there."""

    photo: Photo
    caption: list[Stretch]
    credit: list[Stretch]


def question(query: Query, filters: Filters) -> tuple[str, list[object]] | None:
    """What `find` asks besides, with its parameters; None where a filter leaves no photos."""
    if filters.section or filters.person or filters.kind not in {"", Article.Kind.PHOTO}:
        return None
    words, parameters = COLUMNS, [Issue.Status.PUBLISHED.value]
    for group in query.groups:
        words += f" AND ({' OR '.join(['entry.words LIKE %s'] * len(group))})"
        parameters += _patterns(group)
    for pattern in _patterns(query.excluded):
        words += " AND entry.words NOT LIKE %s"
        parameters.append(pattern)
    for condition, key in zip((">=", "<"), filters.keys, strict=True):
        if key is not None:
            words += f" AND entry.key {condition} %s"
            parameters.append(key)
    return f"{words} ORDER BY entry.key DESC LIMIT {MOST_PHOTOS}) photos", parameters


def hit(caption: str, place: str, words: Sequence[Word]) -> PhotoHit:
    """What a row of the answer tells."""
    slug, day, position, credit = place.split("|", 3)
    issue = Issue(date=date.fromisoformat(day), publication=Publication(slug=slug))
    photo = Photo(issue=issue, position=int(position), caption=caption, credit=credit)
    return PhotoHit(photo, marked(caption, words), marked(credit, words))


def _patterns(words: Collection[Word]) -> list[str]:
    return [_pattern(word.phrase) for word in words]


def _pattern(phrase: Phrase) -> str:
    """Tokens hold letters and digits only: nothing in them has a meaning in a pattern."""
    return f"% {' '.join(phrase.tokens)}{'' if phrase.opens else ' '}%"
