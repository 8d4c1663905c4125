from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalChanges

from articles import effort, gate
from articles.admin import importing, marks, preview, proofreading, quality, steps, waiving
from articles.admin.rereading import find_people_again
from articles.admin.sample import SamplePages
from articles.admin.scan import ScanPages
from articles.models import Conflict, Fragment, Issue, Sample, Suggestion
from articles.publishing import TRANSITIONS, NotPossible, possible_steps, set_date
from people.admin.history import HistoryAdmin


class IssueForm(forms.ModelForm):
    """The running number, and the date: changing the date confirms it, so the box has to be ticked."""

    class Meta:
        model = Issue
        fields = ["date", "date_confirmed", "number"]

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        if "date_confirmed" in self.fields:
            self.fields["date_confirmed"].label = _("I have compared the date with the print and confirm it")

    def clean(self) -> dict:
        cleaned = super().clean()
        day, confirmed = cleaned.get("date"), cleaned.get("date_confirmed")
        if confirmed and not day and "date" not in self.errors:
            self.add_error("date", _("Give the date that you confirm."))
        if not confirmed and self.initial.get("date_confirmed"):
            self.add_error("date_confirmed", _("A confirmed date stays confirmed. If it is wrong, put it right."))
        elif not confirmed and "date" in self.changed_data:
            self.add_error("date_confirmed", _("To set the date, confirm it."))
        return cleaned

    def validate_constraints(self) -> None:
        """Left to `set_date`, which says in words what is in the way."""

    @property
    def dates_the_issue(self) -> bool:
        return bool({"date", "date_confirmed"} & set(self.changed_data))


