"""What proofing takes and gives: an issue under proof, and findings that point at what may be wrong in it.

Offsets count Unicode characters from 0 in the text of one part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.parsing.records import Truncation
from people.reading.records import PersonFound


class Field(StrEnum):
    """The parts of an article that are proofread, each by itself."""

    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    TEXT = "text"
    CAPTION = "caption"


class Kind(StrEnum):
    """What seems to be wrong, as an editor sorts it. One kind may come from several detectors."""

    REPETITION = "repetition"
    NAME = "name"
    LOOKALIKE = "look-alike"
    TERM = "term"
    AGREEMENT = "agreement"
    PUNCTUATION = "punctuation"
    LOST_TEXT = "lost-text"
    DISPLACED = "displaced"
    DUPLICATE = "duplicate"
    BROKEN_PARAGRAPH = "broken-paragraph"
    KNOWN_ERROR = "known-error"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of an issue: a field of the article with this number. A caption has the photo's position in `at` (and
    may belong to no article), a byline its position; both count from 1."""

    article: int | None
    field: Field
    at: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is proofread by itself. The running text of an article is one part: blank lines part
    its paragraphs, `## ` begins a subheading and `- ` a list item (see articles.parsing.markup)."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the reading stage doubts of an article: text lost, why, and the numbers of the articles that it may
    belong to, best first."""

    article: int
    truncated: Truncation = Truncation.NONE
    reason: str = ""
    candidates: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Galley:
    """One issue under proof. `key` stands for it in evidence (its day, or its file), `parts` are in print order,
    `people` are those that reading found, with all their printed forms and offices."""

    key: str
    day: date | None
    parts: tuple[Part, ...]
    people: tuple[PersonFound, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def article(self, number: int) -> Iterator[Part]:
        """The parts of one article, its captions included."""
        return (part for part in self.parts if part.place.article == number)

    @property
    def texts(self) -> Iterator[Part]:
        """The running texts."""
        return (part for part in self.parts if part.place.field is Field.TEXT)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Another place that bears on a finding: `issue` is the key of its galley, `quote` what stands there, `count`
    how often it stands so in all."""

    quote: str
    issue: str = ""
    article: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that may be wrong: the characters from `start` to `end` (exclusive, never empty) of a part.

    `replacement` is what would stand there instead, "" to take it out, None where the machine knows of nothing
    better. `confidence` is the share of such findings that were errors where the detector was measured (0 to 1).
    `reason` is one sentence for an editor, in Chinese as the texts are. Findings with the same `cause` are one
    question, decided once (two forms of a name, a word that is spelt two ways); empty: a finding by itself.
    """

    detector: str
    kind: Kind
    place: Place
    start: int
    end: int
    replacement: str | None
    confidence: float
    reason: str
    evidence: tuple[Evidence, ...] = ()
    cause: str = ""
