"""Keeps the index up: called, in the same transaction, by whatever publishes, withdraws, corrects or dates anew."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2s
from itertools import islice

from django.db import transaction

from articles.models import Article, Issue, Photo, SearchEntry
from articles.search import photo_entries, rare_words
from articles.search.folding import fold
from articles.search.grams import tokens
from articles.search.index import Entry, index

# Articles of one transaction while all are written anew, so that editors need not wait for it.
PORTION = 200
# A text of more characters is no newspaper's article, and PostgreSQL's vectors have an end.
LONGEST_TEXT = 60_000


@dataclass(frozen=True, slots=True)
class Done:
    """What a reindexing did."""

    written: int
    removed: int


def keep_up(articles: Collection[Article]) -> None:
    """After a correction: the entries of those articles that readers see. Costs nothing for others."""
    public = [article.pk for article in articles if article.issue.is_published]
    if public:
        _refresh(public)


def keep_up_photos(photos: Collection[Photo], *former: int | None) -> None:
    """After photos were changed, or taken from the articles with the numbers `former`: the same for their articles."""
    public = [photo for photo in photos if photo.issue.is_published]
    if public:
        photo_entries.keep_up(public)
    if public and (numbers := {*(photo.article_id for photo in public), *former} - {None}):
        _refresh(numbers)


def keep_up_issue(issue: Issue) -> None:
    """After an issue was published, withdrawn or dated anew: its articles are found, or are not any more."""
    photo_entries.keep_up_issue(issue)
    if issue.is_published:
        for numbers in _portions(issue.articles.values_list("pk", flat=True)):
            _refresh(numbers)
    else:
        SearchEntry.objects.filter(article__issue=issue).delete()


def reindex() -> Iterator[Done]:
    """Writes all entries anew, a portion in each transaction, and takes out those of what is no longer public; readers
    find everything meanwhile. Yields what is done so far after each portion."""
    written = 0
    for numbers in _portions(list(Article.objects.published().newest_first().values_list("pk", flat=True))):
        with transaction.atomic():
            list(
                Article.objects.select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk").values_list("pk")
            )
            written += _refresh(numbers)
        yield Done(written, 0)
    with transaction.atomic():
        gone = SearchEntry.objects.exclude(article__in=Article.objects.published().values("pk"))
        _count, removed = gone.delete()
        photo_entries.reindex()
        index().tidy()
    yield Done(written, removed.get(SearchEntry._meta.label, 0))


def _portions(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _refresh(numbers: Collection[int]) -> int:
    """Writes the entries of those articles that are published and takes out those of the others; how many it wrote."""
    rows = Article.objects.published().filter(pk__in=numbers).select_related("issue").defer("parsed_text", "parsed")
    articles = list(rows.prefetch_related("bylines", "photos", "appearances__person"))
    entries = [entry_of(article) for article in articles]
    kept = {entry.row.article_id for entry in entries}
    if len(kept) < len(numbers):
        SearchEntry.objects.filter(article__in=set(numbers) - kept).delete()
    index().write(entries)
    rare_words.write((entry.row, words_of(article)) for entry, article in zip(entries, articles, strict=True))
    return len(entries)


def entry_of(article: Article) -> Entry:
    """What the index keeps of an article, its bylines and the captions of its photos."""
    text = article.text[:LONGEST_TEXT]
    paragraphs = [line for block in article.blocks() for line in block.lines] if text == article.text else [text]
    opening, *rest = paragraphs or [""]
    rest += [article.section, *(byline.name for byline in article.bylines.all())]
    for photo in article.photos.all():
        rest += [photo.caption, photo.credit]
    return Entry(
        row=SearchEntry(
            article_id=article.pk,
            key=SearchEntry.key_of(article.issue.date, article.pk),
            section=article.section,
            kind=article.kind,
        ),
        heading=_tokens([article.kicker, article.headline, article.deck]),
        opening=_tokens([opening]),
        body=_tokens(rest),
        raw=_tokens(raw_lines(article)),
        facets=[facet("kind", article.kind), *([facet("section", article.section)] if article.section else [])],
    )


def words_of(article: Article) -> list[str]:
    """The rare words that the article is about, none of them a person's name."""
    names = {byline.name for byline in article.bylines.all()}
    for appearance in article.appearances.all():
        names |= {appearance.person.name, *appearance.printed}
    heading = "\n".join([article.kicker, article.headline, article.deck])
    return rare_words.rare_words(heading, article.text[:LONGEST_TEXT], names - {""})


def raw_lines(article: Article) -> list[str]:
    """The raw lines that do not stand in the text as they are: what was corrected there, or left out. None where
    editors have hidden them."""
    if article.hides_raw:
        return []
    standing = "".join(fold("\n".join([article.kicker, article.headline, article.deck, article.text])).split())
    lines = article.raw_text[:LONGEST_TEXT].split("\n")
    return [line for line in lines if "".join(fold(line).lstrip("#- ").split()) not in standing]


def facet(name: str, value: str) -> str:
    """A token that no text can have. A section's label may hold any characters, so its digest stands for it."""
    return f"§{name}{blake2s(value.encode(), digest_size=8).hexdigest()}"


def _tokens(lines: Iterable[str]) -> list[str]:
    return tokens(fold("\n".join(filter(None, lines))))
