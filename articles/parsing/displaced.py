"""Blocks that stand under a stranger's headline -> the article they belong to, where the evidence is strong.

Evidence: a news item, then text that shares nothing with it; text after the signature that ended an article;
会议听取… where no meeting is reported; a table after the colon that waits for one; a headline without a body
and a body without a headline that share rare strings. Where the evidence names no home, the block becomes an
article without a headline, and the candidates are noted for the editor.
"""

import math
from bisect import bisect
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.parsing import bylines, signs
from articles.parsing.coherence import Vocabulary, grams
from articles.parsing.drafts import Draft, Placed, in_order
from articles.parsing.records import Fragment, LineRole
from articles.parsing.wordlists import ordered

MOST_DRAFTS = 300
MOST_CHARACTERS = 400_000
STRANGE = 0.2
KIN = 1.0
HOME = 2.0
LEAST_PROSE = 60
SCRAP = 16
MEETING = (
    "会议听取",
    "会议审议",
    "会议传达",
    "会议研究",
    "会议指出",
    "会议强调",
    "会议要求",
    "会议还",
    "会议决定",
    "会议通过",
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What found no article: the fragments and the roles of their lines."""

    fragments: tuple[Fragment, ...]
    labels: Mapping[int, LineRole]


def put_home(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[tuple[Draft, ...], Loss]:
    """The drafts with displaced text in its place, and the fragments that have none."""
    found = list(drafts)
    if 1 < len(found) <= MOST_DRAFTS and sum(len(draft.text) for draft in found) <= MOST_CHARACTERS:
        found = _give_tables(found)
        found = _give_meetings(found)
        found = _part_strangers(found)
        found = _give_bodies(found, vocabulary)
    return _without_scraps(in_order(found))


class Topics:
    """How much of what a text says each draft says too, in rare strings for the square root of its length."""

    def __init__(self, drafts: Sequence[Draft]):
        self.drafts = drafts
        self._lines = [[(line, grams(line.text)) for line in draft.body] for draft in drafts]
        self._titles = [grams("。".join([draft.headline or "", draft.kicker, *draft.decks])) for draft in drafts]
        said = [title.union(*(own for _, own in lines)) for title, lines in zip(self._titles, self._lines, strict=True)]
        self._said = said
        self._seen = Counter(gram for own in said for gram in own)

    def weight(self, shared: set[str], length: int) -> float:
        many = len(self.drafts) + 1
        total = sum(math.log(many / self._seen[gram]) * (1.5 if len(gram) == 3 else 1.0) for gram in shared)
        return total / math.sqrt(max(1, length))

    def kinship(self, at: int, run: Sequence[Placed]) -> float:
        """What a run of lines shares with the rest of the draft it stands in."""
        numbers = {line.number for line in run}
        own, rest = set(), set(self._titles[at])
        for line, said in self._lines[at]:
            (own if line.number in numbers else rest).update(said)
        return self.weight(own & rest, _length(run))

    def homes(self, at: int, run: Sequence[Placed]) -> list[tuple[float, int]]:
        """The other drafts by what they share with the run, the best first."""
        own = set().union(*(grams(line.text) for line in run))
        ranked = (
            (self.weight(own & said, _length(run)), other) for other, said in enumerate(self._said) if other != at
        )
        return sorted(ranked, key=lambda item: (-item[0], item[1]))[:3]


def _length(run: Sequence[Placed]) -> int:
    return sum(len(line.text) for line in run)


def _give_tables(drafts: list[Draft]) -> list[Draft]:
    """A table that stands after another article's end goes to the one article that ends in a colon."""
    waiting = [at for at, draft in enumerate(drafts) if draft.body and draft.body[-1].text.endswith(("：", ":"))]
    if len(waiting) != 1:
        return drafts
    for at, draft in enumerate(drafts):
        body = draft.body
        if at == waiting[0] or len(body) < 2 or body[-1].role is not LineRole.LIST or body[-2].role is LineRole.LIST:
            continue
        if signs.is_closed(body[-2].text) and not body[-1].line.bullet and not signs.is_numbered(body[-1].text):
            drafts[at], drafts[waiting[0]] = _moved(draft, body[-1:], drafts[waiting[0]], "前文以冒号结束，等着这张表")
            break
    return drafts


def _give_meetings(drafts: list[Draft]) -> list[Draft]:
    """Paragraphs 会议听取… in an article that reports no meeting go to the one that does."""
    for at in range(len(drafts)):
        draft = drafts[at]
        run = [line for line in draft.body if line.text.startswith(MEETING)]
        if not run or draft.body[0].text.startswith(MEETING) or _is_meeting(draft, run):
            continue
        topics = Topics(drafts)
        homes = [(score, to) for score, to in topics.homes(at, run) if _is_meeting(drafts[to], ())]
        named = [
            to
            for to, other in enumerate(drafts)
            if to != at and _is_meeting(other, ()) and "会议" in (other.headline or "")
        ]
        if homes and (homes[0][0] >= HOME or [homes[0][1]] == named):
            drafts[at], drafts[homes[0][1]] = _moved(draft, run, drafts[homes[0][1]], "写的是会议，原处没有会议")
    return drafts


def _is_meeting(draft: Draft, without: Sequence[Placed]) -> bool:
    numbers = {line.number for line in without}
    text = (draft.headline or "") + "".join(line.text for line in draft.body[:6] if line.number not in numbers)
    return any(word in text for word in ("会议", "大会", "全会", "座谈会", "常委会", "论坛", "研讨会", "例会"))


def _part_strangers(drafts: list[Draft]) -> list[Draft]:
    """Runs of prose that share nothing with the news item they stand in become articles of their own."""
    topics = Topics(drafts)
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        run, why = _stranger(at, draft, topics)
        if not run:
            found.append(draft)
            continue
        numbers = {line.number for line in run}
        found.append(draft.with_(placed=tuple(line for line in draft.placed if line.number not in numbers)))
        found.append(_fragmentary(draft, run, why, topics.homes(at, run), drafts))
    return found


def _fragmentary(
    draft: Draft, run: Sequence[Placed], why: str, homes: Sequence[tuple[float, int]], drafts: Sequence[Draft]
) -> Draft:
    names = "、".join(f"《{drafts[to].headline}》" for score, to in homes if score >= KIN and drafts[to].headline)
    note = why + (f"；可能属于{names}" if names else "")
    return Draft(tuple(run), section=draft.section, page=draft.page, notes=(note,), starts_cut="标题和开头不见了")


def _stranger(at: int, draft: Draft, topics: Topics) -> tuple[tuple[Placed, ...], str]:
    """The run of a draft that is not its own, and why; empty where all of it coheres."""
    after = _after_signature(draft)
    if _length(after) >= LEAST_PROSE and topics.kinship(at, after) < KIN:
        return after, "在上一篇的署名之后，内容无关"
    body = draft.body
    if not draft.has_opening or any(line.role is LineRole.SUBHEADING for line in draft.placed):
        return (), ""
    for start in range(1, min(len(body), 40)):
        if not _may_begin(body, start):
            continue
        for end in range(min(len(body), start + 3), start, -1):
            run = body[start:end]
            if _is_passage(body, start, end) and topics.kinship(at, run) < STRANGE:
                return run, "与本篇内容无关"
    return (), ""


def _is_passage(body: Sequence[Placed], start: int, end: int) -> bool:
    """Whether the lines from start to end are whole paragraphs of prose, and long enough to judge their subject."""
    run = body[start:end]
    return all(_is_prose(line) for line in run) and _length(run) >= LEAST_PROSE and _ends_whole(body, end)


def _may_begin(body: Sequence[Placed], start: int) -> bool:
    """Whether a new text may begin here: the paragraph before is closed."""
    return (
        _is_prose(body[start])
        and signs.is_closed(body[start - 1].text)
        and not body[start].text.startswith(ordered("connectives"))
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


def _give_bodies(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """A body without a headline goes to the headline without a body that it coheres with."""
    bare = [at for at, draft in enumerate(drafts) if draft.headline and not draft.body and not draft.photos]
    for at, draft in enumerate(drafts):
        if draft.headline or not draft.body or not bare:
            continue
        ranked = sorted(((vocabulary.affinity(drafts[to].headline, draft.text), to) for to in bare), reverse=True)
        best, to = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if best >= 0.3 and best >= 2 * second:
            drafts[to] = _taken(drafts[to], draft)
            drafts[at] = draft.with_(placed=())
            bare.remove(to)
    return [draft for draft in drafts if draft.placed]


def _taken(home: Draft, body: Draft) -> Draft:
    """The headline with the body that was found for it; a news opening shows that its beginning is there."""
    return home.with_(
        placed=home.placed + body.placed,
        photos=home.photos + body.photos,
        starts_cut="" if body.has_opening else body.starts_cut,
        notes=(*home.notes, f"正文原在别处（第 {body.first_line} 行起），按共同的词归到本标题下"),
    )


def _moved(draft: Draft, run: Sequence[Placed], home: Draft, why: str) -> tuple[Draft, Draft]:
    """The draft without the run, and the home with it."""
    numbers = {line.number for line in run}
    left = draft.with_(placed=tuple(line for line in draft.placed if line.number not in numbers))
    lines = "、".join(str(line.number) for line in run)
    return left, home.with_(placed=home.placed + tuple(run)).noted(f"第 {lines} 行原在别处，移到这里：{why}")


def _without_scraps(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], Loss]:
    """Drafts of a few words without headline or photo are no articles but fragments."""
    kept = tuple(draft for draft in drafts if not _is_scrap(draft))
    scraps = [draft for draft in drafts if _is_scrap(draft)]
    labels = {line.number: line.role for draft in scraps for line in draft.placed}
    firsts = [draft.first_line for draft in kept]
    fragments = tuple(
        Fragment(
            tuple(line.number for line in draft.placed),
            "没有标题，文字太短，看不出属于哪一篇",
            _neighbours(draft, firsts),
        )
        for draft in scraps
    )
    return kept, Loss(fragments, labels)


def _is_scrap(draft: Draft) -> bool:
    if draft.headline or draft.photos:
        return False
    return sum(len(line.text) for line in draft.body) < SCRAP


def _neighbours(draft: Draft, firsts: Sequence[int]) -> tuple[int, ...]:
    """Numbers of the articles before and after it."""
    before = bisect(firsts, draft.first_line)
    return tuple(number for number in (before, before + 1) if 1 <= number <= len(firsts))
