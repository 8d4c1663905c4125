"""The editors' admin: Django's own, in the words of the press."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import (
    article,
    batch,
    conflict,
    fragment,
    importing,
    issue,
    learning,
    person,
    photo,
    publication,
    question,
    suggestion,
    term,
)

__all__ = [
    "article",
    "batch",
    "conflict",
    "fragment",
    "importing",
    "issue",
    "learning",
    "person",
    "photo",
    "publication",
    "question",
    "suggestion",
    "term",
]

admin.site.site_header = _("Bulletin · editing desk")
admin.site.site_title = _("Bulletin · editing desk")
admin.site.index_title = _("What needs a hand")
# The way to each list stands in the head; a bar at the side would take 260 px from the text.
admin.site.enable_nav_sidebar = False
admin.site.empty_value_display = "—"
