"""A running text as numbered blocks, from 0: paragraphs, subheadings and lists with their markup."""

from dataclasses import dataclass

from articles.models.article import BLANK_LINES
from articles.parsing.markup import LIST_ITEM, SUBHEADING

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as it stands in a text: `text[start:end]`, with its markup."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def kind(self) -> str:
        """paragraph, subheading or list."""
        if all(line.strip().startswith(LIST_ITEM) for line in self.text.split("\n")):
            return "list"
        return "subheading" if "\n" not in self.text and self.text.startswith(SUBHEADING) else "paragraph"

    @property
    def words(self) -> str:
        """What is printed, without markup, in one line."""
        marks = {"subheading": SUBHEADING, "list": LIST_ITEM}
        lines = (line.strip().removeprefix(marks.get(self.kind, "")) for line in self.text.split("\n"))
        return "".join(lines) if self.kind == "paragraph" else " ".join(lines)


def pieces(text: str) -> list[Piece]:
    """The blocks of a text in their order. Joined by `joined` they are the text but for blank space between them."""
    found, at = [], 0
    for gap in [*((m.start(), m.end()) for m in BLANK_LINES.finditer(text)), (len(text), len(text))]:
        chunk = text[at : gap[0]]
        words = chunk.strip()
        if words:
            found.append(Piece(words, at + chunk.index(words)))
        at = gap[1]
    return found


def joined(*texts: str) -> str:
    """Texts or blocks one behind the other; empty ones leave no gap."""
    return BETWEEN.join(text for text in texts if text.strip())


def without(text: str, at: set[int]) -> str:
    """The text without the blocks of these numbers."""
    return joined(*(piece.text for n, piece in enumerate(pieces(text)) if n not in at))


def replaced(text: str, at: int, *others: str) -> str:
    """The text with other blocks, or none, where the block `at` stands."""
    found = [piece.text for piece in pieces(text)]
    return joined(*found[:at], *others, *found[at + 1 :])
