"""Lines -> the same lines, each with its nature: what it is by its words and its neighbours, not yet whose it is."""

import re
from collections.abc import Sequence

from articles.parsing import bylines, furniture, photos, signs, tables
from articles.parsing.lines import SourceLine
from articles.parsing.natures import Nature, SortedLine
from articles.parsing.plain import LONGEST_PLAIN, UNENDED, is_plain_heading, title_blocks
from articles.parsing.wordlists import words

LONGEST_HEADING = 80
# A paragraph that a caption breaks is so long on both sides.
LONG_BROKEN = 30
TRIANGLES = tuple("▲△▼▽◀▶►◄↑↓←→")
SPEAKERS = ("问：", "答：", "记者：", "主持人：")
ROSTERS = ("名单", "名录", "光荣榜")
BRIEF_MARKS = "●■▲◆★☆◎▪※◇➤❖✦◈"

# What somebody says is no caption, whoever gave the picture below it.
SPOKEN = re.compile("^“|[说：，]“|。”$|”[^，。]{0,20}(?:说|介绍|表示|告诉)")


def sort_lines(lines: Sequence[SourceLine]) -> tuple[SortedLine, ...]:
    """The nature of each line, from the first to the last; looks one line back and two ahead."""
    found: list[SortedLine] = []
    own = [_own_nature(line, number < 3) for number, line in enumerate(lines)]
    _settle_heads(lines, own)
    _settle_rows(lines, own)
    run = _short_runs(lines, own)
    blocks = title_blocks(lines, own)
    for at, line in enumerate(lines):
        nature = own[at]
        if nature is Nature.LIST and _follows_brief(line, found):
            nature = Nature.BODY
        elif nature in (None, Nature.LIST) and _points_at_photo(lines, at):
            nature = Nature.CAPTION
        elif nature is Nature.BYLINE and _pictures(line, found):
            nature = Nature.CREDIT
        elif nature is None and _stands_under_image(lines, at):
            nature = Nature.CAPTION
        if nature is None:
            nature = (
                Nature.HEADING
                if at in blocks and not bylines.is_officer(line.text)
                else _among_neighbours(lines, own, at, _before(found), max(run[at], _verse_before(found)))
            )
        found.append(SortedLine(line, nature))
    return tuple(found)


def _own_nature(line: SourceLine, first: bool) -> Nature | None:
    """What the line is by its own words; None where its neighbours decide."""
    text = line.text
    if furniture.is_furniture(text, line.is_marked) or (first and line.is_marked and furniture.is_paper(text)):
        return Nature.FURNITURE
    if photos.is_credit_alone(text):
        return Nature.CREDIT
    if bylines.is_byline(text) or (not line.is_marked and bylines.is_signed_letter(text)):
        return Nature.BYLINE
    if photos.credit_of(text) is not None:
        return Nature.CREDIT
    return _marked_nature(line) if line.is_marked else _plain_nature(line)


def _is_brief(line: SourceLine) -> bool:
    """● 近日，…。（某人）: a short item of news, whole in one line."""
    if not line.mark or line.mark not in BRIEF_MARKS or not signs.is_closed(line.text):
        return False
    return len(line.text) >= 24 or bylines.closing_note(line.text) is not None


def _follows_brief(line: SourceLine, found: Sequence[SortedLine]) -> bool:
    """Whether an item stands after a brief with the same mark: a brief too, though its end is lost."""
    before = _before(found)
    return (
        before is not None
        and before.nature is Nature.BODY
        and bool(line.mark)
        and before.line.mark == line.mark
        and len(line.text) >= 16
    )


