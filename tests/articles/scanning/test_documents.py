"""PDFs: their pages as images, and those that are refused."""

import io

import pytest
from PIL import Image

from articles.scanning import documents
from articles.scanning.documents import is_pdf, pictures_of
from articles.scanning.pictures import RefusedScan
from tests.articles.scanning.drawing import locked_pdf, pdf, picture

SCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/AcroForm<</Fields[]>>"


def test_each_page_is_an_image_at_200_dots_an_inch():
    found = list(pictures_of(pdf(3)))
    assert [(one.suffix, one.width, one.height) for one in found] == [("jpg", 556, 778)] * 3
    assert len({one.content for one in found}) == 3
    assert Image.open(io.BytesIO(found[0].content)).mode == "L"


def test_of_a_script_in_a_pdf_nothing_is_left():
    [found] = pictures_of(pdf(extra=SCRIPT))
    assert found.content[:2] == b"\xff\xd8"
    assert b"JavaScript" not in found.content


def test_a_page_as_large_as_a_wall_is_drawn_small():
    [found] = pictures_of(pdf(size=(14_400, 14_400)))
    assert (found.width, found.height) == (5000, 5000)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (locked_pdf(), "密码|password"),
        (b"%PDF-1.4\nnothing more", "PDF"),
        (pdf(0), "PDF"),
        (pdf(documents.MOST_PAGES + 1), "64"),
    ],
    ids=["locked", "broken", "without pages", "too long"],
)
def test_a_pdf_that_cannot_be_drawn_is_refused_in_words(content, said):
    with pytest.raises(RefusedScan, match=said):
        list(pictures_of(content))


def test_a_pdf_is_known_by_its_content():
    assert [is_pdf(pdf()), is_pdf(b"\r\n" + pdf()), is_pdf(picture()), is_pdf(b"")] == [True, True, False, False]
