"""What was typed comes back to its writer when it cannot be taken: the login has run out, or its token is old.

Nothing of it is stored. The page holds the fields themselves, in a form that goes to the same address again.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.views.csrf import csrf_failure as plain_csrf_failure

from articles.admin.editing import ArticleForm, BylineForm, PhotoForm

# What goes back into the page neither as text nor hidden.
SECRETS = ("csrfmiddlewaretoken", "password")
LONG = 30
# What a form sends of itself, beside what was typed: how many rows it has, and which button was pressed.
OF_THE_FORM = ("_FORMS", "_save", "_next", "_desk", "_people")


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as it was sent. `label` is empty where there is nothing to read; `shown` is a choice in words."""

    name: str
    value: str
    label: str
    shown: str

    @property
    def is_long(self) -> bool:
        return len(self.value) > LONG or "\n" in self.value


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


def field_of(name: str) -> forms.Field | None:
    """The field of an article's page that sends a name, be it in one of several rows."""
    last = name.rpartition("-")[2]
    rows = BylineForm if name.startswith("bylines-") else PhotoForm if name.startswith("photo-") else None
    return rows.base_fields.get(last) if rows else ArticleForm.base_fields.get(name)


def typed(pairs: list[tuple[str, str]]) -> list[Typed]:
    """Every field, those that somebody filled in with their label. The page of an article is known by its words; of
    any other page a field is called by its name."""
    values = dict(pairs)
    found = []
    for name, value in pairs:
        field = field_of(name)
        is_hidden = field is not None and isinstance(field.widget, forms.HiddenInput)
        # The role of a line without a name.
        is_hidden = is_hidden or (name.endswith("-role") and not values.get(f"{name.removesuffix('role')}name"))
        if is_hidden or not value.strip() or name.endswith(OF_THE_FORM):
            found.append(Typed(name, value, "", ""))
            continue
        shown = dict(getattr(field, "choices", ())).get(value, "")
        shown = "✓" if isinstance(field, forms.BooleanField) else str(shown)
        found.append(Typed(name, value, capfirst(field.label) if field else name, shown))
    return found


def typed_again(request: HttpRequest) -> HttpResponse:
    """The page that keeps the words: 403, never cached, to be sent again after logging in."""
    context = {
        **admin.site.each_context(request),
        "fields": typed(fields(request)), "logged_in": admin.site.has_permission(request),
        "target": request.get_full_path(),
        "login": f"{reverse('admin:login')}?next={reverse('admin:index')}",
    }  # fmt: skip
    response = render(request, "admin/refused.html", context, status=403)
    response.headers["Cache-Control"] = "no-store"
    return response
