from django.contrib import admin
from django.http import HttpRequest

from articles.models import Publication


@admin.register(Publication)
class PublicationAdmin(admin.ModelAdmin):
    list_display = ["name", "district", "slug"]
    search_fields = ["name", "district"]

    def get_readonly_fields(self, request: HttpRequest, obj: Publication | None = None) -> list[str]:
        """The address is part of every public address of its issues, so it is given once."""
        return ["slug"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Publication | None = None) -> bool:
        return False
