from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin import marks
from articles.models import Term
from articles.proofreading import terms


@admin.action(permissions=["change"], description=_("Make them official"))
def make_official(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Term]) -> None:
    made = queryset.filter(is_official=False).update(is_official=True, added_by=request.user)
    said = ngettext("%(count)d term is official from now on.", "%(count)d terms are official from now on.", made)
    modeladmin.message_user(request, said % {"count": made}, messages.SUCCESS)


class TermForm(forms.ModelForm):
    def clean_text(self) -> str:
        """Without spaces: Chinese terms have none, and a line that was pasted ends in some."""
        return "".join(self.cleaned_data["text"].split())


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    """The official phrases, which editors keep, and those that the archive taught, which are only read."""

    form = TermForm
    list_display = ["text", "standing", "note", "places", "issues", "added_by"]
    list_filter = ["is_official"]
    list_select_related = ["added_by"]
    search_fields = ["text", "note"]
    search_help_text = _("Term or note")
    actions = [make_official]
    ordering = ["-is_official", "text"]
    list_per_page = 100

    @admin.display(description=_("state"), ordering="is_official")
    def standing(self, term: Term) -> SafeString:
        return marks.mark("accepted", _("official")) if term.is_official else marks.mark("learnt", _("learnt"))

    def get_fields(self, request: HttpRequest, obj: Term | None = None) -> list[str]:
        return ["text", "is_official", "note", "places", "issues", "added_by"] if obj else ["text", "note"]

    def get_readonly_fields(self, request: HttpRequest, obj: Term | None = None) -> list[str]:
        """What was counted belongs to the words, so the words stay; others are another term."""
        return ["text", "places", "issues", "added_by"] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Term | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.is_official)

    def has_delete_permission(self, request: HttpRequest, obj: Term | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_official)

    def save_model(self, request: HttpRequest, obj: Term, form: forms.ModelForm, change: bool) -> None:
        """What an editor adds is official, and is found by its keys from now on."""
        if not change:
            obj.is_official, obj.added_by = True, request.user
        super().save_model(request, obj, form, change)
        terms.index([obj])
