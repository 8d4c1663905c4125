from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.admin import marks, replacing, source, verdicts
from articles.admin.detectors import DetectorFilter, named
from articles.admin.evidence import gather
from articles.admin.excerpts import excerpt, in_paragraph
from articles.admin.keys import number_of
from articles.admin.notices import answering_of, asked
from articles.admin.suggestion_filters import BandFilter, RiskFilter, StateFilter
from articles.models import Suggestion
from articles.noticing.wording import replaced


@admin.action(permissions=["change"], description=_("Accept: put in the proposed words"))
def accept(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
    verdicts.decide(request, queryset.order_by("issue", "article", "field", "start"), accepting=True)


@admin.action(permissions=["change"], description=_("Leave as it stands: the text is right"))
def reject(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Suggestion]) -> None:
    verdicts.decide(request, queryset.order_by("issue", "article", "field", "start"), accepting=False)


def where(row: Suggestion) -> str:
    """The page on which the text of a suggestion is put right, at the suggestion's place in it."""
    if row.article_id is None:
        return reverse("admin:articles_photo_change", args=[row.photo_id])
    return f"{reverse('admin:articles_article_change', args=[row.article_id])}#suspect-{row.pk}"


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    list_display = ["words", "kind", "share", "place", "why", "state_mark"]
    list_filter = [
        StateFilter, RiskFilter, BandFilter, "kind", DetectorFilter, "issue__status",
        ("issue__publication", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    date_hierarchy = "issue__date"
    search_fields = ["exact", "replacement", "reason"]
    search_help_text = _("Printed words, proposed words or reason")
    actions = [accept, reject]
    ordering = ["-confidence", "issue", "pk"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Suggestion]:
        return super().get_queryset(request).for_list()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Suggestion | None = None) -> bool:
        return False

    @admin.display(description=_("printed → proposed"))
    def words(self, row: Suggestion) -> SafeString:
        return excerpt(row).render()

    @admin.display(description=_("confidence"), ordering="confidence")
    def share(self, row: Suggestion) -> SafeString:
        return marks.share(row.confidence)

    @admin.display(description=pgettext_lazy("suggestion", "place"), ordering="issue__date")
    def place(self, row: Suggestion) -> SafeString:
        title = row.article.title if row.article else row.photo
        status = marks.state(row.issue) if row.issue.is_published else ""
        return format_html(
            '<a href="{}">{}</a> <span class="quiet">{} · {}</span> {}',
            where(row), title, marks.day(row.issue), row.get_field_display(), status,
        )  # fmt: skip

    @admin.display(description=pgettext_lazy("suggestion", "reason"))
    def why(self, row: Suggestion) -> str:
        return row.reason

    @admin.display(description=_("state"), ordering="state")
    def state_mark(self, row: Suggestion) -> SafeString:
        return marks.mark(row.state, row.get_state_display())

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """The suggestion by itself; it is decided here, never written."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = Suggestion.objects.select_related(
            "issue__publication", "article__issue", "article__source_file", "photo__issue", "photo__source_file",
            "question", "decided_by",
        )  # fmt: skip
        row = rows.filter(pk=number_of(unquote(object_id))).first()
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            if not self.has_change_permission(request, row):
                raise PermissionDenied
            for name in {verdicts.ACCEPT, verdicts.REJECT}.intersection(request.POST):
                with answering_of(request):
                    verdicts.decide(request, [row], accepting=name == verdicts.ACCEPT)
            return HttpResponseRedirect(request.path)
        return TemplateResponse(request, "admin/articles/suggestion/change_form.html", self.page(request, row))

    def page(self, request: HttpRequest, row: Suggestion) -> dict[str, object]:
        is_open = row.state == Suggestion.State.OPEN
        now = in_paragraph(row) if is_open else None
        asks = is_open and row.issue.is_published and row.replacement is not None
        return {
            "notice": asked(replaced(row.exact, row.replacement)) if asks else None,
            **self.admin_site.each_context(request),
            "title": str(row), "opts": self.opts, "row": row, "excerpt": now or excerpt(row, len(row.prefix)),
            "is_gone": is_open and now is None, "is_open": is_open, "where": where(row),
            "state": self.state_mark(row), "day": marks.day(row.issue), "issue_state": marks.state(row.issue),
            "replace": replacing.address(row.exact, row.replacement or ""),
            "detector": named(row.detector), "share": marks.share(row.confidence),
            "witnesses": gather([row])[0].witnesses,
            "lines": source.lines_of(row), "why_not": verdicts.why_not(row, request.user) if is_open else "",
        }  # fmt: skip
