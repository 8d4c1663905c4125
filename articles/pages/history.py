"""The versions of an article that readers could see, where an editor lets them see what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Q

from articles.comparing import Change, differences
from articles.models import Article, CorrectionNotice, Issue, Revision
from articles.models.article import ArticleQuerySet

PAGE = 20
SEEN = ("kicker", "headline", "deck", "bylines", "text")


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was public: what it changed in the one before, and the notice of it. `number` counts from 1; the
    first has no changes."""

    number: int
    since: datetime
    changes: list[Change]
    notice: CorrectionNotice | None


def history_page(one: ArticleQuerySet, number: str | None) -> dict[str, object]:
    """The article that `one` is narrowed to with a page of its public versions, the newest first; six queries.

    Raises Article.DoesNotExist, also where readers are not let see them.
    """
    article = one.filter(shows_history=True).for_list().get()
    stood = public_versions(article)
    page = Paginator(stood[::-1], PAGE).get_page(number)
    return {
        "article": article, "issue": article.issue, "publication": article.issue.publication, "page": page,
        "versions": _versions(article, stood, page),
    }  # fmt: skip


def public_versions(article: Article) -> list[tuple[int, datetime]]:
    """(version, since when it was public) of those that readers could see, in order: what stood when the issue came
    out, and what was changed while it was out. What was tried while it was withdrawn is no one's business."""
    written = list(article.revisions.order_by("version").values_list("version", "created"))
    found: dict[int, datetime] = {}
    for begin, end in public_times(article.issue):
        before = [version for version, created in written if created <= begin]
        if before:
            found.setdefault(before[-1], begin)
        for version, created in written:
            if created > begin and (end is None or created < end):
                found.setdefault(version, created)
    return sorted(found.items())


def public_times(issue: Issue) -> list[tuple[datetime, datetime | None]]:
    """From when to when the issue was public; the last end is None while it is."""
    times: list[tuple[datetime, datetime | None]] = []
    is_open = False
    for status, when in issue.history.order_by("history_date", "pk").values_list("status", "history_date"):
        if status == Issue.Status.PUBLISHED and not is_open:
            times.append((when, None))
            is_open = True
        elif status != Issue.Status.PUBLISHED and is_open:
            times[-1] = (times[-1][0], when)
            is_open = False
    return times


def _versions(article: Article, stood: Sequence[tuple[int, datetime]], page: Page) -> list[Version]:
    order = [version for version, _since in stood]
    shown = [version for version, _since in page]
    former = {version: order[at - 1] for at, version in enumerate(order) if at}
    wanted = {*shown, *(former[version] for version in shown if version in former)}
    rows = Revision.objects.filter(article=article, version__in=wanted)
    contents = {row.version: row.content for row in rows}
    notices = article.notices.public().filter(Q(revision__version__in=shown)).select_related("revision")
    told = {notice.revision.version: notice for notice in notices}
    return [
        Version(
            order.index(version) + 1,
            since,
            differences(contents[former[version]], contents[version], SEEN) if version in former else [],
            told.get(version),
        )
        for version, since in page
    ]
