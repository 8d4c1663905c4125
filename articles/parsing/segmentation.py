"""Sorted lines -> articles: each heading run opens one or divides one, everything else belongs to the open one."""

from collections.abc import Sequence
from itertools import takewhile

from articles.parsing import furniture, signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import TITLES, Segmented
from articles.parsing.headings import read_run
from articles.parsing.levels import read_levels
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine
from articles.parsing.opened import OpenArticle
from articles.parsing.place import Place
from articles.parsing.records import CONTINUED_ELSEWHERE, CONTINUES_ELSEWHERE, LineRole
from articles.parsing.runs import find_repeats, runs_of

# The end of another text, where it stands under a headline, is shorter.
SCRAP = 40
# Lines of another text between a headline and its byline.
MOST_REST = 3
ROLES = {
    Nature.BYLINE: LineRole.BYLINE,
    Nature.BODY: LineRole.BODY,
    Nature.LIST: LineRole.LIST,
    Nature.CAPTION: LineRole.CAPTION,
    Nature.CREDIT: LineRole.CREDIT,
}


def segment(lines: Sequence[SortedLine], vocabulary: Vocabulary) -> Segmented:
    """The articles as they stand on the page, first look: displaced blocks are still where they stand."""
    return _Reader(lines, vocabulary).read()


