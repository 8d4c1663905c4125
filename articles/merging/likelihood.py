"""What kind of error a difference between two readings may be, how likely the new reading is right, and why."""

import unicodedata

from articles.merging.threeway import Difference
from articles.proofing.records import Kind

# The detector of suggestions that come from importing a changed file.
REIMPORT = "reimport"
LONGEST_QUOTE = 24
# So many characters more or less are words that one of two scans lost.
LONG = 6
# Shares in which the new reading was right, in an edited text and in one that was left alone: `python
# benchmarks/merging.py --texts 400`. The first and the last but one were 1.00 and 0.00 of few; nothing is ever certain.
SHARES = {
    "restored": (0.9, 0.9),
    "added": (0.29, 0.67),
    "dropped": (0.27, 0.64),
    "replaced": (0.27, 0.63),
    "missing": (0.05, 0.05),
    "layout": (0.25, 0.59),
}


def sort_of(one: Difference) -> str:
    """What the new reading does: layout, restored or missing (words), added or dropped (signs), replaced."""
    if _printed(one.ours) == _printed(one.theirs):
        return "layout"
    more = len(one.theirs) - len(one.ours)
    if abs(more) >= LONG:
        return "restored" if more > 0 else "missing"
    if one.ours in one.theirs or one.theirs in one.ours:
        return "added" if more > 0 else "dropped"
    return "replaced"


def kind_of(one: Difference) -> Kind:
    """How an editor sorts the difference."""
    ours, theirs = _letters(one.ours), _letters(one.theirs)
    if ours == theirs:
        return Kind.BROKEN_PARAGRAPH if _printed(one.ours) == _printed(one.theirs) else Kind.PUNCTUATION
    if ours in theirs:
        return Kind.LOST_TEXT
    return Kind.REPETITION if theirs in ours else Kind.LOOKALIKE


def confidence(one: Difference, *, is_edited: bool) -> float:
    """The share of such differences in which the new reading was right, where an editor has worked on the text before
    (most of the former scan's errors are gone by then) or not."""
    edited, untouched = SHARES[sort_of(one)]
    return edited if is_edited else untouched


def reason_of(one: Difference, name: str) -> str:
    """One sentence, in Chinese as the texts are."""
    if not _printed(one.theirs):
        return f"重新导入的文件（{name}）这里没有这些字。"
    if _printed(one.ours) == _printed(one.theirs):
        return f"重新导入的文件（{name}）这里的分段或空格不同。"
    return f"重新导入的文件（{name}）这里作“{_quoted(one.theirs)}”。"


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def _printed(words: str) -> str:
    return "".join(words.split())


def _letters(words: str) -> str:
    """Without spaces, punctuation and signs."""
    return "".join(sign for sign in words if unicodedata.category(sign)[0] in "LN")
