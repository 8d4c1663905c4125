from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import marks
from articles.models import Fragment


@admin.register(Fragment)
class FragmentAdmin(admin.ModelAdmin):
    """Fragments are read here; putting them into articles belongs to the proof desk."""

    list_display = ["opening", "day", "state", "reason", "candidate_numbers"]
    list_filter = ["issue__status", ("issue__publication", admin.RelatedOnlyFieldListFilter)]
    date_hierarchy = "issue__date"
    search_fields = ["raw_text", "reason"]
    fields = ["issue_link", "source", "raw", "reason", "candidate_links"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fragment]:
        return super().get_queryset(request).select_related("issue__publication")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Fragment | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Fragment | None = None) -> bool:
        return False

    @admin.display(description=_("text"))
    def opening(self, fragment: Fragment) -> str:
        return fragment.raw_text[:40]

    @admin.display(description=_("issue"), ordering="issue__date")
    def day(self, fragment: Fragment) -> str:
        return marks.day(fragment.issue)

    @admin.display(description=_("state"), ordering="issue__status")
    def state(self, fragment: Fragment) -> SafeString:
        return marks.state(fragment.issue)

    @admin.display(description=_("may belong to"))
    def candidate_numbers(self, fragment: Fragment) -> str:
        return "、".join(str(number) for number in fragment.candidates)

    @admin.display(description=_("issue"))
    def issue_link(self, fragment: Fragment) -> SafeString:
        url = reverse("admin:articles_issue_change", args=[fragment.issue_id])
        return format_html('<a href="{}">{}</a>', url, fragment.issue)

    @admin.display(description=_("source"))
    def source(self, fragment: Fragment) -> SafeString | str:
        """The file and lines, with a link to them."""
        if fragment.source_file_id is None or not fragment.lines:
            return "—"
        url = reverse("admin:articles_importedfile_raw", args=[fragment.source_file_id])
        words = _("lines %(lines)s") % {"lines": "、".join(map(str, fragment.lines))}
        return format_html('<a href="{}#L{}">{}</a>', url, fragment.lines[0], words)

    @admin.display(description=_("text"))
    def raw(self, fragment: Fragment) -> SafeString:
        return format_html('<div class="print">{}</div>', fragment.raw_text)

    @admin.display(description=_("may belong to"))
    def candidate_links(self, fragment: Fragment) -> SafeString | str:
        articles = {article.number: article for article in fragment.issue.articles.for_list()}
        rows = [
            (reverse("admin:articles_article_change", args=[articles[number].pk]), number, articles[number].title)
            for number in fragment.candidates
            if number in articles
        ]
        return format_html_join("", '<p><a href="{}">{} {}</a></p>', rows) or "—"
