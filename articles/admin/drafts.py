"""What an editor has typed and not saved: kept while they type, and offered when they open the article again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.comparing import Change, differences
from articles.models import Article, Byline, Draft
from articles.revisions import content_of

# Beside the address of an article: shows its form with the draft in it.
TAKE = "draft"
MOST_FIELDS = 1000
SECRET = "csrfmiddlewaretoken"


class Unreadable(ValueError):
    """What came is no draft; the message says why."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A draft as it is offered: `changes` is what it would change in the text that stands now."""

    draft: Draft
    changes: list[Change]

    @property
    def is_behind(self) -> bool:
        """Somebody has saved the article since the draft was begun."""
        return self.draft.version != self.draft.article.version


def paths(site: AdminSite) -> list[URLPattern]:
    view = site.admin_view(draft_view)
    return [path("<int:pk>/draft/", view, name="articles_article_draft")]


@require_POST
def draft_view(request: HttpRequest, pk: int) -> JsonResponse:
    """Keeps a draft: {"version": 5, "content": {"headline": "…", …}}; without content it is thrown away.

    Answers with `kept`: the time of day, or nothing where there is nothing to keep.
    """
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.defer("raw_text", "parsed_text", "parsed"), pk=pk)
    try:
        version, content = read(request.body)
    except Unreadable as error:
        return JsonResponse({"error": str(error)}, status=400)
    if not content or not differs(article, content):
        Draft.objects.of(article, request.user).delete()
        return JsonResponse({"kept": ""})
    draft = Draft.objects.keep(article, request.user, version=version, content=content)
    return JsonResponse({"kept": time_format(localtime(draft.saved_at), "H:i")})


def read(body: bytes) -> tuple[int, dict[str, str]]:
    """Raises Unreadable for anything that is not the JSON of a draft."""
    try:
        sent = json.loads(body)
    except ValueError:
        raise Unreadable(_("This is not a draft.")) from None
    if not isinstance(sent, dict):
        raise Unreadable(_("This is not a draft."))
    version, content = sent.get("version"), sent.get("content") or {}
    if not isinstance(version, int) or not 1 <= version < 2**31:
        raise Unreadable(_("The draft does not say on which version it was typed."))
    if not isinstance(content, dict) or len(content) > MOST_FIELDS:
        raise Unreadable(_("This is not a draft."))
    if not all(isinstance(value, str) for value in content.values()):
        raise Unreadable(_("This is not a draft."))
    return version, {storable(name): storable(value) for name, value in content.items() if name != SECRET}


def storable(text: str) -> str:
    """Lines end as in the articles, and characters that no database takes are marked as unreadable."""
    text = text.replace("\r\n", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def offer(article: Article, user: AbstractBaseUser) -> Offer | None:
    """The person's draft of an article; one that says what stands already is none."""
    draft = Draft.objects.of(article, user).first()
    if draft is None or not differs(article, draft.content):
        return None
    draft.article = article
    return Offer(draft, differences(content_of(article), content(draft.content)))


def taken(request: HttpRequest, article: Article) -> QueryDict | None:
    """The draft as a form would send it, where the address asks for it: nothing is written by that."""
    if request.method != "GET" or request.GET.get(TAKE) != "take":
        return None
    draft = Draft.objects.of(article, request.user).first()
    if draft is None:
        return None
    data = QueryDict(mutable=True)
    data.update({**draft.content, "version": str(draft.version)})
    return data


def differs(article: Article, typed: Mapping[str, str]) -> bool:
    """Whether something typed would be lost if the draft went. A reason alone is none: it is the reason of nothing."""
    if differences(content_of(article), content(typed)):
        return True
    if bool(typed.get("checked")) != (article.checked_at is not None):
        return True
    return any(typed.get(f"{prefix}-seen_{name}", "") != value for prefix, name, value in photo_words(typed))


def photo_words(typed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """(prefix, part, words) of the photos' forms."""
    parts = [(*name.rpartition("-")[::2], value) for name, value in typed.items() if name.startswith("photo-")]
    return [part for part in parts if part[1] in {"caption", "credit"}]


def content(typed: Mapping[str, str]) -> dict[str, object]:
    """What was typed in the form of a revision's content, right or wrong as it is."""
    found: dict[str, object] = {name: typed.get(name, "").strip() for name in Article.EDITABLE}
    rows = sorted(int(name.split("-")[1]) for name in typed if is_byline(name))
    names = [(typed.get(f"bylines-{n}-name", "").strip(), role(typed, n)) for n in rows]
    found["bylines"] = [{"name": name, "role": role} for name, role in names if name]
    return found


def role(typed: Mapping[str, str], n: int) -> str:
    asked = typed.get(f"bylines-{n}-role", "")
    return asked if asked in Byline.Role.values else Byline.Role.REPORTER.value


def is_byline(name: str) -> bool:
    parts = name.split("-")
    return len(parts) == 3 and (parts[0], parts[2]) == ("bylines", "name") and parts[1].isascii() and parts[1].isdigit()
