"""Two printed names that are one person: the OCR read one of them wrong.

Only strong evidence counts: a compatible office, which one person holds at a time, and a single
character that differs or is missing; or a look-alike character in a name that holds no office of its own;
or such a name in another paragraph of the same article: relatives with like names are mostly named
together. Names whose offices differ are namesakes, unless look-alikes stand in one article.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from people.reading.wordlists import entries

# More names than an issue has are not compared pair by pair.
MOST_NAMES = 400
# A name of several parts is so long that one sign alone hardly makes another person.
LONG_NAME = 5
SHORTEST_OFFICE = 3


@dataclass(frozen=True, slots=True)
class Form:
    """One printed name: how often it stands in a frame, what it holds, where it stands.

    `held` are all its titles but those of signing, `single` those of them that one person holds at a
    time; `articles` are numbers, `paragraphs` the same more closely.
    """

    name: str
    weight: int = 0
    held: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    articles: frozenset[int] = frozenset()
    paragraphs: frozenset[tuple[int, int]] = frozenset()


@cache
def _lookalikes() -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for group in entries("lookalikes") for a in group for b in group if a != b)


def misread_forms(name: str) -> Iterator[str]:
    """The name with each of its signs replaced by its look-alikes in turn; none of a name of two signs."""
    for at, sign in enumerate(name) if len(name) > 2 else ():
        for other in _lookalikes_of().get(sign, ()):
            yield name[:at] + other + name[at + 1 :]


@cache
def _lookalikes_of() -> dict[str, tuple[str, ...]]:
    others: dict[str, list[str]] = {}
    for sign, other in sorted(_lookalikes()):
        others.setdefault(sign, []).append(other)
    return {sign: tuple(found) for sign, found in others.items()}


def are_one_person(one: Form, other: Form) -> bool:
    """Whether two names are forms of one person's name."""
    shares_office = _compatible(one.single, other.single)
    shares_article = bool(one.articles & other.articles)
    apart = not one.paragraphs & other.paragraphs
    disagree = one.held and other.held and not shares_office and not _compatible(one.held, other.held)
    if len(one.name) != len(other.name):
        is_shorter = _lost_a_sign(one.name, other.name) and apart and not disagree
        return is_shorter and (shares_office or shares_article)
    differing = [(a, b) for a, b in zip(one.name, other.name, strict=True) if a != b]
    if len(differing) != 1:
        return False
    is_alike = differing[0] in _lookalikes()
    if disagree:
        return is_alike and shares_article and apart and len(one.name) > 2
    if "·" in one.name and len(one.name) > LONG_NAME:
        return is_alike or apart
    if shares_office:
        return is_alike or len(one.name) > 2
    return len(one.name) > 2 and (is_alike or (shares_article and apart and one.name[0] == other.name[0]))


def groups_of_forms(forms: Sequence[Form]) -> list[Sequence[str]]:
    """Names grouped by person, the most frequent form first in each group."""
    head = {form.name: form.name for form in forms}
    for one, other in combinations(forms[:MOST_NAMES], 2):
        if _may_be_one(one.name, other.name) and are_one_person(one, other):
            old, new = head[other.name], head[one.name]
            head = {name: new if first == old else first for name, first in head.items()}
    groups: dict[str, list[Form]] = {}
    for form in forms:
        groups.setdefault(head[form.name], []).append(form)
    return [[form.name for form in sorted(group, key=lambda form: -form.weight)] for group in groups.values()]


def _may_be_one(one: str, other: str) -> bool:
    """A cheap look before the close one: most pairs share neither their first nor their last sign."""
    return abs(len(one) - len(other)) <= 1 and (one[0] == other[0] or one[-1] == other[-1])


def _lost_a_sign(one: str, other: str) -> bool:
    """Whether the shorter of two names is the longer one without one of its given name's signs."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1 or len(shorter) < 2 or shorter[0] != longer[0]:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))


def _compatible(some: Collection[str], others: Collection[str]) -> bool:
    """Whether two people may hold one office: one title is the other, or its end (公司总经理 of X公司总经理)."""
    return any(
        a == b or (min(len(a), len(b)) >= SHORTEST_OFFICE and (a.endswith(b) or b.endswith(a)))
        for a in some
        for b in others
    )
