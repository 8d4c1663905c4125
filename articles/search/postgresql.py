"""The index in PostgreSQL's text search vectors under GIN indexes. The vectors are written as such, token by token:
the database's own parser, which knows no Chinese, has no part in it."""

from collections.abc import Iterable, Sequence

from django.db import connection

from articles.search.grams import Phrase
from articles.search.index import RAW, WHOLE, Entry, Source
from articles.search.language import Query, Word

# PostgreSQL keeps places up to 16,383. A longer text is counted anew from there, with enough of it twice that a
# phrase over the border is found; of one token it keeps 256 places, more than any article has.
MOST_PLACES = 16_000
TWICE = 200
UPSERT = (
    "INSERT INTO articles_searchentry (article_id, key, section, kind, heading, opening, whole, raw) "
    "VALUES (%s, %s, %s, %s, %s::tsvector, %s::tsvector, %s::tsvector, %s::tsvector) "
    "ON CONFLICT (article_id) DO UPDATE SET key = EXCLUDED.key, section = EXCLUDED.section, "
    "kind = EXCLUDED.kind, heading = EXCLUDED.heading, "
    "opening = EXCLUDED.opening, whole = EXCLUDED.whole, raw = EXCLUDED.raw"
)


class PostgresIndex:
    def write(self, entries: Sequence[Entry]) -> None:
        rows = [
            (
                entry.row.article_id,
                entry.row.key,
                entry.row.section,
                entry.row.kind,
                vector(entry.heading),
                vector(entry.heading, entry.opening),
                vector(entry.heading, entry.opening, entry.body, entry.facets),
                vector(entry.raw),
            )
            for entry in entries
        ]
        with connection.cursor() as cursor:
            cursor.executemany(UPSERT, rows)

    def source(self, query: Query, scope: str, facets: Sequence[str] = ()) -> Source:
        wanted = " & ".join(f"({_any(group)})" for group in query.groups)
        apart = [f"'{facet}'" for facet in facets]
        apart += [f"!({_any(query.excluded)})"] if query.excluded else []
        if scope == WHOLE:
            question = " & ".join([wanted, *apart])
            return Source("articles_searchentry", "key", f"{WHOLE} @@ %s::tsquery", (question,))
        condition, parameters = f"{scope} @@ %s::tsquery", (wanted,)
        if apart:
            condition += f" AND {WHOLE} @@ %s::tsquery"
            parameters += (" & ".join(apart),)
        return Source("articles_searchentry", "key", condition, parameters)

    def tidy(self) -> None:
        with connection.cursor() as cursor:
            for name in ("heading", "opening", WHOLE, RAW):
                cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [f"articles_search_{name}"])
            cursor.execute("ANALYZE articles_searchentry")


def vector(*parts: Sequence[str]) -> str:
    """The parts as a vector's text, a place left free between them so that no phrase goes over."""
    line: list[str] = []
    for part in parts:
        line += [*part, ""]
    places: dict[str, list[int]] = {}
    for token, place in _placed(line):
        if token:
            places.setdefault(token, []).append(place)
    return " ".join(f"'{token}':{','.join(map(str, found))}" for token, found in places.items())


def _placed(line: Sequence[str]) -> Iterable[tuple[str, int]]:
    for start in range(0, len(line), MOST_PLACES - TWICE):
        yield from ((token, place) for place, token in enumerate(line[start : start + MOST_PLACES], 1))


def _any(words: Sequence[Word]) -> str:
    return " | ".join(f"({_question(word.phrase)})" for word in words)


def _question(phrase: Phrase) -> str:
    """Tokens hold letters and digits only: nothing in them can end a lexeme."""
    quoted = [f"'{token}'" for token in phrase.tokens]
    return " <-> ".join([*quoted[:-1], f"{quoted[-1]}:*" if phrase.opens else quoted[-1]])
