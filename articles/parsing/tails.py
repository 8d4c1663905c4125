"""Ends of articles that stand elsewhere: under the next headline, or inside another article after a full stop."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from articles.parsing import bylines, signs
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import LineRole
from articles.parsing.topics import Topics

# 最大底气。会议还…: what stops after a few characters is the end of a sentence, but not 天晴了。
LAST_WORDS = re.compile(r"[\u4e00-\u9fff]{2,4}(?<!了)[。；](?=[\u4e00-\u9fff])")
LEAST_LOST = 3
NEAR = 0.6
LEAST = 0.5
STRANGE = 0.2
# An end is a few paragraphs and its signature.
MOST_SIGNED = 4


def give_tails(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each end that stands elsewhere moved to the article that breaks off or that it speaks of."""
    found = [part for draft in drafts for part in _without_lost(draft)]
    drafts = list(found)
    topics: Topics | None = None
    for at in range(len(found)):
        if found[at].headline is None and found[at].body and not found[at].has_lead and not found[at].starts_cut:
            topics = topics or Topics(drafts)
            _give_headless(found, at, topics)
        elif (before := _broken_before(found, found[at])) is not None and not found[at].has_lead:
            topics = topics or Topics(drafts)
            _give_first(found, at, before, topics)
        if tail := _misplaced(found[at]):
            _give_broken(found, at, tail)
    return [draft for draft in found if draft.placed]


def _without_lost(draft: Draft) -> list[Draft]:
    """The draft, and apart from it the text of another whose beginning is lost: after a closed paragraph it begins in
    mid-sentence, goes on for paragraphs and is signed, though the article is signed at its head."""
    lines = [line for line in draft.placed if not line.is_title]
    if not draft.headline or not lines or lines[0].role is not LineRole.BYLINE:
        return [draft]
    for at, (before, line) in enumerate(pairwise(lines), 1):
        are_prose = line.role is LineRole.BODY and before.role is LineRole.BODY and not line.is_repeat
        if not (are_prose and signs.is_closed(before.text) and signs.begins_broken(line.text)):
            continue
        end = next((place for place in range(at, len(lines)) if _signs(lines[place])), None)
        run = lines[at : end + 1] if end is not None else []
        if sum(own.is_running for own in run) >= LEAST_LOST:
            numbers = {own.number for own in run}
            left = tuple(own for own in draft.placed if own.number not in numbers)
            why = f"正文从半句开始：“{line.text[:8]}…”，标题和开头不见了"
            return [draft.with_(placed=left), Draft(tuple(run), section="", page=draft.page, starts_cut=why)]
    return [draft]


def _give_headless(drafts: list[Draft], at: int, topics: Topics) -> None:
    """Text without headline and opening before an article is the end of the one before it, where that one breaks
    off or speaks of the same."""
    tail = drafts[at]
    before = _before(drafts, tail)
    if before is None or (tail.photos and not tail.is_stray):
        return
    home = drafts[before]
    goes_on = breaks_off(home) and (
        LAST_WORDS.match(tail.body[0].text) is not None or _has_only_photos_between(drafts, home, tail)
    )
    if tail.section and tail.section != home.section and not goes_on:
        return
    if not breaks_off(home) and _has_bare_between(drafts, home, tail):
        return  # A headline that waits for its text stands nearer.
    if goes_on or (tail.is_stray and breaks_off(home)):
        why = "前文没有说完，这里接在下一个标题之下"
    elif (tail.is_stray or breaks_off(home)) and _speaks_of(topics, tail.body, at, before):
        # A lost end and a lost beginning stand next to each other too: only a common subject ties them.
        why = "与前一篇共同的词最多"
    else:
        return
    drafts[before] = _with_tail(home, tail.placed, why).with_(photos=home.photos + tail.photos)
    drafts[at] = tail.with_(placed=(), photos=())


def _before(drafts: Sequence[Draft], tail: Draft) -> int | None:
    """The article that ends next before a piece of text."""
    ends = ((draft.body[-1].number, at) for at, draft in enumerate(drafts) if draft.body and draft is not tail)
    return max(((end, at) for end, at in ends if end < tail.first_line), default=(0, None))[1]


def _has_bare_between(drafts: Sequence[Draft], home: Draft, tail: Draft) -> bool:
    """Whether a headline without any text stands between an article and a piece of text further down."""
    end = home.body[-1].number
    return any(
        draft.headline and not draft.body and not draft.photos and end < draft.first_line < tail.first_line
        for draft in drafts
    )


def _has_only_photos_between(drafts: Sequence[Draft], home: Draft, tail: Draft) -> bool:
    """Whether photos, and nothing else, stand between an article and a piece of text further down."""
    end = home.body[-1].number
    between = [draft for draft in drafts if draft.placed and end < draft.first_line < tail.first_line]
    return bool(between) and all(draft.has_photo_only for draft in between)


def _speaks_of(topics: Topics, run: Sequence[Placed], at: int, to: int) -> bool:
    """Whether lines of a draft share about as much with the one before it as with any other."""
    scores = {other: score for score, other in topics.homes(at, run)}
    best = max(scores.values(), default=0.0)
    return scores.get(to, 0.0) >= max(LEAST, NEAR * best)


