"""What every template may use besides its view's own context."""

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from articles.models import Publication

# What of the query makes another page of an address, by the address's name; all else is the reader's way there.
TELLING = {
    "articles:issue-list": ("year",),
    "articles:history": ("page",),
    "corrections": ("page",),
    "gallery": ("year", "page"),
    "people:event-list": ("year", "month", "undated", "page"),
    "people:person": ("page",),
    "people:person-list": ("by", "office", "page"),
}


def languages(request: HttpRequest) -> dict[str, object]:
    """The same page's address in each language, in the order of settings: [(code, name, url)]."""
    path = request.get_full_path()
    return {"language_links": [(code, name, translate_url(path, code)) for code, name in settings.LANGUAGES]}


def canonical(request: HttpRequest) -> dict[str, object]:
    """The page's own address, whole, without what does not make it another page, and the same in each language:
    [(code, url)]."""
    told = QueryDict(mutable=True)
    match = request.resolver_match
    for name in TELLING.get(match.view_name, ()) if match else ():
        if name in request.GET:
            told[name] = request.GET[name]
    address = request.build_absolute_uri(f"{request.path}{'?' if told else ''}{told.urlencode()}")
    return {
        "canonical": address,
        "alternates": [(code, translate_url(address, code)) for code, _name in settings.LANGUAGES],
    }


def publication(request: HttpRequest) -> dict[str, object]:
    """Whose name stands over pages that belong to no issue. One query, and only where the page shows it."""
    return {"publication": SimpleLazyObject(Publication.objects.filter(slug="").first)}
