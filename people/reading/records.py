"""What the reading stage takes and gives: immutable records that know where they stand in the source.

Offsets count Unicode characters from 0; line numbers count from 1 in the decoded file, as an
editor's text program shows them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters taken over one to one from a source line: `length` of them from `start`."""

    line: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or caption after its broken lines were joined.

    `text` may differ from the source only by one-to-one replacements (half-width to full-width
    punctuation), so the lengths of `pieces` add up to `len(text)` and every character has its place.
    """

    text: str
    pieces: tuple[Piece, ...]
    role: str = "body"

    @property
    def lines(self) -> tuple[int, ...]:
        """The source lines it was made of, in their order, each once."""
        return tuple(dict.fromkeys(piece.line for piece in self.pieces))

    def place(self, offset: int) -> tuple[int, int]:
        """The (line, start) in the source of the character at `offset` of the text.

        Raises IndexError when the offset is not inside the text.
        """
        for piece in self.pieces:
            if offset < piece.length:
                return piece.line, piece.start + offset
            offset -= piece.length
        raise IndexError(f"offset is {offset + 1} characters past the end of the passage")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A day or a range of days that a text names; `printed` stands at `offset` of that text."""

    start: date
    end: date | None
    offset: int
    printed: str

    def __str__(self) -> str:
        """ISO 8601: one day, or two with a slash between them."""
        return self.start.isoformat() + (f"/{self.end.isoformat()}" if self.end else "")


class Role(StrEnum):
    """As what a person or an organisation signs a text or a picture."""

    REPORTER = "reporter"
    TRAINEE = "trainee"
    CORRESPONDENT = "correspondent"
    AUTHOR = "author"
    PHOTOGRAPHER = "photographer"
    CONTRIBUTOR = "contributor"


class Kind(StrEnum):
    """As what a person appears in an article."""

    SUBJECT = "subject"
    QUOTED = "quoted"
    PERFORMER = "performer"
    AWARD = "award"
    REPORTER = "reporter"
    TRAINEE = "trainee"
    CORRESPONDENT = "correspondent"
    AUTHOR = "author"
    PHOTOGRAPHER = "photographer"


@dataclass(frozen=True, slots=True)
class Credit:
    """A name under a text or picture: spaces inside it closed up; `line` is where it is printed."""

    name: str
    role: Role
    line: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What is read for people and events: one article (or a photo that stands alone). Its `decks` are read for
    events alone."""

    number: int
    headline: str
    passages: tuple[Passage, ...]
    credits: tuple[Credit, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    decks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a name is printed. `start` counts in the source line."""

    article: int
    line: int
    start: int
    printed: str


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as the text gives it, resolved to its body ("临江区区长"), and the articles that say so."""

    title: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PersonFound:
    name: str
    printed: tuple[str, ...]
    kinds: tuple[Kind, ...]
    offices: tuple[OfficeHeld, ...]
    mentions: tuple[Mention, ...]

    def articles(self) -> Iterator[int]:
        """Numbers of the articles that name the person, each once, in order."""
        yield from dict.fromkeys(mention.article for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class EventFound:
    """A dated or single happening that an article reports."""

    article: int
    name: str
    start: date | None
    end: date | None
    place: str | None
    participants: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    persons: tuple[PersonFound, ...]
    events: tuple[EventFound, ...]
