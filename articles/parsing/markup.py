"""The running text of an article: paragraphs and the little markup that there is, each character with its source.

Blank lines part the paragraphs; `## ` begins a subheading, `- ` each item of a list. Everything else is print.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from people.reading.records import Passage

SUBHEADING = "## "
LIST_ITEM = "- "


@dataclass(frozen=True, slots=True)
class RunningText:
    """`passages[n]` stands in `text` from `starts[n]` on; what stands before in its block is markup."""

    text: str
    starts: tuple[int, ...] = ()
    passages: tuple[Passage, ...] = ()

    def place(self, offset: int) -> tuple[int, int] | None:
        """The (line, start) in the source of a character of the text; None for markup and blank lines."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return None
        try:
            # What was cut off in front of the passage counts in its pieces.
            passage = self.passages[at]
            return passage.place(offset - self.starts[at] + _indent(passage.text))
        except IndexError:
            return None


def running_text(spilled: Iterable[str], passages: Iterable[Passage]) -> RunningText:
    """The text that the passages make. `spilled` are texts that stand before them because their fields had no room."""
    parts = ["\n\n".join(_plain(part) for part in spilled)]
    length = len(parts[0])
    starts, kept = [], []
    in_list = False
    for passage in passages:
        line = " ".join(passage.text.splitlines()).lstrip()
        if not line:
            continue
        is_item = passage.role == "list"
        mark = LIST_ITEM if is_item else SUBHEADING if passage.role == "subheading" else ""
        between = ("\n" if is_item and in_list else "\n\n") if length else ""
        parts.append(between + mark + (line if mark else _plain(line)))
        starts.append(length + len(between) + len(mark))
        kept.append(passage)
        length += len(parts[-1])
        in_list = is_item
    return RunningText("".join(parts), tuple(starts), tuple(kept))


def _indent(text: str) -> int:
    line = " ".join(text.splitlines())
    return len(line) - len(line.lstrip())


def _plain(text: str) -> str:
    """A paragraph that begins as a heading or list item would: the space becomes one that does not break."""
    text = " ".join(text.splitlines()).lstrip()
    for mark in (SUBHEADING, LIST_ITEM):
        if text.startswith(mark):
            return f"{mark.rstrip()}\u00a0{text[len(mark) :]}"
    return text
