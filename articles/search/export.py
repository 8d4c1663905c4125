"""The hits of a search as a table for spreadsheets."""

import csv
from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models import Article
from articles.search.candidates import MOST, find
from articles.search.filters import filters_of
from articles.search.language import Query, parse
from articles.search.names import known
from articles.search.results import passage, shown

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Spreadsheets know UTF-8 by it.
BYTE_ORDER_MARK = "\ufeff"
PORTION = 200


class Line:
    """What csv.writer writes to: gives the line back."""

    def write(self, text: str) -> str:
        return text


def lines(request: HttpRequest) -> Iterator[str]:
    """The table of up to MOST hits, line by line, in the order of the search."""
    query, filters = parse(request.GET.get("q", "")), filters_of(request.GET)
    writer = csv.writer(Line())
    heads = (_("Date"), _("Page"), _("Section"), _("Kind"), _("Headline"), _("Passage"), _("Address"))
    yield BYTE_ORDER_MARK + writer.writerow(map(str, heads))
    if not query:
        return
    query = query.widened(known(query).forms)
    numbers = find(query, filters, per_page=MOST).hits
    for start in range(0, len(numbers), PORTION):
        portion = numbers[start : start + PORTION]
        rows = {article.pk: article for article in shown(Article.objects.filter(pk__in=portion))}
        for number in portion:
            if number in rows:
                yield writer.writerow([defused(cell) for cell in _cells(rows[number], query, request)])


def _cells(article: Article, query: Query, request: HttpRequest) -> tuple[str, ...]:
    return (
        article.issue.date.isoformat(),
        str(article.page or ""),
        article.section,
        str(article.get_kind_display()),
        article.title,
        "".join(stretch.text for stretch in passage(article, query.words)).replace("\n", " "),
        request.build_absolute_uri(article.get_absolute_url()),
    )


def defused(cell: str) -> str:
    """The cell as words, whatever it begins with."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
