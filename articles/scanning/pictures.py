"""One image file -> a picture that may be kept: decoded whole, within bounds, with a smaller one for screens."""

import io
import struct
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

# A tabloid page at 600 dots an inch has 60 million pixels, and lossless it takes less than this.
MOST_BYTES = 64 * 1024 * 1024
MOST_PIXELS = 80_000_000
MOST_RATIO = 12
LEAST_SIDE = 100
DISPLAY_WIDTH = 1600
SUFFIXES = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg"}
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, zlib.error)
MEGABYTE = 1024 * 1024


class RefusedScan(Exception):
    """The file is not kept; the message tells an editor why and what to do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as it is kept. `suffix` (png, jpg) says what it is, whatever the file was called; `width` and `height`
    are its pixels as it is looked at; `display` is a JPEG of at most DISPLAY_WIDTH across, None where it needs none."""

    content: bytes
    suffix: str
    width: int
    height: int
    display: bytes | None


def picture_of(content: bytes) -> Picture:
    """Reads a PNG or JPEG by its content. Raises RefusedScan for what is no such image, damaged or out of bounds."""
    if len(content) > MOST_BYTES:
        raise too_large(len(content))
    try:
        with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as image:
            _check_bounds(*image.size)
            suffix = SUFFIXES[image.format]
            display = _display(image)
            width, height = _upright(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UNREADABLE:
        raise RefusedScan(
            _("This is no PNG, JPEG or PDF that can be read, or it is damaged. Scan or save the page again as PNG or "
              "JPEG and upload that.")
        ) from None  # fmt: skip
    return Picture(content, suffix, width, height, display)


def too_large(size: int) -> RefusedScan:
    words = _("The file has %(size)d MB; at most %(most)d MB are taken. Scan with 300 to 400 dots an inch.")
    return RefusedScan(words % {"size": size // MEGABYTE, "most": MOST_BYTES // MEGABYTE})


def _check_bounds(width: int, height: int) -> None:
    """Before anything is decoded: a file of a few bytes may claim any size."""
    if width * height > MOST_PIXELS:
        raise _too_many_pixels()
    if min(width, height) < LEAST_SIDE:
        words = _("The image has %(width)d × %(height)d pixels: too small for a page. Upload the scan itself.")
        raise RefusedScan(words % {"width": width, "height": height})
    if max(width, height) > MOST_RATIO * min(width, height):
        words = _("The image has %(width)d × %(height)d pixels: no page is so narrow. Upload one page an image.")
        raise RefusedScan(words % {"width": width, "height": height})


def _too_many_pixels() -> RefusedScan:
    words = _("The image has more than %(most)d million pixels. Scan with 300 to 400 dots an inch, one page an image.")
    return RefusedScan(words % {"most": MOST_PIXELS // 1_000_000})


def _upright(image: Image.Image) -> tuple[int, int]:
    """Width and height as a browser shows it: cameras note the turn beside the pixels."""
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    return (image.height, image.width) if turned else image.size


def _display(image: Image.Image) -> bytes | None:
    """Decodes the image whole, which shows whether it is; makes the smaller one where it is wider than a screen."""
    width, height = _upright(image)
    image.load()
    if width <= DISPLAY_WIDTH:
        return None
    small = ImageOps.exif_transpose(_plain(image))
    small.thumbnail((DISPLAY_WIDTH, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """In greys or in colours of eight bits, on white paper."""
    if image.mode in {"1", "L"}:
        plain = image.convert("L")
    elif image.mode.startswith("I"):
        plain = image.point(lambda value: value / 256).convert("L")
    elif image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        plain = Image.new("RGB", image.size, "white")
        layer = image.convert("RGBA")
        plain.paste(layer, mask=layer.getchannel("A"))
    else:
        plain = image.convert("RGB")
    if exif := image.info.get("exif"):
        plain.info["exif"] = exif
    return plain
