"""Parsed issues -> the structure report that `import_issues --dry-run --json` prints."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from articles.parsing.records import DateSource, ParsedArticle, ParsedIssue, ParsedPhoto
from people.reading.records import EventFound, PersonFound

FORMAT = "bulletin.structure/1"


def structure_report(
    issues: Sequence[ParsedIssue],
    errors: Sequence[Mapping[str, str]] = (),
    suggestions: Sequence[Sequence[Mapping[str, Any]]] = (),
) -> dict[str, Any]:
    """One JSON object: what an import would make of the files. `errors` are {"source", "message"} of refused ones,
    `suggestions` those of each issue as `articles.proofing.report` gives them."""
    return {
        "format": FORMAT,
        "issues": [_issue(issue, said) for issue, said in zip_longest(issues, suggestions, fillvalue=())],
        "errors": [dict(error) for error in errors],
    }


def _issue(issue: ParsedIssue, suggestions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    printed = issue.date.source in (DateSource.MASTHEAD, DateSource.FILENAME, DateSource.OPTION)
    return {
        "source": issue.source,
        "sha256": issue.decoded.sha256,
        "encoding": issue.decoded.encoding,
        "date": _iso(issue.date.day) if printed else None,
        "estimated_date": None if printed else _iso(issue.date.day),
        "year": issue.date.year,
        "latest_date": _iso(issue.date.latest),
        "page": issue.page,
        "number": issue.number,
        "lines": {
            str(line): {"article": label.article, "role": label.role.value} for line, label in issue.lines.items()
        },
        "joins": [list(pair) for pair in issue.joins],
        "articles": [_article(article) for article in issue.articles],
        "photos": [_photo(photo) for photo in issue.photos],
        "persons": [_person(person) for person in issue.persons],
        "events": [_event(event) for event in issue.events],
        "suggestions": [dict(suggestion) for suggestion in suggestions],
        "fragments": [list(fragment.lines) for fragment in issue.fragments],
        "warnings": list(issue.warnings),
    }


def _iso(day) -> str | None:
    return day.isoformat() if day else None


def _article(article: ParsedArticle) -> dict[str, Any]:
    return {
        "number": article.number,
        "headline": article.headline,
        "kicker": article.kicker,
        "decks": list(article.decks),
        "section": article.section,
        "kind": article.kind.value,
        "page": article.page,
        "bylines": [{"name": credit.name, "role": credit.role.value} for credit in article.bylines],
        "dates": [str(span) for span in article.dates],
        "truncated": article.truncated.value,
    }


def _photo(photo: ParsedPhoto) -> dict[str, Any]:
    return {
        "lines": list(photo.lines),
        "caption": photo.caption,
        "credit": photo.credit,
        "article": photo.article,
        "date": _iso(photo.date),
    }


def _person(person: PersonFound) -> dict[str, Any]:
    return {
        "name": person.name,
        "printed": list(person.printed),
        "kinds": [kind.value for kind in person.kinds],
        "roles": [{"title": office.title, "articles": list(office.articles)} for office in person.offices],
    }


def _event(event: EventFound) -> dict[str, Any]:
    return {
        "article": event.article,
        "name": event.name,
        "start": _iso(event.start),
        "end": _iso(event.end),
        "place": event.place,
        "participants": list(event.participants),
    }
