"""The page of a search: what was asked, what was found, and where one can go from there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypedDict
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Photo, Publication
from articles.search.candidates import MOST, ON_PAGE, Found, find
from articles.search.entries import raw_lines
from articles.search.filters import Filters, Order, filters_of
from articles.search.language import LONGEST_QUERY, Query, Word, parse
from articles.search.marking import Stretch, marked, snippet
from articles.search.names import Known, known
from articles.search.photo_hits import hit
from people.models.rows import Rows

# Filters whose words are the bulletin's own, in whatever language the page is.
IN_CHINESE = {"section", "person"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found: its title and the best passage, marked, and the kicker or deck where it has a word.
    `is_raw` tells that only the raw text has the words; the passage then is of it."""

    article: Article
    title: list[Stretch]
    passage: list[Stretch]
    above: list[Stretch] = field(default_factory=list)
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to narrow a search, or a filter to be taken off again: words, how many are there, and an address.
    `in_chinese` tells of a filter that its words are the bulletin's own."""

    words: str
    count: int
    address: str
    chosen: bool = False
    in_chinese: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The choices of one kind under their label. `in_chinese` tells that the words are the bulletin's own."""

    label: str
    choices: list[Choice]
    in_chinese: bool = False


class SearchPage(TypedDict, total=False):
    """`asked` is the text as typed; without words in it there are neither hits nor groups."""

    asked: str
    query: Query
    filters: Filters
    found: Found
    most: int
    hits: list[Hit]
    raw: list[Hit]
    people: list[tuple[str, str]]
    alike: list[tuple[str, str]]
    also: list[str]
    groups: list[Group]
    chosen: list[Choice]
    orders: list[Choice]
    kept: list[tuple[str, str]]
    number: int
    pages: int
    before: str
    after: str
    mark: str
    address: str
    publication: Publication


def search_page(asked: QueryDict, number: int) -> SearchPage:
    """At most three queries. `number` is that of the page, from 1."""
    text = asked.get("q", "").strip()
    query, filters = parse(text), filters_of(asked)
    text = text[:LONGEST_QUERY]
    page = SearchPage(
        asked=text, query=query, filters=filters, most=MOST, number=number,
        kept=[(name, value) for name, value in filters.given.items() if name not in {"since", "until", "year"}],
    )  # fmt: skip
    if not query:
        return page
    names = known(query)
    query = query.widened(names.forms)
    found = find(query, filters, number)
    rows = _rows([*found.hits, *found.raw], raw=bool(found.raw))
    page.update(
        found=found,
        hits=[_hit(rows[pk], query.words) for pk in found.hits if pk in rows],
        raw=[_raw_hit(rows[pk], query.words) for pk in found.raw if pk in rows],
        people=names.people,
        photos=[hit(caption, place, query.words) for caption, place in found.photos],
        alike=names.alike,
        also=_also(names),
        mark=urlencode({"q": text}),
        address=_address(text, filters, page=""),
    )
    if own := next((row.issue.publication for row in rows.values() if not row.issue.publication.slug), None):
        page["publication"] = own
    _add_ways(page, text, filters, found)
    return page


