"""The open suggestions of an article, on its page: shown in the order of the text, decided by its own form."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin import evidence, marks, verdicts
from articles.admin.excerpts import excerpt, in_text_order
from articles.admin.suggestion_filters import is_risky
from articles.models import Article, Suggestion
from articles.proofing.records import Field

HEADING = "suspects"
# How much beside the words tells their place in the text apart (for the script that leads there).
TELLING = 12


def panel(article: Article) -> list[Suggestion]:
    """What waits, with what a line of the panel shows; three queries at most."""
    rows = in_text_order(evidence.gather(article.suggestions.open().select_related("issue", "question", "photo")))
    for row in rows:
        row.excerpt, row.share, row.is_risky = excerpt(row), marks.share(row.confidence), is_risky(row)
        row.field_id = _field_id(row)
        row.before, row.behind = row.prefix[-TELLING:], row.suffix[:TELLING]
    return rows


def _field_id(row: Suggestion) -> str:
    """The form's field that holds the words; a caption has a page of its own."""
    if row.field == Field.CAPTION:
        return ""
    return f"id_bylines-{max(0, row.start - 1)}-name" if row.field == Field.BYLINE else f"id_{row.field}"


def asked(request: HttpRequest) -> bool:
    """Whether the form was sent to decide a suggestion."""
    return verdicts.ACCEPT in request.POST or verdicts.REJECT in request.POST


def decide(request: HttpRequest, article: Article) -> str:
    """Decides the suggestion that was asked about, after what was typed is saved. Returns the part of the page that
    comes next: the suggestion behind it in the text, or the head of the list."""
    accepting = verdicts.ACCEPT in request.POST
    key = request.POST[verdicts.ACCEPT if accepting else verdicts.REJECT]
    row = article.suggestions.filter(pk=key).select_related("photo").first() if key.isdecimal() else None
    if row is None:
        messages.error(request, _("This suggestion is not one of this article’s."))
        return HEADING
    if not verdicts.may_decide(request.user):
        messages.error(request, _("You may read suggestions but not decide them."))
        return f"suspect-{row.pk}"
    if row.state == Suggestion.State.SUPERSEDED:
        messages.info(request, _("“%(words)s” no longer stands there: it is off the list.") % {"words": row.exact[:40]})
        return HEADING
    following = _following(row, in_text_order(article.suggestions.open()))
    verdicts.decide(request, [row], accepting=accepting)
    return f"suspect-{following.pk}" if following else HEADING


def _following(row: Suggestion, waiting: Sequence[Suggestion]) -> Suggestion | None:
    """What waits behind the suggestion, else before it."""
    keys = [other.pk for other in waiting]
    at = keys.index(row.pk) if row.pk in keys else -1
    others = [*waiting[at + 1 :], *reversed(waiting[: max(0, at)])]
    return others[0] if others else None
