"""Where the copies of a picture are to be had: those of drafts only by those who work on them (`preview`)."""

from django.urls import reverse

from articles.models import Picture
from articles.models.picture import FORMATS

# What is shown by a browser that knows nothing of choosing, and to those who are sent a picture's address.
USUAL = 800


def usual_address(one: Picture, *, preview: bool = False) -> str:
    width = next((width for width in reversed(one.widths) if width <= USUAL), one.widths[0])
    return copy_address(one, width, FORMATS[-1], preview=preview)


def copy_address(one: Picture, width: int, suffix: str, *, preview: bool = False) -> str:
    return reverse("admin:articles_photo_picture" if preview else "picture", args=[one.pk, width, suffix])
