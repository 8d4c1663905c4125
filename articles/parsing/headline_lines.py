"""The lines of one headline as one text.

A headline of two clauses is printed with a gap between them, and the gap stays: 老街换新颜 邻里笑开怀. A line that was
broken for want of room goes on without one: 一座纺织厂的 / 第二次开机.
"""

import re
from collections.abc import Iterable

from articles.parsing import signs
from articles.parsing.wordlists import any_of, ends_in, starts_with

SHORTEST_CLAUSE = 5
# Longer lines of one length are so by chance more often than as a couplet.
LONGEST_COUPLET = 8


def joined(lines: Iterable[str]) -> str:
    """The lines of a headline as one, with one space where a clause of its own begins. Gaps inside a line stay."""
    text = last = ""
    for line in lines:
        text += (" " if text and _is_whole(text) and _are_clauses(last, line) else "") + line
        last = re.split(r"[ \u3000]+", line.strip())[-1]
    return re.sub(r"[ \u3000]+", " ", signs.close_up(text)).strip()


def _is_whole(text: str) -> bool:
    """Whether no quotation, title or list is open."""
    return (
        text.count("“") == text.count("”")
        and text.count("《") == text.count("》")
        and not text.endswith(("，", "、", "："))
    )


def _are_clauses(first: str, second: str) -> bool:
    """Whether each of two lines says something of its own.

    It is asked for signs that they do: a word that closes a clause, two actions, or the two lines of a couplet. Without
    one the line was broken for want of room.
    """
    if min(_length(first), _length(second)) < SHORTEST_CLAUSE:
        return False
    if starts_with(second, "headline_links") or ends_in(first, "headline_links"):
        return False
    if ends_in(first, "headline_objects") or starts_with(second, "headline_predicates"):
        return False
    if ends_in(first, "clause_endings"):
        return True
    is_deed = starts_with(second, "headline_verbs") and any_of("headline_verbs").search(first[:-2]) is not None
    return is_deed or _length(first) == _length(second) <= LONGEST_COUPLET


def _length(text: str) -> int:
    """Letters and digits: quotation marks do not count in a pair of lines."""
    return len(re.sub(r"[\W_]+", "", text))
