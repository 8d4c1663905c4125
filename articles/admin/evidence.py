"""The other places that bear on suggestions, each with the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from articles.admin import marks
from articles.admin.keys import numbers_of
from articles.models import Article, Issue, Suggestion
from articles.proofreading.rows import galley_key


@dataclass(frozen=True, slots=True)
class Witness:
    """What stands at another place: `issue` is its day in words, `article` its number, `count` how often in all."""

    quote: str
    count: int
    issue: str
    article: int | None
    url: str
    is_published: bool


def gather(rows: Iterable[Suggestion]) -> list[Suggestion]:
    """Gives each suggestion its `witnesses`; two queries for all of them."""
    rows = list(rows)
    issues = _issues(row for row in rows if row.evidence)
    articles = _articles(rows, issues)
    for row in rows:
        row.witnesses = [_witness(one, row, issues, articles) for one in row.evidence]
    return rows


def _issues(rows: Iterable[Suggestion]) -> dict[str, list[Issue]]:
    """The issues that evidence names, by the key under which it does (see proofreading.rows.galley_key)."""
    keys = {one.get("issue", "") for row in rows for one in row.evidence}
    pks = numbers_of(key[1:] for key in keys if key.startswith("#"))
    days = [day for key in keys if (day := _day(key))]
    found: dict[str, list[Issue]] = {}
    if pks or days:
        for issue in Issue.objects.filter(Q(pk__in=pks) | Q(date__in=days)).select_related("publication"):
            found.setdefault(galley_key(issue), []).append(issue)
    return found


def _day(key: str) -> date | None:
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None


def _articles(rows: Iterable[Suggestion], issues: dict[str, list[Issue]]) -> dict[tuple[int, int], int]:
    """(issue, number) -> the article's row."""
    numbers = {one["article"] for row in rows for one in row.evidence if one.get("article")}
    named = [issue.pk for found in issues.values() for issue in found]
    if not numbers or not named:
        return {}
    known = Article.objects.filter(issue__in=named, number__in=numbers)
    return {(issue, number): pk for pk, issue, number in known.values_list("pk", "issue", "number")}


def _witness(
    one: dict, row: Suggestion, issues: dict[str, list[Issue]], articles: dict[tuple[int, int], int]
) -> Witness:
    """Where two bulletins have the day, that of the suggestion's own is meant."""
    key, number = one.get("issue", ""), one.get("article")
    found = issues.get(key, [])
    own = [issue for issue in found if issue.publication_id == row.issue.publication_id]
    issue = (own or found or [None])[0]
    url = ""
    if issue:
        article = articles.get((issue.pk, number))
        page = ("article", article) if article else ("issue", issue.pk)
        url = reverse(f"admin:articles_{page[0]}_change", args=[page[1]])
    return Witness(
        one.get("quote", ""), one.get("count", 1), marks.day(issue) if issue else key, number, url,
        bool(issue and issue.is_published),
    )  # fmt: skip
