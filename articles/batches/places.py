"""Where words stand in all issues: the database narrows it down, and a page of texts at a time is looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article, Byline, Photo
from articles.proofing.quotes import TELLING_CONTEXT
from articles.proofing.records import Field

ARTICLE_FIELDS = (Field.KICKER, Field.HEADLINE, Field.DECK, Field.BYLINE, Field.TEXT)
CREDIT = "credit"
PHOTO_FIELDS = (Field.CAPTION, CREDIT)
BESIDE = 32
LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a part of an article or of a photo. `part` is the text they stand in; of bylines the names are joined,
    one a line, and `start` counts through all of them."""

    owner: Article | Photo
    field: str
    start: int
    before: str
    words: str
    after: str

    @property
    def key(self) -> str:
        """What a form sends back: whose place it is, in which version, and what it looked like."""
        kind = "a" if isinstance(self.owner, Article) else "p"
        version = self.owner.version if isinstance(self.owner, Article) else 0
        return f"{kind}{self.owner.pk}.{version}.{self.field}.{self.start}.{self.mark}"

    @property
    def mark(self) -> str:
        """The same for the same words between the same neighbours."""
        told = "\x1f".join([self.before[-TELLING_CONTEXT:], self.words, self.after[:TELLING_CONTEXT]])
        return sha256(told.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Key:
    """A place as a form sends it back."""

    is_article: bool
    pk: int
    version: int
    field: str
    start: int
    mark: str


def key_of(sent: str) -> Key | None:
    """Reads Place.key; None for anything else."""
    parts = sent.split(".")
    if len(parts) != 5 or parts[0][:1] not in {"a", "p"}:
        return None
    numbers = [parts[0][1:], parts[1], parts[3]]
    if not all(number.isascii() and number.isdecimal() and len(number) < 18 for number in numbers):
        return None
    is_article = parts[0][0] == "a"
    if parts[2] not in (ARTICLE_FIELDS if is_article else PHOTO_FIELDS):
        return None
    return Key(is_article, int(numbers[0]), int(numbers[1]), parts[2], int(numbers[2]), parts[4])


def texts_of(owner: Article | Photo) -> dict[str, str]:
    """The texts in which words are looked for, by part; bylines are at hand or cost a query."""
    if isinstance(owner, Photo):
        return {name: getattr(owner, name) for name in PHOTO_FIELDS}
    names = "\n".join(byline.name for byline in owner.bylines.all())
    return {name: names if name == Field.BYLINE else getattr(owner, name) for name in ARTICLE_FIELDS}


def places_in(owner: Article | Photo, words: str) -> Iterator[Place]:
    """Every place of the words in an article or a photo, in the order in which it is read; none overlaps another."""
    for name, text in texts_of(owner).items():
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            yield Place(owner, str(name), at, text[max(0, at - BESIDE) : at], words, text[end : end + BESIDE])
            at = text.find(words, end)


def articles_with(words: str) -> QuerySet[Article]:
    """Articles in which the words stand; of Latin letters the database may take either case."""
    inside = Q(Exists(Byline.objects.filter(article=OuterRef("pk"), name__contains=words)))
    for name in ARTICLE_FIELDS:
        if name != Field.BYLINE:
            inside |= Q(**{f"{name}__contains": words})
    return Article.objects.filter(inside).newest_first()


def photos_with(words: str) -> QuerySet[Photo]:
    inside = Q(caption__contains=words) | Q(credit__contains=words)
    return Photo.objects.filter(inside).order_by("-issue__date", "-issue", "position")


class Found(Sequence):
    """Articles, then photos, in which words stand, newest issue first: counted and sliced by the database, so that a
    paginator never holds more than its page."""

    def __init__(self, words: str):
        self.words = words
        self.articles, self.photos = articles_with(words), photos_with(words)
        self._counts: tuple[int, int] | None = None

    @property
    def counts(self) -> tuple[int, int]:
        """How many articles and how many photos."""
        if self._counts is None:
            self._counts = self.articles.count(), self.photos.count()
        return self._counts

    def __len__(self) -> int:
        return sum(self.counts)

    def __getitem__(self, at: slice) -> list[Article | Photo]:
        start, stop = at.start or 0, min(at.stop, len(self))
        first = self.counts[0]
        rows: list[Article | Photo] = []
        if start < first:
            rows += self.articles.for_list().prefetch_related("bylines")[start : min(stop, first)]
        if stop > first:
            rows += self.photos.select_related("issue__publication", "article")[max(0, start - first) : stop - first]
        return rows

    def keys(self) -> tuple[list[int], list[int]]:
        """The numbers of all articles and photos."""
        return list(self.articles.values_list("pk", flat=True)), list(self.photos.values_list("pk", flat=True))


def chosen_in(owner: Article | Photo, words: str, keys: Sequence[Key]) -> Mapping[Key, Place | None]:
    """The place of each key as the text stands now: that with the same neighbours, of several the nearest, each for
    one key only; None where there is none."""
    free = list(places_in(owner, words))
    found: dict[Key, Place | None] = {}
    for key in keys:
        same = [place for place in free if place.field == key.field and place.mark == key.mark]
        place = min(same, key=lambda one: abs(one.start - key.start), default=None)
        found[key] = place
        if place:
            free.remove(place)
    return found
