"""What readers take along from issues and articles: plain text, citations, and the raw lines to look at."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.epub import MEDIA_TYPE, book
from articles.gone import instead
from articles.models import Article, Issue
from articles.pages.citation import citation
from articles.pages.copies import article_text, issue_text, raw_page, signed
from articles.pages.printing import print_page
from articles.paper.press import NotPrinted, printed

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)
# Extension: media type.
CITED_AS = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems"}


@require_safe
@public
def raw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The lines as the machine read them, before anyone put them right."""
    try:
        context = raw_page(Article.objects.published().at(key, number))
    except Article.DoesNotExist:
        return instead(request)
    return render(request, "articles/raw.html", context)


@require_safe
@public
def text_of_article(request: HttpRequest, key: str, number: int) -> HttpResponse:
    try:
        text = article_text(Article.objects.published().at(key, number))
    except Article.DoesNotExist:
        return instead(request)
    return file(text, "text/plain", f"{key}-{number}.txt")


@require_safe
@public
def text_of_issue(request: HttpRequest, key: str) -> HttpResponse:
    try:
        text = issue_text(Issue.objects.published().at(key))
    except Issue.DoesNotExist:
        return instead(request)
    return file(text, "text/plain", f"{key}.txt")


@require_safe
@public
def whole_issue(request: HttpRequest, key: str) -> HttpResponse:
    """The issue on one page, to be printed."""
    try:
        context = print_page(Issue.objects.published().at(key))
    except Issue.DoesNotExist:
        return instead(request)
    return render(request, "articles/issue_print.html", context)


@require_safe
@public
def epub(request: HttpRequest, key: str) -> HttpResponse:
    """The issue as a book for readers of such, in Chinese whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        address = request.build_absolute_uri(reverse("articles:issue", args=[key]))
    try:
        content = book(Issue.objects.published().at(key), address)
    except Issue.DoesNotExist:
        return instead(request)
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{key}.epub"'
    return response


@require_safe
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """The issue as a PDF, in Chinese whoever asks. 503 where there is none now, with the way to the printable page."""
    try:
        context = print_page(Issue.objects.published().at(key))
    except Issue.DoesNotExist:
        return instead(request)
    issue = context["issue"]
    with translation.override(settings.LANGUAGE_CODE):
        address = request.build_absolute_uri(issue.get_absolute_url())
        html = render_to_string("articles/paper.html", {**context, "address": address})
    try:
        kept = printed(issue, html)
    except NotPrinted as reason:
        response = render(request, "articles/paper_later.html", {**context, "is_busy": reason.is_busy}, status=503)
        patch_cache_control(response, no_store=True)
        if reason.is_busy:
            response["Retry-After"] = "5"
        return response
    response = HttpResponse(kept.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{key}.pdf"'
    response["ETag"] = f'"{kept.stem}"'
    patch_cache_control(response, public=True, max_age=settings.PUBLIC_MAX_AGE)
    return response


@require_safe
@public
def cite(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:
    """The article's citation for a reference manager; `form` is a key of CITED_AS."""
    try:
        article = signed(Article.objects.published().at(key, number))
    except Article.DoesNotExist:
        return instead(request)
    told = citation(article, article.byline_rows, request.build_absolute_uri(article.get_absolute_url()))
    return file(told.bibtex if form == "bib" else told.ris, CITED_AS[form], f"{key}-{number}.{form}")


def file(content: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
