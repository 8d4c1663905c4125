"""The samples' drawn pages: they say what the clean text says, and the pictures were drawn from it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from fixtures.draw_pages import fingerprint
from fixtures.page_layout import HEIGHT, NEVER_FIRST, NEVER_LAST, WIDTH, cells, pages, wrap

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
SAMPLES = sorted(path.stem for path in (FIXTURES / "clean").glob("*.txt"))


def clean(sample: str) -> str:
    return (FIXTURES / "clean" / f"{sample}.txt").read_text(encoding="utf-8")


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def drawn(sample: str) -> list:
    return pages(clean(sample), part=int(sample.endswith("_02")))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_character_is_printed_once(sample):
    printed = "".join(page.head + "".join(words.text for words in page.words) for page in drawn(sample))
    expected = "".join(re.sub(r"^#{1,4} ", "", line) for line in clean(sample).split("\n"))
    assert Counter(bare(printed)) == Counter(bare(expected))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_line_stands_on_the_paper_and_in_the_text(sample):
    text = bare(clean(sample))
    for page in drawn(sample):
        for words in page.words:
            assert 0 <= words.x <= words.x + cells(words.text.rstrip(NEVER_FIRST)) * words.size <= WIDTH
            assert 0 <= words.y <= words.y + words.size <= HEIGHT
            if "　　" not in words.text.strip() and " " not in words.text:
                assert bare(words.text) in text


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_two_lines_stand_on_one_another(sample):
    for page in drawn(sample):
        boxes = [(w.x, w.y, w.x + cells(w.text) * w.size - w.size, w.y + w.size * 0.9) for w in page.words]
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_pictures_are_those_of_the_text(sample):
    found = drawn(sample)
    files = sorted((FIXTURES / "pages").glob(f"{sample}-*.png"))
    assert len(files) == len(found)
    for file, page in zip(files, found, strict=True):
        with Image.open(file) as image:
            words = image.text["Words"]
            assert image.size == (WIDTH, HEIGHT)
        assert words == fingerprint(page), "draw them anew: python -m fixtures.draw_pages"
        assert file.stat().st_size < 150_000


def test_lines_begin_and_end_as_print_demands():
    lines = wrap("他说：“慢了八秒，不要紧。”厂长（二〇二五年）说11路夜班车3.5公里。" * 3, 9)
    assert "".join(lines) == "他说：“慢了八秒，不要紧。”厂长（二〇二五年）说11路夜班车3.5公里。" * 3
    assert [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST] == []
