"""Public pages of people and events."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from people.agenda import event_list_page, event_month_page, undated_page
from people.icalendar import as_icalendar, with_change
from people.index import office_list_page, office_page, person_list_page
from people.models import Event, Person
from people.pages import event_page

public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)


class Asked(forms.Form):
    """What the address of the list of events may ask for."""

    year = forms.IntegerField(required=False, min_value=1, max_value=9999)
    month = forms.IntegerField(required=False, min_value=1, max_value=12)
    undated = forms.BooleanField(required=False)


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
    """The events of a year, or of a month of it as a large calendar; with `undated=1` those without a day."""
    asked = Asked(request.GET)
    if not asked.is_valid():
        raise Http404
    events, year, month = Event.objects.published(), asked.cleaned_data["year"], asked.cleaned_data["month"]
    try:
        if asked.cleaned_data["undated"]:
            return render(request, "people/event_undated.html", undated_page(events, page_number(request)))
        if year and month:
            return render(request, "people/event_month.html", event_month_page(events, year, month))
        return render(request, "people/event_list.html", event_list_page(events, year, page_number(request)))
    except (EmptyPage, Event.DoesNotExist):
        raise Http404 from None


@require_safe
@public
def event(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        context = event_page(Event.objects.published().filter(slug=slug))
    except Event.DoesNotExist:
        raise Http404 from None
    return render(request, "people/event.html", context)


@require_safe
@public
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """An event for one's own calendar."""
    found = list(with_change(Event.objects.published()).filter(slug=slug))
    if not found:
        raise Http404
    return calendar_file(request, found, slug)


def calendar_file(request: HttpRequest, events: Iterable[Event], name: str, title: str = "") -> HttpResponse:
    """Events that `people.icalendar.with_change` has asked for, as a file of that name; `title` is the calendar's."""
    body = as_icalendar(events, request.get_host(), request.build_absolute_uri, title)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(False, f"{name}.ics")
    return response


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
