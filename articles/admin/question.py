from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from articles.admin import batch_link, marks, replacing, verdicts
from articles.admin.keys import number_of, numbers_of
from articles.admin.notices import NoticeForm, answering_of, asked
from articles.admin.question_places import Form, Places, places_of
from articles.admin.suggestion_filters import OpenFirstFilter
from articles.batches import accepting
from articles.models import Question, Suggestion
from articles.noticing.asking import is_wanted
from articles.noticing.wording import may_be_noticed, replaced
from articles.proofing.records import Kind
from articles.proofreading import questions
from articles.publishing import NotPossible

State = Suggestion.State
Verdict = Question.Verdict
DECIDED = {value: label for value, label in Verdict.choices if value}
THERE = ~Q(suggestions__state=State.SUPERSEDED)
WAITING = Q(suggestions__state=State.OPEN)


class VerdictFilter(OpenFirstFilter):
    title = gettext_lazy("decision")
    parameter_name = "verdict"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [
            ("open", pgettext_lazy("question", "open")),
            ("left", gettext_lazy("decided, places still to correct")),
            *DECIDED.items(),
            ("gone", gettext_lazy("undecided, places no longer there")),
            ("all", pgettext_lazy("filter", "all")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        value = self.value()
        if value == "all":
            return queryset
        if value == "left":
            return queryset.exclude(verdict=Verdict.OPEN).filter(open_count__gt=0)
        if value == "gone":
            return queryset.filter(verdict=Verdict.OPEN, open_count=0)
        return queryset.filter(verdict=value) if value in DECIDED else queryset.open()


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    """The register of names, and whatever else is asked once for many places."""

    list_display = ["printed_forms", "kind", "spread", "open_places", "decision", "decided_by", "decided_at"]
    list_filter = [VerdictFilter, "kind"]
    list_select_related = ["decided_by"]
    search_fields = ["cause", "true_form", "suggestions__exact"]
    search_help_text = gettext_lazy("Any of the printed forms")
    list_per_page = 50

    def get_ordering(self, request: HttpRequest) -> list[str]:
        """What stands in most places first."""
        return ["-open_count", "-place_count", "-created", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        """Counted before they are ordered, which Django's own method does at once."""
        return Question.objects.annotate(
            place_count=Count("suggestions", filter=THERE, distinct=True),
            issue_count=Count("suggestions__issue", filter=THERE, distinct=True),
            open_count=Count("suggestions", filter=WAITING, distinct=True),
        )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Question | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("printed forms"), ordering="cause")
    def printed_forms(self, question: Question) -> str:
        return str(question)

    @admin.display(description=gettext_lazy("where it stands"), ordering="place_count")
    def spread(self, question: Question) -> str:
        places = ngettext("%(count)d place", "%(count)d places", question.place_count) % {"count": question.place_count}
        issues = ngettext("%(count)d issue", "%(count)d issues", question.issue_count) % {"count": question.issue_count}
        return _("%(places)s, %(issues)s") % {"places": places, "issues": issues}

    @admin.display(description=gettext_lazy("undecided places"), ordering="open_count")
    def open_places(self, question: Question) -> SafeString | str:
        return marks.suspects(question.open_count)

    @admin.display(description=gettext_lazy("decision"), ordering="verdict")
    def decision(self, question: Question) -> SafeString:
        return decision(question)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = Question.objects.select_related("decided_by")
        question = rows.filter(pk=number_of(unquote(object_id))).first()
        if question is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            if not may_decide(request):
                raise PermissionDenied
            self.decide(request, question)
            return HttpResponseRedirect(request.path)
        places = places_of(question, request.user)
        for form in places.forms:
            form.replace = replacing.address(form.text, right_of(question, form))
        context = {
            **self.admin_site.each_context(request),
            "title": str(question), "opts": self.opts, "question": question, "decision": decision(question),
            "is_open": question.verdict == Verdict.OPEN, "is_name": question.kind == Kind.NAME,
            "places": places, "may_decide": may_decide(request), "notice": notice_of(request, places),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/question/change_form.html", context)

    def decide(self, request: HttpRequest, question: Question) -> None:
        """What the button that was pressed stands for. What cannot be done is said, and nothing is changed."""
        for name, act in DECISIONS.items():
            if name in request.POST:
                try:
                    act(request, question)
                except NotPossible as error:
                    messages.error(request, str(error))
                else:
                    question.refresh_from_db()
                    self.log_change(request, question, str(question.get_verdict_display()))
                return


def notice_of(request: HttpRequest, places: Places) -> NoticeForm | None:
    """What is asked before published places are accepted; None where there is none that the person may change."""
    rows = [row for row in places.rows if row.can_be_ticked and may_be_noticed(row.exact, row.replacement)]
    articles = [row.article_id for row in rows if not row.photo_id and row.issue.is_published]
    photos = [row.photo_id for row in rows if row.photo_id and row.issue.is_published]
    if not (articles or photos) or not is_wanted(articles, photos, request.user):
        return None
    words = dict.fromkeys(replaced(row.exact, row.replacement) for row in rows if row.issue.is_published)
    return asked("".join(words))


def decision(question: Question) -> SafeString:
    words = str(question.get_verdict_display())
    if question.true_form:
        words = f"{words} · {question.true_form}"
    kinds = {Verdict.OPEN: "open", Verdict.REJECTED: "rejected", Verdict.TWO_PEOPLE: "rejected"}
    return marks.mark(kinds.get(question.verdict, "accepted"), words)


def right_of(question: Question, form: Form) -> str:
    """What stands for the form everywhere as far as it is known: of names an editor's word, else what is proposed."""
    if question.kind == Kind.NAME:
        return question.true_form
    proposed = (row.replacement for group in form.groups for row in group.places)
    return next((words for words in proposed if words), "")


def may_decide(request: HttpRequest) -> bool:
    """A decision of a question decides its suggestions too."""
    return request.user.has_perm("articles.change_question") and verdicts.may_decide(request.user)


def one_person(request: HttpRequest, question: Question) -> None:
    batch = questions.one_person(question, request.POST["_one_person"], request.user)
    words = _("One person, %(name)s. Below are the places to correct; nothing in the texts has been changed yet.")
    messages.success(request, words % {"name": request.POST["_one_person"]})
    batch_link.tell(request, batch, _("This is one act, which can be undone as a whole."))


def two_people(request: HttpRequest, question: Question) -> None:
    questions.two_people(question, request.user)
    messages.success(request, _("Two people. They will not be asked about again."))


def not_a_name(request: HttpRequest, question: Question) -> None:
    chosen = request.POST.getlist("word")
    questions.not_a_name(question, chosen, request.user)
    messages.success(
        request, _("Not a name: %(words)s. It counts from the next reading on.") % {"words": "、".join(chosen)}
    )


def accept_everywhere(request: HttpRequest, question: Question) -> None:
    """Only ticked places. A question about a name has to be decided first: the machine does not know who is right."""
    if question.kind == Kind.NAME and question.verdict != Verdict.ONE_PERSON:
        raise NotPossible(_("Say first which of the forms is right."))
    chosen = numbers_of(request.POST.getlist("place"))
    if not chosen:
        raise NotPossible(_("Tick the places that are to be corrected."))
    with answering_of(request):
        accepted = accepting.accept_everywhere(question, request.user, chosen)
    verdicts.tell(request, accepted.results, accepting=True)
    if accepted.batch:
        batch_link.tell(request, accepted.batch, _("They are one bulk change, which can be undone as a whole."))


def reject_everywhere(request: HttpRequest, question: Question) -> None:
    verdicts.tell(request, questions.reject_everywhere(question, request.user), accepting=False)


DECISIONS: dict[str, Callable[[HttpRequest, Question], None]] = {
    "_one_person": one_person,
    "_two_people": two_people,
    "_not_a_name": not_a_name,
    "_accept_everywhere": accept_everywhere,
    "_reject_everywhere": reject_everywhere,
}
