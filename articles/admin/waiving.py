"""The part of the issues' admin that signs waivers."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from articles import gate
from articles.models import Issue


def waive_path(site: admin.AdminSite) -> URLPattern:
    return path("<int:pk>/waive/", site.admin_view(waive), name="articles_issue_waive")


def waive(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs the waiver that the form of an obstacle asks for. By GET nothing happens but going back."""
    if not request.user.has_perm("articles.publish_issue"):
        raise PermissionDenied
    issue = get_object_or_404(Issue, pk=pk)
    if request.method == "POST":
        try:
            row = gate.waive(issue, request.POST.get("obstacle", ""), request.user, request.POST.get("reason", ""))
        except gate.NotWaivable as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Waived and signed: %(told)s") % {"told": row.told})
    return HttpResponseRedirect(reverse("admin:articles_issue_change", args=[pk]))