def _add_ways(page: SearchPage, text: str, filters: Filters, found: Found) -> None:
    page["groups"] = _groups(text, filters, found)
    page["chosen"] = _chosen(text, filters, found)
    page["orders"] = [
        Choice(
            str(order.label),
            0,
            _address(text, filters, sort="" if order == Order.BEST else order),
            order == filters.order,
        )
        for order in Order
    ]
    page["pages"] = -(-found.count // ON_PAGE)
    number = page["number"]
    page["before"] = _address(text, filters, page=number - 1) if 1 < number <= page["pages"] + 1 else ""
    page["after"] = _address(text, filters, page=number + 1) if number < page["pages"] else ""


def _also(names: Known) -> list[str]:
    return list(dict.fromkeys(form for forms in names.forms.values() for form in forms))


def _rows(numbers: Sequence[int], *, raw: bool) -> dict[int, Article]:
    """The articles of a page by their number in the database; one query, none without numbers."""
    if not numbers:
        return {}
    return {article.pk: article for article in shown(Article.objects.filter(pk__in=numbers), raw=raw)}


def shown(articles: QuerySet[Article], *, raw: bool = False) -> QuerySet[Article]:
    """Published articles with all that a hit shows."""
    rows = articles.published().select_related("issue__publication")
    rows = rows.defer("parsed_text", "parsed", *([] if raw else ["raw_text"]))
    return rows.annotate(**_hit_rows())


@cache
def _hit_rows() -> dict[str, Rows]:
    return {
        "byline_rows": Rows(Byline.objects.all(), "article", ("position", "name")),
        "photo_rows": Rows(Photo.objects.all(), "article", ("position", "caption", "credit")),
    }


def _hit(article: Article, words: Sequence[Word]) -> Hit:
    around = (marked(line, words) for line in [article.kicker, *article.decks])
    above = next((line for line in around if any(one.marked for one in line)), [])
    return Hit(article, marked(article.title, words), passage(article, words), above)


def passage(article: Article, words: Sequence[Word]) -> list[Stretch]:
    """The best passage of the text; where none of the words stands there, that of a caption or a byline."""
    text = "\n".join(line for block in article.blocks() for line in block.lines)
    found = snippet(text, words)
    if any(stretch.marked for stretch in found):
        return found
    others = [article.section]
    others += [f"{photo.caption} {photo.credit}" for photo in sorted(article.photo_rows, key=lambda row: row.position)]
    others += [byline.name for byline in sorted(article.byline_rows, key=lambda row: row.position)]
    for other in others:
        beside = snippet(other, words)
        if any(stretch.marked for stretch in beside):
            return beside
    return found


def _raw_hit(article: Article, words: Sequence[Word]) -> Hit:
    return Hit(article, [Stretch(article.title)], snippet("\n".join(raw_lines(article)), words), is_raw=True)


def _address(text: str, filters: Filters, **changed: object) -> str:
    """The search with other filters; "" takes one off. It begins with its first page."""
    values = {"q": text, **filters.given, **{name: str(value) for name, value in changed.items()}}
    return "?" + urlencode({name: value for name, value in values.items() if value})


def _groups(text: str, filters: Filters, found: Found) -> list[Group]:
    """What the search can be narrowed by: (value, words, count) each, but for what it is narrowed by already."""
    kinds = dict(Article.Kind.choices)
    values = {
        "year": [(str(year), str(year), count) for year, count in found.years],
        "section": [(section, section, count) for section, _name, count in found.facets["section"]],
        "kind": [(kind, str(kinds.get(kind, kind)), count) for kind, _name, count in found.facets["kind"]],
        "person": found.facets["person"],
    }
    labels = {"year": _("Year"), "section": _("Section"), "kind": _("Kind"), "person": _("People")}
    return [
        Group(
            labels[name],
            [Choice(words, count, _address(text, filters, **{name: value})) for value, words, count in rows],
            in_chinese=name in IN_CHINESE,
        )
        for name, rows in values.items()
        if rows and name not in filters.given
    ]


def _chosen(text: str, filters: Filters, found: Found) -> list[Choice]:
    """The filters that are on; each leads to the search without it."""
    kinds = dict(Article.Kind.choices)
    names = {slug: name for slug, name, _count in found.facets["person"]}
    words = {
        "year": filters.given.get("year", ""),
        "since": _("from %(day)s") % {"day": filters.given.get("since", "")},
        "until": _("until %(day)s") % {"day": filters.given.get("until", "")},
        "section": filters.section,
        "kind": str(kinds.get(filters.kind, "")),
        "person": names.get(filters.person, filters.person),
    }
    return [
        Choice(label, 0, _address(text, filters, **{name: ""}), chosen=True, in_chinese=name in IN_CHINESE)
        for name, label in words.items()
        if name in filters.given
    ]
