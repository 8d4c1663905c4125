"""The gallery, and the pictures themselves."""

from django.conf import settings
from django.core.paginator import EmptyPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.filters import PhotoFilter
from articles.models import Photo, Picture
from articles.pages.gallery import gallery_page, published_photos
from articles.pictures.sending import sent
from people.views import page_number

# A picture never changes under its address; but it is withdrawn with its issue, and then caches let go of it as soon.
PICTURE_MAX_AGE = 3_600
public = cache_control(public=True, max_age=settings.PUBLIC_MAX_AGE)


@require_safe
@public
def gallery(request: HttpRequest) -> HttpResponse:
    photos = published_photos()
    asked = PhotoFilter(request.GET, photos)
    if not asked.is_valid():
        raise Http404
    year = asked.form.cleaned_data["year"]
    try:
        context = gallery_page(photos, year, page_number(request))
    except EmptyPage:
        raise Http404 from None
    if year and not context["page"].object_list:
        raise Http404
    return render(request, "articles/gallery.html", context)


@require_safe
@cache_control(public=True, max_age=PICTURE_MAX_AGE)
def picture(request: HttpRequest, pk: int, width: int, suffix: str) -> HttpResponse:
    """A copy of a picture that a published photo has."""
    shown = Photo.objects.published().filter(picture__isnull=False).values("picture")
    return sent(get_object_or_404(Picture.objects.filter(pk__in=shown), pk=pk), width, suffix)
