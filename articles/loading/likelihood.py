"""What kind of error a difference between two readings may be, how likely the new reading is right, and why."""

import unicodedata

from articles.merging.threeway import Difference
from articles.proofing.records import Kind

# The detector of suggestions that come from importing a changed file.
REIMPORT = "reimport"
LONGEST_QUOTE = 24
# Share of such differences in which the new reading was right: see benchmarks/merging.py.
LONG = 8
MANY_ADDED, MANY_LOST, FEW_ADDED, FEW_LOST, REPLACED, LAYOUT = 0.9, 0.1, 0.5, 0.3, 0.4, 0.5


def kind_of(one: Difference) -> Kind:
    """How an editor sorts the difference."""
    ours, theirs = _letters(one.ours), _letters(one.theirs)
    if ours == theirs:
        return Kind.BROKEN_PARAGRAPH if _printed(one.ours) == _printed(one.theirs) else Kind.PUNCTUATION
    if ours in theirs:
        return Kind.LOST_TEXT
    return Kind.REPETITION if theirs in ours else Kind.LOOKALIKE


def confidence(one: Difference) -> float:
    """The share of such differences in which the new reading was right."""
    more = len(one.theirs) - len(one.ours)
    if _printed(one.ours) == _printed(one.theirs):
        return LAYOUT
    if abs(more) >= LONG:
        return MANY_ADDED if more > 0 else MANY_LOST
    if one.ours in one.theirs or one.theirs in one.ours:
        return FEW_ADDED if more > 0 else FEW_LOST
    return REPLACED


def reason_of(one: Difference, name: str) -> str:
    """One sentence, in Chinese as the texts are."""
    printed = _quoted(one.theirs)
    if not _printed(one.theirs):
        return f"重新导入的文件（{name}）这里没有这些字。"
    if _printed(one.ours) == _printed(one.theirs):
        return f"重新导入的文件（{name}）这里的分段或空格不同。"
    return f"重新导入的文件（{name}）这里作“{printed}”。"


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def _printed(words: str) -> str:
    return "".join(words.split())


def _letters(words: str) -> str:
    """Without spaces, punctuation and signs."""
    return "".join(sign for sign in words if unicodedata.category(sign)[0] in "LN")
