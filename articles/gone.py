"""What stands where a withdrawn issue stood: 410, that it was there, and why it is not any more."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Issue


def withdrawn(request: HttpRequest, key: str) -> HttpResponse:
    """The tombstone of the issue at the address, or of one of its articles. Raises Http404 where none was withdrawn."""
    issue = Issue.objects.withdrawn().at(key).select_related("publication").first()
    if issue is None:
        raise Http404
    return render(request, "articles/withdrawn.html", {"issue": issue, "publication": issue.publication}, status=410)
