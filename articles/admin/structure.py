"""How an article is made up: its paragraphs beside their source lines, and a button for each structure step."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.keys import number_of
from articles.editability import NotEditable
from articles.models import Article, Fragment
from articles.publishing import NotPossible
from articles.revisions import EditClash
from articles.structuring import between, printed, undoing, within
from articles.structuring.blocks import pieces
from articles.structuring.work import Result, block_of, check_open

STEPS_SHOWN = 5
KINDS = {
    "paragraph": gettext_lazy("paragraph"), "subheading": gettext_lazy("subheading"), "list": gettext_lazy("list"),
}  # fmt: skip


def structure_path(model_admin: ModelAdmin) -> URLPattern:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        return structure(model_admin, request, pk)

    return path("<int:pk>/structure/", model_admin.admin_site.admin_view(view), name="articles_article_structure")


def structure(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("issue__publication", "source_file"), pk=pk)
    if request.method == "POST":
        shown = take(request, article)
        return HttpResponseRedirect(reverse("admin:articles_article_structure", args=[shown.pk]))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": article.title, "opts": model_admin.opts, "article": article, **page(article, request.user),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/structure.html", context)


def page(article: Article, user: object) -> dict[str, object]:
    """The blocks with their source lines, where they may go, the fragments that wait, and the steps to undo."""
    try:
        check_open(article, user)
        why_not = ""
    except NotEditable as error:
        why_not = str(error)
    found = pieces(article.text)
    lines = printed.lines_of_blocks(article, [piece.text for piece in found])
    others = list(article.issue.articles.for_list().in_print_order())
    at = next(n for n, row in enumerate(others) if row.pk == article.pk)
    fragments = list(article.issue.fragments.all())
    fragments.sort(key=lambda fragment: article.number not in fragment.candidates)
    return {
        "blocks": [
            {"at": n, "kind": KINDS[piece.kind], "mark": piece.kind, "words": piece.words, "lines": lines[n]}
            for n, piece in enumerate(found)
        ],
        "why_not": why_not, "parts": within.Part.choices, "previous": others[at - 1] if at else None,
        "others": [row for row in others if row.pk != article.pk], "fragments": fragments,
        "steps": undoing.steps_of(article.issue).select_related("made_by")[:STEPS_SHOWN],
    }  # fmt: skip


def take(request: HttpRequest, article: Article) -> Article:
    """Does the step that a button asks for and tells what came of it. Returns the article to show next."""
    try:
        result = do(request, article)
    except EditClash as clash:
        messages.error(
            request,
            _("“%(article)s” was changed by somebody else meanwhile. This is how it stands now.")
            % {"article": clash.current.title},
        )
    except (NotPossible, NotEditable) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, told(result))
        founded = request.POST.get("step", "").startswith("found:")
        if not any(row.pk == article.pk for row in result.articles) or founded:
            return result.articles[0] if result.articles else article.standing
    # An undoing may have taken the article out of the lists itself.
    return Article.every.get(pk=article.pk).standing


def on_desk(article: Article, rows: list[Article], user: object) -> dict[str, object] | None:
    """What the desk offers of it: the articles that paragraphs may go to; None where the issue is not open for it."""
    try:
        check_open(article, user)
    except NotEditable:
        return None
    return {"others": [row for row in rows if row.pk != article.pk]}


def do(request: HttpRequest, article: Article) -> Result:
    """Does the step that a form asks for. Raises NotPossible, EditClash, NotEditable."""
    name, _colon, key = request.POST.get("step", "").partition(":")
    if name not in STEPS:
        raise NotPossible(_("There is no such step."))
    return STEPS[name](request, article, key)


def told(result: Result) -> str:
    said = _("Undone: %(batch)s.") if result.batch.undone_at else _("Done: %(batch)s.")
    return said % {"batch": result.batch}


def _number(words: str) -> int:
    """A number that a form sends. Raises NotPossible for anything else."""
    number = number_of(words)
    if number is None:
        raise NotPossible(_("The form is incomplete. Load the page again."))
    return number


def _version(request: HttpRequest) -> int:
    return _number(request.POST.get("version", ""))


def _chosen(request: HttpRequest) -> list[int]:
    return [_number(at) for at in request.POST.getlist("block")]


def _one(request: HttpRequest) -> int:
    chosen = _chosen(request)
    if len(chosen) != 1:
        raise NotPossible(_("Tick exactly one paragraph for this step."))
    return chosen[0]


def _target(key: str) -> tuple[Article, int]:
    """The other article and the version of it that was seen, from a form's "number.version"; on the desk, which does
    not show the other one, "number" alone: the version that stands."""
    pk, dot, version = key.partition(".")
    if not key:
        raise NotPossible(_("Choose the other article first."))
    target = Article.objects.filter(pk=_number(pk)).first()
    if target is None:
        raise NotPossible(_("This article was merged into another meanwhile. Load the page again."))
    return target, _number(version) if dot else target.version


def _split(request: HttpRequest, article: Article, _key: str) -> Result:
    return between.split(article, _one(request), base_version=_version(request), user=request.user)


def _join(request: HttpRequest, article: Article, _key: str) -> Result:
    return within.join(article, _one(request), base_version=_version(request), user=request.user)


def _cut(request: HttpRequest, article: Article, _key: str) -> Result:
    at, words = _one(request), request.POST.get("words", "").strip()
    if "offset" in request.POST:
        offset = _number(request.POST["offset"])
        return within.cut(article, at, offset, base_version=_version(request), user=request.user)
    text = block_of(article, at).text
    if not words or text.count(words) != 1:
        raise NotPossible(_("Give the words with which the next paragraph begins; they have to stand in it once."))
    return within.cut(article, at, text.index(words), base_version=_version(request), user=request.user)


def _turn(request: HttpRequest, article: Article, _key: str) -> Result:
    part = request.POST.get("part", "")
    if part not in within.Part.values:
        raise NotPossible(_("Choose what the paragraph is to become."))
    return within.turn(article, _one(request), part, base_version=_version(request), user=request.user)


def _move(request: HttpRequest, article: Article, _key: str) -> Result:
    target, version = _target(request.POST.get("target", ""))
    return between.move(
        article, _chosen(request), target, base_version=_version(request), target_version=version, user=request.user
    )


def _merge(request: HttpRequest, article: Article, key: str) -> Result:
    target, version = _target(key or request.POST.get("target", ""))
    return between.merge(article, target, base_version=_version(request), into_version=version, user=request.user)


def _fragment(article: Article, key: str) -> Fragment:
    fragment = Fragment.objects.filter(pk=_number(key), issue=article.issue_id).first()
    if fragment is None:
        raise NotPossible(_("This fragment has found its place meanwhile. Load the page again."))
    return fragment


def _attach(request: HttpRequest, article: Article, key: str) -> Result:
    return between.attach(_fragment(article, key), article, target_version=_version(request), user=request.user)


def _found(request: HttpRequest, article: Article, key: str) -> Result:
    return between.found_article(_fragment(article, key), user=request.user)


def _undo(request: HttpRequest, article: Article, key: str) -> Result:
    return undoing.undo(get_object_or_404(undoing.steps_of(article.issue), pk=_number(key)), request.user)


STEPS: dict[str, Callable[[HttpRequest, Article, str], Result]] = {
    "split": _split, "join": _join, "cut": _cut, "turn": _turn, "move": _move, "merge": _merge,
    "attach": _attach, "found": _found, "undo": _undo,
}  # fmt: skip
