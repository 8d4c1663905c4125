"""An article with all that stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TypedDict

from django.db.models.functions import Left

from articles.mentions import Mentions, Run, marked_runs
from articles.models import Appearance, Article, ArticleWord, Byline, CorrectionNotice, Issue, Photo, Publication
from articles.models.article import ArticleQuerySet
from articles.pages.changes import articles_with_change
from articles.pages.issue import PHOTO_FIELDS, tie
from articles.pages.related import Related, related
from articles.search.folding import fold
from articles.search.language import Word, parse
from people.models import Event, Office, Person
from people.models.person import PUBLIC_FIELDS
from people.models.rows import Rows
from people.reading.pinyin import readings

# A headline of more characters than fit one line over the text stands flush left; one of more than two
# such lines is set smaller as well.
LONG_HEADLINE = 19
LONGEST_HEADLINE = 38
PERSON_PUBLIC = [f"person__{name}" for name in PUBLIC_FIELDS]
BYLINE_FIELDS = ("position", "name", "role", "person__name", "person__slug", *PERSON_PUBLIC)
APPEARANCE_FIELDS = (
    "id", "kinds", "printed", "person__id", "person__name", "person__slug", "person__sort_key", *PERSON_PUBLIC,
)  # fmt: skip
OFFICE_FIELDS = ("title", "body", "person_id")
NOTICE_FIELDS = ("id", "day", "text")
EVENT_FIELDS = ("id", "name", "slug", "start", "end", "place", "published_count")


@dataclass(frozen=True)
class Named:
    """A person whom the article is about or quotes, with the offices it gives them, and how rare characters of the
    name are read."""

    person: Person
    offices: list[Office]
    reading: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class BodyBlock:
    """A paragraph, subheading or list; each line as runs of text with and without a person."""

    kind: str
    lines: list[list[Run]] = field(default_factory=list)


class ArticlePage(TypedDict):
    publication: Publication
    issue: Issue
    article: Article
    headline_length: str
    bylines: list[list[Byline]]
    body: list[BodyBlock]
    photos: list[Photo]
    named: list[Named]
    events: list[Event]
    related: list[Related]
    notices: list[CorrectionNotice]
    contents: list[Article]
    previous: Article | None
    next: Article | None
    marks: Sequence[Word]


def article_page(one: ArticleQuerySet, asked: str = "") -> ArticlePage:
    """The article that `one` is narrowed to, with all that stands around it; words of a search for `asked` are marked.

    Raises Article.DoesNotExist.
    """
    article = articles_with_change(one.for_list().with_jumps()).annotate(**article_rows()).get()
    for other in filter(None, (article.continues, article.rest)):
        other.issue = article.issue
    contents = headlines(article.issue)
    numbers = [other.pk for other in contents]
    place = numbers.index(article.pk)
    photos = sorted(article.photo_rows, key=attrgetter("position"))
    tie(photos, [article])
    # Nothing that stands around the text tells of whom an editor hides; the text names them as it was printed.
    shown = [row for row in article.appearance_rows if not row.person.is_private]
    appearances = sorted(shown, key=attrgetter("id"))
    bylines = sorted(article.byline_rows, key=attrgetter("position"))
    marks = words_to_mark(asked, appearances)
    article.word_rows.sort(key=attrgetter("pk"))
    named = named_people(appearances, article.office_rows)
    events = sorted(article.event_rows, key=lambda event: (event.start or date.max, event.name))
    return ArticlePage(
        publication=article.issue.publication,
        issue=article.issue,
        article=article,
        headline_length=headline_length(article.headline),
        bylines=[list(group) for _, group in groupby(bylines, attrgetter("role"))],
        body=body_blocks(article, appearances, marks),
        photos=photos,
        named=named,
        events=events,
        related=related(article, [one.person for one in named], events, [row.word for row in article.word_rows]),
        notices=sorted(article.notice_rows, key=attrgetter("day", "pk"), reverse=True),
        contents=contents,
        previous=contents[place - 1] if place else None,
        next=contents[place + 1] if place + 1 < len(contents) else None,
        marks=marks,
    )


def headline_length(headline: str) -> str:
    """How a headline is set: short, long or longest."""
    if len(headline) > LONGEST_HEADLINE:
        return "longest"
    return "long" if len(headline) > LONG_HEADLINE else "short"


def headlines(issue: Issue) -> list[Article]:
    """The issue's articles as printed, with headline and opening words only."""
    rows = issue.articles.in_print_order().values_list("pk", "number", "kind", "headline", Left("text", 60))
    return [
        Article(pk=pk, issue=issue, number=number, kind=kind, headline=headline, text=text)
        for pk, number, kind, headline, text in rows
    ]


@cache
def article_rows() -> dict[str, Rows]:
    """Made once: making them anew took a fifth of the time of a page."""
    return {
        "byline_rows": Rows(Byline.objects.all(), "article", BYLINE_FIELDS),
        "photo_rows": Rows(Photo.objects.all(), "article", PHOTO_FIELDS),
        "appearance_rows": Rows(Appearance.objects.all(), "article", APPEARANCE_FIELDS),
        "office_rows": Rows(Office.objects.all(), "appearances__article", OFFICE_FIELDS),
        "notice_rows": Rows(CorrectionNotice.objects.public(), "article", NOTICE_FIELDS),
        "word_rows": Rows(ArticleWord.objects.all(), "entry", ("id", "word")),
        "event_rows": Rows(Event.objects.all(), "articles", EVENT_FIELDS),
    }


def body_blocks(article: Article, appearances: list[Appearance], marks: Sequence[Word] = ()) -> list[BodyBlock]:
    mentions = Mentions(people_by_form(appearances))
    blocks = [
        BodyBlock(
            block.kind,
            [[Run(line)] if block.kind == "subheading" else mentions.runs(line) for line in block.lines],
        )
        for block in article.blocks()
    ]
    if marks:
        blocks = [BodyBlock(block.kind, [marked_runs(line, marks) for line in block.lines]) for block in blocks]
    return blocks


def words_to_mark(asked: str, appearances: list[Appearance]) -> tuple[Word, ...]:
    """The words of a search, and the forms in which the article names the people among them."""
    if not asked:
        return ()
    forms: dict[str, list[str]] = {}
    for appearance in appearances:
        own = [appearance.person.name, *appearance.printed]
        forms.update({fold(form): own for form in own})
    return parse(asked).widened(forms).words


def people_by_form(appearances: list[Appearance]) -> dict[str, Person]:
    """Whom each printed form names: only forms of two characters or more that name one person, only
    people who have a page."""
    owners: dict[str, list[Person]] = {}
    for appearance in appearances:
        for form in {appearance.person.name, *appearance.printed}:
            owners.setdefault(form, []).append(appearance.person)
    return {
        form: people[0]
        for form, people in owners.items()
        if len(form) >= 2 and len(people) == 1 and people[0].is_public
    }


def named_people(appearances: list[Appearance], offices: list[Office]) -> list[Named]:
    """Whom the article tells of, in the order of their first mention as the reading stage found them."""
    return [
        Named(
            appearance.person,
            sorted((office for office in offices if office.person_id == appearance.person_id), key=attrgetter("title")),
            readings(appearance.person.name, appearance.person.sort_key),
        )
        for appearance in appearances
        if appearance.is_told_of
    ]
