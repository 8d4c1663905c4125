"""Scans of an issue's pages: uploading and arranging them, and showing them to those who work on the issue."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.keys import number_of
from articles.models import Issue, PageScan
from articles.models.scan import MOST_PAGES
from articles.scanning import filing
from articles.scanning.filing import NEW, REFUSED, REPLACED, Filed
from articles.scanning.pictures import MOST_BYTES, RefusedScan
from articles.sources import natural

TYPES = {"png": "image/png", "jpg": "image/jpeg"}
MOST_FILES = 64
TAKEN_AWAY = gettext_lazy("Page %(page)d: the scan is out of use. It is kept.")
IN_USE_AGAIN = gettext_lazy("Page %(page)d: the scan is in use again.")
# An address is that of one picture for ever; a browser need not ask again for a day's work.
CACHE = "private, max-age=36000, immutable"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = FilesInput

    def clean(self, data: list, initial: object = None) -> list:
        files = [super(FilesField, self).clean(file, initial) for file in data or [None]]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)d files at once.") % {"most": MOST_FILES})
        return files


class UploadForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("scans"), allow_empty_file=True, max_length=500,
        widget=FilesInput(attrs={"accept": ".png,.jpg,.jpeg,.pdf,image/png,image/jpeg,application/pdf"}),
        help_text=gettext_lazy("PNG, JPEG or PDF, several at once. Their names may tell the page: 01.png, 第1版.jpg, "
                               "2024-12-02-01.png."),
    )  # fmt: skip
    first = forms.IntegerField(
        label=gettext_lazy("first page"), min_value=1, max_value=MOST_PAGES, required=False,
        help_text=gettext_lazy("If you give it, the files are counted on from here in the order of their names."),
    )  # fmt: skip


class ScanPages:
    """The page that arranges the scans of an issue, and the images themselves. `owner` decides who may what."""

    def __init__(self, owner: admin.ModelAdmin):
        self.owner = owner

    def paths(self) -> list[URLPattern]:
        view = self.owner.admin_site.admin_view
        return [
            path("<int:pk>/scans/", view(self.arrange), name="articles_issue_scans"),
            path("scans/<int:pk>/", view(image, cacheable=True), name="articles_scan_image"),
            path("scans/<int:pk>/display/", view(display, cacheable=True), name="articles_scan_display"),
        ]

    def may_arrange(self, request: HttpRequest, issue: Issue) -> bool:
        return request.user.has_perm("articles.add_pagescan") and self.owner.has_change_permission(request, issue)

    def arrange(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows the scans; POST uploads some, gives them other pages, takes one out of use or back into it."""
        if not self.owner.has_view_permission(request):
            raise PermissionDenied
        issue = get_object_or_404(Issue.objects.select_related("publication"), pk=pk)
        may_arrange = self.may_arrange(request, issue)
        if request.method == "POST" and not may_arrange:
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if "_upload" in request.POST else UploadForm()
        if request.method == "POST" and self.act(request, issue, form):
            return HttpResponseRedirect(reverse("admin:articles_issue_scans", args=[pk]))
        context = {
            **self.owner.admin_site.each_context(request),
            "title": _("Page scans"), "opts": self.owner.opts, "issue": issue, "form": form,
            "may_arrange": may_arrange, "most_pages": MOST_PAGES,
            "scans": issue.scans.current().select_related("uploaded_by"),
            "set_aside": issue.scans.set_aside().select_related("uploaded_by"),
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/issue/scans.html", context)

    def act(self, request: HttpRequest, issue: Issue, form: UploadForm) -> bool:
        """Does what was asked for; False where the form has to be shown again."""
        if form.is_bound:
            if form.is_valid():
                self.upload(request, issue, form)
            return form.is_valid()
        if "_aside" in request.POST:
            self.move(request, issue, "_aside", filing.set_aside, TAKEN_AWAY)
        elif "_again" in request.POST:
            self.move(request, issue, "_again", filing.use_again, IN_USE_AGAIN)
        else:
            self.renumber(request, issue)
        return True

    def upload(self, request: HttpRequest, issue: Issue, form: UploadForm) -> None:
        files = sorted(form.cleaned_data["files"], key=lambda file: natural(file.name))
        read = ((file.name, file.read(MOST_BYTES + 1)) for file in files)
        for filed in filing.file_scans(issue, read, first=form.cleaned_data["first"], user=request.user):
            level = messages.ERROR if filed.outcome == REFUSED else messages.SUCCESS
            self.owner.message_user(request, told(filed), level)
            if filed.outcome in {NEW, REPLACED}:
                self.owner.log_change(request, issue, told(filed))

    def move(self, request: HttpRequest, issue: Issue, button: str, deed: object, words: str) -> None:
        scan = get_object_or_404(issue.scans.select_related("issue"), pk=number_of(request.POST[button]))
        deed(scan)
        told_words = words % {"page": scan.page}
        self.owner.message_user(request, told_words, messages.SUCCESS)
        self.owner.log_change(request, issue, told_words)

    def renumber(self, request: HttpRequest, issue: Issue) -> None:
        try:
            moved = filing.renumber(issue, dict(_pages(request, issue)))
        except (RefusedScan, forms.ValidationError) as error:
            words = error.messages[0] if isinstance(error, forms.ValidationError) else str(error)
            self.owner.message_user(request, words, messages.ERROR)
            return
        if moved:
            words = _("The pages are numbered anew: %(count)d moved.") % {"count": moved}
            self.owner.message_user(request, words, messages.SUCCESS)
            self.owner.log_change(request, issue, words)


def _pages(request: HttpRequest, issue: Issue) -> Iterator[tuple[int, int]]:
    """Scan and page of each number typed. Raises ValidationError for what is no page."""
    field = forms.IntegerField(min_value=1, max_value=MOST_PAGES)
    for scan in issue.scans.current():
        if typed := request.POST.get(f"page-{scan.pk}"):
            yield scan.pk, field.clean(typed)


def told(filed: Filed) -> str:
    """What became of a file, in words."""
    if filed.outcome == REFUSED:
        return f"{filed.name}: {filed.reason}"
    words = {
        NEW: _("%(name)s is page %(page)d."),
        REPLACED: _("%(name)s is now page %(page)d; the former scan is kept."),
    }.get(filed.outcome, _("%(name)s is page %(page)d already."))
    return words % {"name": filed.name, "page": filed.page}


@require_safe
def image(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan as it was uploaded, or drawn from a PDF."""
    scan = _allowed(request, pk)
    return _sent(scan.image)


@require_safe
def display(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan in the size that screens show first."""
    scan = _allowed(request, pk)
    return _sent(scan.shown)


def _allowed(request: HttpRequest, pk: int) -> PageScan:
    if not request.user.has_perm("articles.view_issue"):
        raise PermissionDenied
    return get_object_or_404(PageScan, pk=pk)


def _sent(file: object) -> FileResponse:
    """A file of a user's that no browser may take for anything but a picture."""
    kind = TYPES[file.name.rpartition(".")[2]]
    return FileResponse(
        file.open("rb"),
        content_type=kind,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": CACHE,
        },
    )
