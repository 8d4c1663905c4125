"""An article's versions: what each one changed, in words and as a difference by character."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.difference import Piece, changes
from articles.models import Article, Byline, Revision

Content = Mapping[str, object]
# On top what readers see first.
ORDER = (
    "kicker", "headline", "deck", "bylines", "text", "section", "kind", "page", "date_start", "date_end",
    "truncated", "truncated_reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What became different in one part of an article."""

    label: str
    pieces: list[Piece]


def differences(before: Content, after: Content) -> list[Change]:
    """The parts of an article in which two of its contents differ, each with its difference."""
    found = [(name, changes(shown(name, before.get(name)), shown(name, after.get(name)))) for name in ORDER]
    return [Change(label(name), pieces) for name, pieces in found if pieces]


def changed_parts(before: Content, after: Content) -> list[str]:
    return [label(name) for name in ORDER if (before.get(name) or None) != (after.get(name) or None)]


def label(name: str) -> str:
    if name == "bylines":
        return capfirst(Byline._meta.verbose_name_plural)
    return capfirst(Article._meta.get_field(name).verbose_name)


def shown(name: str, value: object) -> str:
    """A part of a content as a text that can be compared."""
    if value is None:
        return ""
    if name == "bylines":
        return "\n".join(f"{Byline.Role(row['role']).label} {row['name']}" for row in value)
    choices = dict(Article._meta.get_field(name).flatchoices)
    return str(choices.get(value, value))


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
