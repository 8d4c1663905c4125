"""Drafts as readers will see them: the public pages' own contexts and templates, behind the admin's door."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from articles.models import Article, Issue
from articles.pages import article_page, issue_page


def issue_path(site: AdminSite) -> URLPattern:
    return path("<int:pk>/preview/", site.admin_view(issue_preview), name="articles_issue_preview")


def article_path(site: AdminSite) -> URLPattern:
    return path("<int:pk>/preview/", site.admin_view(article_preview), name="articles_article_preview")


def issue_preview(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("articles.view_issue"):
        raise PermissionDenied
    try:
        page = issue_page(Issue.objects.filter(pk=pk), among=Issue.objects.all())
    except Issue.DoesNotExist:
        raise Http404 from None
    edit_url = reverse("admin:articles_issue_change", args=[pk])
    return render(request, "articles/issue.html", {**page, "preview": True, "edit_url": edit_url})


def article_preview(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    try:
        page = article_page(Article.objects.filter(pk=pk))
    except Article.DoesNotExist:
        raise Http404 from None
    edit_url = reverse("admin:articles_article_change", args=[pk])
    return render(request, "articles/article.html", {**page, "preview": True, "edit_url": edit_url})
