"""A run of headings -> the role of each: section, kicker, headline, deck or subheading.

By content, place and neighbours; the number of # is one sign among others, never the rule.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.parsing import bylines, signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.labels import DECK, NEW_AND_NEW, OPEN_END, count_labels
from articles.parsing.levels import Levels
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature
from articles.parsing.place import Place, are_parallel, leads_series
from articles.parsing.records import LineRole
from articles.parsing.signs import AUTHORITIES, NOTICE_WORDS
from articles.parsing.wordlists import ends_in, starts_with, words
from people.reading.dictionary import dictionary

SERIES = re.compile(
    r"[·•・].{0,20}$|系列|进行时$|之[一二三四五六七八九十]{1,2}$|[①-⑳]$|[（(][一二三四五六七八九十]{1,2}[）)]$|^[【\[].{2,12}[】\]]$"
)
_DID = (
    "出席|主持|讲话|致辞|参加|强调|指出|宣布开幕|部署[\u4e00-\u9fff]{0,4}工作|通报[\u4e00-\u9fff]{0,4}情况"
    "|作[\u4e00-\u9fff]{0,6}(?:报告|部署|讲话)|并"
)
_PART = f"[\u4e00-\u9fff·、]{{2,12}}?(?:{_DID})+"
ATTENDED = re.compile(rf"{_PART}(?:[ \u3000]+{_PART}){{0,3}}(?:[ \u3000]*会议)?")
# 总投资百亿元 张三宣布开工: what it is, and who opened it.
OPENED = re.compile(r"[\u4e00-\u9fff·]{2,4}宣布(?:开[幕工园业馆赛]|启动|启用|通车|投产)")
SPOKEN_AT = re.compile(r"[（(][^（）()]{2,40}(?:[会议坛式][上]?|\d{1,2}日)[）)]")
# 某县第九届…, 区第三次…; but 在某镇开幕 is the rest of a headline.
WHOSE = re.compile(r"(?![在于由])[\u4e00-\u9fff]{2,4}[区县市镇乡]|[区县市]|第")
SPLIT = re.compile(r"[ \u3000]+")
LONGEST_JOINED = 46
# Two clauses with a space between them, together so long, make no subheading.
LONG_PARTS = 13
LONGEST_OF_THREE = 5
# A heading of so many characters divides an article that goes on from another page.
SHORT = 12
# Verses of so many characters each stand above a headline; shorter pairs are headlines themselves.
SHORTEST_VERSE = 7
# A first heading that is headline to the text below has these: strings, by their weight, or single characters.
LEAST_SHARED, COVERED = 4.0, 0.6


@dataclass(frozen=True, slots=True)
class Titled:
    """The roles of a run of headings. `starts` are the places in the run where an article begins."""

    roles: tuple[LineRole, ...]
    starts: tuple[int, ...]


def read_run(run: Sequence[SourceLine], place: Place, levels: Levels, vocabulary: Vocabulary) -> Titled:
    """The roles of the headings of one run, in order."""
    labels = count_labels(run, place)
    rest = run[labels:]
    sections = (LineRole.SECTION,) * labels
    if not rest:
        return Titled(sections, ())
    if not labels and is_inside(rest, place, levels):
        return Titled((LineRole.SUBHEADING,) * len(rest), ())
    roles, starts = _by_size(rest, place, levels, vocabulary) or _titles(rest, place, vocabulary)
    return Titled(sections + roles, tuple(start + labels for start in starts))


def is_inside(run: Sequence[SourceLine], place: Place, levels: Levels) -> bool:
    """Whether the run is a subheading of the open article and begins no article of its own."""
    if not place.is_open or not place.has_body or place.opens or place.after is None:
        return False
    is_brief = place.is_dated_after and signs.is_place_named(run[0].text)
    if is_brief or place.after.nature in (Nature.CAPTION, Nature.CREDIT):
        return False
    if place.is_taken_up and place.last_subheading and not place.is_dated_after and len(run[0].text) <= SHORT:
        return True
    if levels.headline and place.level == levels.headline and all(line.level for line in run):
        is_point = signs.is_numbered(run[0].text) or signs.is_next(run[0].text, place.last_subheading)
        return is_point or all(line.level > levels.headline for line in run)
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
    score += 3.0 if place.is_signed else 1.0 if place.was_signed else 0.0
    score += 1.0 if place.is_news else -0.5
    score += 3.5 if text.endswith(NOTICE_WORDS) else 0.0
    score += 5.0 if len(text) >= 8 and ends_in(text, "held_words") else 0.5 if signs.has_verb(text) else 0.0
    score += 2.0 if len(text) >= 8 and ends_in(text, "done_words") else 0.0
    score += 1.5 if len(text) >= LONG_PARTS and len(SPLIT.split(text)) > 1 else 0.0
    score += 0.5 if first.gap >= 3 else 0.0
    score += 2.5 if place.is_broken else 0.0
    score += 1.0 if place.is_dated_after else 0.0
    score += 1.5 if len(run) > 1 and _is_kicker(first, run[1]) else 0.0
    score += 1.5 if any(DECK.match(line.text) for line in run[1:]) else 0.0
    score -= 3.0 if signs.is_numbered(text) or text in words("subheading_words") else 0.0
    score -= 3.0 if are_parallel(text, place.last_subheading) else 0.0
    return score


def _by_level(first: SourceLine, place: Place) -> float:
    score = 0.0
    if not first.is_marked and place.is_marked_file:
        score -= 2.0
    elif not first.is_marked and place.level == 0:
        return 0.0  # Nothing is set larger or smaller in a file without any marks.
    elif first.bold and not first.level and place.level:
        score -= 1.5  # Bold type is smaller than any heading with #.
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


def _titles(
    run: Sequence[SourceLine], place: Place, vocabulary: Vocabulary
) -> tuple[tuple[LineRole, ...], tuple[int, ...]]:
    """Roles of a run that begins an article, and where in the run articles begin."""
    roles = [LineRole.HEADLINE]
    starts = [0]
    for at in range(1, len(run)):
        before, line = run[at - 1], run[at]
        if roles[-1] is LineRole.SUBHEADING or signs.is_numbered(line.text) or leads_series(line, place):
            roles.append(LineRole.SUBHEADING)
        elif _is_surely_deck(before, line, roles[-1]):
            roles.append(LineRole.DECK)
        elif _is_joined(before, line):
            roles.append(roles[-1])
        elif roles[-1] is LineRole.HEADLINE and _is_bodiless(before, line, place.ahead, vocabulary):
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


def _by_size(
    run: Sequence[SourceLine], place: Place, levels: Levels, vocabulary: Vocabulary
) -> tuple[tuple[LineRole, ...], tuple[int, ...]] | None:
    """Roles and starts where the file sets all headlines in one size: smaller type above is kicker, below deck.
    None where it does not, or where the run has no line of that size."""
    large = [at for at, line in enumerate(run) if line.level and line.level == levels.headline]
    if not large:
        return None
    first, last = large[0], large[-1] + 1
    if any(line.level != levels.headline for line in run[first:last]):
        return None
    roles, starts = _titles(run[first:last], place, vocabulary)
    below = tuple(
        LineRole.SUBHEADING if signs.is_numbered(line.text) or leads_series(line, place) else LineRole.DECK
        for line in run[last:]
    )
    starts = tuple(0 if start == 0 else start + first for start in starts)
    return (LineRole.KICKER,) * first + roles + below, starts


def _is_surely_deck(before: SourceLine, line: SourceLine, role: LineRole) -> bool:
    """Whether the words of a heading make it a deck; `role` is that of the heading before."""
    if DECK.match(line.text) or _tells_who_or_where(line.text):
        return True
    return role is LineRole.HEADLINE and _tells_fully(before.text, line.text)


def _tells_fully(title: str, text: str) -> bool:
    """Whether a heading under a lively one says in full what was held: 荷塘边上比歌喉 | 某县第九届山歌赛落幕."""
    is_whole = ends_in(text, "held_words") and bool(WHOSE.match(text))
    return (
        is_whole
        and not ends_in(title, "held_words")
        and not re.search("[区县市镇乡局委]", title)
        and len(title) >= 7
        and not _is_verse(title)
    )


def _is_verse(text: str) -> bool:
    """稻花香里说丰年 蟹肥膏黄迎客来: two lines of a poem."""
    parts = [len(part) for part in SPLIT.split(text)]
    return len(parts) == 2 and min(parts) == max(parts) >= SHORTEST_VERSE


def _tells_who_or_where(text: str) -> bool:
    """Whether a line under a headline only says who was there (某某讲话 某某主持), or, in brackets, when and where a
    speech was held."""
    if ATTENDED.fullmatch(text):
        return all(bylines.has_surname(part) for part in SPLIT.split(text) if part)
    *_, last = SPLIT.split(text)
    if last != text and OPENED.fullmatch(last):
        return bylines.has_surname(last)
    return bool(SPOKEN_AT.fullmatch(text))


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
    if is_notice_of(before.text, line.text) or _wants_object(before.text, line.text):
        return True
    if not line.is_marked and line.hard_break:
        return True
    return _unbalanced(before.text) and not _unbalanced(before.text + line.text)


def is_notice_of(body: str, title: str) -> bool:
    """Whether the second heading is a notice and the first the body that gives it: 某县人民政府 | 关于某事的通告."""
    return (
        signs.is_body_of_people(body) and title.startswith("关于") and title.endswith((*NOTICE_WORDS, "报告", "决定"))
    )


def _wants_object(text: str, later: str) -> bool:
    """Whether the first heading ends in a verb that wants an object, and the second begins with none of its own:
    某某带队检查 | 校园食品安全工作."""
    if not ends_in(text, "wanting_verbs") or " " in text or len(text) < 5:
        return False
    return " " not in later and not dictionary().tag(later[:2]).startswith("v") and not signs.has_verb(later[:4])


def _unbalanced(text: str) -> bool:
    return any(text.count(first) > text.count(last) for first, last in ("“”", "《》", "（）", "「」"))


def _is_kicker(line: SourceLine, later: SourceLine) -> bool:
    """Whether a heading stands above the headline: a body's name, a series, a slogan, smaller type."""
    text = line.text
    if (
        SERIES.search(text)
        or _is_campaign(text)
        or (signs.is_body_of_people(text) and not _is_cut_before(later.text, text))
    ):
        return True
    if line.level and later.level and line.level > later.level:
        return True
    if not line.is_marked and later.is_marked:
        return True
    return line.level == later.level and _is_slogan(text) and not _is_slogan(later.text)


