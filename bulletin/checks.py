"""System checks for what goes wrong silently on an operator's machine."""

from django.core.checks import Info, Tags, Warning, register
from django.db import connections

from articles.paper.press import what_is_missing


@register
def check_paper(app_configs, **kwargs) -> list[Info]:
    """Tells of a machine that cannot make PDFs of issues. All else works there: the link is not shown."""
    missing = what_is_missing()
    hint = "On Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
    return [Info(missing, hint=hint, id="bulletin.I001")] if missing else []


@register(Tags.database)
def check_ctype(app_configs, databases=None, **kwargs) -> list[Warning]:
    """Warns of a PostgreSQL database whose LC_CTYPE is C.

    There PostgreSQL does not know Chinese characters as letters: trigrams are empty and full-text
    search keeps punctuation inside words (measured on PostgreSQL 15). `C.UTF-8` is fine.
    """
    found = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
            ctype = cursor.fetchone()[0]
        found += ctype_warnings(alias, ctype)
    return found


def ctype_warnings(alias: str, ctype: str) -> list[Warning]:
    if ctype not in {"C", "POSIX"}:
        return []
    return [
        Warning(
            f"The PostgreSQL database {alias!r} has LC_CTYPE {ctype!r}: Chinese text cannot be searched properly.",
            hint="Create the database anew: CREATE DATABASE bulletin TEMPLATE template0 LC_CTYPE 'C.UTF-8' "
            "LC_COLLATE 'C.UTF-8' ENCODING 'UTF8';",
            id="bulletin.W001",
        )
    ]
