from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.models import ListedWord


@admin.register(ListedWord)
class ListedWordAdmin(admin.ModelAdmin):
    list_display = ["word", "list", "note", "added_by", "added"]
    list_filter = ["list"]
    list_select_related = ["added_by"]
    search_fields = ["word", "note"]
    search_help_text = _("Word or note")
    fields = ["word", "list", "note"]
    list_per_page = 100

    def save_model(self, request: HttpRequest, obj: ListedWord, form: forms.ModelForm, change: bool) -> None:
        obj.word = "".join(obj.word.split())
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
