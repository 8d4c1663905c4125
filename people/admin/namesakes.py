from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.models import DifferentPeople


@admin.register(DifferentPeople)
class DifferentPeopleAdmin(admin.ModelAdmin):
    """What is decided on the page of a question; here it is read, and taken back by deleting it."""

    list_display = ["one", "other", "decided_by", "decided"]
    list_display_links = ["one", "other"]
    list_select_related = ["decided_by"]
    search_fields = ["one", "other"]
    search_help_text = _("Either name")
    fields = ["one", "other", "decided_by", "decided"]
    date_hierarchy = "decided"
    list_per_page = 100

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: DifferentPeople | None = None) -> bool:
        return False
