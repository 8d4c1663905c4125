"""A copy of a picture as an answer to a browser. Who may have it is the caller's to know."""

from django.http import Http404, HttpResponse

from articles.models import Picture
from articles.models.picture import FORMATS


def sent(picture: Picture, width: int, suffix: str) -> HttpResponse:
    """Raises Http404 for a copy that there is not."""
    if width not in picture.widths or suffix not in FORMATS:
        raise Http404
    try:
        with picture.image.storage.open(picture.copy_name(width, suffix)) as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(
        content,
        content_type=f"image/{suffix}",
        # A file of a user's that no browser may take for anything but a picture.
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"},
    )
