"""What readers were told of an article, on a page of its own: notices given by hand, and whether its versions and its
raw text are shown to readers."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import marks
from articles.models import Article, CorrectionNotice
from articles.search import entries


class TextForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Correction notice"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"}),
    )  # fmt: skip


def corrections_path(owner: admin.ModelAdmin) -> URLPattern:
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        return corrections(owner, request, pk)

    return path("<int:pk>/corrections/", owner.admin_site.admin_view(view), name="articles_article_corrections")


def may_give(request: HttpRequest, article: Article) -> bool:
    """Who may publish an issue says what its readers are told, while it is public."""
    return article.issue.is_published and request.user.has_perm("articles.publish_issue")


def may_hide(request: HttpRequest) -> bool:
    """The raw text also before an issue is published, or after it was withdrawn."""
    return request.user.has_perm("articles.publish_issue")


def corrections(owner: admin.ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the notices and reasons; POST gives a notice (`text`) or sets a switch (`_history`, `_raw`)."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    rows = Article.objects.select_related("issue__publication").defer("raw_text", "parsed_text", "parsed")
    article = get_object_or_404(rows, pk=pk)
    form = TextForm(request.POST if "_give" in request.POST else None)
    if request.method == "POST":
        if not (may_hide(request) if "_raw" in request.POST else may_give(request, article)):
            raise PermissionDenied
        if done(owner, request, article, form):
            return HttpResponseRedirect(request.path)
    context = {
        **owner.admin_site.each_context(request),
        "title": _("Corrections of “%(article)s”") % {"article": article.title},
        "article": article, "opts": owner.opts, "form": form, "may_give": may_give(request, article),
        "may_hide": may_hide(request),
        "state": marks.state(article.issue), "day": marks.day(article.issue),
        "notices": article.notices.select_related("author", "revision", "batch").defer("revision__content"),
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/corrections.html", context)


def done(owner: admin.ModelAdmin, request: HttpRequest, article: Article, form: TextForm) -> bool:
    """Does what the button that was pressed stands for; False where the form has errors."""
    if "_history" in request.POST:
        shows = request.POST["_history"] == "show"
        Article.objects.filter(pk=article.pk).update(shows_history=shows)
        said = _("Readers may see the versions since publication.") if shows else _("Readers see no versions.")
    elif "_raw" in request.POST:
        hides = request.POST["_raw"] == "hide"
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(hides_raw=hides)
            entries.keep_up([article])
        said = _("Readers see no raw text.") if hides else _("Readers may see the raw text.")
    elif form.is_valid():
        CorrectionNotice.objects.create(
            issue=article.issue, article=article, text=form.cleaned_data["text"], author=request.user
        )
        said = _("The notice stands with the article.")
    else:
        return False
    owner.log_change(request, article, said)
    messages.success(request, said)
    return True
