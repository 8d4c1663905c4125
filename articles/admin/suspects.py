"""The open suggestions of an article, on its page: shown in the order of the text, decided by its own form."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin import evidence, marks, verdicts
from articles.admin.excerpts import excerpt, in_text_order
from articles.admin.keys import number_of
from articles.admin.notices import answering_of
from articles.admin.suggestion_filters import is_risky
from articles.models import Article, Question, Suggestion
from articles.noticing.wording import replaced
from articles.proofing.records import Field, Kind

HEADING, NOTICE = "suspects", "notice"
WANTED = "wanted"
# How much beside the words tells their place in the text apart (for the script that leads there).
TELLING = 12


def waiting(article: Article) -> list[Suggestion]:
    """What waits for an editor, as one reads the article."""
    return in_text_order(article.suggestions.open().select_related("issue", "question", "photo"))


def panel(article: Article) -> list[Suggestion]:
    """What waits, with what a line of the panel shows; four queries at most."""
    rows = evidence.gather(waiting(article))
    places = Suggestion.objects.open().of_questions({row.question_id for row in rows if may_go_everywhere(row)})
    for row in rows:
        row.places = places.get(row.question_id, 0) if may_go_everywhere(row) else 0
        row.excerpt, row.share, row.is_risky = excerpt(row), marks.share(row.confidence), is_risky(row)
        row.field_id = _field_id(row)
        row.before, row.behind = row.prefix[-TELLING:], row.suffix[:TELLING]
    return rows


def may_go_everywhere(row: Suggestion) -> bool:
    """Whether the suggestion can be accepted with all places of its question. Which of two forms of a name is the
    true one has to be said first, on the question's own page."""
    if row.question is None or row.replacement is None:
        return False
    return row.question.kind != Kind.NAME or row.question.verdict == Question.Verdict.ONE_PERSON


def place_of(row: Suggestion) -> dict[str, object]:
    """By what a script finds the suggestion's words in a text that may have been typed in since."""
    return {
        "id": row.pk, "field": row.field, "photo": row.photo_id, "start": row.start,
        "prefix": row.prefix, "exact": row.exact, "suffix": row.suffix, "replacement": row.replacement,
    }  # fmt: skip


def _field_id(row: Suggestion) -> str:
    """The form's field that holds the words."""
    if row.field == Field.CAPTION:
        return f"id_photo-{row.photo_id}-caption"
    return f"id_bylines-{max(0, row.start - 1)}-name" if row.field == Field.BYLINE else f"id_{row.field}"


def asked(request: HttpRequest) -> bool:
    """Whether the form was sent to decide a suggestion."""
    return verdicts.ACCEPT in request.POST or verdicts.REJECT in request.POST


def decide(request: HttpRequest, article: Article) -> str:
    """Decides the suggestion that was asked about, after what was typed is saved. Returns where on the page it goes on:
    with the suggestion behind it in the text, at the head of the list, or where a correction notice is asked for."""
    accepting = verdicts.ACCEPT in request.POST
    key = request.POST[verdicts.ACCEPT if accepting else verdicts.REJECT]
    row = article.suggestions.filter(pk=number_of(key)).select_related("photo").first()
    if row is None:
        messages.error(request, _("This suggestion is not one of this article’s."))
        return f"#{HEADING}"
    if not verdicts.may_decide(request.user):
        messages.error(request, _("You may read suggestions but not decide them."))
        return f"#suspect-{row.pk}"
    if row.state == Suggestion.State.SUPERSEDED:
        messages.info(request, _("“%(words)s” no longer stands there: it is off the list.") % {"words": row.exact[:40]})
        return f"#{HEADING}"
    following = _following(row, in_text_order(article.suggestions.open()))
    with answering_of(request):
        results = verdicts.decide(request, [row], accepting=accepting)
    if results[0].notice:
        return f"?{WANTED}={row.pk}#{NOTICE}"
    return f"#suspect-{following.pk}" if following else f"#{HEADING}"


def wanted(request: HttpRequest, article: Article) -> str:
    """The notice of accepting the suggestion for which one is wanted; empty where none is."""
    if WANTED not in request.GET:
        return ""
    row = article.suggestions.open().filter(pk=number_of(request.GET[WANTED])).first()
    return replaced(row.exact, row.replacement) if row and row.replacement is not None else ""


def _following(row: Suggestion, waiting: Sequence[Suggestion]) -> Suggestion | None:
    """What waits behind the suggestion, else before it."""
    keys = [other.pk for other in waiting]
    at = keys.index(row.pk) if row.pk in keys else -1
    others = [*waiting[at + 1 :], *reversed(waiting[: max(0, at)])]
    return others[0] if others else None
