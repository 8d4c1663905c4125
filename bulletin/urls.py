"""Addresses: Chinese at the plain ones, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from bulletin import views

handler404 = "bulletin.views.not_found"
handler500 = "bulletin.views.server_error"

urlpatterns = i18n_patterns(
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("issues/", include("articles.urls")),
    path("", include("people.urls")),
    path("admin/", admin.site.urls),
    prefix_default_language=False,
)
