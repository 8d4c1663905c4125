"""Blocks that stand under a stranger's headline -> the article they belong to, where the evidence is strong.

Evidence: a news item, then text that shares nothing with it; text after the signature that ended an article;
会议听取… where no meeting is reported; a table after the colon that waits for one; half a sentence and the article
that breaks off; a headline without a body and a body without a headline that share rare strings. Where the
evidence names no home, the block becomes an article without a headline, and the candidates are noted for the editor.
"""

import re
from collections.abc import Sequence

from articles.parsing import signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import Draft, Placed, in_order
from articles.parsing.headless import give_bodies
from articles.parsing.records import LineRole
from articles.parsing.scraps import Loss, part_scraps
from articles.parsing.strangers import part_strangers
from articles.parsing.tails import give_tails
from articles.parsing.topics import Topics, named

MOST_DRAFTS = 300
MOST_CHARACTERS = 400_000
HOME = 2.0
MEETS = re.compile("会议|(?:大|全|例|常委|座谈|研讨|分析|推进|调度|动员|部署|通报|汇报|交流|现场)会|论坛")
MEETING = (
    "会上，",
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


def put_home(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[tuple[Draft, ...], Loss]:
    """The drafts with displaced text in its place, and the fragments that have none."""
    found = list(drafts)
    if 1 < len(found) <= MOST_DRAFTS and sum(len(draft.text) for draft in found) <= MOST_CHARACTERS:
        found = _give_tables(found)
        found = _give_meetings(found)
        found = give_tails(found)
        found = part_strangers(found)
        found = _with_candidates(give_bodies(found, vocabulary))
    return part_scraps(in_order(found))


def _with_candidates(drafts: list[Draft]) -> list[Draft]:
    """Text without headline and opening, marked as cut, with the articles it may belong to for the editor."""
    topics: Topics | None = None
    for at, draft in enumerate(drafts):
        if draft.headline or draft.photos or not draft.body or draft.has_lead or draft.body[0].line.bullet:
            continue
        topics = topics or Topics(drafts)
        homes = topics.likely(at, draft.body)
        why = draft.starts_cut or "没有标题，也没有新闻的开头"
        drafts[at] = draft.with_(starts_cut=why, homes=draft.homes or tuple(home.first_line for home in homes))
        if homes and not draft.homes:
            drafts[at] = drafts[at].noted(f"{why}；{named(homes)}")
    return drafts


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
    topics: Topics | None = None
    for at in range(len(drafts)):
        draft = drafts[at]
        run = _of_meeting(draft.body)
        if not run or draft.body[0].text.startswith(MEETING) or _is_meeting(draft, run):
            continue
        topics = topics or Topics(drafts)
        homes = [(score, to) for score, to in topics.homes(at, run) if _is_meeting(drafts[to], ())]
        named = [
            to
            for to, other in enumerate(drafts)
            if to != at and _is_meeting(other, ()) and "会议" in (other.headline or "")
        ]
        if homes and (homes[0][0] >= HOME or [homes[0][1]] == named):
            drafts[at], drafts[homes[0][1]] = _moved(draft, run, drafts[homes[0][1]], "写的是会议，原处没有会议")
    return drafts


def _of_meeting(body: Sequence[Placed]) -> list[Placed]:
    """The paragraphs 会议听取…, and between two of them the second half of a broken one."""
    found: list[Placed] = []
    for at, line in enumerate(body):
        is_half = bool(found) and body[at - 1] is found[-1] and not signs.is_closed(found[-1].text)
        is_between = is_half and at + 1 < len(body) and body[at + 1].text.startswith(MEETING)
        if line.text.startswith(MEETING) or is_between:
            found.append(line)
    return found


def _is_meeting(draft: Draft, without: Sequence[Placed]) -> bool:
    numbers = {line.number for line in without}
    text = (draft.headline or "") + "".join(line.text for line in draft.body[:6] if line.number not in numbers)
    return bool(MEETS.search(text))


def _moved(draft: Draft, run: Sequence[Placed], home: Draft, why: str) -> tuple[Draft, Draft]:
    """The draft without the run, and the home with it."""
    numbers = {line.number for line in run}
    left = draft.with_(placed=tuple(line for line in draft.placed if line.number not in numbers))
    lines = "、".join(str(line.number) for line in run)
    return left, home.with_(placed=home.placed + tuple(run)).noted(f"第 {lines} 行原在别处，移到这里：{why}")
