from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import DateField, Model, TextField
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

WIDGETS = {
    DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
    TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 70})},
}


class HistoryAdmin(SimpleHistoryAdmin):
    """An admin whose objects keep their history, shown without inline styles and reverted only by those who may.

    simple_history's own list carries an inline style, which the Content-Security-Policy forbids; and its
    view of one version writes whatever is posted to it, even where it shows no button to do so.
    """

    formfield_overrides = WIDGETS
    object_history_list_template = "admin/history_list.html"

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        if request.method == "POST" and self.revert_disabled(request, self.get_object(request, object_id)):
            raise PermissionDenied
        return super().history_form_view(request, object_id, version_id, extra_context)

    def revert_disabled(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Going back writes the object: it needs the right to change it, besides simple_history's own."""
        return super().revert_disabled(request, obj) or not self.has_change_permission(request, obj)
