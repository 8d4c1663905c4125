"""Addresses of issues and articles, which inside a preview lead to the preview's own pages."""

from django import template
from django.template.context import Context
from django.urls import reverse

from articles.models import Article, Issue

register = template.Library()


@register.simple_tag(takes_context=True)
def issue_url(context: Context, issue: Issue) -> str:
    """The issue's page; its preview where the page shown is a preview."""
    if context.get("preview"):
        return reverse("admin:articles_issue_preview", args=[issue.pk])
    return issue.get_absolute_url()


@register.simple_tag(takes_context=True)
def article_url(context: Context, article: Article) -> str:
    """The article's page; its preview where the page shown is a preview."""
    if context.get("preview"):
        return reverse("admin:articles_article_preview", args=[article.pk])
    return article.get_absolute_url()
