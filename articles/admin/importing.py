from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.admin import marks, source
from articles.models import ImportedFile, ImportRun

Outcome = ImportedFile.Outcome


class ReadOnlyAdmin(admin.ModelAdmin):
    """Records of what happened: written by the import alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


def outcome(file: ImportedFile) -> SafeString:
    return marks.mark(file.outcome, file.get_outcome_display())


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ["started", "end", "user", "file_count", "new_count", "merged_count", "refused_count", "arguments"]
    date_hierarchy = "started"
    search_fields = ["files__name", "arguments"]
    fields = ["started", "end", "user", "arguments", "file_table"]
    ordering = ["-started", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        refused = Q(files__outcome__in=[Outcome.REFUSED, Outcome.CHANGED])
        return (
            super().get_queryset(request).select_related("user")
            .annotate(
                file_total=Count("files"),
                new_total=Count("files", filter=Q(files__outcome=Outcome.NEW)),
                merged_total=Count("files", filter=Q(files__outcome=Outcome.MERGED)),
                refused_total=Count("files", filter=refused),
            )
        )  # fmt: skip

    @admin.display(description=_("finished"), ordering="finished")
    def end(self, run: ImportRun) -> str:
        return localize(localtime(run.finished)) if run.finished else marks.mark("refused", _("cut off"))

    @admin.display(description=_("files"))
    def file_count(self, run: ImportRun) -> int:
        return run.file_total

    @admin.display(description=_("new"))
    def new_count(self, run: ImportRun) -> int:
        return run.new_total

    @admin.display(description=_("merged"))
    def merged_count(self, run: ImportRun) -> int:
        return run.merged_total

    @admin.display(description=_("refused"))
    def refused_count(self, run: ImportRun) -> SafeString | int:
        return marks.mark("refused", run.refused_total) if run.refused_total else 0

    @admin.display(description=_("files"))
    def file_table(self, run: ImportRun) -> SafeString:
        files = run.files.select_related("issue__publication").defer("content", "lines")
        return render_to_string("admin/articles/files.html", {"files": files})


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin):
    list_display = [
        "name", "outcome_mark", "run_started", "day", "articles", "photos", "people", "events", "fragments", "placed",
    ]  # fmt: skip
    list_filter = ["outcome", "encoding"]
    date_hierarchy = "run__started"
    search_fields = ["name", "sha256", "reason"]
    fields = [
        "name", "outcome_mark", "reason_text", "issue_link", "former_link", "run", "page", ("encoding", "size"),
        "damaged_places",
        ("articles", "photos", "people", "events", "fragments"), "placed", "sha256", "raw_link",
    ]  # fmt: skip
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedFile]:
        rows = super().get_queryset(request).select_related("run", "issue__publication", "replaces")
        return rows.defer("content", "lines", "replaces__content", "replaces__lines")

    def get_urls(self) -> list[URLPattern]:
        raw = self.admin_site.admin_view(self.raw_view)
        return [path("<int:pk>/raw/", raw, name="articles_importedfile_raw"), *super().get_urls()]

    def raw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it came, line by line, with the place that each line got."""
        file = get_object_or_404(ImportedFile.objects.select_related("issue__publication", "run"), pk=pk)
        if not self.has_view_permission(request, file):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": file.name, "file": file, "opts": self.opts, "lines": source.all_lines(file),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/importedfile/raw.html", context)

    @admin.display(description=_("outcome"), ordering="outcome")
    def outcome_mark(self, file: ImportedFile) -> SafeString:
        return outcome(file)

    @admin.display(description=_("import"), ordering="run__started")
    def run_started(self, file: ImportedFile) -> object:
        return file.run.started

    @admin.display(description=_("issue"), ordering="issue__date")
    def day(self, file: ImportedFile) -> str:
        return marks.day(file.issue) if file.issue else "—"

    @admin.display(description=_("characters placed"))
    def placed(self, file: ImportedFile) -> SafeString | str:
        """How many of the characters read found a place: all, or something was lost."""
        figures = f"{file.characters_placed:,} / {file.characters_in:,}"
        return figures if file.characters_placed == file.characters_in else marks.mark("refused", figures)

    @admin.display(description=_("reason and warnings"))
    def reason_text(self, file: ImportedFile) -> SafeString | str:
        return format_html('<div class="words">{}</div>', file.reason) if file.reason else "—"

    @admin.display(description=_("issue"))
    def issue_link(self, file: ImportedFile) -> SafeString | str:
        if file.issue is None:
            return "—"
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:articles_issue_change", args=[file.issue_id]), file.issue
        )

    @admin.display(description=_("replaces"))
    def former_link(self, file: ImportedFile) -> SafeString | str:
        if file.replaces_id is None:
            return "—"
        url = reverse("admin:articles_importedfile_change", args=[file.replaces_id])
        return format_html('<a href="{}">{}</a>', url, file.replaces.name)

    @admin.display(description=_("damaged places"))
    def damaged_places(self, file: ImportedFile) -> SafeString | str:
        url = reverse("admin:articles_importedfile_raw", args=[file.pk])
        places = [(url, line, line, column) for line, column in file.damaged]
        return format_html_join("、", '<a href="{}#L{}">{}:{}</a>', places) or "—"

    @admin.display(description=_("raw text"))
    def raw_link(self, file: ImportedFile) -> SafeString:
        url = reverse("admin:articles_importedfile_raw", args=[file.pk])
        return format_html('<a href="{}">{}</a>', url, _("Read the file line by line"))
