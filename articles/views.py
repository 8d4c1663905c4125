"""Public pages of issues and articles."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.filters import IssueFilter
from articles.gone import instead
from articles.models import Article, Issue
from articles.pages import article_page, corrections_page, history_page, issue_list_page, issue_page
from articles.pages.changes import dated
from articles.pages.citation import citation
from articles.paper.press import what_is_missing

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)


@require_safe
@public
def issue_list(request: HttpRequest) -> HttpResponse:
    published = Issue.objects.published()
    asked = IssueFilter(request.GET, published)
    if not asked.is_valid():
        raise Http404
    year = asked.form.cleaned_data["year"]
    context = issue_list_page(published, Issue.objects.all(), year)
    if year and not context["months"]:
        raise Http404
    return render(request, "articles/issue_list.html", context)


@require_safe
@public
def issue(request: HttpRequest, key: str) -> HttpResponse:
    published = Issue.objects.published()
    try:
        context = issue_page(published.at(key), among=published)
    except Issue.DoesNotExist:
        return instead(request)
    shown = {**context, "has_paper": not what_is_missing()}
    return dated(render(request, "articles/issue.html", shown), context["issue"].changed)


@require_safe
@public
def article(request: HttpRequest, key: str, number: int) -> HttpResponse:
    try:
        context = article_page(Article.objects.published().at(key, number), request.GET.get("q", ""))
    except Article.DoesNotExist:
        return instead(request)
    address = request.build_absolute_uri(context["article"].get_absolute_url())
    bylines = [byline for group in context["bylines"] for byline in group]
    context["citation"] = citation(context["article"], bylines, address)
    return dated(render(request, "articles/article.html", context), context["article"].changed)


@require_safe
@public
def history(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What was changed in an article since it came out, where an editor shows it."""
    try:
        context = history_page(Article.objects.published().at(key, number), request.GET.get("page"))
    except Article.DoesNotExist:
        return instead(request)
    return render(request, "articles/history.html", context)


@require_safe
@public
def corrections(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/corrections.html", corrections_page(request.GET.get("page")))
