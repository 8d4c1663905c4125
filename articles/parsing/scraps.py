"""A few words without headline or photo are no article: they wait as fragments for an editor."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.parsing.drafts import Draft
from articles.parsing.records import Fragment, LineRole

SCRAP = 16


@dataclass(frozen=True, slots=True)
class Loss:
    """What found no article: the fragments and the roles of their lines."""

    fragments: tuple[Fragment, ...]
    labels: Mapping[int, LineRole]


def part_scraps(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], Loss]:
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
