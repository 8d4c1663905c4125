"""The page on which an editor hides a person from readers or shows them again, with all such decisions."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from people.models import Person
from people.privacy import LONGEST_REASON, PERMISSION, NoReason, decide, decisions


def paths(owner: ModelAdmin) -> list[URLPattern]:
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        return privacy(owner, request, pk)

    return [path("<int:pk>/privacy/", owner.admin_site.admin_view(page), name="people_person_privacy")]


def privacy(owner: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person, pk=pk)
    if not owner.has_view_permission(request, person):
        raise PermissionDenied
    reason, wrong = request.POST.get("reason", ""), ""
    if request.method == "POST":
        try:
            person = decide(person, hides="_hide" in request.POST, user=request.user, reason=reason)
        except NoReason as error:
            wrong = str(error)
        else:
            said = _("Readers find nothing of “%(name)s” any more; what is printed stays as printed.")
            said = said if person.is_private else _("Readers find “%(name)s” again.")
            messages.success(request, said % {"name": person.name})
            return redirect("admin:people_person_privacy", pk)
    context = {
        **owner.admin_site.each_context(request),
        "title": _("What readers find of “%(name)s”") % {"name": person.name}, "opts": owner.opts, "person": person,
        "may_decide": request.user.has_perm(PERMISSION), "decisions": decisions(person), "longest": LONGEST_REASON,
        "reason": reason[:LONGEST_REASON], "wrong": wrong,
    }  # fmt: skip
    return TemplateResponse(request, "admin/people/person/privacy.html", context)
