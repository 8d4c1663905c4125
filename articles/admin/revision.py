"""An article's versions, on a page of the admin."""

from collections.abc import Mapping

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.comparing import Change, differences
from articles.models import Article, Revision


def history(modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """All versions of an article, and two of them compared: ?from=1&to=3, without them the last two."""
    if not request.user.has_perm("articles.view_revision"):
        raise PermissionDenied
    rows = list(article.revisions.select_related("author").defer("content"))
    old, new = _chosen(request, [row.version for row in rows])
    contents = {row.version: row for row in article.revisions.filter(Q(version=old) | Q(version=new))}
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Versions of “%(article)s”") % {"article": article.title},
        "article": article, "opts": modeladmin.opts, "revisions": rows, "old": old, "new": new,
        "changes": _between(contents, old, new),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def _chosen(request: HttpRequest, versions: list[int]) -> tuple[int, int]:
    """The two versions asked for, the older first; of what was not asked for or is none, the newest."""
    asked = [int(value) for name in ("from", "to") if (value := request.GET.get(name, "")).isdecimal()]
    if len(asked) == 2 and set(asked) <= set(versions):
        return min(asked), max(asked)
    newest = sorted(versions)[-2:] or [0]
    return newest[0], newest[-1]


def _between(contents: Mapping[int, Revision], old: int, new: int) -> list[Change]:
    if old == new or old not in contents or new not in contents:
        return []
    return differences(contents[old].content, contents[new].content)
