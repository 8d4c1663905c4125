"""The page “next for me”, and the way from one article of it to the next."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.admin import marks
from articles.models import Article
from articles.queue import IssueTask, following, next_articles, next_issues

# With this in its address the desk goes on with the queue, and not with the next article of the issue.
QUEUED = "queue"
DO = {
    "read": gettext_lazy("Read a sample"),
    "approve": pgettext_lazy("step", "Approve"),
    "publish": pgettext_lazy("step", "Publish"),
}


def queue_paths(owner: admin.ModelAdmin) -> list[URLPattern]:
    def page(request: HttpRequest) -> HttpResponse:
        return queue(owner, request)

    wrap = owner.admin_site.admin_view
    return [
        path("next/", wrap(page), name="articles_article_queue"),
        path("next/<int:after>/", wrap(go_on), name="articles_article_next"),
    ]


def queue(owner: admin.ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    articles = next_articles(request.user) if request.user.has_perm("articles.change_article") else []
    context = {
        **owner.admin_site.each_context(request),
        "title": _("Next for me"), "queued": QUEUED,
        "articles": [(task, marks.day(task.article.issue), marks.state(task.article.issue)) for task in articles],
        "issues": [
            (task, marks.day(task.issue), marks.state(task.issue), DO[task.what], address_of(task))
            for task in next_issues(request.user)
        ],
    }  # fmt: skip
    return TemplateResponse(request, "admin/articles/article/queue.html", context)


def go_on(request: HttpRequest, after: int) -> HttpResponse:
    """Leads from an article to the next of the queue; to the queue's page where nothing waits."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    article = following(request.user, after)
    if article is None:
        messages.info(request, _("No other article waits for you."))
        return HttpResponseRedirect(reverse("admin:articles_article_queue"))
    return HttpResponseRedirect(address_in_queue(article))


def address_in_queue(article: Article) -> str:
    return f"{reverse('admin:articles_article_change', args=[article.pk])}?{QUEUED}=1"


def address_of(task: IssueTask) -> str:
    if task.sample:
        return reverse("admin:articles_sample_read", args=[task.sample])
    name = "articles_issue_samples" if task.what == "read" else "articles_issue_change"
    return reverse(f"admin:{name}", args=[task.issue.pk])
