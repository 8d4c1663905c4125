"""Addresses of people and events, with the page of a person, which is made of articles."""

from django.urls import path

from articles import person_views
from people import urls

app_name = urls.app_name
urlpatterns = [*urls.urlpatterns, path("people/<name:slug>/", person_views.person, name="person")]
