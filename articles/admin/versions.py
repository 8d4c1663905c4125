"""The page of an article's versions: all of them, any two compared by character, and an earlier one restored.

Beside the versions stand the raw lines of the file and what the machine last read of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.keys import numbers_of
from articles.admin.notices import answering_of, asked
from articles.comparing import Change, Content, differences, extents, label, printed
from articles.editability import NotEditable, check_editable
from articles.merging.difference import changes_of_signs
from articles.models import Article, Revision
from articles.revisions import EditClash, restore

PAGE = 20
# The sides of a comparison that are no versions, and stand before all of them.
RAW, READ = "raw", "read"
NAMES = {RAW: gettext_lazy("raw text"), READ: gettext_lazy("text as read by the machine")}


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list; `parts` has what it changed, by name, as characters that went and that came."""

    revision: Revision
    parts: dict[str, tuple[int, int]]

    @property
    def gone(self) -> int:
        return sum(gone for gone, _new in self.parts.values())

    @property
    def new(self) -> int:
        return sum(new for _gone, new in self.parts.values())


def versions_paths(modeladmin: ModelAdmin) -> list[URLPattern]:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        return restore_view(modeladmin, request, pk)

    wrapped = modeladmin.admin_site.admin_view(require_POST(view))
    return [path("<int:pk>/versions/restore/", wrapped, name="articles_article_restore")]


def history(modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """?from=1&to=3 are the sides that are compared, without them the last two versions; ?page= is one of the list."""
    if not request.user.has_perm("articles.view_revision"):
        raise PermissionDenied
    page = Paginator(article.revisions.select_related("author"), PAGE).get_page(request.GET.get("page"))
    rows = rows_of(article, page)
    sides = [name for name in NAMES if getattr(article, "raw_text" if name == RAW else "parsed_text")]
    old, new = chosen(request, article, sides)
    versions = {int(key) for key in (old, new) if key not in NAMES}
    try:
        check_editable(article, request.user)
        why_not = ""
    except NotEditable as error:
        why_not = str(error)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": _("Versions of “%(article)s”") % {"article": article.title},
        "article": article, "opts": modeladmin.opts, "page": page, "rows": rows, "why_not": why_not,
        "notice": asked("") if article.issue.is_published and not why_not else None,
        "asked": urlencode({"from": old, "to": new}), "old": old, "new": new,
        "old_name": name_of(old), "new_name": name_of(new), "changes": between(article, old, new),
        "sides": [(name, NAMES[name]) for name in sides],
        "elsewhere": sorted(versions - {row.revision.version for row in rows}, reverse=True),
        "may_restore": [] if why_not else sorted(versions - {article.version}),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/history.html", context)


def rows_of(article: Article, page: Page) -> list[Row]:
    """The versions of a page, each with what it changed of the one before."""
    shown = list(page.object_list)
    before = article.revisions.filter(version__lt=shown[-1].version).first() if shown else None
    pairs = zip(shown, [*shown[1:], before], strict=True)
    return [Row(one, extents(former.content, one.content) if former else {}) for one, former in pairs]


def chosen(request: HttpRequest, article: Article, sides: Iterable[str]) -> tuple[str, str]:
    """The two sides asked for, the older first; where they are not there, the last two versions."""
    asked = [request.GET.get(name, "") for name in ("from", "to")]
    wanted = numbers_of(asked)
    known = set(article.revisions.filter(version__in=wanted).values_list("version", flat=True)) if wanted else set()
    order = {name: at for at, name in enumerate(sides, -len(NAMES))} | {str(version): version for version in known}
    if all(key in order for key in asked):
        old, new = sorted(asked, key=order.__getitem__)
        return old, new
    newest = article.revisions.values_list("version", flat=True)[:2]
    versions = sorted(newest) or [0]
    return str(versions[0]), str(versions[-1])


def name_of(key: str) -> str:
    return str(NAMES.get(key) or _("version %(version)s") % {"version": key})


def between(article: Article, old: str, new: str) -> list[Change]:
    """What differs between two sides. Of the raw text, line breaks and the width of signs do not count."""
    if old == new:
        return []
    read = article.parsed.get("version", 1)
    wanted = {read if key == READ else int(key) for key in (old, new) if key != RAW}
    contents = {row.version: row.content for row in article.revisions.filter(version__in=wanted)}
    sides: list[Content] = [
        article.parsed.get("read") or contents.get(read, {}) if key == READ else contents.get(int(key), {})
        for key in (old, new)
        if key != RAW
    ]
    if RAW not in (old, new):
        return differences(*sides)
    pieces = changes_of_signs(article.raw_text, printed(sides[-1]))
    return [Change(label("raw_text"), pieces)] if pieces else []


def restore_view(modeladmin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """POST `restore`, a version, on `version`, the one that was seen."""
    if not request.user.has_perm("articles.view_revision"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("issue"), pk=pk)
    asked = [request.POST.get(name, "") for name in ("restore", "version")]
    page = reverse("admin:articles_article_history", args=[pk])
    if len(numbers_of(asked)) < len(asked):
        messages.error(request, _("There is no such version."))
        return HttpResponseRedirect(page)
    wanted, seen = numbers_of(asked)
    try:
        with answering_of(request):
            revision = restore(article, wanted, base_version=seen, author=request.user)
    except Revision.DoesNotExist:
        messages.error(request, _("There is no such version."))
    except EditClash:
        messages.error(request, _("Somebody has saved the article since you opened this page. Look at it again."))
    except NotEditable as error:
        messages.error(request, str(error))
    else:
        tell(modeladmin, request, article, wanted, revision)
        page += f"?{urlencode({'from': seen, 'to': revision.version})}" if revision else ""
    return HttpResponseRedirect(page)


def tell(
    modeladmin: ModelAdmin, request: HttpRequest, article: Article, wanted: int, revision: Revision | None
) -> None:
    if revision is None:
        messages.info(request, _("Nothing was changed, so no version was written."))
        return
    modeladmin.log_change(request, article, revision.reason)
    words = _("Version %(old)d stands again, as version %(new)d.") % {"old": wanted, "new": revision.version}
    messages.success(request, words)
