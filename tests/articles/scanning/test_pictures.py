"""What is taken for an image of a page, and what is refused."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.scanning import pictures
from articles.scanning.pictures import DISPLAY_WIDTH, RefusedScan, picture_of
from tests.articles.scanning.drawing import claimed, picture


def shown(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", "png"), ("JPEG", "jpg")])
def test_an_image_is_kept_as_it_came(kind, suffix):
    content = picture(kind=kind)
    found = picture_of(content)
    assert (found.content, found.suffix, found.width, found.height) == (content, suffix, 300, 400)
    assert found.display is None


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16"])
def test_a_large_one_has_a_smaller_one_for_screens(mode):
    found = picture_of(picture(2000, 1000, mode=mode))
    small = shown(found.display)
    assert (small.format, small.size) == ("JPEG", (DISPLAY_WIDTH, 800))
    assert (found.width, found.height) == (2000, 1000)
    # Paper stays light and print dark, whatever the colours were written as.
    paper, print_ = small.convert("L").getpixel((1550, 700)), small.convert("L").getpixel((20, 38))
    assert (paper > 240, print_ < 20) == (True, True)


def test_a_turned_photograph_is_measured_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    found = picture_of(picture(1000, 2000, kind="JPEG", exif=exif))
    assert (found.width, found.height) == (2000, 1000)
    assert shown(found.display).size == (DISPLAY_WIDTH, 800)


def test_print_in_the_colours_of_a_press():
    image = Image.new("CMYK", (1700, 800), (0, 0, 0, 0))
    out = io.BytesIO()
    image.save(out, "JPEG")
    assert shown(picture_of(out.getvalue()).display).mode == "RGB"


def zip_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("1.png", b"\0" * 5_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "PNG"),
        ("不是图片".encode(), "PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "PNG"),
        (b"<html><script>alert(1)</script>", "PNG"),
        (zip_archive(), "PNG"),
        (picture(kind="GIF"), "PNG"),
        (picture(kind="TIFF"), "PNG"),
        (picture(kind="PNG")[:700], "PNG"),
        (picture(900, 900, kind="JPEG")[:2000], "PNG"),
        (claimed(60_000, 60_000), "80"),
        (claimed(20_000, 5_000), "80"),
        (claimed(2_000, 2_000), "PNG"),
        (picture(60, 60), "60 × 60"),
        (picture(120, 3000), "120 × 3000"),
    ],
    ids=[
        "empty", "text", "svg", "html", "zip", "gif", "tiff", "cut png", "cut jpeg", "bomb", "beyond the bound",
        "missing rows", "tiny", "narrow",
    ],
)  # fmt: skip
def test_what_is_no_scan_is_refused_in_words(content, said):
    with pytest.raises(RefusedScan, match=said):
        picture_of(content)


def test_a_file_too_large_is_not_even_opened(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)
    with pytest.raises(RefusedScan, match="MB"):
        picture_of(picture() + b"\0" * 1000)


@given(st.data())
def test_damaged_files_are_read_or_refused_and_nothing_else(data):
    content = bytearray(data.draw(st.sampled_from([picture(), picture(kind="JPEG"), picture(mode="P")])))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(content)))
    try:
        found = picture_of(bytes(content[:end]))
    except RefusedScan as refusal:
        assert str(refusal)
    else:
        assert found.suffix in {"png", "jpg"}
