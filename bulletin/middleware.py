"""What every response of the site passes through, public or admin."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


def content_security_policy(get_response: Handler) -> Handler:
    """Sends SECURE_CSP with every page, so that no inline or foreign script ever runs."""
    policy = "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    return middleware


def language_by_address(get_response: Handler) -> Handler:
    """Chooses the language from the address alone: /en/… is English, everything else Chinese.

    Django's LocaleMiddleware also looks at headers and cookies and so makes pages vary by them,
    which would keep shared caches from serving one copy to all.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def addresses_without_nul(get_response: Handler) -> Handler:
    """Says of every address with a NUL character in it that there is no such page: nothing is named so, no reader types
    it, and PostgreSQL takes it in no text. Raises Http404."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404
        return get_response(request)

    return middleware
