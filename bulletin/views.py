"""The front page, the page about the site, and what stands where a page is missing or failed."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import Issue
from articles.pages import front_page

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", front_page(Issue.objects.published(), timezone.localdate()))


@require_safe
@public
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Where an issue was asked for or an article was asked for that is not there, the issues around that day."""
    day = asked_day(request)
    published = Issue.objects.published().select_related("publication").newest_first()
    match = request.resolver_match
    # Of a hidden person and of nobody the page says the same: that somebody asked to be hidden is not told.
    of_person = bool(match and match.view_name == "people:person")
    context = {"day": day, "newest": published.first(), "of_person": of_person}
    if day:
        context["same"] = published.filter(date=day).first()
        context["before"] = published.filter(date__lt=day).first()
        context["after"] = published.filter(date__gt=day).reverse().first()
    return render(request, "404.html", context, status=404)


def asked_day(request: HttpRequest) -> date | None:
    """The day in the address of an issue."""
    match = request.resolver_match
    key = match.kwargs.get("key") if match and match.app_name == "articles" else None
    return date.fromisoformat(key[-10:]) if key else None


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs no database, no session and no manifest of static files, any of which may be what failed."""
    context = {"stylesheet": f"{settings.STATIC_URL}bulletin/site.css"}
    return HttpResponse(render_to_string("500.html", context), status=500)
