"""Who else has an article open. Pages report; what no longer reports is forgotten by itself."""

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.models import Article, Presence


def paths(site: AdminSite) -> list[URLPattern]:
    return [path("<int:pk>/presence/", site.admin_view(presence_view), name="articles_article_presence")]


@require_POST
def presence_view(request: HttpRequest, pk: int) -> JsonResponse:
    """A page says that it is open or, with `leave`, that it closes. Answers who else is there, in words, and which
    version stands."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.only("pk", "version"), pk=pk)
    if "leave" in request.POST:
        Presence.objects.leave(article, request.user)
        return JsonResponse({})
    Presence.objects.note(article, request.user)
    return JsonResponse({"here": here(article, request.user), "version": article.version})


def here(article: Article, user: AbstractBaseUser) -> str:
    """Who else has the article open, in a sentence; empty for nobody."""
    rows = article.presences.others(user).select_related("user")
    names = [row.user.get_full_name() or row.user.get_username() for row in rows]
    if not names:
        return ""
    return ngettext("%(who)s has this article open.", "%(who)s have this article open.", len(names)) % {
        "who": _(", ").join(names)
    }
