"""What becomes of an uploaded file."""

import io

import pytest
from PIL import Image, ImageCms

from articles.models.picture import FORMATS, copy_widths
from articles.pictures import developing
from articles.pictures.developing import RefusedPicture, develop
from tests.articles.scanning.drawing import claimed, picture

ORIENTATION, GPS, ARTIST = 0x0112, 0x8825, 0x013B


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def from_a_camera(**options) -> bytes:
    """A JPEG lying on its side, red at its top, with all that cameras note."""
    image = Image.new("RGB", (600, 300), "white")
    image.paste((200, 0, 0), (0, 0, 100, 300))  # At the left as it lies: at the top once it is turned.
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, "某人"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (31.0, 12.0, 0.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"taken at home", quality=95, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_takes_the_usual_formats(kind):
    made = develop(picture(500, 400, kind=kind, mode="RGB"))
    assert (made.width, made.height, opened(made.content).format) == (500, 400, "JPEG")
    assert [(copy.width, copy.suffix) for copy in made.copies] == [
        (400, "avif"), (400, "webp"), (500, "avif"), (500, "webp"),
    ]  # fmt: skip
    for copy in made.copies:
        image = opened(copy.content)
        assert (image.format.lower(), image.size) == (copy.suffix, (copy.width, round(400 * copy.width / 500)))


def test_stands_upright_and_says_nothing_of_the_camera():
    source = from_a_camera()
    assert opened(source).getexif().get_ifd(GPS)
    made = develop(source)
    assert (made.width, made.height) == (300, 600)
    for content in (made.content, *(copy.content for copy in made.copies)):
        image = opened(content)
        assert not image.getexif()
        assert {"exif", "comment", "xmp", "icc_profile", "photoshop"} & set(image.info) == set()
        assert b"taken at home" not in content
        red, green, _blue = image.convert("RGB").getpixel((150 * image.width // 300, 30))
        assert red > 150
        assert green < 80


def test_colours_of_another_profile_are_those_of_screens():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert develop(from_a_camera(icc_profile=profile)).width == 300  # one that does not fit is passed over
    assert develop(from_a_camera(icc_profile=b"no profile")).width == 300
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert develop(from_a_camera(icc_profile=srgb)).width == 300


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGBA", "P", "I;16"])
def test_takes_all_kinds_of_pixels(mode):
    assert opened(develop(picture(200, 300, mode=mode)).content).mode == "RGB"


def test_what_is_clear_is_white():
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    assert opened(develop(out.getvalue()).content).getpixel((100, 100)) == (255, 255, 255)


def test_a_large_one_is_kept_no_larger_than_print_needs():
    made = develop(picture(5000, 2500, kind="JPEG", mode="RGB"))
    assert (made.width, made.height) == (3600, 1800)
    assert {copy.width for copy in made.copies} == {400, 800, 1600}


@pytest.mark.parametrize(
    ("width", "widths"), [(300, [300]), (400, [400]), (900, [400, 800, 900]), (1600, [400, 800, 1600]),
                          (1601, [400, 800, 1600])],
)  # fmt: skip
def test_no_copy_is_wider_than_the_picture(width, widths):
    assert copy_widths(width) == widths
    assert set(FORMATS) == set(developing.WRITTEN)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG"),
        (b"GIF89a" + b"\0" * 50, "PNG"),
        (picture(300, 300, kind="JPEG")[:900], "PNG"),
        (claimed(60_000, 60_000), "64"),
        (claimed(8_100, 8_000), "64"),
        (picture(159, 300), "159 × 300"),
        (picture(1300, 200), "1300 × 200"),
        (b"\0" * (developing.MOST_BYTES + 1), "32 MB"),
    ],
    ids=["empty", "svg", "gif", "cut", "bomb", "too many pixels", "small", "narrow", "large"],
)
def test_refuses_the_rest_and_says_why(content, said):
    with pytest.raises(RefusedPicture, match=said):
        develop(content)
