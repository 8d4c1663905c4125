"""A photo's picture in the widths and formats that there are, for a browser to choose from."""

from django import template
from django.template.context import Context
from django.utils.translation import gettext as _

from articles.models import Photo, Picture
from articles.models.picture import FORMATS
from articles.pictures.addresses import copy_address, usual_address

register = template.Library()
# How wide the picture stands, by place: as `sizes` of HTML has it.
SIZES = {
    "lead": "(min-width: 60rem) 46rem, 92vw",
    "text": "(min-width: 44rem) 40rem, 92vw",
    "column": "(min-width: 60rem) 24rem, (min-width: 44rem) 45vw, 92vw",
}


@register.inclusion_tag("includes/picture.html", takes_context=True)
def picture(context: Context, photo: Photo, place: str) -> dict[str, object]:
    """The picture of a photo that has one; `place` is a key of SIZES."""
    one, preview = photo.picture, bool(context.get("preview"))
    return {
        "picture": one,
        "is_first": place == "lead",
        "alternative": photo.alternative_text or _("Photo"),
        "sizes": SIZES[place],
        "sources": [(suffix, _candidates(one, suffix, preview=preview)) for suffix in FORMATS],
        "usual": usual_address(one, preview=preview),
    }


def _candidates(one: Picture, suffix: str, *, preview: bool) -> str:
    return ", ".join(f"{copy_address(one, width, suffix, preview=preview)} {width}w" for width in one.widths)


@register.simple_tag(takes_context=True)
def shared_picture(context: Context, photo: Photo) -> str:
    """The whole address of the photo's picture, for other sites that show the page."""
    return context["request"].build_absolute_uri(usual_address(photo.picture))


@register.simple_tag
def usual_picture(photo: Photo) -> str:
    """The photo's picture for what cannot choose, as the typesetter."""
    return usual_address(photo.picture)
