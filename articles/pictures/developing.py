"""An uploaded file -> a picture that may be published: upright, in the colours of screens, without what the camera
noted (place, time, device), and copies of it as wide as screens need them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from articles.models.picture import FORMATS, copy_widths
from articles.scanning.pictures import MEGABYTE, UNREADABLE

MOST_BYTES = 32 * MEGABYTE
# What cameras of today take; three bytes each while it is worked on.
MOST_PIXELS = 64_000_000
LEAST_SIDE = 160
MOST_RATIO = 6
# What is kept of it: enough for a printed page.
LONGEST_SIDE = 3_600
TAKEN = ("PNG", "JPEG", "WEBP")
# Pillow's names of the formats, and how they are written: as small as leaves nothing to be seen.
WRITTEN = {"avif": ("AVIF", {"quality": 60, "speed": 8}), "webp": ("WEBP", {"quality": 78, "method": 4})}


class RefusedPicture(Exception):
    """The file is not kept; the message tells an editor why and what to do."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The picture at a width, in one of FORMATS."""

    width: int
    suffix: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Developed:
    """What is kept of an upload: a JPEG, its size in pixels, and the copies."""

    content: bytes
    width: int
    height: int
    copies: list[Copy]


def develop(content: bytes) -> Developed:
    """Reads a PNG, JPEG or WebP by its content. Raises RefusedPicture for what is none, damaged or out of bounds."""
    if len(content) > MOST_BYTES:
        words = _("The file has %(size)d MB; at most %(most)d MB are taken. Save the picture smaller.")
        raise RefusedPicture(words % {"size": len(content) // MEGABYTE, "most": MOST_BYTES // MEGABYTE})
    try:
        with Image.open(io.BytesIO(content), formats=TAKEN) as image:
            _check_bounds(*image.size)
            clean = _clean(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UNREADABLE:
        raise RefusedPicture(
            _("This is no PNG, JPEG or WebP that can be read, or it is damaged. Save the picture again as JPEG and "
              "upload that.")
        ) from None  # fmt: skip
    return Developed(_written(clean, "JPEG", quality=92, subsampling=0), *clean.size, list(_copies(clean)))


def _check_bounds(width: int, height: int) -> None:
    """Before anything is decoded: a file of a few bytes may claim any size."""
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    if min(width, height) < LEAST_SIDE:
        words = _("The picture has %(width)d × %(height)d pixels: too small to be printed. Upload the photo itself.")
        raise RefusedPicture(words % {"width": width, "height": height})
    if max(width, height) > MOST_RATIO * min(width, height):
        words = _("The picture has %(width)d × %(height)d pixels: too narrow for a page. Cut it first.")
        raise RefusedPicture(words % {"width": width, "height": height})


def _too_many_pixels() -> RefusedPicture:
    words = _("The picture has more than %(most)d million pixels. Save it smaller.")
    return RefusedPicture(words % {"most": MOST_PIXELS // 1_000_000})


def _clean(image: Image.Image) -> Image.Image:
    """The pixels alone, at most LONGEST_SIDE long: upright, on white, in the colours that screens take for granted."""
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    upright = ImageOps.exif_transpose(image)
    if upright.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        plain = Image.new("RGB", layer.size, "white")
        plain.paste(layer, mask=layer.getchannel("A"))
    else:
        plain = _in_srgb(upright)
    clean = Image.new("RGB", plain.size)  # Nothing that the file said beside its pixels comes along.
    clean.paste(plain)
    return clean


def _in_srgb(image: Image.Image) -> Image.Image:
    """In the colours of sRGB. A profile that cannot be read is passed over."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    return image.convert("RGB")


def _copies(image: Image.Image) -> Iterator[Copy]:
    for width in copy_widths(image.width):
        height = max(1, round(image.height * width / image.width))
        small = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
        for suffix in FORMATS:
            name, options = WRITTEN[suffix]
            yield Copy(width, suffix, _written(small, name, **options))


def _written(image: Image.Image, name: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **options)
    return out.getvalue()
