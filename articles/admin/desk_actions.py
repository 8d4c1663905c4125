"""What the proof desk asks for without leaving its page: each a POST that is answered as JSON.

Every answer has `said` (a list of sentences); those that wrote something, or found that somebody else had, have
`state`: the article as it stands now (see `state_of`). An answer's status is 200, 400 (what was asked is not
understood), 403 (not allowed), 409 (another version stands by now) or 422 (the form has errors, in `errors`, or a
correction notice is wanted first, as proposed in `notice`).
"""

from collections.abc import Callable
from functools import partial

from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from articles.admin import desk_people, structure, suspects, verdicts
from articles.admin.editing import Desk
from articles.admin.keys import number_of
from articles.admin.notices import answering_of
from articles.batches.accepting import accept_everywhere
from articles.editability import NotEditable, check_editable
from articles.models import Article, Batch, Suggestion
from articles.noticing.wording import replaced
from articles.proofreading import decisions, reopening
from articles.publishing import NotPossible, begin_with_first_work
from articles.revisions import PROOFREAD, EditClash


def paths(modeladmin: ModelAdmin) -> list[URLPattern]:
    views = {
        "save": save, "accept": partial(decide, accepting=True), "reject": partial(decide, accepting=False),
        "everywhere": everywhere, "reopen": reopen, "structure": step, "people": desk_people.answer,
    }  # fmt: skip
    wrap = modeladmin.admin_site.admin_view
    rows = [path("<int:pk>/desk/suspects/", wrap(require_GET(panel)), name="articles_article_desk_panel")]
    who = require_GET(partial(_answer, modeladmin, desk_people.who))
    rows.append(path("<int:pk>/desk/who/", wrap(who), name="articles_article_desk_who"))
    for name, view in views.items():
        answer = require_POST(partial(_answer, modeladmin, view))
        rows.append(path(f"<int:pk>/desk/{name}/", wrap(answer), name=f"articles_article_desk_{name}"))
    return rows


def _answer(
    modeladmin: ModelAdmin, view: Callable[[ModelAdmin, HttpRequest, Article], JsonResponse],
    request: HttpRequest, pk: int,
) -> JsonResponse:  # fmt: skip
    rows = Article.objects.select_related("issue__publication", "source_file", "checked_by").defer("parsed_text")
    article = rows.filter(pk=pk).first()
    if article is None or not modeladmin.has_view_permission(request, article):
        return _refused(_("This article is not there, or you may not see it."), 403)
    try:
        return view(modeladmin, request, article)
    except NotEditable as error:
        return _refused(str(error), 403)
    except NotPossible as error:
        return _refused(str(error), 400)
    except EditClash as clash:
        return JsonResponse({"said": [words_of(clash)], "state": state_of(clash.current)}, status=409)


def _refused(said: str, status: int) -> JsonResponse:
    return JsonResponse({"said": [said]}, status=status)


def _wanted(said: str, notice: str) -> JsonResponse:
    """Nothing was written, as readers would notice it: the page asks for the notice, which is proposed."""
    return JsonResponse({"said": [said], "notice": notice}, status=422)


def words_of(clash: EditClash) -> str:
    """Who saved the article meanwhile, and that nothing is lost."""
    latest = clash.current.revisions.select_related("author").first()
    who = latest.author if latest and latest.author else _("Somebody")
    clock = time_format(timezone.localtime(latest.created), "H:i") if latest else ""
    return _(
        "%(who)s saved this article at %(time)s, after you had opened it. Nothing was decided, and what you typed is "
        "kept. Save to see both texts."
    ) % {"who": who, "time": clock}


def state_of(article: Article) -> dict[str, object]:
    """The article as the desk has to know it after something was written: `version`, `title`, `texts` by field,
    `captions` by photo, and `suspects`, the open suggestions in the order of the text with the quotes by which they are
    found."""
    article.refresh_from_db(fields=["version", "checked_at", *PROOFREAD])
    return {
        "version": article.version,
        "title": article.title,
        "checked": article.checked_at is not None,
        "texts": {name: getattr(article, name) for name in PROOFREAD},
        "bylines": list(article.bylines.values_list("name", flat=True)),
        "captions": {str(pk): caption for pk, caption in article.photos.values_list("pk", "caption")},
        "suspects": [suspects.place_of(row) for row in suspects.waiting(article)],
    }


