"""The site with a bare twin of every page under /bare/, for benchmarks/pages.py: a view that sends the same bytes
after the same queries, and does nothing else."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bulletin.settings")

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path, resolve  # noqa: E402

application = get_wsgi_application()
from bulletin import urls  # noqa: E402

settings.ROOT_URLCONF = "bare"
seen: dict[str, tuple[list[tuple], bytes]] = {}


def bare(request: HttpRequest, address: str) -> HttpResponse:
    """The first time it draws the page and notes its queries; afterwards it repeats them."""
    key = f"{address}?{request.GET.urlencode()}"
    if key not in seen:
        queries: list[tuple] = []

        def noting(execute, sql, params, many, context):
            queries.append((sql, params))
            return execute(sql, params, many, context)

        match = resolve(f"/{address}", "bulletin.urls")
        with connection.execute_wrapper(noting):
            seen[key] = (queries, match.func(request, *match.args, **match.kwargs).content)
    queries, content = seen[key]
    with connection.cursor() as cursor:
        for sql, params in queries:
            cursor.execute(sql, params)
            cursor.fetchall()
    return HttpResponse(content)


urlpatterns = [path("bare/<path:address>", bare), *urls.urlpatterns]
