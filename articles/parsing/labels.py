"""Labels of columns over headlines: 基层动态, 科普角."""

import re
from collections.abc import Sequence

from articles.parsing import signs
from articles.parsing.lines import SourceLine
from articles.parsing.place import Place, leads_series
from articles.parsing.signs import AUTHORITIES, NOTICE_WORDS
from articles.parsing.wordlists import ends_in, words

DECK = re.compile(r"(?:——|—|－－|--|──|―)|一(?=[“‘「一]|从|写在|记|来自|访|追记|探|走进)")
OPEN_END = re.compile(r"[，、：的和与及在为对向把将被让使离从给由比跟]$")
NEW_AND_NEW = re.compile("新[^新，]{1,3}新[^新，]{1,3}")
# What columns of photos are called; other short headings over a photo are its headline.
PICTURED = re.compile("[图影画]|镜头|快门|瞬间|相册")
SQUARES = tuple("■□◆◇【")
BRACKETED = re.compile(r"【[^【】]{2,10}】|\[[^\[\]]{2,10}\]")


def count_labels(run: Sequence[SourceLine], place: Place) -> int:
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
    if DECK.match(later.text) or signs.is_numbered(text) or line.hard_break:
        return False
    if leads_series(later, place) and not (signs.is_label(text) and _is_of_body(later.text)):
        return False
    if BRACKETED.fullmatch(text):
        return True
    if signs.is_label(text) and (len(text) <= 6 or not signs.has_verb(text)):
        return True
    return not NEW_AND_NEW.fullmatch(text) and _is_short_label(line, later)


def _is_of_body(text: str) -> bool:
    """Whether a heading begins with the name of the body whose news it is, as items of a column do: 青禾镇：…."""
    body, colon, _ = text.partition("：")
    return bool(colon) and body.endswith(AUTHORITIES)


def _is_short_label(line: SourceLine, later: SourceLine) -> bool:
    """Whether a few words without a verb stand over a longer heading, as the names of columns do."""
    text = line.text
    if signs.is_body_of_people(text):
        return False
    if len(text) <= 5 and not signs.has_verb(text) and not OPEN_END.search(text) and not text.endswith(NOTICE_WORDS):
        return not (line.level == later.level and line.level > 2) and len(later.text) > len(text) and later.is_marked
    return bool(later.level > line.level > 0 and ends_in(text, "section_endings") and "，" not in text)


def _is_lone_label(line: SourceLine, place: Place) -> bool:
    """A label with no heading after it: only where news items follow it, or it is one of the known names."""
    if signs.close_up(line.text.strip("【】[] ")) in words("brief_labels"):
        return True
    is_after_end = place.is_signed or place.was_signed or place.has_news_after
    if line.text.startswith(SQUARES) and signs.is_label(line.text) and is_after_end and not place.has_byline_after:
        return True
    if place.is_over_photo and len(line.text) <= 6 and PICTURED.search(line.text):
        return True
    if place.has_brief_after and len(line.text) <= 8 and not signs.has_verb(line.text):
        return True
    is_between = place.is_signed or not place.is_open or not place.has_body
    leads_news = place.has_news_after or place.is_dated_after or place.is_over_photo
    return (
        signs.is_label(line.text)
        and not line.text.endswith(NOTICE_WORDS)
        and (is_between or leads_news)
        and not place.has_byline_after
    )