def _signed_first(draft: Draft) -> tuple[Placed, ...]:
    """The prose that stands first in an article and is signed before the article's own text begins; empty where
    nothing follows the signature, or where a news item is signed."""
    if draft.headline is None or not draft.body or draft.has_lead:
        return ()
    lines = [line for line in draft.placed if not line.is_title]
    for at, line in enumerate(lines[:MOST_SIGNED]):
        if line.role is LineRole.SUBHEADING:
            return ()
        if _signs(line):
            run = tuple(lines[: at + 1])
            has_own = any(own.is_running for own in lines[at + 1 :])
            return run if has_own and any(own.is_running for own in run) else ()
    return ()


def _signs(line: Placed) -> bool:
    """Whether a line is, or ends in, the note in brackets that signs a text."""
    if line.role is LineRole.BYLINE:
        return line.text.startswith(("（", "("))
    return line.role is LineRole.BODY and not line.is_repeat and bylines.closing_note(line.text) is not None


def _broken_before(drafts: Sequence[Draft], draft: Draft) -> int | None:
    """The article that ends next before another, where it breaks off unsigned."""
    before = _before(drafts, draft) if draft.headline else None
    if before is None or not breaks_off(drafts[before]) or any(map(_signs, drafts[before].placed)):
        return None
    return before


def _strange_first(draft: Draft, at: int, before: int, topics: Topics) -> tuple[Placed, ...]:
    """The one or two paragraphs that stand first in an article, share nothing with it and speak of the article
    before; empty where there are none."""
    body = draft.body
    for count in (2, 1):
        run = body[:count]
        if len(body) <= count or any(line.role is not LineRole.BODY for line in run):
            continue
        if not signs.is_closed(run[-1].text):
            continue
        if topics.kinship(at, run) < STRANGE and _speaks_of(topics, run, at, before):
            return tuple(run)
    return ()


def _give_first(drafts: list[Draft], at: int, before: int, topics: Topics) -> None:
    """What stands first under a headline goes to the article before, which breaks off unsigned: prose with its
    signature, unless it speaks of what the rest speaks of, or prose that shares nothing with the rest."""
    if drafts[at] is not topics.drafts[at] or drafts[before] is not topics.drafts[before]:
        return  # The topics are those of the first look.
    run, why = _signed_first(drafts[at]), "署名在本篇正文之前，是前一篇没有说完的结尾"
    if not run or not _is_less_its_own(topics, run, at, before):
        run, why = _strange_first(drafts[at], at, before, topics), "与本篇无关，接着前一篇没有说完的话"
    if run:
        numbers = {line.number for line in run}
        left = tuple(line for line in drafts[at].placed if line.number not in numbers)
        drafts[at] = drafts[at].with_(placed=left)
        drafts[before] = _with_tail(drafts[before], run, why)


def _is_less_its_own(topics: Topics, run: Sequence[Placed], at: int, before: int) -> bool:
    """Whether lines of an article share no more with the rest of it than with the article before."""
    own = topics.kinship(at, run)
    return own < STRANGE or own <= dict(map(reversed, topics.homes(at, run))).get(before, 0.0)


def _misplaced(draft: Draft) -> tuple[Placed, ...]:
    """The paragraph that begins in mid-sentence after a closed one, where it stands inside the draft."""
    body = draft.body
    for before, line in pairwise(body):
        are_prose = line.role is LineRole.BODY and before.role is LineRole.BODY
        if (
            are_prose
            and signs.is_closed(before.text)
            and (signs.begins_broken(line.text) or LAST_WORDS.match(line.text))
        ):
            return (line,)
    return ()


def _give_broken(drafts: list[Draft], at: int, tail: Sequence[Placed]) -> None:
    """The second half of a sentence goes to the only other article that breaks off."""
    open_ended = [to for to, draft in enumerate(drafts) if to != at and breaks_off(draft)]
    if len(open_ended) != 1:
        return
    numbers = {line.number for line in tail}
    left = tuple(line for line in drafts[at].placed if line.number not in numbers)
    drafts[at] = drafts[at].with_(placed=left)
    drafts[open_ended[0]] = _with_tail(drafts[open_ended[0]], tail, "从半句开始，只有这一篇没有说完")


def breaks_off(draft: Draft) -> bool:
    """Whether the last paragraph of prose ends inside a sentence."""
    lines = tuple(takewhile(lambda line: line.role is LineRole.BODY, reversed(draft.body)))
    if not lines or (draft.photos and draft.has_photo_only):
        return False
    text = lines[0].text.rstrip()
    return (
        len(text) >= 24
        and not lines[0].line.bullet
        and not signs.is_closed(text)
        and not text.endswith(("：", ":"))
        and bylines.closing_note(text) is None
    )


def _with_tail(home: Draft, tail: Sequence[Placed], why: str) -> Draft:
    """The home with the tail after its last running line: before its signature, where that stands below."""
    last = max((at for at, line in enumerate(home.placed) if line.is_running), default=len(home.placed) - 1) + 1
    lines = "、".join(str(line.number) for line in tail)
    placed = home.placed[:last] + tuple(tail) + home.placed[last:]
    return home.with_(placed=placed).noted(f"第 {lines} 行原在别处，移到这里：{why}")