def _is_cut_before(later: str, text: str) -> bool:
    """Whether the second heading is the verb of the first: 旧厂区 | 变身会客厅. Offices stand over whole ones."""
    return not text.endswith(AUTHORITIES) and dictionary().tag(later[:2]).startswith("v")


def _is_campaign(text: str) -> bool:
    """The name of a campaign, as papers print it over the headline: 走进…, 新春走基层, 新年新气象."""
    if NEW_AND_NEW.fullmatch(text):
        return True
    return 4 <= len(text) <= 14 and "，" not in text and " " not in text and starts_with(text, "kicker_words")


def _is_slogan(text: str) -> bool:
    """Two parts of about one length with a space between them, or three short ones: 察实情 建良言 促发展."""
    parts = [len(part) for part in SPLIT.split(text) if part]
    if len(parts) == 3:
        return min(parts) == max(parts) <= LONGEST_OF_THREE
    return len(parts) == 2 and abs(parts[0] - parts[1]) <= 1 and len(text) <= 24


def _is_deck(before: SourceLine, line: SourceLine) -> bool:
    """A long explanation, or much smaller type, under a complete headline. A second heading of about its length
    is the headline's second line, whatever the number of # says."""
    if not before.level or line.level <= before.level or len(before.text) < 6:
        return False
    return _is_slogan(before.text) or line.level >= before.level + 2 or len(line.text) > 1.6 * len(before.text)


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
    below = line.text + "。" + body
    return vocabulary.shared(before.text, below) < LEAST_SHARED and _covered(before.text, below) < COVERED


def _covered(title: str, text: str) -> float:
    """The share of the characters of a heading that the text below has."""
    signs_ = {sign for sign in title if sign.isalnum()}
    return len(signs_ & set(text)) / len(signs_) if signs_ else 1.0