class _Reader:
    """Reads the lines from first to last with one article open at a time."""

    def __init__(self, lines: Sequence[SortedLine], vocabulary: Vocabulary):
        self.lines = lines
        self.vocabulary = vocabulary
        self.levels = read_levels(lines)
        self.is_marked_file = any(line.line.is_marked for line in lines)
        self.drafts: list[OpenArticle] = []
        self.loose: dict[int, LineRole] = {}
        self.open: OpenArticle | None = None
        self.repeats = find_repeats(lines)
        self.waiting: list[SourceLine] = []
        self.section = ""
        self.page: int | None = None
        self.is_page_new = False
        self.is_continued = False

    def read(self) -> Segmented:
        for run in runs_of(self.lines):
            if run[0].nature is Nature.HEADING:
                self._heading(run)
            elif run[0].nature is Nature.FURNITURE:
                self._furniture(run[0])
            else:
                self._text(run[0])
        self._give_repeats()
        return Segmented(tuple(draft.close() for draft in self.drafts), self.loose)

    def _furniture(self, found: SortedLine) -> None:
        self.loose[found.line.number] = LineRole.FURNITURE
        head = furniture.read_masthead(found.text, found.line.number)
        if head and (head.page or head.day):
            self.page = head.page or self.page
            self.is_page_new = True
            self.section = ""
        jump = signs.jump(found.text)
        if jump and jump["way"].endswith("接"):
            self.is_continued = True
        elif jump and self.open and self.open.has_body and self._is_cut_here():
            self.open.ends_cut = CONTINUED_ELSEWHERE  # unless its text goes on further down

    def _is_cut_here(self) -> bool:
        """Whether 下转 alone on its line speaks of the article above it, and not of one that broke off before."""
        return self.open.is_unfinished or not any(draft.goes_on for draft in self.drafts[-200:])

    def _heading(self, run: Sequence[SortedLine]) -> None:
        last, run = run[-1], self._without_repeats(run)
        if not run or self._is_taken_up(run, last):
            return
        lines = [found.line for found in run]
        titled = read_run(lines, self._place(last), self.levels, self.vocabulary)
        if not titled.starts and self._is_back_in_feature(lines):
            self.open = self.drafts[-2]
        first = titled.starts[0] if titled.starts else len(lines)
        for line, role in zip(lines[:first], titled.roles[:first], strict=True):
            self._before_titles(line, role)
        for at, start in enumerate(titled.starts):
            end = titled.starts[at + 1] if at + 1 < len(titled.starts) else len(lines)
            self._begin(lines[start:end], titled.roles[start:end])
        if titled.starts:
            self.is_page_new = self.is_continued = False

    def _is_back_in_feature(self, lines: Sequence[SourceLine]) -> bool:
        """Whether subheadings under a second news item, which has none, are those of the article that it stands in."""
        if self.open is None or not self.open.is_second or len(self.drafts) < 2 or self.drafts[-1] is not self.open:
            return False
        before = self.drafts[-2]
        if self.open.is_unfinished or self.open.last_subheading or before.is_news:
            return False
        return bool(before.last_subheading) and lines[0].level == before.sublevel

    def _is_taken_up(self, run: Sequence[SortedLine], last: SortedLine) -> bool:
        """After 上接第1版 alone on its line a heading over plain text is a subheading of the article that goes on."""
        after = self._after(last.line.number)
        if not self.is_continued or after is None or after.nature is not Nature.BODY or after.is_opening:
            return False
        self.is_continued = self.is_page_new = False
        self.open = self._interrupted()
        self._mark_continued()
        for found in run:
            self._draft().add(found.line, LineRole.SUBHEADING)
        return True

    def _without_repeats(self, run: Sequence[SortedLine]) -> Sequence[SortedLine]:
        """The run without headlines that are printed again: each goes to the article whose it is."""
        rest = [found for found in run if found.line.number not in self.repeats]
        for found in run:
            if found.line.number in self.repeats:
                self.waiting.append(found.line)
        after = self._after(run[-1].line.number)
        if not rest and after is not None and after.nature in (Nature.CAPTION, Nature.CREDIT):
            self.open = None
        return rest

    def _give_repeats(self) -> None:
        """Put each repeated headline to the article that has it; without such an article it is a headline alone."""
        homes = {placed.number: draft for draft in self.drafts for placed in draft.placed if placed.role in TITLES}
        for line in self.waiting:
            home = homes.get(self.repeats[line.number])
            if home is None:
                self._begin([line], [LineRole.HEADLINE])
            else:
                home.add_repeat(line)

    def _before_titles(self, line: SourceLine, role: LineRole) -> None:
        if role is LineRole.SECTION:
            self.section = line.text.strip("【】[]《》「」■□●◆★ \u3000|")
            self.loose[line.number] = role
            self.open = None
        else:
            self._draft().add(line, role)

    def _begin(self, lines: Sequence[SourceLine], roles: Sequence[LineRole]) -> None:
        self.open = OpenArticle(self.section, self.page)
        self.drafts.append(self.open)
        for line, role in zip(lines, roles, strict=True):
            self.open.add(line, role)

    def _place(self, last: SortedLine) -> Place:
        after = self._after(last.line.number)
        later = self._later(last.line.number)
        if self.open is None:
            return Place(after, is_marked_file=self.is_marked_file, later=later, ahead=self._ahead(last.line.number))
        return Place(
            after,
            is_open=True,
            level=self.open.level,
            sublevel=self.open.sublevel,
            has_body=self.open.has_body,
            is_news=self.open.is_news,
            is_signed=self.open.is_signed,
            is_broken=self.open.is_unfinished,
            was_signed=self.open.was_signed,
            is_marked_file=self.is_marked_file,
            last_subheading=self.open.last_subheading,
            is_taken_up=self.open.is_taken_up,
            later=later,
            ahead=self._ahead(last.line.number),
        )

    def _after(self, number: int) -> SortedLine | None:
        """The next line that is no furniture."""
        at = self._index[number] + 1
        for found in self.lines[at : at + 6]:
            if found.nature is not Nature.FURNITURE:
                return found
        return None

    def _ahead(self, number: int) -> str:
        """The text below, as far as the next heading or the next news item."""
        at = self._index[number] + 1
        first, *rest = self.lines[at : at + 6] or [None]
        if first is None or first.nature is Nature.HEADING:
            return ""
        is_scrap = len(first.text) < SCRAP and signs.is_closed(first.text) and not first.is_opening
        if rest and is_scrap and rest[0].is_opening:
            return rest[0].text[:600]  # the end of another text stands over the news
        below = takewhile(lambda found: found.nature is not Nature.HEADING and not found.is_opening, rest)
        return "\n".join(found.text[:600] for found in (first, *below) if found.nature is not Nature.FURNITURE)

    def _later(self, number: int) -> tuple[str, ...]:
        """The next two headings, near enough to belong to the same article."""
        at = self._index[number] + 1
        return tuple(found.text for found in self.lines[at : at + 12] if found.nature is Nature.HEADING)[:2]

    @property
    def _index(self) -> dict[int, int]:
        if not hasattr(self, "_places"):
            self._places = {found.line.number: at for at, found in enumerate(self.lines)}
        return self._places

    def _draft(self) -> "OpenArticle":
        """The open article; a new one without a headline where none is open."""
        if self.open is None:
            self.open = OpenArticle(self.section, self.page)
            self.drafts.append(self.open)
        return self.open

    def _text(self, found: SortedLine) -> None:
        self._turn_page(found)
        is_marked = found.nature is Nature.BODY and found.line.bullet
        is_item = self._follows_signed_item(found) or self._follows_place(found)
        if is_item or (is_marked and self._may_begin_brief(found)):
            self.open = None
            self._draft().is_brief = True
        elif self.open and self.open.is_brief and self._is_beyond(found):
            self.open = None
            self._draft().starts_cut = "在简讯之后另起，标题和开头不见了"
        if found.is_opening and self.open and self.open.has_body:
            self._second_opening(found)
        if found.nature is Nature.BYLINE and not found.text.startswith(("（", "(")):
            self._give_back()
        self._draft().add(found.line, ROLES[found.nature])

    def _give_back(self) -> None:
        """What stands between a headline and its byline is the rest of the article before, where that one broke off."""
        if self.open is None or len(self.drafts) < 2 or self.drafts[-1] is not self.open:
            return
        body = [placed for placed in self.open.placed if not placed.is_title]
        is_rest = 0 < len(body) <= MOST_REST and all(placed.role is LineRole.BODY for placed in body)
        if is_rest and len(body) < len(self.open.placed) and self.drafts[-2].is_unfinished and not self.open.is_news:
            self.drafts[-2].placed += body
            self.open.placed = [placed for placed in self.open.placed if placed.is_title]
            self.open.has_body = False

    def _follows_signed_item(self, found: SortedLine) -> bool:
        """Whether a paragraph under the label of a column comes after an item that has no headline and is signed."""
        if found.nature is not Nature.BODY or self.open is None or not self.open.section or not self.open.is_signed:
            return False
        is_plain = not any(placed.is_title or placed.line.bullet for placed in self.open.placed)
        return is_plain and len(found.text) >= 24

    def _follows_place(self, found: SortedLine) -> bool:
        """Whether a paragraph that begins with a place's name comes after an item of the column that begins so."""
        if found.nature is not Nature.BODY or self.open is None or not self.open.has_body:
            return False
        first = self.open.placed[0]
        is_item = first.role is LineRole.BODY and signs.is_place_led(first.line.text)
        return is_item and signs.is_place_led(found.text) and not self.open.is_unfinished

    def _may_begin_brief(self, found: SortedLine) -> bool:
        """Whether a marked item is a brief of its own: no article is open, or a brief, or one that has ended."""
        if self.open is None or self.open.is_brief:
            return True
        return found.is_brief and self.open.has_body and not self.open.is_unfinished

    def _is_beyond(self, found: SortedLine) -> bool:
        """Whether text after a brief, without the mark of one, is another text: a brief is one short paragraph, so
        that only the rest of a broken one, with nothing of its kind after it, may follow."""
        if found.nature is not Nature.BODY:
            return False
        if not self.open.is_unfinished:
            return True
        after = self._after(found.line.number)
        return after is not None and after.nature is Nature.BODY and not after.line.bullet and len(found.text) > 60

    def _turn_page(self, found: SortedLine) -> None:
        """At the first text of a new page: it goes on from an earlier page, or it is an article of its own."""
        continued = self.is_continued or _is_continuation(found.text)
        if continued and (earlier := self._interrupted()) is not None:
            self._take_up(earlier)
        elif continued or (self.is_page_new and not (self.open and self.open.is_unfinished)):
            self.open = None
            if continued:
                self._mark_continued()
        self.is_page_new = self.is_continued = False

    def _mark_continued(self) -> None:
        """What 上接 goes on with may be no article of this file: then a new one without a start is open."""
        draft = self._draft()
        if not draft.placed:
            draft.starts_cut = CONTINUES_ELSEWHERE

    def _take_up(self, earlier: OpenArticle) -> None:
        """Go on with an earlier article; a headline that stands over its continuation is a second print of its own."""
        if self.open is not None and self.open.is_bare and self.drafts[-1] is self.open:
            self.drafts.pop()
            for placed in self.open.placed:
                earlier.add_repeat(placed.line)
        self.open = earlier
        earlier.is_taken_up = True

    def _interrupted(self) -> "OpenArticle | None":
        """The last article that says it goes on elsewhere and has not been taken up yet."""
        waiting = [draft for draft in self.drafts[-200:] if draft.goes_on]
        if not waiting:
            return None
        waiting[-1].goes_on = False
        return waiting[-1]

    def _second_opening(self, found: SortedLine) -> None:
        """A news opening inside an open article begins another: a brief, or a story whose headline is lost."""
        before = self.open
        own = before.take_stray(found.text, self.vocabulary)
        if own is None:
            self.open = None
            self._draft().is_second = True
        else:
            self.drafts.insert(len(self.drafts) - 1, own)


def _is_continuation(text: str) -> bool:
    found = signs.JUMP.match(text[:30])
    return bool(found) and found["way"].endswith("接")
