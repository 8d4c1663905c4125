"""What a line is by its words and its neighbours: the nature of a line, not yet whose it is."""

from dataclasses import dataclass
from enum import StrEnum

from articles.parsing import signs
from articles.parsing.lines import SourceLine


class Nature(StrEnum):
    FURNITURE = "furniture"
    HEADING = "heading"
    BYLINE = "byline"
    BODY = "body"
    LIST = "list"
    CAPTION = "caption"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class SortedLine:
    line: SourceLine
    nature: Nature

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_brief(self) -> bool:
        """Whether it is body text with a mark before it that begins with a day or ends in a signature."""
        if self.nature is not Nature.BODY or not self.line.bullet:
            return False
        return signs.is_dated_start(self.line.text) or signs.TRAILING_NOTE.search(self.line.text[-90:]) is not None

    @property
    def is_opening(self) -> bool:
        """Whether it is body text that begins with the formula of a news item."""
        return self.nature is Nature.BODY and signs.is_opening(self.line.text)
