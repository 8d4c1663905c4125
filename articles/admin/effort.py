"""Where an article's page reports the effort spent at it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from articles import effort
from articles.models import Article


class ReportForm(forms.Form):
    seconds = forms.IntegerField(min_value=0, max_value=effort.MOST_SECONDS)
    keystrokes = forms.IntegerField(min_value=0, max_value=effort.MOST_STROKES)
    clicks = forms.IntegerField(min_value=0, max_value=effort.MOST_STROKES)


def effort_path(site: admin.AdminSite) -> URLPattern:
    return path("<int:pk>/effort/", site.admin_view(report), name="articles_article_effort")


@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    form = ReportForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    effort.add(get_object_or_404(Article.objects.only("pk"), pk=pk), request.user, **form.cleaned_data)
    return HttpResponse(status=204)
