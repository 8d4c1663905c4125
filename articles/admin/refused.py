"""What was typed comes back to its writer when it cannot be taken: the login has run out, or its token is old.

Nothing of it is stored. The page holds the fields themselves, in a form that goes to the same address again.
"""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.csrf import csrf_failure as plain_csrf_failure

# What goes back into the page neither as text nor hidden.
SECRETS = ("csrfmiddlewaretoken", "password")
LONG = 30


def change_path(modeladmin: admin.ModelAdmin) -> URLPattern:
    """In front of the admin's own, which sends who is logged out to the login and drops what they sent."""

    def change(request: HttpRequest, object_id: str) -> HttpResponse:
        if request.method == "POST" and not modeladmin.admin_site.has_permission(request):
            return typed_again(request)
        return modeladmin.admin_site.admin_view(modeladmin.change_view)(request, object_id)

    return path("<path:object_id>/change/", change, name="articles_article_change")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Logging in changes the token of every open page. Only what this site's own pages sent is put into a form again:
    a stranger's page must not be able to fill one in."""
    if request.path.startswith(reverse("admin:index")) and from_here(request) and fields(request):
        return typed_again(request)
    return plain_csrf_failure(request, reason)


def from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site sent the request."""
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    parts = urlsplit(source)
    return bool(parts.netloc) and (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, without tokens and passwords."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in pairs if not any(secret in name for secret in SECRETS)]


def typed_again(request: HttpRequest) -> HttpResponse:
    """The page that keeps the words: 403, never cached, to be sent again after logging in."""
    sent = [(name, value, len(value) > LONG or "\n" in value) for name, value in fields(request)]
    context = {
        **admin.site.each_context(request),
        "fields": sent, "logged_in": admin.site.has_permission(request), "target": request.get_full_path(),
        "login": f"{reverse('admin:login')}?next={reverse('admin:index')}",
    }  # fmt: skip
    response = render(request, "admin/refused.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response
