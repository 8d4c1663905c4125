"""What every template may use besides its view's own context."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url


def languages(request: HttpRequest) -> dict[str, object]:
    """The same page's address in each language, in the order of settings: [(code, name, url)]."""
    path = request.get_full_path()
    return {"language_links": [(code, name, translate_url(path, code)) for code, name in settings.LANGUAGES]}