def save(modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> JsonResponse:
    """What the page's form does, without the page."""
    desk = Desk(article, request.user, request.POST)
    if not desk.save():
        if desk.clash:
            raise EditClash(Article.objects.select_related("issue").get(pk=article.pk))
        if desk.refused:
            return _refused(desk.refused, 403)
        if desk.wanted:
            return _wanted(desk.wanted, desk.proposal)
        said = [_("Please correct the errors below. Nothing has been written yet.")]
        return JsonResponse({"said": said, "errors": desk.errors}, status=422)
    if desk.revision:
        modeladmin.log_change(request, article, _("version %(version)s") % {"version": desk.revision.version})
    clock = time_format(timezone.localtime(), "H:i")
    return JsonResponse({"said": [_("Saved %(time)s") % {"time": clock}], "state": state_of(article)})


def decide(modeladmin: ModelAdmin, request: HttpRequest, article: Article, *, accepting: bool) -> JsonResponse:
    """Takes or refuses one suggestion of the article, on the version that the person has seen."""
    with transaction.atomic():
        row = _suggestion(request, article)
        with answering_of(request):
            results = (decisions.accept if accepting else decisions.reject)([row], request.user)
    if results[0].notice:
        return _wanted(results[0].problem, results[0].notice)
    return _told(article, [said for _level, said in verdicts.words(results, accepting=accepting)], results)


def everywhere(modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> JsonResponse:
    """Accepts all open places of the suggestion's question, in all issues."""
    with transaction.atomic():
        row = _suggestion(request, article)
    if not suspects.may_go_everywhere(row):
        return _refused(_("This suggestion is not one that can be accepted everywhere at once."), 400)
    try:
        with answering_of(request):
            accepted = accept_everywhere(row.question, request.user)
    except NotPossible as error:
        return _wanted(str(error), replaced(row.exact, row.replacement))
    said = [said for _level, said in verdicts.words(accepted.results, accepting=True)]
    return _told(article, said, accepted.results, accepted.batch)


def step(_modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> JsonResponse:
    """Takes a structure step, or takes one back ("undo:number"). The answer has its `batch`; `link`, where another
    article came of it; and `goto`, where this one is in no list any more."""
    result = structure.do(request, article)
    body: dict[str, object] = {"said": [structure.told(result)], "batch": result.batch.pk}
    standing = Article.every.get(pk=article.pk).standing
    if standing.pk != article.pk:
        undone = "" if result.batch.undone_at else f"?step={result.batch.pk}"
        return JsonResponse({**body, "goto": _desk_of(standing) + undone})
    other = next((row for row in result.articles if row.pk != article.pk), None)
    if other:
        body["link"] = {"url": _desk_of(other), "words": f"《{other.title}》"}
    return JsonResponse({**body, "state": state_of(article)})


def _desk_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def reopen(modeladmin: ModelAdmin, request: HttpRequest, article: Article) -> JsonResponse:
    """Takes back the decision of one suggestion, and its words out of the text."""
    with transaction.atomic():
        row = _suggestion(request, article)
        with answering_of(request):
            result = reopening.reopen(row, request.user)
    if result.notice:
        return _wanted(result.problem, result.notice)
    return _told(article, [result.problem or _("Taken back: %(words)s.") % {"words": row}], [result])


def _suggestion(request: HttpRequest, article: Article) -> Suggestion:
    """The suggestion asked about, with the article's row locked and at the version that the person has seen."""
    if not verdicts.may_decide(request.user):
        raise NotEditable(_("You may read suggestions but not decide them."))
    check_editable(article, request.user)
    # Before the article: whoever takes an issue from state to state locks in this order.
    begin_with_first_work(article.issue, request.user)
    current = Article.objects.select_for_update(of=("self",)).select_related("issue").get(pk=article.pk)
    check_editable(current, request.user)
    if request.POST.get("version") != str(current.version):
        raise EditClash(current)
    rows = article.suggestions.select_related("issue", "question", "photo__issue")
    row = rows.filter(pk=number_of(request.POST.get("suggestion", ""))).first()
    if row is None:
        raise NotEditable(_("This suggestion is not one of this article’s."))
    return row


def _told(
    article: Article, said: list[str], results: list[decisions.Result], batch: Batch | None = None
) -> JsonResponse:
    """`batch`: the decisions are one bulk change, and `link` leads to taking it back in all places."""
    done = [result.suggestion.pk for result in results if not result.problem]
    body = {"said": said, "done": done, "state": state_of(article)}
    if batch and batch.places > 1:
        words = ngettext("Undo in all %(count)d places", "Undo in all %(count)d places", batch.places)
        address = reverse("admin:articles_batch_undo", args=[batch.pk])
        body["link"] = {"url": address, "words": words % {"count": batch.places}}
    return JsonResponse(body)


def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of suspects as the page shows it, for rows that the page does not know yet."""
    article = Article.objects.select_related("issue").filter(pk=pk).first()
    if article is None or not request.user.has_perm("articles.view_article"):
        raise Http404
    may_decide = verdicts.may_decide(request.user)
    context = {"article": article, "suspects": suspects.panel(article), "may_decide": may_decide}
    return render(request, "admin/articles/article/suspects.html", context)
