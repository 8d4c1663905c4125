"""What local news is made of (data/vocabulary.txt, data/phrases.txt), as counts of strings and as words."""

from __future__ import annotations

from functools import cache

from articles.proofing.learning import Counts, learn
from articles.proofing.wordlists import entries


@cache
def vocabulary() -> Counts:
    """The strings of two to four characters inside the words and phrases."""
    return learn((*entries("vocabulary"), *entries("phrases")), least=(1, 1, 1))


@cache
def short_words() -> Counts:
    """The words of two characters."""
    return learn((word for word in entries("vocabulary") if len(word) == 2), least=(1, 1, 1))
