"""Words with a coloured edge. The word says it; the edge only helps to find it."""

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Article, Issue
from articles.sampling.interval import LIMIT


def mark(kind: str, word: str) -> SafeString:
    return format_html('<span class="mark mark-{}">{}</span>', kind, word)


def state(issue: Issue) -> SafeString:
    return mark(issue.status, issue.get_status_display())


def day(issue: Issue) -> str:
    """The issue's date, with a question mark until an editor has confirmed it."""
    if issue.date is None:
        return _("undated")
    return date_format(issue.date) + ("" if issue.date_confirmed else "?")


def completeness(article: Article) -> SafeString | str:
    if article.truncated == Article.Truncated.NONE:
        return ""
    return mark("lost", article.get_truncated_display())


def checked(article: Article) -> SafeString:
    if article.checked_at is None:
        return mark("unchecked", _("not checked"))
    return mark("checked", _("checked"))


def progress(done: int, total: int) -> SafeString:
    """A bar and its figures."""
    return format_html(
        '<span class="progress"><progress value="{}" max="{}" aria-hidden="true"></progress>'
        '<span class="figures">{}/{}</span></span>',
        done, total or 1, done, total,
    )  # fmt: skip


def share(confidence: float) -> SafeString:
    """How sure a detector is, as a share of such findings that were right."""
    return format_html('<span class="figures">{}%</span>', round(confidence * 100))


def sample(tenths: int | None, characters: int | None) -> SafeString | str:
    """What the last sample found, as errors per 10,000 characters; nothing where none was read."""
    if not characters:
        return ""
    found = tenths / 10 / characters * 10_000
    return mark("published" if found <= LIMIT else "lost", f"{found:.1f}‱")


def conflicts(count: int) -> SafeString | str:
    """How many conflicts wait; nothing where none does."""
    return mark("lost", count) if count else ""


def suspects(count: int) -> SafeString | str:
    """How many suggestions wait; nothing where none does."""
    return mark("open", count) if count else ""
