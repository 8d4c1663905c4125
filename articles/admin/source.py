"""The raw lines that a text came from, with their numbers as an editor's program shows them."""

import unicodedata
from collections.abc import Iterable

from articles.models import Article, ImportedFile, Suggestion
from articles.rawlines import Line, line, own_lines, texts

CONTEXT = 3
# So many characters in a row make it likely that a line is the one that a quote was read from.
SHARED = 5


def all_lines(file: ImportedFile) -> list[Line]:
    return [line(file, number, text) for number, text in enumerate(texts(file), 1)]


def lines_around(article: Article) -> list[Line]:
    """The article's own lines and a few above and below; other lines are left out and counted."""
    return _around(article.source_file, own_lines(article))


def lines_of(row: Suggestion) -> list[Line]:
    """The lines in which the words of a suggestion, or some of those beside them, were read; all lines of the
    article or photo where none of them has any."""
    owner = row.photo or row.article
    file = owner.source_file
    if file is None:
        return []
    own = set(owner.lines) if row.photo else own_lines(owner)
    context = _folded(row.prefix[-SHARED:] + row.exact + row.suffix[:SHARED])
    runs = {context[at : at + SHARED] for at in range(max(1, len(context) - SHARED + 1))}
    printed = texts(file)
    folded = {n: _folded(printed[n - 1]) for n in own if 1 <= n <= len(printed)}
    near = {n for n, line in folded.items() if any(run in line for run in runs)}
    return _around(file, near or own)


def _folded(text: str) -> str:
    """Full-width marks as half-width ones, which raw lines have."""
    return unicodedata.normalize("NFKC", text)


def _around(file: ImportedFile | None, own: set[int]) -> list[Line]:
    if file is None:
        return []
    printed = texts(file)
    near = {n for at in own for n in range(at - CONTEXT, at + CONTEXT + 1) if 1 <= n <= len(printed)}
    shown, last = [], 0
    for number in sorted(near):
        shown.append(line(file, number, printed[number - 1], own=number in own, skipped=number - last - 1))
        last = number
    return shown


def passages(article: Article) -> list[dict[str, object]]:
    """The paragraphs as they were parsed, each with the numbers of the source lines that it was made of."""
    return [
        {"text": passage["text"], "lines": sorted({piece["line"] for piece in passage.get("pieces", [])})}
        for passage in article.parsed.get("passages", [])
    ]


def fragments_for(article: Article, fragments: Iterable) -> list:
    """Of an issue's fragments those that may belong to the article."""
    return [fragment for fragment in fragments if article.number in fragment.candidates]
