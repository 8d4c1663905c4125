"""Rows of an issue -> the issue under proof, and back from a finding to the row whose text it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.models import Appearance, Article, Issue, Photo
from articles.parsing.records import Truncation
from articles.proofing.records import Doubt, Field, Galley, Part, Place
from people.reading.records import Kind, Mention, OfficeHeld, PersonFound

ARTICLE_FIELDS = (Field.KICKER, Field.HEADLINE, Field.DECK, Field.TEXT)


@dataclass(slots=True)
class StoredIssue:
    """An issue with the rows that its galley was made of: articles by number, photos by position."""

    issue: Issue
    articles: dict[int, Article] = field(default_factory=dict)
    photos: dict[int, Photo] = field(default_factory=dict)

    def galley(self) -> Galley:
        """The issue under proof, from the text as it stands."""
        parts = [part for article in self.articles.values() for part in article_parts(article)]
        parts += [
            Part(Place(self._number(photo), Field.CAPTION, photo.position), photo.caption)
            for photo in self.photos.values()
            if photo.caption
        ]
        doubts = tuple(
            Doubt(
                article.number,
                Truncation(article.truncated),
                article.truncated_reason,
                tuple(article.parsed.get("candidates", ())),
                tuple(article.parsed.get("notes", ())),
            )
            for article in self.articles.values()
        )
        return Galley(galley_key(self.issue), self.issue.date, tuple(parts), tuple(self._people()), doubts)

    def _number(self, photo: Photo) -> int | None:
        return next((a.number for a in self.articles.values() if a.pk == photo.article_id), None)

    def _people(self) -> Iterator[PersonFound]:
        """The people of the issue as reading gave them: printed forms, offices and places."""
        rows = Appearance.objects.filter(article__issue=self.issue).select_related("person")
        by_person: dict[int, list[Appearance]] = {}
        for row in rows.prefetch_related("offices").order_by("article__number", "pk"):
            by_person.setdefault(row.person_id, []).append(row)
        numbers = {article.pk: article.number for article in self.articles.values()}
        for found in by_person.values():
            yield _person(found, numbers)


def _person(rows: list[Appearance], numbers: dict[int, int]) -> PersonFound:
    offices: dict[str, list[int]] = {}
    for row in rows:
        for office in row.offices.all():
            offices.setdefault(office.title, []).append(numbers[row.article_id])
    kinds = dict.fromkeys(kind for row in rows for kind in row.kinds if kind in set(Kind))
    return PersonFound(
        name=rows[0].person.name,
        printed=tuple(dict.fromkeys(form for row in rows for form in row.printed)),
        kinds=tuple(Kind(kind) for kind in kinds),
        offices=tuple(OfficeHeld(title, tuple(articles)) for title, articles in offices.items()),
        mentions=tuple(
            Mention(numbers[row.article_id], line, start, printed)
            for row in rows
            for line, start, printed in row.places
        ),
    )


def stored(issue: Issue) -> StoredIssue:
    """The issue with its articles, bylines and photos; three queries."""
    articles = issue.articles.defer("raw_text", "parsed_text").prefetch_related("bylines").order_by("number")
    photos = issue.photos.defer("raw_text", "parsed_caption").order_by("position")
    return StoredIssue(issue, {a.number: a for a in articles}, {p.position: p for p in photos})


def galley_key(issue: Issue) -> str:
    """What stands for the issue in evidence: its day, else its row."""
    return issue.date.isoformat() if issue.date else f"#{issue.pk}"


def article_parts(article: Article) -> Iterator[Part]:
    """The parts of an article that are proofread, but for the captions of its photos."""
    for name in ARTICLE_FIELDS:
        if name is Field.TEXT:
            for byline in article.bylines.all():
                yield Part(Place(article.number, Field.BYLINE, byline.position), byline.name)
        if text := getattr(article, name):
            yield Part(Place(article.number, name), text)
