"""Is an article whole? Text lost at the start, at the end or in the middle, each with its reason in words."""

import re
from dataclasses import dataclass

from articles.parsing import bylines, counts, signs, tables
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import CONTINUED_ELSEWHERE, CONTINUES_ELSEWHERE, LineRole, Truncation

CLOSED = tuple("。！？!?…”’；）")


@dataclass(frozen=True, slots=True)
class Verdict:
    truncated: Truncation
    reason: str


def judge(draft: Draft) -> Verdict:
    """Where text of the article is lost, and why it is thought so."""
    body = draft.body
    if not body:
        return _judge_bodiless(draft)
    start, end = draft.starts_cut or start_reason(draft), draft.ends_cut or end_reason(draft)
    if start and end:
        return Verdict(Truncation.BOTH, f"{start}；{end}")
    if start:
        return Verdict(Truncation.START, start)
    if end:
        return Verdict(Truncation.END, end)
    middle = counts.gap(draft.text) or counts.fewer_than_titled(draft.headline or "", draft.text)
    return Verdict(Truncation.MIDDLE, middle) if middle else Verdict(Truncation.NONE, "")


def _judge_bodiless(draft: Draft) -> Verdict:
    if draft.starts_cut:
        return Verdict(Truncation.START, draft.starts_cut)
    if draft.photos or not draft.headline:
        return Verdict(Truncation.NONE, "")
    return Verdict(Truncation.BOTH, "只有标题，没有正文")


def start_reason(draft: Draft) -> str:
    """Why the beginning is thought lost; empty where it is there."""
    first = draft.body[0].text
    if signs.is_opening(first):
        return ""
    if draft.body[0].cuts and draft.body[0].line.text.startswith(("（上接", "(上接", "上接")):
        return CONTINUES_ELSEWHERE
    if signs.starts_weakly(first):
        return f"正文从半句开始：“{first[:8]}…”"
    if signs.closes_before_opening(first):
        return "第一句有后引号而无前引号"
    ordinal = _first_ordinal(first)
    return f"第一段从“{ordinal}”说起，前面的各条不见了" if ordinal else ""


def _first_ordinal(text: str) -> str:
    found = re.match(
        r"[二三四五六七八九][是要、]|[（(][二三四五六七八九][）)]|第[二三四五六七八九][，、]|[2-9](?:[、．]|\.(?!\d))",
        text,
    )
    return found[0] if found else ""


def end_reason(draft: Draft) -> str:
    """Why the end is thought lost; empty where it is there."""
    last = draft.body[-1]
    if last.cuts and any(end == len(last.line.text) for _, end in last.cuts) and _jumps(last):
        return CONTINUED_ELSEWHERE
    if last.role is LineRole.LIST:
        return counts.unfinished(draft.text) or counts.fewer_than_titled(draft.headline or "", draft.text)
    if _is_short_end(draft, last) or _is_verse(draft):
        return ""
    return _cut_reason(draft, last.text.rstrip())


def _cut_reason(draft: Draft, text: str) -> str:
    """Why the last paragraph of prose, `text`, is thought to lack its end."""
    note = bylines.closing_note(text)
    bare = signs.without_note(text[-90:]).rstrip() if note else ""
    if bare and not bare.endswith(CLOSED):
        return f"署名前的最后一句没有说完：“…{bare[-8:]}”"
    if note or signs.is_closed(text):
        return _open_quotation(text) or counts.unfinished(draft.text)
    if len(draft.body) == 1 and len(text) < 12:
        return ""
    return f"最后一句没有说完：“…{text[-8:]}”"


def _open_quotation(text: str) -> str:
    """Why a last paragraph that ends in a full stop is thought cut: its last quotation has no end."""
    begin = text.rfind("“")
    return f"最后的引文没有完：“{text[begin + 1 : begin + 9]}…”" if begin > text.rfind("”") else ""


def _is_verse(draft: Draft) -> bool:
    """Four lines or more, most of them short and without a full stop."""
    body = draft.body[:200]
    short = sum(len(line.text) <= 18 and not signs.is_closed(line.text) for line in body)
    return len(body) >= 4 and short * 4 >= len(body) * 3


def _jumps(last: Placed) -> bool:
    return any(
        (found := signs.JUMP.search(last.line.text[start:end])) and found["way"].endswith("转")
        for start, end in last.cuts
    )


def _is_short_end(draft: Draft, last: Placed) -> bool:
    """A signature, a date or a line of a table ends a notice without a full stop."""
    text = last.text.rstrip()
    if text.endswith(("，", "、", "；", "：")):
        return False
    if len(text) <= 30 and (
        signs.is_body_of_people(text) or bylines.is_signed_letter(text) or re.fullmatch(r"[\d年月日 \-.]+", text)
    ):
        return True
    if len(draft.body) >= 2 and len(text) <= 24 and "，" not in text and signs.is_closed(draft.body[-2].text):
        return True
    return tables.is_flat_table(text)


def unpaired(text: str) -> str:
    """Quotation marks or title brackets without partner: a sign for editors, too often only a lost mark."""
    for first, last in ("“”", "《》", "（）"):
        if text.count(first) != text.count(last):
            return f"“{first}”与“{last}”不成对，可能漏字或漏标点"
    return ""
