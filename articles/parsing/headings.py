"""A run of headings -> the role of each: section, kicker, headline, deck or subheading.

By content, place and neighbours; the number of # is one sign among others, never the rule.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.parsing import signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.levels import Levels
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine
from articles.parsing.records import LineRole
from articles.parsing.signs import NOTICE_WORDS
from articles.parsing.wordlists import ends_in, words

SERIES = re.compile(
    r"[·•・].{0,20}$|系列|之[一二三四五六七八九十]{1,2}$|[①-⑳]$|[（(][一二三四五六七八九十]{1,2}[）)]$|^[【\[].{2,12}[】\]]$"
)
DECK = re.compile(r"(?:——|—|－－|--|──|―)|一(?=[“‘「一]|从|写在|记|来自|访|追记|探|走进)")
OPEN_END = re.compile(r"[，、：的和与及在为对向把将被让使]$")
SPLIT = re.compile(r"[ \u3000]+")
BRACKETED = re.compile(r"【[^【】]{2,10}】|\[[^\[\]]{2,10}\]")
LONGEST_JOINED = 46


@dataclass(frozen=True, slots=True)
class Titled:
    """The roles of a run of headings. `starts` are the places in the run where an article begins."""

    roles: tuple[LineRole, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a run of headings. `level` is that of the open article's headline (None where it
    has none), `sublevel` that of its last subheading."""

    after: SortedLine | None = None
    is_open: bool = False
    level: int | None = None
    sublevel: int | None = None
    has_body: bool = False
    is_news: bool = False
    is_signed: bool = False
    was_signed: bool = False
    is_marked_file: bool = True
    last_subheading: str = ""
    later: tuple[str, ...] = ()

    @property
    def is_over_photo(self) -> bool:
        return self.after is not None and self.after.nature in (Nature.CAPTION, Nature.CREDIT)

    @property
    def opens(self) -> bool:
        return self.after is not None and (self.after.is_opening or self.after.nature is Nature.BYLINE)


def read_run(run: Sequence[SourceLine], place: Place, levels: Levels, vocabulary: Vocabulary) -> Titled:
    """The roles of the headings of one run, in order."""
    labels = _labels(run, place)
    rest = run[labels:]
    sections = (LineRole.SECTION,) * labels
    if not rest:
        return Titled(sections, ())
    if not labels and is_inside(rest, place, levels):
        return Titled((LineRole.SUBHEADING,) * len(rest), ())
    roles, starts = _titles(rest, place, vocabulary)
    return Titled(sections + roles, tuple(start + labels for start in starts))


def _labels(run: Sequence[SourceLine], place: Place) -> int:
    """How many headings at the head of the run are labels of columns."""
    count = 0
    while count < len(run):
        line, later = run[count], run[count + 1] if count + 1 < len(run) else None
        if not _is_section(line, later, place):
            break
        count += 1
    return count


def _is_section(line: SourceLine, later: SourceLine | None, place: Place) -> bool:
    text = line.text
    if later is None:
        return _is_lone_label(line, place)
    if DECK.match(later.text) or signs.is_numbered(text) or line.hard_break or _leads_series(later, place):
        return False
    if BRACKETED.fullmatch(text):
        return True
    if signs.is_label(text) and (len(text) <= 6 or not signs.has_verb(text)):
        return True
    if len(text) <= 5 and not signs.has_verb(text) and not OPEN_END.search(text) and not text.endswith(NOTICE_WORDS):
        return not (line.level == later.level and line.level > 2) and len(later.text) > len(text) and later.is_marked
    return bool(later.level > line.level > 0 and ends_in(text, "section_endings") and "，" not in text)


def _is_lone_label(line: SourceLine, place: Place) -> bool:
    """A label with no heading after it: only where news items follow it, or it is one of the known names."""
    if signs.close_up(line.text.strip("【】[] ")) in words("brief_labels"):
        return True
    if place.is_over_photo and len(line.text) <= 6 and not signs.has_verb(line.text):
        return True
    return (
        signs.is_label(line.text)
        and not line.text.endswith(NOTICE_WORDS)
        and (place.opens or not place.is_open or not place.has_body or place.is_over_photo)
    )


def is_inside(run: Sequence[SourceLine], place: Place, levels: Levels) -> bool:
    """Whether the run is a subheading of the open article and begins no article of its own."""
    if not place.is_open or not place.has_body or place.opens:
        return False
    if place.after is None:
        return False
    if place.after.nature in (Nature.CAPTION, Nature.CREDIT):
        return False
    return _newness(run, place, levels) <= 0


def _newness(run: Sequence[SourceLine], place: Place, levels: Levels) -> float:
    """Above 0: the run begins an article. Weights by hand, each sign small beside a news opening."""
    first = run[0]
    text = "".join(line.text for line in run)
    score = levels.tendency(first.level)
    score += _by_level(first, place)
    score += (
        1.5
        if len(text) >= 20
        else 1.0
        if len(text) >= 15
        else -1.0
        if len(text) <= 9
        else -0.5
        if len(text) <= 12
        else 0.0
    )
    score += 2.0 if place.is_signed else 1.0 if place.was_signed else 0.0
    score += 1.0 if place.is_news else -0.5
    score += 3.5 if text.endswith(NOTICE_WORDS) else 0.0
    score += 0.5 if signs.has_verb(text) else 0.0
    score += 0.5 if first.gap >= 3 else 0.0
    score += 1.5 if len(run) > 1 and _is_kicker(first, run[1]) else 0.0
    score += 1.5 if any(DECK.match(line.text) for line in run[1:]) else 0.0
    score -= 3.0 if signs.is_numbered(text) or text in words("subheading_words") else 0.0
    score -= 3.0 if are_parallel(text, place.last_subheading) else 0.0
    return score


