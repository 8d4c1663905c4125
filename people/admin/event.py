from django import forms
from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people.admin.addresses import change_url
from people.admin.history import HistoryAdmin
from people.models import Event
from people.models.naming import free_slug


class EventForm(forms.ModelForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if end and (start is None or end < start):
            self.add_error("end", _("The last day cannot come before the first."))
        return cleaned


@admin.register(Event)
class EventAdmin(HistoryAdmin):
    form = EventForm
    list_display = ["name", "start", "end", "place", "article_count", "published_count"]
    list_filter = [("start", admin.EmptyFieldListFilter)]
    date_hierarchy = "start"
    search_fields = ["name", "place", "participants__name"]
    search_help_text = _("Event, place or participant")
    autocomplete_fields = ["participants"]
    fields = ["name", ("start", "end"), "place", "participants", "published_count", "reported_in"]
    readonly_fields = ["published_count", "reported_in"]
    ordering = ["-start", "name"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return (
            super()
            .get_queryset(request)
            .annotate(article_total=Count("articles", filter=Q(articles__merged_into=None), distinct=True))
        )

    @admin.display(description=_("articles"), ordering="article_total")
    def article_count(self, event: Event) -> int:
        return event.article_total

    @admin.display(description=_("reported in"))
    def reported_in(self, event: Event) -> SafeString:
        rows = event.articles.for_list().newest_first() if event.pk else []
        named = [(change_url(article), article, "") for article in rows]
        return render_to_string("admin/people/named_in.html", {"rows": named})

    def view_on_site(self, event: Event) -> str | None:
        return event.get_absolute_url() if event.published_count else None

    def save_model(self, request: HttpRequest, obj: Event, form: forms.ModelForm, change: bool) -> None:
        if not obj.slug:
            day = f"{obj.start.isoformat()}-" if obj.start else ""
            obj.slug = free_slug(Event, f"{day}{obj.name}")
        super().save_model(request, obj, form, change)
