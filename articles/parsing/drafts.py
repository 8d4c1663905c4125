"""Articles in the making: what the stages between segmentation and the finished record hand on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from articles.parsing import signs
from articles.parsing.lines import SourceLine
from articles.parsing.records import LineRole

TITLES = (LineRole.HEADLINE, LineRole.KICKER, LineRole.DECK)
RUNNING = (LineRole.BODY, LineRole.LIST, LineRole.SUBHEADING)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its role in an article. `cuts` are the (start, end) parts of its text that are no running
    text: a caption that stands inside it, a jump line. `is_repeat`: it stands elsewhere already."""

    line: SourceLine
    role: LineRole
    cuts: tuple[tuple[int, int], ...] = ()
    is_repeat: bool = False

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def text(self) -> str:
        """The text without its cuts."""
        text = self.line.text
        for start, end in sorted(self.cuts, reverse=True):
            text = text[:start] + text[end:]
        return text

    @property
    def is_title(self) -> bool:
        return self.role in TITLES

    @property
    def is_running(self) -> bool:
        return self.role in RUNNING and not self.is_repeat and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A photo: its caption lines and credit line, in the order of the source; `parts` are the caption's lines,
    all but the caption cut out of them."""

    lines: tuple[int, ...]
    caption: str
    credit: str | None
    parts: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An article in the making. `placed` are its lines in reading order; `reasons` say why text is thought
    lost; `is_stray`: it stood between a headline and the opening of its news; `homes` are the first lines of the
    articles that it may belong to, best first: lines keep their numbers while drafts are moved."""

    placed: tuple[Placed, ...] = ()
    headline: str | None = None
    kicker: str = ""
    decks: tuple[str, ...] = ()
    section: str = ""
    page: int | None = None
    photos: tuple[Snapshot, ...] = ()
    notes: tuple[str, ...] = ()
    starts_cut: str = ""
    ends_cut: str = ""
    is_stray: bool = False
    homes: tuple[int, ...] = ()

    def with_(self, **changes) -> "Draft":
        return replace(self, **changes)

    def noted(self, note: str) -> "Draft":
        return self if note in self.notes else replace(self, notes=(*self.notes, note))

    @property
    def body(self) -> tuple[Placed, ...]:
        """The lines of body and lists, repeats left out."""
        return tuple(line for line in self.placed if line.is_running and line.role is not LineRole.SUBHEADING)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.placed if line.is_running)

    @property
    def first_line(self) -> int:
        """Where it begins in print; lines that came from elsewhere stand last."""
        return self.placed[0].number

    @property
    def has_opening(self) -> bool:
        return bool(self.body) and signs.is_opening(self.body[0].text)

    @property
    def has_lead(self) -> bool:
        """Whether it begins as news does: with the formula, with a day, or with whom it is about."""
        first = self.body[0].text if self.body else ""
        return self.has_opening or signs.is_dated_start(first) or signs.is_place_led(first)

    @property
    def has_photo_only(self) -> bool:
        return not self.body and any(line.role in (LineRole.CAPTION, LineRole.CREDIT) for line in self.placed)


@dataclass(frozen=True, slots=True)
class Segmented:
    """All lines of a file: those in drafts, and those that belong to no article (furniture, section labels)."""

    drafts: tuple[Draft, ...]
    loose: Mapping[int, LineRole]


def in_order(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts by the first line of each; empty ones left out."""
    return tuple(sorted((draft for draft in drafts if draft.placed), key=lambda draft: draft.first_line))