@admin.register(Issue)
class IssueAdmin(steps.StepsAdmin, HistoryAdmin):
    form = IssueForm
    actions = [*steps.StepsAdmin.actions, find_people_again, proofreading.proofread_again]
    list_display = [
        "day", "publication", "state", "date_source", "number", "article_count", "progress", "suspects", "conflicts",
        "fragments", "sample",
    ]  # fmt: skip
    list_display_links = ["day"]
    list_filter = [
        "status", "date_confirmed", "date_source", ("publication", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    date_hierarchy = "date"
    search_fields = ["date", "number", "articles__headline", "files__name"]
    search_help_text = _("Date (2024-12), issue number, headline or file name")
    readonly_fields = [
        "publication", "state", "date_source", "date_evidence", "withdrawal_reason", "submitted_by", "approved_by",
        "approved_at", "override_reason",
    ]  # fmt: skip
    ordering = ["-date", "-pk"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        waiting = Fragment.objects.filter(issue=OuterRef("pk")).order_by().values("issue").annotate(n=Count("pk"))
        count = Coalesce(Subquery(waiting.values("n"), output_field=IntegerField()), 0)
        return super().get_queryset(request).select_related("publication").with_progress().annotate(
            fragment_count=count, suspect_count=Suggestion.objects.count_open("issue"),
            conflict_count=Conflict.objects.count_open("issue"),
            sample_tenths=Sample.objects.last_of_issue("tenths"),
            sample_characters=Sample.objects.last_of_issue("characters"),
        )  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Issue | None = None) -> list[tuple]:
        told = ["withdrawal_reason", "submitted_by", ("approved_by", "approved_at"), "override_reason"]
        state = ["state", *(name for name in told if obj and getattr(obj, name if isinstance(name, str) else name[1]))]
        return [
            (None, {"fields": [("publication", "number"), *state]}),
            (_("Date"), {"fields": [("date", "date_source"), "date_evidence", "date_confirmed"]}),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Issues come in by the import, with the file that proves them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        """What readers already see is changed only by those who may publish it."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or not obj.is_published or self.has_publish_permission(request))

    def revert_disabled(self, request: HttpRequest, obj: Issue | None = None) -> bool:
        """An issue's state changes by steps only, never by going back to an old row."""
        return True

    @admin.display(description=_("date"), ordering="date")
    def day(self, issue: Issue) -> str:
        return marks.day(issue)

    @admin.display(description=_("state"), ordering="status")
    def state(self, issue: Issue) -> SafeString:
        return marks.state(issue)

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, issue: Issue) -> int:
        return issue.article_count

    @admin.display(description=_("checked"))
    def progress(self, issue: Issue) -> SafeString:
        return marks.progress(issue.checked_count, issue.article_count)

    @admin.display(description=_("suspects"), ordering="suspect_count")
    def suspects(self, issue: Issue) -> SafeString | str:
        return marks.suspects(issue.suspect_count)

    @admin.display(description=_("conflicts"), ordering="conflict_count")
    def conflicts(self, issue: Issue) -> SafeString | str:
        return marks.conflicts(issue.conflict_count)

    @admin.display(description=_("sample"))
    def sample(self, issue: Issue) -> SafeString | str:
        return marks.sample(issue.sample_tenths, issue.sample_characters)

    @admin.display(description=_("fragments"), ordering="fragment_count")
    def fragments(self, issue: Issue) -> int:
        return issue.fragment_count

    def view_on_site(self, issue: Issue) -> str | None:
        return issue.get_absolute_url() if issue.is_published else None

    def get_urls(self) -> list:
        return [
            preview.issue_path(self.admin_site), waiving.waive_path(self.admin_site), proofreading.button_path(self),
            *quality.quality_paths(self), *ScanPages(self).paths(), *SamplePages(self).paths(), *super().get_urls(),
        ]  # fmt: skip

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NotPossible as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Issue, form: IssueForm, change: bool) -> None:
        """Writes the date through `set_date` and of the rest only what was changed: the state that the form
        was opened with may be out of date by now."""
        with transaction.atomic():
            if form.dates_the_issue:
                set_date(obj, form.cleaned_data["date"], request.user)
            if "number" in form.changed_data:
                current = Issue.objects.select_for_update(of=("self",)).get(pk=obj.pk)
                current.number = form.cleaned_data["number"]
                current._history_user = request.user
                current.save(update_fields=["number", "modified"])

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        issue = self.get_object(request, unquote(object_id))
        extra = {}
        if issue:
            extra = self.contents(issue) | {
                "steps": self.steps_for(request, issue),
                "obstacles": [] if issue.is_published else gate.obstacles(issue),
                "waivers": issue.waivers.select_related("signed_by"),
                "may_waive": self.has_publish_permission(request),
                "may_proofread": proofreading.may_proofread(request),
                "proofread_words": proofreading.WORDS,
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))

    def steps_for(self, request: HttpRequest, issue: Issue) -> list[tuple]:
        """(address, word, whether it asks for a reason first) of each step that the person may take now."""
        return [
            (
                reverse("admin:articles_issue_step", args=[issue.pk, step]),
                steps.WORDS[step],
                steps.asks_first(step, issue, request.user),
            )
            for step in possible_steps(issue, request.user)
        ]

    def sent_back(self, issue: Issue) -> HistoricalChanges | None:
        """The row of the history that tells why a reviewer sent the issue back, while it is with the editors."""
        last = issue.history.exclude(history_change_reason=None).select_related("history_user").first()
        if last is None or last.history_type != "~" or not issue.is_with_editors:
            return None
        return None if last.history_change_reason in TRANSITIONS else last

    def contents(self, issue: Issue) -> dict[str, object]:
        """What the issue is made of, in printed order."""
        rows = issue.articles.for_list().in_print_order()
        articles = list(rows.annotate(suspect_count=Suggestion.objects.count_open("article")))
        numbered = {article.number: article for article in articles}
        fragments = list(issue.fragments.select_related("source_file").defer("source_file__content"))
        for fragment in fragments:
            fragment.articles = [numbered[number] for number in fragment.candidates if number in numbered]
        for article in articles:
            suspects = marks.suspects(article.suspect_count)
            article.marks = [marks.completeness(article), suspects, marks.checked(article)]
        return {
            "articles": articles,
            "sent_back": self.sent_back(issue),
            "scan_count": issue.scans.current().count(),
            "spent": effort.spent(issue),
            "last_sample": issue.samples.finished().first(),
            "progress": marks.progress(issue.checked_count, issue.article_count),
            "photos": issue.photos.select_related("article").annotate(
                suspect_count=Suggestion.objects.count_open("photo")
            ),
            "fragments": fragments,
            "files": [(file, importing.outcome(file)) for file in issue.files.defer("content", "lines")],
        }