def _points_at_photo(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a triangle before a single short sentence points at a photo, and no others like it make a list."""
    line = lines[at]
    is_pointed = (line.mark or line.text[:1]) in TRIANGLES
    if not is_pointed or len(line.text) > 60 or line.text[:-1].count("。") > 1 or line.text.endswith("，"):
        return False
    return not any(other.mark for other in (*lines[max(0, at - 3) : at], *lines[at + 1 : at + 4]))


def _stands_under_image(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether a short line follows the place of a picture that was left out."""
    line = lines[at]
    return at > 0 and furniture.is_image(lines[at - 1].text) and len(line.text) <= photos.LONGEST_POINTED


def _pictures(line: SourceLine, found: Sequence[SortedLine]) -> bool:
    """Whether 图/某某 stands under a caption: the photographer's credit."""
    before = _before(found)
    return before is not None and before.nature is Nature.CAPTION and photos.credit_of(line.text) is not None


def _is_marked_label(text: str) -> bool:
    """Whether a line is the name of a column that needs no neighbours: a known one, or one with a square before it."""
    bare = signs.close_up(text.strip("【】[]■□◆●▲◇ \u3000"))
    return bare in words("brief_labels") or (text[:1] in "■□◆◇【" and signs.is_label(bare) and len(text) <= 10)


def _plain_nature(line: SourceLine) -> Nature | None:
    text = line.text
    if line.bullet and photos.is_caption(text) and not bylines.closing_note(text):
        return Nature.CAPTION
    if _is_marked_label(text):
        return Nature.HEADING
    if _is_brief(line) or text.startswith(SPEAKERS):
        return Nature.BODY
    if line.bullet or tables.TABLE.fullmatch(text) or tables.is_flat_table(text) or tables.is_roster(text):
        return Nature.LIST
    return None if tables.is_row(text) else _prose_nature(text)


def _prose_nature(text: str) -> Nature | None:
    if len(text) > LONGEST_PLAIN or text.endswith(UNENDED) or "。" in text:
        return _long_nature(text)
    return Nature.CAPTION if photos.is_caption(text) else None


def _marked_nature(line: SourceLine) -> Nature:
    text = line.text
    is_dated = text.endswith("。") and photos.DATED_START.match(text[:24])
    if (photos.is_caption(text) or is_dated) and (len(text) > 16 or photos.CAPTION_START.match(text[:12])):
        return Nature.CAPTION
    if (
        len(text) > LONGEST_HEADING
        or (len(text) > 40 and text.endswith("。"))
        or (not line.level and text.endswith("。"))
    ):
        return Nature.BODY
    return Nature.BODY if signs.is_opening(text) and len(text) > 30 else Nature.HEADING


def _long_nature(text: str) -> Nature | None:
    if signs.is_opening(text):
        return Nature.BODY
    if photos.is_caption(text):
        return Nature.CAPTION
    return None


def _short_runs(lines: Sequence[SourceLine], own: Sequence[Nature | None]) -> list[int]:
    """For each line the length of the run of short plain lines it stands in: verse and lists come in runs."""
    runs = [0] * len(lines)
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and own[at] is None and len(lines[at].text) <= 24:
            continue
        for place in range(start, at):
            runs[place] = at - start
        start = at + 1
    return runs


def _settle_heads(lines: Sequence[SourceLine], own: list[Nature | None]) -> None:
    """A paper's name over its page head is furniture too; a day alone is furniture only beside a page head,
    else the date under a notice."""
    for at, line in enumerate(lines):
        beside = [own[place] for place in (at - 1, at + 1) if 0 <= place < len(lines)]
        if own[at] in (None, Nature.HEADING) and _is_paper(lines, own, at, Nature.FURNITURE in beside):
            own[at] = Nature.FURNITURE
        elif (
            own[at] is Nature.FURNITURE
            and at > 1
            and (Nature.FURNITURE not in beside or signs.is_body_of_people(lines[at - 1].text))
            and furniture.is_bare_day(line.text)
        ):
            own[at] = Nature.BODY


def _is_paper(lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int, is_beside: bool) -> bool:
    """Whether a line is the paper's name: by its words beside a page head, or by its place over the first page head,
    which has the day."""
    text = lines[at].text.replace(" ", "")
    if own[at] is None and is_beside and furniture.is_paper(text):
        return True
    if at or len(lines) < 2 or own[1] is not Nature.FURNITURE or len(text) > 10:
        return False
    head = furniture.read_masthead(lines[1].text, lines[1].number)
    return head is not None and head.day is not None and not head.name


def _settle_rows(lines: Sequence[SourceLine], own: list[Nature | None]) -> None:
    """Rows of a table that lost its form are a list."""
    for at in tables.rows(lines):
        if own[at] is None:
            own[at] = Nature.LIST


def _verse_before(found: Sequence[SortedLine]) -> int:
    """How many of the last lines are short and unended, as verse is: 4 or 0."""
    near = [line for line in found[-7:] if line.nature is Nature.BODY]
    short = sum(len(line.text) <= 18 and not signs.is_closed(line.text) for line in near)
    return 4 if short >= 4 else 0


def _before(found: Sequence[SortedLine]) -> SortedLine | None:
    """The last line that is no furniture, among the last few."""
    for line in reversed(found[-6:]):
        if line.nature is not Nature.FURNITURE:
            return line
    return None


def _among_neighbours(
    lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int, before: SortedLine | None, run: int
) -> Nature:
    line = lines[at]
    after = _after(lines, own, at)
    if after and (
        (_credits(lines[after], own[after], line) and _may_be_caption(line, before))
        or _interrupts(line, before, lines[after])
    ):
        return Nature.CAPTION
    if _is_listed(lines, at, run) or _is_under_roster(line, before):
        return Nature.LIST
    if _is_bare_byline(line, before, lines[after] if after else None):
        return Nature.BYLINE
    if is_plain_heading(line, before, lines[after] if after else None, own[after] if after else Nature.FURNITURE, run):
        return Nature.HEADING
    return Nature.BODY


def _is_under_roster(line: SourceLine, before: SortedLine | None) -> bool:
    """Whether a row of names stands under the heading of a list of people."""
    if before is None or before.nature is not Nature.HEADING:
        return False
    return before.text.endswith(ROSTERS) and bylines.are_names(line.text)


def _interrupts(line: SourceLine, before: SortedLine | None, after: SourceLine) -> bool:
    """Whether a short sentence that shows somebody at something stands inside a broken paragraph: what follows it goes
    on in the middle of a sentence, or the line has no full stop and no comma as no end of a paragraph has."""
    text = line.text
    if before is None or before.nature is not Nature.BODY or signs.is_closed(before.text):
        return False
    if len(before.text) < LONG_BROKEN or len(after.text) < LONG_BROKEN or not photos.is_scene(text):
        return False
    return signs.starts_weakly(after.text) or not (signs.is_closed(text) or "，" in text)


def _credits(after: SourceLine, nature: Nature | None, line: SourceLine) -> bool:
    """Whether the next line credits a picture; what might be a byline too does so under a sentence."""
    if nature is Nature.CREDIT:
        return True
    return nature is Nature.BYLINE and line.text.endswith("。") and photos.credit_of(after.text) is not None


def _is_listed(lines: Sequence[SourceLine], at: int, run: int) -> bool:
    """Whether a line is an item or a row, and others of its kind stand near."""
    text = lines[at].text
    if tables.is_item(text) and tables.has_item_near(lines, at):
        return True
    if tables.is_labelled(text) and tables.has_labelled_near(lines, at):
        return True
    return bool(run >= 3 and tables.ROW.fullmatch(text)) or (tables.is_row(text) and tables.has_row_near(lines, at))


def _is_bare_byline(line: SourceLine, before: SortedLine | None, after: SourceLine | None) -> bool:
    """Whether a line holds nothing but names and stands where bylines stand: between a headline and its text, or
    after a closed text before a heading."""
    if before is None or line.bullet or len(line.text) > 24:
        return False
    if not (bylines.are_names(line.text) or bylines.is_officer(line.text)):
        return False
    if before.nature is Nature.HEADING:
        return after is not None and not after.is_marked and (len(after.text) >= 40 or signs.is_closed(after.text))
    return (
        before.nature is Nature.BODY
        and len(before.text) >= 40
        and signs.is_closed(before.text)
        and (after is None or after.is_marked)
    )


def _after(lines: Sequence[SourceLine], own: Sequence[Nature | None], at: int) -> int | None:
    """Where the next line stands that is no furniture, if it is near."""
    for place in range(at + 1, min(at + 5, len(lines))):
        if own[place] is not Nature.FURNITURE:
            return place
    return None


def _may_be_caption(line: SourceLine, before: SortedLine | None) -> bool:
    if signs.is_opening(line.text) or SPOKEN.search(line.text):
        return False
    if before and before.nature is Nature.BODY and not signs.is_closed(before.text):
        return photos.interrupts(line.text) and not signs.starts_weakly(line.text)
    return photos.looks_like_caption(line.text)
