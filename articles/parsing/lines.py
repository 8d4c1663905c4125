"""Text -> its non-blank lines, each without the marks of Markdown and with Chinese punctuation."""

import re
from dataclasses import dataclass

from articles.parsing.width import widen

HASHES = re.compile(r"#{1,6}(?=[^#])[ \t\u3000]*")
SIGNS = "●■▲△▼▽◀▶►◄◆★☆◎▪※◇➤❖✦◈"
BULLET = re.compile(rf"[-*+•·][ \t\u3000]+(?=\S)|[{SIGNS}][ \t\u3000]*(?=[^\s{SIGNS}])")
BLANK = " \t\u3000\u00a0\ufeff\u200b\x0b\x0c\r"
# What Markdown sets as a quotation or in italics is plain print.
QUOTE = re.compile(r">[ \t\u3000]*(?=\S)")
ITALIC = re.compile(r"([*_])(?=[^\s*_])([^*_]{2,400})(?<=\S)\1[ \t\u3000]*$")
BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,120})(?<=\S)\1[ \t\u3000]*$")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A non-blank line. `text` is what is printed, taken from `start` of the source line one to one;
    `level` counts its # signs, `gap` the blank lines before it; `mark` is the bullet before it;
    `hard_break` says that it ends in two spaces."""

    number: int
    start: int
    text: str
    level: int = 0
    gap: int = 0
    bold: bool = False
    bullet: bool = False
    indented: bool = False
    hard_break: bool = False
    mark: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether the file itself says that this is a heading."""
        return self.level > 0 or self.bold


def read_lines(text: str) -> tuple[SourceLine, ...]:
    """The non-blank lines of a decoded file, numbered from 1 as an editor's program numbers them."""
    found, gap = [], 0
    for number, raw in enumerate(text.split("\n"), 1):
        if not raw.strip():
            gap += 1
            continue
        found.append(_read(number, raw, gap))
        gap = 0
    return tuple(found)


def _read(number: int, raw: str, gap: int) -> SourceLine:
    printed = raw.rstrip(BLANK) or raw
    start = len(printed) - len(printed.lstrip(BLANK))
    if start == len(printed):
        start = 0
    indented = raw.startswith(("\u3000\u3000", "    ", "\u3000"))
    level, bold, bullet, sign = 0, False, False, ""
    if quote := QUOTE.match(printed, start):
        start = quote.end()
    if italic := ITALIC.match(printed, start):
        start, printed = italic.start(2), printed[: italic.end(2)]
    if hashes := HASHES.match(printed, start):
        level, start = hashes[0].count("#"), hashes.end()
        printed = _without_closing_hashes(printed, start)
    if strong := BOLD.match(printed, start):
        bold, start, printed = True, strong.start(2), printed[: strong.end(2)]
    elif mark := BULLET.match(printed, start):
        bullet, sign, start = not _is_byline_mark(printed, mark), mark[0][0], mark.end()
        if not bullet:
            sign, start = "", mark.start()
    hard_break = raw.endswith("  ") and len(raw) > len(printed)
    return SourceLine(number, start, widen(printed[start:]), level, gap, bold, bullet, indented, hard_break, sign)


def _is_byline_mark(printed: str, mark: re.Match[str]) -> bool:
    """■ and ◆ before a short text mark a byline (■ 张三), before a long one an item."""
    return mark[0][0] in "■◆◎▲△" and len(printed) - mark.end() < 20 and "。" not in printed


def _without_closing_hashes(printed: str, start: int) -> str:
    """`## Headline ##` as Markdown allows it; never all of the line."""
    bare = printed.rstrip("#").rstrip(BLANK)
    return bare if len(bare) > start else printed
