"""Having the detectors look at issues again: an action of the list and a button on an issue's page."""

import logging
from collections.abc import Iterable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Issue
from articles.proofreading.issues import proofread

log = logging.getLogger(__name__)

WORDS = gettext_lazy("Let the machine proofread again")


@admin.action(permissions=["change"], description=WORDS)
def proofread_again(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Issue]) -> None:
    _proofread(request, queryset.select_related("publication"))


def button_path(modeladmin: admin.ModelAdmin) -> URLPattern:
    """The address of the button. Asked by GET it leads to the issue's page and does nothing."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        issue = get_object_or_404(Issue.objects.select_related("publication"), pk=pk)
        if not may_proofread(request):
            raise PermissionDenied
        if request.method == "POST":
            _proofread(request, [issue])
        return HttpResponseRedirect(reverse("admin:articles_issue_change", args=[pk]))

    return path("<int:pk>/proofread/", modeladmin.admin_site.admin_view(view), name="articles_issue_proofread")


def may_proofread(request: HttpRequest) -> bool:
    """Of published issues too: nothing is changed in a text."""
    return request.user.has_perm("articles.change_issue")


def _proofread(request: HttpRequest, issues: Iterable[Issue]) -> None:
    """Each issue by itself: what a detector stumbles over is told, and the others are proofread all the same."""
    for issue in issues:
        try:
            outcome = proofread(issue)
        except Exception as error:
            log.exception("%s: cannot be proofread", issue)
            failed = _("“%(issue)s” could not be proofread, and nothing was changed. Tell the technician: %(error)s")
            messages.error(request, failed % {"issue": issue, "error": f"{type(error).__name__}: {error}"})
            continue
        figures = {"new": outcome.new, "kept": outcome.kept, "gone": outcome.gone}
        told = _("%(new)d new, %(kept)d as before, %(gone)d gone") % figures
        messages.success(request, f"{issue}: {told}")
