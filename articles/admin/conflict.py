from collections import Counter

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from articles.admin import marks
from articles.admin.conflict_sides import Sides, excerpt, title_of
from articles.admin.keys import number_of
from articles.admin.notices import answering_of, asked
from articles.admin.suggestion_filters import OpenFirstFilter
from articles.editability import NotEditable
from articles.models import Conflict
from articles.noticing.wording import replaced
from articles.proofreading import conflicts
from articles.publishing import NotPossible
from articles.revisions import EditClash

KEEP, TAKE = "_keep", "_take"
DONE = {
    KEEP: gettext_lazy("“%(conflict)s”: the editors’ text stays."),
    TAKE: gettext_lazy("“%(conflict)s”: the new file’s is taken."),
}


class StateFilter(OpenFirstFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [*Conflict.State.choices, ("all", pgettext_lazy("filter", "all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        if self.value() == "all":
            return queryset
        if self.value() == Conflict.State.SETTLED:
            return queryset.filter(state=Conflict.State.SETTLED)
        return queryset.open()


@admin.action(permissions=["change"], description=gettext_lazy("Keep the editors’ text"))
def keep(modeladmin: "ConflictAdmin", request: HttpRequest, queryset: QuerySet[Conflict]) -> None:
    modeladmin.settle(request, queryset, KEEP)


@admin.action(permissions=["change"], description=gettext_lazy("Take the new file’s"))
def take(modeladmin: "ConflictAdmin", request: HttpRequest, queryset: QuerySet[Conflict]) -> None:
    modeladmin.settle(request, queryset, TAKE)


@admin.register(Conflict)
class ConflictAdmin(admin.ModelAdmin):
    """Where a changed file and the editors' text disagree. Conflicts are settled here, never written."""

    list_display = ["words", "kind_mark", "field", "place", "created", "state_mark"]
    list_filter = [
        StateFilter, "kind", "field", "issue__status", ("issue__publication", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    date_hierarchy = "issue__date"
    search_fields = ["base", "ours", "theirs", "article__headline"]
    search_help_text = gettext_lazy("Words of either text, or a headline")
    actions = [keep, take]
    ordering = ["-issue__date", "-issue", "article", "field", "start", "pk"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        return super().get_queryset(request).for_list()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Conflict | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("the editors’ text → the new text"))
    def words(self, row: Conflict) -> SafeString | str:
        return excerpt(row)

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_mark(self, row: Conflict) -> SafeString:
        return marks.mark("open" if row.kind == Conflict.Kind.OFFER else "lost", row.get_kind_display())

    @admin.display(description=gettext_lazy("place"), ordering="issue__date")
    def place(self, row: Conflict) -> SafeString:
        status = marks.state(row.issue) if row.issue.is_published else ""
        return format_html('{} <span class="quiet">{}</span> {}', title_of(row), marks.day(row.issue), status)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_mark(self, row: Conflict) -> SafeString:
        if row.is_open:
            return marks.mark("open", row.get_state_display())
        return marks.mark("accepted", row.get_taken_display())

    def settle(self, request: HttpRequest, rows: QuerySet[Conflict] | list[Conflict], how: str) -> None:
        """Settles each by itself, in the version that stands or the one that was sent, and says what became of it."""
        version = number_of(request.POST.get("version", ""))
        done, problems = [], Counter()
        for row in rows:
            try:
                with answering_of(request):
                    done.append((conflicts.keep if how == KEEP else conflicts.take)(row, request.user, version))
            except EditClash:
                problems[_("Somebody has saved the article since you opened this page. Look at it again.")] += 1
            except (NotEditable, NotPossible) as error:
                problems[str(error)] += 1
        if done:
            told = _(str(DONE[how])) % {"conflict": Truncator(str(done[0])).chars(60)}
            if len(done) > 1:
                told = ngettext("%(count)d conflict is settled.", "%(count)d conflicts are settled.", len(done))
                told %= {"count": len(done)}
            messages.success(request, told)
        for problem, times in problems.items():
            messages.error(request, problem if times == 1 else f"{problem} × {times}")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = Conflict.objects.select_related(
            "issue__publication", "article__issue__publication", "photo__issue", "photo__article", "file", "settled_by"
        ).defer("file__content", "file__lines", "article__parsed", "article__parsed_text")
        row = rows.filter(pk=number_of(unquote(object_id))).first()
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            if not self.has_change_permission(request, row):
                raise PermissionDenied
            for how in {KEEP, TAKE}.intersection(request.POST):
                self.settle(request, [row], how)
            return HttpResponseRedirect(self._next(row))
        return TemplateResponse(request, "admin/articles/conflict/change_form.html", self.page(request, row))

    def _next(self, row: Conflict) -> str:
        """The page of the next conflict of the issue; this one's again where it is still open, or is the last."""
        waiting = Conflict.objects.open().filter(issue=row.issue_id).order_by("article", "field", "start", "pk")
        keys = list(waiting.values_list("pk", flat=True))
        following = row.pk if row.pk in keys or not keys else keys[0]
        return reverse("admin:articles_conflict_change", args=[following])

    def page(self, request: HttpRequest, row: Conflict) -> dict[str, object]:
        is_standing = conflicts.is_standing(row)
        asks = row.issue.is_published and row.is_open and is_standing
        return {
            "notice": asked(replaced(row.ours, row.theirs) if row.is_of_words else "") if asks else None,
            **self.admin_site.each_context(request),
            "title": Truncator(str(row)).chars(60), "opts": self.opts, "row": row, "sides": Sides.of(row),
            "owner": title_of(row), "state": self.state_mark(row), "kind": self.kind_mark(row),
            "day": marks.day(row.issue), "issue_state": marks.state(row.issue), "is_standing": is_standing,
            "why_not": conflicts.why_not(row, request.user) if row.is_open else "",
            "may_keep": row.kind != Conflict.Kind.APPEARED or bool(row.record),
            "may_take": row.kind != Conflict.Kind.VANISHED and is_standing,
            "waiting": Conflict.objects.open().filter(issue=row.issue_id).exclude(pk=row.pk).count(),
        }  # fmt: skip
