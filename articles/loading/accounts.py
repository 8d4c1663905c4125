"""Accounts of a file: every line with text has one place, and what came in is what was placed."""

from articles.parsing.records import LineRole, ParsedIssue

# What these lines say is printed for all of a page or a section, so they may stand outside articles.
OUTSIDE_ARTICLES = {LineRole.FURNITURE, LineRole.SECTION}


class LostText(ValueError):
    """The parser left lines without a place: a bug of the program, never the fault of a file."""


def characters_placed(parsed: ParsedIssue) -> int:
    """The non-space characters of the lines that have a place.

    Raises LostText, naming the lines, where these are not all that the file has.
    """
    places = _places(parsed)
    lines = source_lines(parsed)
    lost = [number for number, _line in lines if number not in places]
    placed = sum(characters(line) for number, line in lines if number in places)
    if lost or placed != parsed.characters:
        raise LostText(
            f"{parsed.characters} characters read, {placed} placed; lines without a place: {lost[:20] or 'none'}"
        )
    return placed


def source_lines(parsed: ParsedIssue) -> list[tuple[int, str]]:
    """The lines of the file that are not blank, with their numbers from 1."""
    return [(number, line) for number, line in enumerate(parsed.decoded.text.split("\n"), 1) if line.strip()]


def characters(text: str) -> int:
    """How many characters of a text are no white space."""
    return sum(map(len, text.split()))


def _places(parsed: ParsedIssue) -> set[int]:
    """Numbers of the lines that are in an article that exists, a photo, a fragment or outside by their role."""
    articles = {article.number for article in parsed.articles}
    places = {line for part in (*parsed.photos, *parsed.fragments) for line in part.lines}
    for line, label in parsed.lines.items():
        if label.article in articles or (label.article is None and label.role in OUTSIDE_ARTICLES):
            places.add(line)
    return places
