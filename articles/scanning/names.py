"""A scan's file name -> the page that it shows."""

import re

from articles.models.scan import MOST_PAGES
from articles.parsing.dating import FILE_DAY, file_page

# 第3版, A03, p3, page-3, 3版
WRITTEN = re.compile(
    r"第\s?(?P<a>\d{1,3})\s?[版页]|(?<![A-Za-z])(?:page|p|a)[ _.-]?0*(?P<b>\d{1,3})(?!\d)|(?P<c>\d{1,3})[版页]", re.I
)
# B1 comes after the last A; how many there are, the name does not say.
LATER_PART = re.compile(r"(?<![A-Za-z])[B-H]\d{1,2}(?!\d)", re.I)
# Of a name that says no more: its last number. Four digits are a camera's count.
LAST = re.compile(r"(?<!\d)(?P<n>\d{1,3})(?!\d)(?!.*\d)")


def page_of(name: str) -> int | None:
    """The page in a name with or without a day: 2024-12-02_03.png, 第3版.jpg, A03.pdf, 003.png; None where there
    is none."""
    page = file_page(name) or _page(FILE_DAY.sub(" ", name.rsplit("/", 1)[-1].rpartition(".")[0]))
    return page if page and page <= MOST_PAGES else None


def _page(stem: str) -> int | None:
    if found := WRITTEN.search(stem):
        return int(found["a"] or found["b"] or found["c"])
    last = None if LATER_PART.search(stem) else LAST.search(stem)
    return int(last["n"]) if last else None
