from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin import (
    clash,
    corrections,
    desk_actions,
    desk_people,
    drafts,
    marks,
    presence,
    preview,
    queue,
    refused,
    source,
    structure,
    suspects,
    verdicts,
    versions,
)
from articles.admin.editing import Desk
from articles.admin.effort import effort_path
from articles.admin.facsimile import facsimile
from articles.admin.keys import number_of
from articles.admin.notices import asked
from articles.editability import NotEditable, check_editable
from articles.models import Article, Conflict, Suggestion


class CheckedFilter(admin.SimpleListFilter):
    title = pgettext_lazy("filter", "checked")
    parameter_name = "checked"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("no", gettext_lazy("not checked")), ("yes", gettext_lazy("checked"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() in {"yes", "no"}:
            return queryset.filter(checked_at__isnull=self.value() == "no")
        return queryset


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = [
        "headline_or_opening", "day", "state", "page", "number", "section", "kind", "complete", "waiting", "checked",
    ]  # fmt: skip
    list_filter = [
        CheckedFilter, "truncated", "issue__status", ("headline", admin.EmptyFieldListFilter), "kind", "page",
        ("issue__publication", admin.RelatedOnlyFieldListFilter),
    ]  # fmt: skip
    date_hierarchy = "issue__date"
    search_fields = ["headline", "kicker", "section", "bylines__name", "text"]
    search_help_text = gettext_lazy("Headline, byline or words of the text")
    ordering = ["-issue__date", "-issue__pk", "number"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows = super().get_queryset(request).for_list()
        return rows.annotate(suspect_count=Suggestion.objects.count_open("article"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in by the import, with the lines that prove them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def headline_or_opening(self, article: Article) -> str:
        return article.title

    @admin.display(description=gettext_lazy("issue"), ordering="issue__date")
    def day(self, article: Article) -> str:
        return marks.day(article.issue)

    @admin.display(description=gettext_lazy("state"), ordering="issue__status")
    def state(self, article: Article) -> SafeString:
        return marks.state(article.issue)

    @admin.display(description=gettext_lazy("completeness"), ordering="truncated")
    def complete(self, article: Article) -> SafeString | str:
        return marks.completeness(article)

    @admin.display(description=gettext_lazy("suspects"), ordering="suspect_count")
    def waiting(self, article: Article) -> SafeString | str:
        return marks.suspects(article.suspect_count)

    @admin.display(description=gettext_lazy("checked"), ordering="checked_at")
    def checked(self, article: Article) -> SafeString:
        return marks.checked(article)

    def get_urls(self) -> list[URLPattern]:
        site = self.admin_site
        own = [preview.article_path(site), refused.change_path(self), structure.structure_path(self)]
        own += [corrections.corrections_path(self), *queue.queue_paths(self)]
        own += [effort_path(site), *desk_actions.paths(self), *drafts.paths(site), *presence.paths(site)]
        own += versions.versions_paths(self)
        return [*own, *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Not the admin's log: the versions themselves."""
        rows = Article.objects.select_related("issue__publication")
        article = rows.filter(pk=number_of(object_id)).first()
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return versions.history(self, request, article)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rows = Article.objects.with_jumps().select_related("issue__publication", "source_file", "checked_by")
        rows = rows.defer("parsed_text")
        article = rows.filter(pk=number_of(object_id)).first()
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        neighbours = Neighbours(article)
        taken = drafts.taken(request, article)
        desk = Desk(article, request.user, request.POST if request.method == "POST" else taken)
        settled = desk.settled() if request.method == "POST" else None
        if settled:
            if settled.meeting.open and clash.TO_DESK not in request.POST:
                return clash.page(self, request, settled, request.POST)
            desk = Desk(article, request.user, clash.joined(settled, request.POST))
        if request.method == "POST" and clash.TO_DESK not in request.POST and desk.save():
            return self.saved(request, desk, neighbours)
        if desk.clash:
            return clash.page(self, request, desk.clash, desk.data)
        if request.method == "GET" and (notice := suspects.wanted(request, article)):
            desk.wanted, desk.notice = _("Say what readers are told, then accept again."), asked(notice)
        page = self.page(request, desk, neighbours)
        if request.method == "GET" and taken is None and not page["read_only"]:
            page["draft"] = drafts.offer(article, request.user)
        page |= {"draft_taken": taken is not None, "here": presence.here(article, request.user)}
        return TemplateResponse(request, "admin/articles/article/change_form.html", page)

    def saved(self, request: HttpRequest, desk: Desk, neighbours: "Neighbours") -> HttpResponse:
        self.tell(request, desk)
        if "_next" in request.POST and (address := neighbours.address(request)):
            return HttpResponseRedirect(address)
        part = suspects.decide(request, desk.article) if suspects.asked(request) else ""
        part = f"#{desk_people.take(request, desk.article)}" if desk_people.asked(request) else part
        address = reverse("admin:articles_article_change", args=[desk.article.pk])
        if queue.QUEUED in request.GET:  # what comes next is still the queue's
            address, part = queue.address_in_queue(desk.article), part.replace("?", "&", 1)
        return HttpResponseRedirect(address + part)

    def tell(self, request: HttpRequest, desk: Desk) -> None:
        """Quietly, what was written."""
        if desk.revision:
            self.log_change(request, desk.article, _("version %(version)s") % {"version": desk.revision.version})
            clock = time_format(timezone.localtime(), "H:i")
            words = _("Saved %(time)s as version %(version)s.") % {"time": clock, "version": desk.revision.version}
            self.message_user(request, words, messages.SUCCESS)
        elif desk.captions:
            clock = time_format(timezone.localtime(), "H:i")
            self.message_user(request, _("Saved %(time)s.") % {"time": clock}, messages.SUCCESS)
        if desk.checked_changed:
            checked = desk.form.cleaned_data["checked"]
            words = _("“%(article)s” is marked as checked.") if checked else _("“%(article)s” counts as not checked.")
            self.message_user(request, words % {"article": desk.article.title}, messages.SUCCESS)
        elif not desk.revision and not desk.captions and not suspects.asked(request) and not desk_people.asked(request):
            self.message_user(request, _("Nothing was changed, so no version was written."), messages.INFO)

    def page(self, request: HttpRequest, desk: Desk, neighbours: "Neighbours") -> dict[str, object]:
        article = desk.article
        try:
            check_editable(article, request.user)
            why_not = ""
        except NotEditable as error:
            why_not = str(error)
        rows = suspects.panel(article)
        return {
            **self.admin_site.each_context(request),
            "title": article.title, "opts": self.opts, "article": article, "neighbours": neighbours, "desk": desk,
            "goes_on": neighbours.address(request), "is_queued": queue.QUEUED in request.GET,
            "state": marks.state(article.issue), "day": marks.day(article.issue), "why_not": why_not,
            "read_only": bool(why_not) and request.method != "POST",
            "lines": source.lines_around(article), "passages": source.passages(article),
            "facsimile": facsimile(article), "suspects": rows,
            "places": [suspects.place_of(row) for row in rows],
            "conflict_count": Conflict.objects.open().filter(article=article).count(),
            "may_decide": not why_not and verdicts.may_decide(request.user),
            "notes": [*article.parsed.get("notes", []), *jumps(article)],
            **desk_people.panel(article), "structure": structure.on_desk(article, neighbours.rows, request.user),
            "events": article.events.all(),
            "photos": desk.photo_rows,
            "fragments": source.fragments_for(article, article.issue.fragments.all()),
        }  # fmt: skip


def jumps(article: Article) -> list[str]:
    """In words, which articles of other pages it continues and is continued on."""
    told = []
    if article.continues:
        told.append(_("It continues article %(number)d.") % {"number": article.continues.number})
    if article.rest:
        told.append(_("It is continued in article %(number)d.") % {"number": article.rest.number})
    return told


class Neighbours:
    """The articles before and after one in printed order, and its place among them."""

    def __init__(self, article: Article):
        rows = article.issue.articles.only("issue", "number", "page", "headline", "text", "kind")
        self.rows = rows = list(rows.in_print_order())
        self.total = len(rows)
        self.place = next(n for n, row in enumerate(rows, 1) if row.pk == article.pk)
        self.previous = rows[self.place - 2] if self.place > 1 else None
        self.next = rows[self.place] if self.place < self.total else None
        self.article = article

    def address(self, request: HttpRequest) -> str:
        """Where the desk goes on: along the person's queue if they came from it, else in the issue; "" at its end."""
        if queue.QUEUED in request.GET:
            return reverse("admin:articles_article_next", args=[self.article.pk])
        return reverse("admin:articles_article_change", args=[self.next.pk]) if self.next else ""
