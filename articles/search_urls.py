"""Addresses of the search."""

from django.urls import path

from articles import search_views

app_name = "search"
urlpatterns = [
    path("", search_views.search, name="search"),
    path("years/", search_views.by_year, name="years"),
    path("search.csv", search_views.table, name="table"),
    path("suggestions/", search_views.suggest, name="suggestions"),
]
