"""What stands where an issue or an article is not any more, whatever of it was asked for: the way to where it is now,
or 410, that it was there, and why it is not any more."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import ResolverMatch, reverse

from articles.models import Article, FormerAddress, Issue


def instead(request: HttpRequest) -> HttpResponse:
    """For an address with the `key` of an issue and perhaps the `number` of an article: leads to the same kind of page
    of the article that has taken this one in, or of what has moved, or else is the tombstone of a withdrawn issue.

    Raises Http404 where nothing was.
    """
    match = request.resolver_match
    key, number = match.kwargs["key"], match.kwargs.get("number")
    if taken_in := _taken_in(key, number):
        # Not for good: undoing brings the article back to its address.
        return redirect(_same_page(match, taken_in.issue, taken_in))
    path = f"issues/{key}/" if number is None else f"issues/{key}/{number}/"
    former = FormerAddress.objects.published().select_related("article", "issue__publication").filter(path=path).first()
    if former:
        return redirect(_same_page(match, former.issue, former.article), permanent=True)
    return _withdrawn(request, key)


def _taken_in(key: str, number: int | None) -> Article | None:
    """The article into which the one at the address was merged."""
    if number is None:
        return None
    merged = Article.every.published().at(key, number).exclude(merged_into=None)
    found = merged.select_related("merged_into__issue__publication").first()
    return found and found.standing


def _same_page(match: ResolverMatch, issue: Issue, article: Article | None) -> str:
    now = {"key": issue.key, **({"number": article.number} if article else {})}
    return reverse(match.view_name, kwargs={**match.kwargs, **now})


def _withdrawn(request: HttpRequest, key: str) -> HttpResponse:
    issue = Issue.objects.withdrawn().at(key).select_related("publication").first()
    if issue is None:
        raise Http404
    return render(request, "articles/withdrawn.html", {"issue": issue, "publication": issue.publication}, status=410)
