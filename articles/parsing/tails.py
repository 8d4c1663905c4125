"""Ends of articles that stand elsewhere: under the next headline, or inside another article after a full stop."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from articles.parsing import bylines, signs
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import LineRole
from articles.parsing.topics import Topics

NEAR = 0.6
LEAST = 0.5


def give_tails(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each end that stands elsewhere moved to the article that breaks off or that it speaks of."""
    found = list(drafts)
    topics: Topics | None = None
    for at in range(len(found)):
        if found[at].headline is None and found[at].body and not found[at].has_opening:
            topics = topics or Topics(drafts)
            _give_headless(found, at, topics)
        elif tail := _misplaced(found[at]):
            _give_broken(found, at, tail)
    return [draft for draft in found if draft.placed]


def _give_headless(drafts: list[Draft], at: int, topics: Topics) -> None:
    """Text without headline and opening before an article is the end of the one before it, where that one breaks
    off or speaks of the same."""
    tail = drafts[at]
    before = _before(drafts, tail)
    if before is None or tail.photos:
        return
    home = drafts[before]
    if tail.is_stray and breaks_off(home):
        why = "前文没有说完，这里接在下一个标题之下"
    elif (tail.is_stray or breaks_off(home)) and _speaks_of(topics, tail, at, before):
        # A lost end and a lost beginning stand next to each other too: only a common subject ties them.
        why = "与前一篇共同的词最多"
    else:
        return
    drafts[before] = _with_tail(home, tail.placed, why)
    drafts[at] = tail.with_(placed=())


def _before(drafts: Sequence[Draft], tail: Draft) -> int | None:
    """The article that ends next before a piece of text."""
    ends = ((draft.body[-1].number, at) for at, draft in enumerate(drafts) if draft.body and draft is not tail)
    return max(((end, at) for end, at in ends if end < tail.first_line), default=(0, None))[1]


def _speaks_of(topics: Topics, tail: Draft, at: int, to: int) -> bool:
    """Whether a draft shares about as much with the one before it as with any other."""
    scores = {other: score for score, other in topics.homes(at, tail.body)}
    best = max(scores.values(), default=0.0)
    return scores.get(to, 0.0) >= max(LEAST, NEAR * best)


def _misplaced(draft: Draft) -> tuple[Placed, ...]:
    """The paragraph that begins in mid-sentence after a closed one, where it stands inside the draft."""
    body = draft.body
    for before, line in pairwise(body):
        are_prose = line.role is LineRole.BODY and before.role is LineRole.BODY
        if are_prose and signs.is_closed(before.text) and signs.begins_broken(line.text):
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
        and not signs.is_pausing(text)
        and bylines.closing_note(text) is None
    )


def _with_tail(home: Draft, tail: Sequence[Placed], why: str) -> Draft:
    """The home with the tail after its last running line: before its signature, where that stands below."""
    last = max((at for at, line in enumerate(home.placed) if line.is_running), default=len(home.placed) - 1) + 1
    lines = "、".join(str(line.number) for line in tail)
    placed = home.placed[:last] + tuple(tail) + home.placed[last:]
    return home.with_(placed=placed).noted(f"第 {lines} 行原在别处，移到这里：{why}")
