"""The public page of a person."""

from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.pages.person import person_page
from people.models import Person
from people.views import moved, page_number, public


@require_safe
@public
def person(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        context = person_page(Person.objects.public().filter(slug=slug), page_number(request))
    except Person.DoesNotExist:
        return moved(slug)
    except EmptyPage:
        raise Http404 from None
    return render(request, "people/person.html", context)
