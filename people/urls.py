"""Addresses of people and events, made from their names: /people/…/, /events/…/. The page of a person is full of
articles: see articles.people_urls."""

from django.urls import path, register_converter

from people import views


class Name:
    """A person's or an event's address part: letters of any script, digits, dots and hyphens."""

    regex = r"[\w·-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Name, "name")

app_name = "people"
urlpatterns = [
    path("people/", views.person_list, name="person-list"),
    path("events/", views.event_list, name="event-list"),
    path("events/<name:slug>/", views.event, name="event"),
    path("events/<name:slug>.ics", views.event_calendar, name="event-calendar"),
]
