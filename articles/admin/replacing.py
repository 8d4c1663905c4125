"""Replace in many: every place of some words in all issues, ticked one by one or all, and changed as one batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import marks
from articles.admin.excerpts import Excerpt, pieces
from articles.admin.notices import answering_of, asked
from articles.batches.places import LONGEST_WORDS, Found, Place, key_of, places_in
from articles.batches.replacing import check_words, forbidden, replace_all, replace_chosen
from articles.models import Article, Batch, Photo
from articles.models.suggestion import FIELDS
from articles.noticing.asking import is_wanted
from articles.noticing.wording import may_be_noticed, replaced
from articles.publishing import NotPossible

# Texts on a page, and places shown of one text: together fewer than the fields that a form may send.
PAGE = 20
MOST_PLACES = 40
BESIDE = 24
PARTS = {**{str(key.value): word for key, word in FIELDS.items()}, "credit": gettext_lazy("credit")}


@dataclass(frozen=True, slots=True)
class InText:
    """An article or a photo with the places in it; `more` are not shown. `problem` says why the
    person may not change it."""

    owner: Article | Photo
    kind: str
    address: str
    day: str
    problem: str
    places: list[tuple[Place, Excerpt, str]]
    more: int


def view(request: HttpRequest, page_of: admin.ModelAdmin) -> HttpResponse:
    """GET looks for ?wrong= and shows a page of places; POST changes what is ticked, or all."""
    if not (request.user.has_perm("articles.add_batch") and request.user.has_perm("articles.change_article")):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    wrong, right = (sent.get(name, "").replace("\0", "") for name in ("wrong", "right"))
    if request.method == "POST":
        batch = change(request, wrong, right)
        if batch:
            page_of.log_addition(request, batch, batch.label)
            return HttpResponseRedirect(reverse("admin:articles_batch_change", args=[batch.pk]))
        asked = urlencode({"wrong": wrong, "right": right})
        return HttpResponseRedirect(f"{request.path}?{asked}")
    context = {
        **page_of.admin_site.each_context(request),
        "title": _("Replace in many"), "opts": page_of.opts, "wrong": wrong, "right": right, "longest": LONGEST_WORDS,
        **(found(request, wrong, right) if wrong else {}),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/batch/replace.html", context)


def address(wrong: str, right: str) -> str:
    """The page with both words filled in; empty where they are not known or cannot be looked for."""
    try:
        check_words(wrong, right)
    except NotPossible:
        return ""
    return f"{reverse('admin:articles_batch_replace')}?{urlencode({'wrong': wrong, 'right': right})}" if right else ""


def change(request: HttpRequest, wrong: str, right: str) -> Batch | None:
    """Does what the button that was pressed stands for; what cannot be done is said."""
    try:
        with answering_of(request):
            if "_all" in request.POST:
                batch = replace_all(wrong, right, request.user)
            else:
                keys = [key for sent in request.POST.getlist("place") if (key := key_of(sent))]
                batch = replace_chosen(wrong, right, keys, request.user)
    except NotPossible as error:
        messages.error(request, str(error))
        return None
    messages.success(request, _("Done: %(batch)s. It can be undone here.") % {"batch": batch})
    return batch


def found(request: HttpRequest, wrong: str, right: str) -> dict[str, object]:
    try:
        check_words(wrong, right)
    except NotPossible as error:
        return {"problem": str(error)}
    texts = Found(wrong)
    page = Paginator(texts, PAGE).get_page(request.GET.get("page"))
    shown = [in_text(owner, wrong, right, request.user) for owner in page.object_list]
    articles, photos = texts.counts
    asks = may_be_noticed(wrong, right) and is_wanted(*texts.keys(), request.user)
    return {
        "notice": asked(replaced(wrong, right)) if asks else None,
        "page": page, "shown": [one for one in shown if one.places], "articles": articles, "photos": photos,
        "asked": urlencode({"wrong": wrong, "right": right}), "is_searched": True,
    }  # fmt: skip


def in_text(owner: Article | Photo, wrong: str, right: str, user: AbstractBaseUser) -> InText:
    kind = "article" if isinstance(owner, Article) else "photo"
    places = places_in(owner, wrong)
    shown = [(place, excerpt(place, right), str(PARTS[place.field])) for place in islice(places, MOST_PLACES)]
    return InText(
        owner,
        kind,
        reverse(f"admin:articles_{kind}_change", args=[owner.pk]),
        marks.day(owner.issue),
        forbidden(owner, user),
        shown,
        count(places),
    )


def count(rest: Iterable[Place]) -> int:
    return sum(1 for _place in rest)


def excerpt(place: Place, right: str) -> Excerpt:
    before, after = place.before.rpartition("\n")[2], place.after.partition("\n")[0]
    return Excerpt(before[-BESIDE:], pieces(place.words, right), after[:BESIDE])
