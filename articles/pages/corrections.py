"""What readers were told of changes after publication, the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from articles.models import CorrectionNotice

PAGE = 30
# So many articles of one bulk change are named; of the others it is said how many there are.
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice with the article, or the articles of a bulk change, that it stands with; `more` are not named."""

    notice: CorrectionNotice
    places: Sequence[CorrectionNotice]
    more: int


def corrections_page(number: str | None) -> dict[str, object]:
    """A page of all notices that readers may see, as `page` and `entries`; four queries."""
    rows = CorrectionNotice.objects.public().once_a_batch().for_list().newest_first()
    page = Paginator(rows, PAGE).get_page(number)
    return {"page": page, "entries": _entries(page)}


def _entries(page: Page) -> list[Entry]:
    notices = _tied(page)
    batches = {notice.batch_id for notice in notices if notice.batch_id}
    named, counts = _of_batches(batches) if batches else ({}, {})
    return [
        Entry(
            notice,
            named.get(notice.batch_id, [notice]),
            max(0, counts.get(notice.batch_id, 1) - MOST_NAMED),
        )
        for notice in notices
    ]


def _tied(rows: Iterable[CorrectionNotice]) -> list[CorrectionNotice]:
    """The rows, whose articles know the issues that came with them."""
    found = list(rows)
    for row in found:
        if row.article:
            row.article.issue = row.issue
    return found


def _of_batches(batches: Iterable[int]) -> tuple[dict[int, list[CorrectionNotice]], dict[int, int]]:
    """The first articles of each bulk change, and how many it has."""
    rows = CorrectionNotice.objects.public().filter(batch__in=batches)
    counts = dict(rows.order_by().values("batch").annotate(n=Count("pk")).values_list("batch", "n"))
    rank = Window(RowNumber(), partition_by=F("batch"), order_by=F("pk").asc())
    named: dict[int, list[CorrectionNotice]] = {}
    for row in _tied(rows.for_list().annotate(rank=rank).filter(rank__lte=MOST_NAMED).order_by("batch", "pk")):
        named.setdefault(row.batch_id, []).append(row)
    return named, counts
