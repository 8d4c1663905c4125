"""An article while its lines are still being added, and the Draft it closes into."""

from articles.parsing import bylines, furniture, signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import TITLES, Draft, Placed
from articles.parsing.headline_lines import joined
from articles.parsing.lines import SourceLine
from articles.parsing.records import LineRole

# The share of a headline that its own news has.
AKIN = 0.3


class OpenArticle:
    """An article to which lines are still added."""

    def __init__(self, section: str, page: int | None):
        self.section, self.page = section, page
        self.placed: list[Placed] = []
        self.level: int | None = None
        self.sublevel: int | None = None
        self.last_subheading = ""
        self.goes_on = False
        self.is_second = self.is_brief = self.is_stray = self.is_taken_up = False
        self.is_signed = self.was_signed = False
        self.starts_cut = self.ends_cut = ""
        self.has_body = False

    def add(self, line: SourceLine, role: LineRole) -> None:
        if role is LineRole.HEADLINE and not any(placed.role is role for placed in self.placed):
            self.level = line.level
        if role is LineRole.SUBHEADING:
            self.sublevel, self.last_subheading = line.level, line.text
        if role is LineRole.BYLINE and self.has_body:
            self.is_signed = True
        elif role in (LineRole.BODY, LineRole.LIST):
            self.has_body = True
            self.ends_cut = ""
            is_signed = bylines.closing_note(line.text) is not None or furniture.is_bare_day(line.text)
            self.was_signed = self.was_signed or self.is_signed or is_signed
            self.is_signed = is_signed
        self.goes_on = self.goes_on or (role is LineRole.BODY and _goes_on(line.text))
        self.placed.append(Placed(line, role, _jump_cuts(line.text) if role is LineRole.BODY else ()))

    def add_repeat(self, line: SourceLine) -> None:
        """A headline printed again elsewhere."""
        self.placed.append(Placed(line, LineRole.HEADLINE, is_repeat=True))

    @property
    def is_news(self) -> bool:
        first = next((placed for placed in self.placed[:12] if placed.role is LineRole.BODY), None)
        return first is not None and signs.is_opening(first.line.text)

    @property
    def is_bare(self) -> bool:
        """Whether it has nothing but its headline yet."""
        return bool(self.placed) and all(placed.is_title for placed in self.placed)

    @property
    def is_unfinished(self) -> bool:
        """Whether the last body line breaks off."""
        last = next((placed for placed in reversed(self.placed) if placed.role is LineRole.BODY), None)
        return last is not None and not signs.is_closed(last.line.text) and not self.goes_on

    def take_stray(self, opening: str, vocabulary: Vocabulary) -> "OpenArticle | None":
        """What stands between the headline and the true opening, as an article of its own; None where the
        article's own text stands there."""
        headline = "".join(placed.line.text for placed in self.placed if placed.is_title)
        body = [placed for placed in self.placed if placed.role not in TITLES]
        if self.is_news or not headline:
            return None
        text = "\n".join(placed.line.text for placed in body)
        of_opening, of_text = vocabulary.affinity(headline, opening), vocabulary.affinity(headline, text)
        # A long text is one's own sooner than a short one: it must have next to nothing of the headline.
        if of_opening <= of_text or (len(body) > 3 and (of_opening < AKIN or of_text * 3 > of_opening)):
            return None
        stray = OpenArticle(self.section, self.page)
        stray.placed, stray.is_stray = body, True
        self.placed = [placed for placed in self.placed if placed not in body]
        return stray

    def close(self) -> Draft:
        headline = joined(
            placed.line.text for placed in self.placed if placed.role is LineRole.HEADLINE and not placed.is_repeat
        )
        kicker = " ".join(placed.line.text for placed in self.placed if placed.role is LineRole.KICKER)
        decks = tuple(placed.line.text for placed in self.placed if placed.role is LineRole.DECK)
        notes = ("同一标题下有第二个“本报讯”，作另一篇处理",) if self.is_second else ()
        notes += tuple(f"标题在第 {placed.number} 行又印了一次" for placed in self.placed if placed.is_repeat)
        return Draft(
            tuple(self.placed),
            headline or None,
            kicker,
            decks,
            self.section,
            self.page,
            notes=notes,
            starts_cut=self.starts_cut,
            ends_cut=self.ends_cut,
            is_stray=self.is_stray,
        )


def _goes_on(text: str) -> bool:
    return any(found["way"].endswith("转") for found in signs.JUMP.finditer(text[-30:]))


def _jump_cuts(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a body line 上接第1版 and 下转第2版 stand, at its two ends."""
    cuts = []
    if (head := signs.JUMP.match(text[:40])) and head["way"].endswith("接") and len(text) > head.end():
        cuts.append(head.span())
    offset = max(0, len(text) - 30)
    for tail in signs.JUMP.finditer(text[-30:]):
        if tail["way"].endswith("转") and len(text[-30:]) - tail.end() <= 2 and offset + tail.start() > 0:
            cuts.append((offset + tail.start(), len(text)))
    return tuple(cuts)
