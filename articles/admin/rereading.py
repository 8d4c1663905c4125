"""Reading the people of issues anew, as an action of the list."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Issue
from articles.publishing import NotPossible
from articles.rereading import reread


@admin.action(permissions=["change"], description=gettext_lazy("Find the people again, from the text as it stands"))
def find_people_again(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Issue]) -> None:
    for issue in queryset.select_related("publication"):
        try:
            found = reread(issue, request.user)
        except NotPossible as error:
            modeladmin.message_user(request, str(error), messages.ERROR)
            continue
        said = ngettext("“%(issue)s” names %(count)d person.", "“%(issue)s” names %(count)d people.", found)
        modeladmin.message_user(request, said % {"issue": issue, "count": found}, messages.SUCCESS)
