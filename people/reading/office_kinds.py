"""Of which kind an office is, whosever it is: 临江区民政局局长 and 副局长 are both 局长."""

from people.reading.wordlists import word_before

LISTS = ("offices", "occupations")
# A title of no list is its own kind, unless it is so long that it is a phrase.
LONGEST_OWN = 6


def office_kind(title: str) -> str:
    """The word for the office at the end of a title; empty where none is known."""
    known = (word_before(title, len(title), name) for name in LISTS)
    return max(known, key=len) or (title if len(title) <= LONGEST_OWN else "")