def _by_level(first: SourceLine, place: Place) -> float:
    score = 0.0
    if not first.is_marked and place.is_marked_file:
        score -= 2.0
    elif place.level is None or (place.level == 0 and first.level):
        score += 1.0
    elif first.level > place.level:
        score -= 1.5
    elif first.level < place.level:
        score += 1.5
    else:
        score += 0.75
    if place.sublevel is not None:
        score += -1.5 if first.level == place.sublevel else 1.0 if place.sublevel == 0 else 0.0
    return score


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


def _titles(
    run: Sequence[SourceLine], place: Place, vocabulary: Vocabulary
) -> tuple[tuple[LineRole, ...], tuple[int, ...]]:
    """Roles of a run that begins an article, and where in the run articles begin."""
    roles = [LineRole.HEADLINE]
    starts = [0]
    body = place.after.text if place.after else ""
    for at in range(1, len(run)):
        before, line = run[at - 1], run[at]
        if roles[-1] is LineRole.SUBHEADING or signs.is_numbered(line.text) or _leads_series(line, place):
            roles.append(LineRole.SUBHEADING)
        elif DECK.match(line.text):
            roles.append(LineRole.DECK)
        elif _is_joined(before, line):
            roles.append(roles[-1])
        elif roles[-1] is LineRole.HEADLINE and _is_bodiless(before, line, body, vocabulary):
            roles.append(LineRole.HEADLINE)
            starts.append(at)
        elif roles[-1] is LineRole.HEADLINE and _is_kicker(before, line):
            _make_kickers(roles)
            roles.append(LineRole.HEADLINE)
        elif roles[-1] is LineRole.DECK or _is_deck(before, line):
            roles.append(LineRole.DECK)
        else:
            roles.append(LineRole.HEADLINE)
    return tuple(roles), tuple(starts)


def _leads_series(line: SourceLine, place: Place) -> bool:
    """Whether the headings that follow the text are built like this one: subheadings 张三：… 李四：…"""
    return (
        not place.opens
        and 1 <= line.text.find("：") <= 8
        and any(are_parallel(line.text, other) for other in place.later)
    )


def _make_kickers(roles: list[LineRole]) -> None:
    """What was taken for the headline so far stands above it."""
    for at in range(len(roles) - 1, -1, -1):
        if roles[at] is not LineRole.HEADLINE:
            break
        roles[at] = LineRole.KICKER


def _is_joined(before: SourceLine, line: SourceLine) -> bool:
    """Whether the second line is the remainder of the first by its form."""
    if (before.hard_break and line.gap == 0) or OPEN_END.search(before.text):
        return True
    if not line.is_marked and line.hard_break:
        return True
    return _unbalanced(before.text) and not _unbalanced(before.text + line.text)


def _unbalanced(text: str) -> bool:
    return any(text.count(first) > text.count(last) for first, last in ("“”", "《》", "（）", "「」"))


def _is_kicker(line: SourceLine, later: SourceLine) -> bool:
    """Whether a heading stands above the headline: a body's name, a series, a slogan, smaller type."""
    text = line.text
    if signs.is_body_of_people(text) or SERIES.search(text):
        return True
    if line.level and later.level and line.level > later.level:
        return True
    if not line.is_marked and later.is_marked:
        return True
    return line.level <= later.level and _is_slogan(text) and not _is_slogan(later.text)


def _is_slogan(text: str) -> bool:
    """Two parts of one length with a space between them."""
    parts = [part for part in SPLIT.split(text) if part]
    return len(parts) == 2 and abs(len(parts[0]) - len(parts[1])) <= 1 and len(text) <= 24


def _is_deck(before: SourceLine, line: SourceLine) -> bool:
    """A long explanation, or much smaller type, under a complete headline. A second heading of about its length
    is the headline's second line, whatever the number of # says."""
    if not before.level or line.level <= before.level or len(before.text) < 6:
        return False
    return line.level >= before.level + 2 or len(line.text) > 1.6 * len(before.text)


def _is_bodiless(before: SourceLine, line: SourceLine, body: str, vocabulary: Vocabulary) -> bool:
    """Whether the first of two headings is a headline whose body is elsewhere: both are whole, and it shares
    nothing with the second and its body."""
    if len(before.text) < 7 or len(line.text) < 4 or SERIES.search(before.text) or not before.is_marked:
        return False
    if not line.is_marked or (
        len(before.text) < 10 and not before.text.endswith(NOTICE_WORDS) and not line.text.endswith(NOTICE_WORDS)
    ):
        return False
    if _is_slogan(before.text) and not signs.has_verb(before.text):
        return False
    if len(before.text) + len(line.text) > LONGEST_JOINED + 10:
        return True
    return vocabulary.shared(before.text, line.text + "。" + body) < 4.0
