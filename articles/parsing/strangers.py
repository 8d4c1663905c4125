"""Text that stands in an article and shares nothing with it -> an article without a headline, its candidates noted."""

import re
from collections.abc import Sequence

from articles.parsing import bylines, signs
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import LineRole
from articles.parsing.topics import Topics, length, named
from articles.parsing.wordlists import ordered

STRANGE = 0.2
# After a signature little is expected of the same article.
SIGNED_OFF = 2.0
LEAST_PROSE = 60
# 一是落实责任。 二要…: points of what was said before.
POINT = re.compile("[一二三四五六七八九十][是要]")


def part_strangers(drafts: list[Draft]) -> list[Draft]:
    """Runs of prose that share nothing with the news item they stand in become articles of their own."""
    topics = Topics(drafts)
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        run, why = _stranger(at, draft, topics)
        if not run:
            found.append(draft)
            continue
        run = _with_signature(draft, run)
        numbers = {line.number for line in run}
        found.append(draft.with_(placed=tuple(line for line in draft.placed if line.number not in numbers)))
        found.append(_fragmentary(draft, run, why, topics.likely(at, run)))
    return found


def _with_signature(draft: Draft, run: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """The run with the byline right under it, where the article above has one of its own."""
    at = draft.placed.index(run[-1]) + 1
    if not at < len(draft.placed) or draft.placed[at].role is not LineRole.BYLINE:
        return run
    signed = any(line.role is LineRole.BYLINE for line in draft.placed[: draft.placed.index(run[0])])
    return (*run, draft.placed[at]) if signed or draft.has_opening else run


def _fragmentary(draft: Draft, run: Sequence[Placed], why: str, homes: Sequence[Draft]) -> Draft:
    return Draft(
        tuple(run),
        section=draft.section,
        page=draft.page,
        notes=("；".join(filter(None, [why, named(homes)])),),
        starts_cut="标题和开头不见了",
        homes=tuple(home.first_line for home in homes),
    )


def _stranger(at: int, draft: Draft, topics: Topics) -> tuple[tuple[Placed, ...], str]:
    """The run of a draft that is not its own, and why; empty where all of it coheres."""
    after = _after_signature(draft)
    if length(after) >= LEAST_PROSE and topics.kinship(at, after) < SIGNED_OFF:
        return after, "在上一篇的署名之后，内容无关"
    body = draft.body
    if any(line.role is LineRole.SUBHEADING for line in draft.placed):
        return (), ""
    broken = _broken_off(body)
    if broken and topics.kinship(at, broken) < SIGNED_OFF:
        return broken, "从半句开始，内容无关"
    if not draft.has_lead:
        return _after_table(at, draft, topics)
    for start in range(1, min(len(body), 40)):
        if not _may_begin(body, start):
            continue
        for end in range(min(len(body), start + 3), start, -1):
            run = body[start:end]
            if _is_passage(body, start, end) and topics.kinship(at, run) < STRANGE:
                return run, "与本篇内容无关"
    return (), ""


def _broken_off(body: Sequence[Placed]) -> tuple[Placed, ...]:
    """The prose to the end of an article that begins inside a sentence, though what stands before is whole."""
    for at in range(1, min(len(body), 40)):
        before, run = body[at - 1], body[at:]
        is_whole = before.role is LineRole.LIST or signs.is_closed(before.text)
        if is_whole and all(map(_is_prose, run)) and signs.begins_broken(run[0].text) and length(run) >= LEAST_PROSE:
            return tuple(run)
    return ()


def _after_table(at: int, draft: Draft, topics: Topics) -> tuple[tuple[Placed, ...], str]:
    """The prose after an article that is nothing but a table, where it speaks of another thing."""
    body = draft.body
    first = next((place for place, line in enumerate(body) if line.role is not LineRole.LIST), len(body))
    run = body[first:]
    if not first or not run or not all(_is_prose(line) for line in run) or length(run) < LEAST_PROSE:
        return (), ""
    return (run, "在一张表格之后，内容无关") if topics.kinship(at, run) < STRANGE else ((), "")


def _is_passage(body: Sequence[Placed], start: int, end: int) -> bool:
    """Whether the lines from start to end are whole paragraphs of prose, and long enough to judge their subject."""
    run = body[start:end]
    return all(_is_prose(line) for line in run) and length(run) >= LEAST_PROSE and _ends_whole(body, end)


def _may_begin(body: Sequence[Placed], start: int) -> bool:
    """Whether a new text may begin here: the paragraph before is closed."""
    return (
        _is_prose(body[start])
        and signs.is_closed(body[start - 1].text)
        and not body[start].text.startswith(ordered("connectives"))
        and not (signs.is_numbered(body[start].text) or POINT.match(body[start].text))
    )


def _ends_whole(body: Sequence[Placed], end: int) -> bool:
    return end == len(body) or signs.is_closed(body[end - 1].text)


def _is_prose(line: Placed) -> bool:
    return line.role is LineRole.BODY and "。" in line.text and not line.text.startswith(("问：", "答：", "编者"))


def _after_signature(draft: Draft) -> tuple[Placed, ...]:
    """The body after the line or note in brackets that signs the text."""
    body = draft.body
    for at, line in enumerate(draft.placed):
        signs_off = (line.role is LineRole.BYLINE and line.text.startswith(("（", "("))) or (
            line.role is LineRole.BODY and not line.is_repeat and bylines.closing_note(line.text) is not None
        )
        if signs_off and any(own.number < line.number or own is line for own in body):
            return tuple(own for own in draft.placed[at + 1 :] if own.is_running)
    return ()
