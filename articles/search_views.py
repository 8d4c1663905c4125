"""Public pages of the search."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search.candidates import MOST, ON_PAGE
from articles.search.export import lines
from articles.search.filters import filters_of
from articles.search.language import LONGEST_QUERY, parse
from articles.search.names import known
from articles.search.results import search_page
from articles.search.suggestions import suggestions
from articles.search.trend import of_found, trend
from articles.views import public


@require_safe
@public
def search(request: HttpRequest) -> HttpResponse:
    context = search_page(request.GET, _page_number(request))
    if context.get("found") and not context["found"].is_capped:
        context["chart"] = of_found(context["found"].years)
    return render(request, "articles/search.html", context)


@require_safe
@public
def by_year(request: HttpRequest) -> HttpResponse:
    """All hits by year, also of a word of which a search looks at the newest only."""
    text = request.GET.get("q", "").strip()
    query, filters = parse(text), filters_of(request.GET)
    if not query:
        raise Http404
    chart = trend(query.widened(known(query).forms), filters)
    context = {"asked": text[:LONGEST_QUERY], "chart": chart, "whole": sum(bar.count for bar in chart.bars)}
    return render(request, "articles/search_trend.html", context)


@require_safe
@public
def table(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("".join(lines(request)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="search.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@public
def suggest(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"suggestions": suggestions(request.GET.get("q", "")[:LONGEST_QUERY])})


def _page_number(request: HttpRequest) -> int:
    """The `page` of the address, 1 without one. Raises Http404 for what no search has."""
    value = request.GET.get("page", "1")
    if not (value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= MOST // ON_PAGE):
        raise Http404
    return int(value)
