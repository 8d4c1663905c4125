"""Bulk changes: what was done everywhere, by whom, with what result, and the way back."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import marks, replacing
from articles.admin.importing import ReadOnlyAdmin
from articles.admin.keys import number_of
from articles.admin.notices import answering_of, asked
from articles.batches import undoing
from articles.editability import NotEditable
from articles.models import Batch, BatchRow
from articles.noticing.asking import is_wanted
from articles.publishing import NotPossible
from articles.structuring import undoing as restructuring
from articles.uniting import undoing as uniting
from people.models import Person

Undo = BatchRow.Undo
# Who takes back what: each room that makes a kind of batch undoes it.
UNDO: dict[str, Callable[[Batch, AbstractBaseUser], None]] = {
    **dict.fromkeys(undoing.KINDS, undoing.undo),
    Batch.Kind.STRUCTURE: restructuring.undo,
    **dict.fromkeys(uniting.KINDS, uniting.undo),
}
PAGE = 50
EDGES = {
    "changed": "accepted", "gone": "superseded", "edited": "open", "refused": "rejected",
    Undo.RESTORED: "accepted", Undo.AROUND: "accepted", Undo.PARTLY: "open", Undo.LEFT: "open",
}  # fmt: skip


class UndoneFilter(admin.SimpleListFilter):
    title = gettext_lazy("undone")
    parameter_name = "undone"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("no", gettext_lazy("in force")), ("yes", gettext_lazy("undone"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Batch]) -> QuerySet[Batch]:
        return queryset.filter(undone_at__isnull=self.value() == "no") if self.value() else queryset


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    list_display = ["label", "kind", "size", "made_by", "created", "standing"]
    list_filter = [UndoneFilter, "kind"]
    list_select_related = ["made_by", "undone_by"]
    search_fields = ["label"]
    search_help_text = gettext_lazy("What was done")
    date_hierarchy = "created"
    ordering = ["-created", "-pk"]
    list_per_page = 50
    change_list_template = "admin/articles/batch/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("replace/", view(self.replace_view), name="articles_batch_replace"),
            path("<int:pk>/undo/", view(self.undo_view), name="articles_batch_undo"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("what was changed"), ordering="places")
    def size(self, batch: Batch) -> str:
        return size(batch)

    @admin.display(description=gettext_lazy("state"), ordering="undone_at")
    def standing(self, batch: Batch) -> SafeString:
        return standing(batch)

    def replace_view(self, request: HttpRequest) -> HttpResponse:
        return replacing.view(request, self)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Batch.objects.select_related("made_by", "undone_by")
        batch = found.filter(pk=number_of(unquote(object_id))).first()
        if batch is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        page = Paginator(rows_of(batch), PAGE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": str(batch), "opts": self.opts, "batch": batch, "standing": standing(batch), "size": size(batch),
            "rows": [shown(row) for row in page], "page": page, "results": results(batch),
            "may_undo": may_undo(request, batch), **people_of(batch),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/batch/change_form.html", context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asking for it by GET changes nothing: it shows what would be done."""
        batch = get_object_or_404(Batch.objects.select_related("made_by", "undone_by"), pk=pk)
        if not request.user.has_perm("articles.change_batch"):
            raise PermissionDenied
        address = reverse("admin:articles_batch_change", args=[pk])
        if request.method == "POST":
            self.take_back(request, batch)
            return HttpResponseRedirect(address)
        rows = batch.rows.to_undo()
        asks = is_wanted(rows.values_list("article", flat=True), rows.values_list("photo", flat=True), request.user)
        context = {
            **self.admin_site.each_context(request),
            "notice": asked("") if asks else None,
            "title": _("Undo"), "opts": self.opts, "batch": batch, "back": address, "size": size(batch),
            "may_undo": may_undo(request, batch), **people_of(batch),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/batch/undo.html", context)

    def take_back(self, request: HttpRequest, batch: Batch) -> None:
        undo = UNDO.get(batch.kind)
        try:
            if undo is None:
                raise NotPossible(_("“%(batch)s” is undone elsewhere.") % {"batch": batch})
            with answering_of(request):
                undo(batch, request.user)
        except (NotPossible, NotEditable) as error:
            messages.error(request, str(error))
            return
        self.log_change(request, batch, _("undone"))
        left = batch.rows.filter(undo_result__in=[Undo.PARTLY, Undo.LEFT, Undo.REFUSED]).count()
        messages.success(request, _("Undone: %(batch)s.") % {"batch": batch})
        for words in batch.state.get("left", ()):
            messages.warning(request, words)
        if left:
            said = ngettext(
                "%(count)d text was edited since or may not be changed; what stands there was left.",
                "%(count)d texts were edited since or may not be changed; what stands there was left.",
                left,
            )
            messages.warning(request, said % {"count": left})


def may_undo(request: HttpRequest, batch: Batch) -> bool:
    if batch.kind not in UNDO or not request.user.has_perm("articles.change_batch"):
        return False
    return undoing.can_undo(batch) if batch.kind in undoing.KINDS else batch.undone_at is None


def people_of(batch: Batch) -> dict[str, object]:
    """Of an act on people: whom it touched who are there now, and what its undoing had to leave."""
    if batch.kind not in uniting.KINDS:
        return {"is_of_people": False}
    people = Person.objects.filter(pk__in=batch.state.get("people", ())).prefetch_related("offices")
    return {"is_of_people": True, "people": people, "left": batch.state.get("left", ())}


def size(batch: Batch) -> str:
    if batch.kind in uniting.KINDS:
        return ngettext("%(count)d article", "%(count)d articles", batch.places) % {"count": batch.places}
    places = ngettext("%(count)d place", "%(count)d places", batch.places) % {"count": batch.places}
    texts = ngettext("%(count)d text", "%(count)d texts", batch.texts) % {"count": batch.texts}
    return _("%(places)s, %(texts)s") % {"places": places, "texts": texts}


def standing(batch: Batch) -> SafeString:
    if batch.undone_at is None:
        return marks.mark("accepted", _("in force"))
    return marks.mark("superseded", _("undone"))


def rows_of(batch: Batch) -> QuerySet[BatchRow]:
    """What needs a look first: what was left, then what was changed."""
    rows = batch.rows.select_related("article__issue__publication", "photo__issue__publication")
    return rows.defer("article__raw_text", "article__parsed_text", "article__parsed").order_by("-result", "pk")


def shown(row: BatchRow) -> dict[str, object]:
    owner, kind = (row.article, "article") if row.article else (row.photo, "photo")
    return {
        "row": row, "issue": owner.issue, "day": marks.day(owner.issue), "title": str(owner), "kind": kind,
        "address": reverse(f"admin:articles_{kind}_change", args=[owner.pk]),
        "result": marks.mark(EDGES[row.result], row.get_result_display()),
        "undone": marks.mark(EDGES.get(row.undo_result, "rejected"), row.get_undo_result_display())
        if row.undo_result else "",
    }  # fmt: skip


def results(batch: Batch) -> list[tuple[str, int]]:
    """How many texts came to which end, of the doing and of the undoing."""
    found = batch.rows.order_by().values("result", "undo_result").annotate(count=Count("pk"))
    ends: dict[str, int] = {}
    for row in found.order_by("result", "undo_result"):
        words = [str(BatchRow.Result(row["result"]).label)]
        words += [str(Undo(row["undo_result"]).label)] if row["undo_result"] else []
        ends[" · ".join(words)] = row["count"]
    return list(ends.items())
