"""An end that runs over into another article's: the OCR went on in the wrong column, and the sentence still ends in a
full stop. What gives it away is that its last clause speaks in the words of another headline, whose text breaks off."""

import re
from collections.abc import Sequence

from articles.parsing import signs
from articles.parsing.coherence import HAN
from articles.parsing.drafts import Draft
from articles.parsing.tails import breaks_off

# So many characters in a row are a term of their own; shorter ones (发展, 工作会) belong to everybody.
TERM = 4
LONGEST = 60
CLAUSE = re.compile(r"[，。；：！？、]")


def mark_glued(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; one whose last clause has a term of the headline of another that breaks off, and of nothing of its
    own, is marked as cut at its end. Linear in the text."""
    broken = [(at, draft.headline or "") for at, draft in enumerate(drafts) if breaks_off(draft)]
    waiting = {term: at for at, headline in broken for term in _terms(headline)}
    return tuple(_marked(at, draft, drafts, waiting) for at, draft in enumerate(drafts)) if waiting else tuple(drafts)


def _marked(at: int, draft: Draft, drafts: Sequence[Draft], waiting: dict[str, int]) -> Draft:
    clause = _last_clause(draft)
    others = [(term, waiting[term]) for term in _terms(clause) if waiting.get(term, at) != at]
    if not others or draft.ends_cut:
        return draft
    term, other = others[0]
    rest = (draft.headline or "") + draft.text.replace(clause, "")
    if term in rest:
        return draft
    why = f"末句“…{clause[-12:]}”像是《{drafts[other].headline}》的结尾，本篇原来的结尾可能丢失"
    return draft.with_(ends_cut=why)


def _last_clause(draft: Draft) -> str:
    """The words after the last comma of an article that ends in a full stop."""
    body = draft.body
    text = signs.without_note(body[-1].text[-2 * LONGEST :]).rstrip() if len(body) > 1 else ""
    return CLAUSE.split(text[:-1])[-1][-LONGEST:] if text.endswith("。") else ""


def _terms(text: str) -> list[str]:
    return [run[at : at + TERM] for run in HAN.findall(text[:200]) for at in range(len(run) - TERM + 1)]
