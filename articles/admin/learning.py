"""What the machine learnt from editors' decisions: read here, and woken where it went quiet."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, FloatField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import marks, replacing
from articles.admin.detectors import DetectorFilter, named
from articles.admin.importing import ReadOnlyAdmin
from articles.models import Correction, DetectorRecord, LearntText
from articles.proofreading import learning


@admin.action(permissions=["decide"], description=gettext_lazy("Right elsewhere: set aside for good"))
def set_aside(modeladmin: "CorrectionAdmin", request: HttpRequest, queryset: QuerySet[Correction]) -> None:
    rows = list(queryset.of_use())
    learning.set_aside(rows, request.user)
    for row in rows:
        modeladmin.log_change(request, row, _("right elsewhere"))
    said = ngettext("%(count)d correction is set aside.", "%(count)d corrections are set aside.", len(rows))
    modeladmin.message_user(request, said % {"count": len(rows)}, messages.SUCCESS)


class StandingFilter(admin.SimpleListFilter):
    """Looks through the newest alone: each of them is looked for in all texts."""

    title = gettext_lazy("where it stands")
    parameter_name = "standing"
    NEWEST = 200

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        newest = _("still stands elsewhere (of the newest %(count)d)") % {"count": self.NEWEST}
        return [("yes", newest), ("aside", gettext_lazy("right elsewhere"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Correction]) -> QuerySet[Correction]:
        if self.value() == "aside":
            return queryset.filter(is_right_elsewhere=True)
        if self.value() != "yes":
            return queryset
        newest = Correction.objects.of_use().order_by("-last", "-pk").values("pk")[: self.NEWEST]
        found = Correction.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).still_standing()
        return queryset.filter(pk__in=list(found.values_list("pk", flat=True)))


class CountingList(ChangeList):
    """Counts for the rows of its page alone in how many articles their wrong words stand; one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        useful = [row.pk for row in self.result_list if not row.is_right_elsewhere]
        counts = Correction.objects.filter(pk__in=useful).with_standing().values_list("pk", "standing")
        standing = dict(counts)
        for row in self.result_list:
            row.standing = standing.get(row.pk)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["wrong", "right", "times", "last", "still"]
    list_filter = [StandingFilter]
    actions = [set_aside]
    search_fields = ["wrong", "right"]
    search_help_text = gettext_lazy("Wrong or right words")
    fields = ["wrong", "right", "times", "last", "is_right_elsewhere"]
    ordering = ["-times", "wrong"]
    list_per_page = 25

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return CountingList

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_suggestion")

    @admin.display(description=gettext_lazy("still stands in"))
    def still(self, row: Correction) -> SafeString | str:
        """In how many articles, and the way to the page where they are corrected together."""
        if row.is_right_elsewhere:
            return marks.mark("rejected", _("right elsewhere"))
        if not row.standing:
            return "—"
        words = ngettext("%(count)d article", "%(count)d articles", row.standing) % {"count": row.standing}
        address = replacing.address(row.wrong, row.right)
        return format_html('<a href="{}">{}</a>', address, words) if address else words


@admin.action(permissions=["wake"], description=gettext_lazy("Ask again: count anew from zero"))
def wake(modeladmin: "DetectorRecordAdmin", request: HttpRequest, queryset: QuerySet[DetectorRecord]) -> None:
    rows = list(queryset)
    DetectorRecord.objects.filter(pk__in=[row.pk for row in rows]).update(accepted=0, rejected=0)
    for row in rows:
        figures = {"accepted": row.accepted, "rejected": row.rejected}
        modeladmin.log_change(
            request, row, _("counted anew; before %(accepted)d accepted, %(rejected)d rejected") % figures
        )
    said = ngettext("%(count)d record counts anew from zero.", "%(count)d records count anew from zero.", len(rows))
    modeladmin.message_user(request, said % {"count": len(rows)}, messages.SUCCESS)


class QuietFilter(admin.SimpleListFilter):
    title = gettext_lazy("quiet")
    parameter_name = "quiet"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("yes", gettext_lazy("quiet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[DetectorRecord]) -> QuerySet[DetectorRecord]:
        return queryset.quiet() if self.value() == "yes" else queryset


@admin.register(DetectorRecord)
class DetectorRecordAdmin(ReadOnlyAdmin):
    list_display = ["name", "string_or_all", "accepted", "rejected", "share", "quiet"]
    list_filter = [QuietFilter, DetectorFilter, ("string", admin.EmptyFieldListFilter)]
    search_fields = ["detector", "string"]
    search_help_text = gettext_lazy("Detector or string")
    fields = ["name", "string_or_all", "accepted", "rejected", "share", "quiet"]
    actions = [wake]
    ordering = ["detector", "string"]
    list_per_page = 100

    def get_queryset(self, request: HttpRequest) -> QuerySet[DetectorRecord]:
        total = Cast("accepted", FloatField()) + Cast("rejected", FloatField())
        share = Case(When(accepted=0, then=Value(0.0)), default=Cast("accepted", FloatField()) / total)
        return super().get_queryset(request).annotate(accepted_share=share)

    def has_wake_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_detectorrecord")

    @admin.display(description=gettext_lazy("detector"), ordering="detector")
    def name(self, row: DetectorRecord) -> str:
        return named(row.detector)

    @admin.display(description=gettext_lazy("string"), ordering="string")
    def string_or_all(self, row: DetectorRecord) -> str:
        return row.string or _("in all")

    @admin.display(description=gettext_lazy("share accepted"), ordering="accepted_share")
    def share(self, row: DetectorRecord) -> SafeString | str:
        total = row.accepted + row.rejected
        return marks.share(row.accepted / total) if total else "—"

    @admin.display(description=gettext_lazy("quiet"))
    def quiet(self, row: DetectorRecord) -> SafeString | str:
        """That it is not asked any more, and why."""
        if not row.is_quiet:
            return ""
        figures = {"rejected": row.rejected, "decided": row.accepted + row.rejected}
        why = _("%(rejected)d of %(decided)d rejected, so it is not asked any more") % figures
        return format_html("{} {}", marks.mark("refused", _("quiet")), why)


@admin.register(LearntText)
class LearntTextAdmin(ReadOnlyAdmin):
    list_display = ["built", "articles", "characters"]
    fields = ["built", "articles", "characters"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LearntText]:
        return super().get_queryset(request).defer("counts")
