"""The index in SQLite's full-text table (FTS5), whose rows are found by key, newest first, without sorting."""

from collections.abc import Sequence

from django.db import connection

from articles.models import SearchEntry
from articles.search.grams import Phrase
from articles.search.index import HEADING, OPENING, RAW, WHOLE, Entry, Source
from articles.search.language import Query, Word

COLUMNS = {HEADING: "heading", OPENING: "heading opening", WHOLE: "heading opening body", RAW: "raw"}
INSERT = "INSERT INTO articles_search (rowid, heading, opening, body, raw, facets) VALUES (%s, %s, %s, %s, %s, %s)"


class SqliteIndex:
    def write(self, entries: Sequence[Entry]) -> None:
        # The words of an entry go with it, by a trigger.
        SearchEntry.objects.filter(article__in=[entry.row.article_id for entry in entries]).delete()
        SearchEntry.objects.bulk_create(entry.row for entry in entries)
        rows = [
            (entry.row.key, *map(" ".join, (entry.heading, entry.opening, entry.body, entry.raw, entry.facets)))
            for entry in entries
        ]
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)

    def source(self, query: Query, scope: str, facets: Sequence[str] = ()) -> Source:
        wanted = " AND ".join(f"({_any(group)})" for group in query.groups)
        question = f"{{{COLUMNS[scope]}}} : ({wanted})"
        for facet in facets:
            question += f' AND {{facets}} : "{facet}"'
        if query.excluded:
            question = f"({question}) NOT {{{COLUMNS[WHOLE]}}} : ({_any(query.excluded)})"
        return Source("articles_search", "rowid", "articles_search MATCH %s", (question,))

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_search WHERE rowid NOT IN (SELECT key FROM articles_searchentry)")
            cursor.execute("INSERT INTO articles_search (articles_search) VALUES ('optimize')")


def _any(words: Sequence[Word]) -> str:
    return " OR ".join(_question(word.phrase) for word in words)


def _question(phrase: Phrase) -> str:
    """Tokens hold letters and digits only: nothing in them can end the string."""
    return f'"{" ".join(phrase.tokens)}"{" *" if phrase.opens else ""}'
