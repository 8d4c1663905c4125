"""Terms of a text: names of bodies, places and projects, quoted words, set phrases; and the keys of near forms.

Shelf and the database index terms by `term_keys`; both ask with the keys of what an issue prints.
"""

from __future__ import annotations

from collections import Counter


def terms_of(text: str) -> Counter[str]:
    return Counter()


def term_keys(term: str) -> tuple[str, ...]:
    return ()
