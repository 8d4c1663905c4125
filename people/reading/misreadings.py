"""Two printed names that are one person: the OCR read one of them wrong.

Only strong evidence counts: the same office, which one person holds at a time, and a single
character that differs; or a name without any office of its own and a look-alike character; or such a
name in another paragraph of the same article: relatives with like names are mostly named together.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from people.reading.wordlists import entries

# More names than an issue has are not compared pair by pair.
MOST_NAMES = 400


@cache
def _lookalikes() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in entries("lookalikes") for a in group for b in group if a != b)


def different_signs(one: str, other: str) -> list[tuple[str, str]]:
    """The pairs of characters in which two names of one length differ."""
    return [(a, b) for a, b in zip(one, other, strict=True) if a != b]


def are_one_person(one: str, other: str, *, share_office: bool, share_article: bool, apart: bool = False) -> bool:
    """Whether two names are forms of one person's name, of whom one has no office or both have the same.

    `apart`: no paragraph holds both.
    """
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = different_signs(one, other)
    if len(differing) != 1:
        return False
    alike = differing[0] in _lookalikes()
    if share_office:
        return alike or len(one) > 2
    return len(one) > 2 and (alike or (share_article and apart and one[0] == other[0]))


def groups_of_forms(
    weights: Mapping[str, int],
    offices: Mapping[str, set[str]],
    articles: Mapping[str, set[int]],
    paragraphs: Mapping[str, set[tuple[int, int]]],
) -> list[Sequence[str]]:
    """Names grouped by person, the most frequent form first in each group.

    `weights` counts how often a name stands in a frame, `offices` are its offices that one person
    holds at a time, `articles` the numbers of the articles where it stands, `paragraphs` the same more closely.
    """
    names = list(weights)
    head = {name: name for name in names}
    for one, other in combinations(names[:MOST_NAMES], 2) if len(names) > 1 else ():
        if len(one) != len(other):
            continue
        share_office = bool(offices[one] & offices[other])
        # Two names that hold offices of their own and share none are two people.
        if offices[one] and offices[other] and not share_office:
            continue
        share_article = bool(articles[one] & articles[other])
        apart = not paragraphs[one] & paragraphs[other]
        if are_one_person(one, other, share_office=share_office, share_article=share_article, apart=apart):
            old, new = head[other], head[one]
            head = {name: new if first == old else first for name, first in head.items()}
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(head[name], []).append(name)
    return [sorted(group, key=lambda name: -weights[name]) for group in groups.values()]
