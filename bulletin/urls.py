"""Addresses: Chinese at the plain ones, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from articles import feeds
from articles.photo_views import gallery, picture
from articles.views import corrections
from bulletin import sitemaps, views
from bulletin.sitemaps import SITEMAPS

handler404 = "bulletin.views.not_found"
handler500 = "bulletin.views.server_error"

# What is the same in all languages, and what programs ask for in one, the bulletin's own.
urlpatterns = [
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-of"}, name="sitemap"),
    path("sitemap-<section>.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-of"),
    path("photos/<int:pk>/<int:width>.<slug:suffix>", picture, name="picture"),
]
urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("corrections/", corrections, name="corrections"),
    path("issues/", include("articles.urls")),
    path("search/", include("articles.search_urls")),
    path("photos/", gallery, name="gallery"),
    path("", include("articles.people_urls")),
    path("feeds/", feeds.index, name="feeds"),
    path("feeds/events.ics", feeds.events, name="events-calendar"),
    path("feeds/all.atom", feeds.everything, name="feed"),
    path("feeds/sections/<path:section>.atom", feeds.of_section, name="section-feed"),
    path("feeds/people/<name:slug>.atom", feeds.of_person, name="person-feed"),
    path("admin/", admin.site.urls),
    prefix_default_language=False,
)
