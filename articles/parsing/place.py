"""What stands around a run of headings: the open article before it, the text after it."""

from dataclasses import dataclass

from articles.parsing import signs
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a run of headings. `level` is that of the open article's headline (None where it
    has none), `sublevel` that of its last subheading; `is_broken` says that its last paragraph breaks off; `later` are
    the next headings, `ahead` the next text."""

    after: SortedLine | None = None
    is_open: bool = False
    level: int | None = None
    sublevel: int | None = None
    has_body: bool = False
    is_news: bool = False
    is_signed: bool = False
    is_broken: bool = False
    was_signed: bool = False
    is_marked_file: bool = True
    last_subheading: str = ""
    is_taken_up: bool = False
    later: tuple[str, ...] = ()
    ahead: str = ""

    @property
    def is_over_photo(self) -> bool:
        return self.after is not None and self.after.nature in (Nature.CAPTION, Nature.CREDIT)

    @property
    def has_news_after(self) -> bool:
        return self.after is not None and self.after.is_opening

    @property
    def has_byline_after(self) -> bool:
        return self.after is not None and self.after.nature is Nature.BYLINE

    @property
    def has_brief_after(self) -> bool:
        """Whether a short item of news with a mark before it (▲近日，…) comes next."""
        return self.after is not None and self.after.is_brief

    @property
    def is_dated_after(self) -> bool:
        """Whether the text below begins with a day, as news without the formula does."""
        return self.after is not None and self.after.nature is Nature.BODY and signs.is_dated_start(self.after.text)

    @property
    def opens(self) -> bool:
        return self.has_news_after or self.has_byline_after


def are_parallel(text: str, other: str) -> bool:
    """Whether two headings are built alike, as subheadings of one article are: a name and a colon each, or
    the same words in the same places."""
    if not text or not other:
        return False
    if 1 <= text.find("：") <= 8 and 1 <= other.find("：") <= 8:
        return True
    same = sum(a == b for a, b in zip(text, other, strict=False)) + sum(
        a == b for a, b in zip(text[::-1], other[::-1], strict=False)
    )
    return same >= 3 and abs(len(text) - len(other)) <= 2


def leads_series(line: SourceLine, place: Place) -> bool:
    """Whether the headings that follow the text are built like this one: subheadings 张三：… 李四：…"""
    return (
        not place.opens
        and 1 <= line.text.find("：") <= 8
        and any(are_parallel(line.text, other) for other in place.later)
    )
