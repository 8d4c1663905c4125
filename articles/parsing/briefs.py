"""Short items under one label, as a column prints them: what its items have in common shows what one has lost."""

from collections.abc import Sequence
from itertools import groupby

from articles.parsing import bylines
from articles.parsing.drafts import Draft
from articles.parsing.records import LineRole

LEAST = 3
LONGEST = 300


def mark_unsigned(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts; where all items of a column but its last are signed, the last is marked as cut at its end."""
    found = list(drafts)
    for column, places in groupby(range(len(found)), key=lambda at: _column(found[at])):
        items = list(places)
        if column is None or len(items) < LEAST:
            continue
        *others, last = items
        are_others = all(_is_signed(found[at]) for at in others)
        if are_others and not _is_signed(found[last]) and not found[last].ends_cut and not _ends_in_words(found[last]):
            found[last] = found[last].with_(ends_cut="同栏其他各条末尾都有署名，只有这一条没有，结尾可能丢失")
    return tuple(found)


def _column(draft: Draft) -> str | None:
    """The label an item stands under; None for what is no item of a column."""
    is_item = len(draft.body) == 1 and len(draft.body[0].text) <= LONGEST
    return draft.section if is_item and draft.section else None


def _ends_in_words(draft: Draft) -> bool:
    """Whether it ends with what somebody said: a whole quotation is the end of an item."""
    return draft.body[-1].text.rstrip().endswith(("。”", "！”", "？”", "……”"))


def _is_signed(draft: Draft) -> bool:
    last = draft.body[-1].text
    return bylines.closing_note(last) is not None or any(line.role is LineRole.BYLINE for line in draft.placed)
