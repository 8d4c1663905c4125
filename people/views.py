"""Public pages of people and events."""

from django.conf import settings
from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from people.index import office_list_page, office_page, person_list_page
from people.models import Event, Person
from people.pages import event_list_page, event_page

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)


@require_safe
@public
def person_list(request: HttpRequest) -> HttpResponse:
    """The index of people: by name, with `by=office` by kinds of offices, with `office=…` the holders of one kind."""
    people, office = Person.objects.public(), request.GET.get("office", "")
    try:
        if office:
            return render(request, "people/office.html", office_page(people, office, page_number(request)))
        if request.GET.get("by") == "office":
            return render(request, "people/office_list.html", office_list_page())
        return render(request, "people/person_list.html", person_list_page(people, page_number(request)))
    except EmptyPage:
        raise Http404 from None


@require_safe
@public
def event_list(request: HttpRequest) -> HttpResponse:
    try:
        context = event_list_page(Event.objects.published(), page_number(request))
    except EmptyPage:
        raise Http404 from None
    return render(request, "people/event_list.html", context)


@require_safe
@public
def event(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        context = event_page(Event.objects.published().filter(slug=slug))
    except Event.DoesNotExist:
        raise Http404 from None
    return render(request, "people/event.html", context)


def moved(slug: str) -> HttpResponse:
    """Leads from the address of somebody who was found to be another person. Raises Http404 where nobody was."""
    person = Person.objects.public().filter(former_addresses__slug=slug).first()
    if person is None:
        raise Http404
    return redirect(person, permanent=True)


def page_number(request: HttpRequest) -> int:
    """The `page` of the address, 1 without one. Raises Http404 for what is no number."""
    try:
        return int(request.GET.get("page", "1"))
    except ValueError:
        raise Http404 from None
