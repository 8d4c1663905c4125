"""Names of people in a query: the other forms in which the same person was printed, and people whose names look or
sound like what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.proofing.lookalikes.alike import are_alike, lookalikes
from articles.search.folding import fold
from articles.search.language import Query
from people.models import NameForm
from people.models.person import readable
from people.reading.nearness import name_keys

LONGEST_NAME = 12
# Rows of forms that are looked through, forms that a word is widened by, and people who are offered.
MOST_ROWS, MOST_FORMS, MOST_ALIKE = 300, 8, 6


@dataclass(frozen=True, slots=True)
class Known:
    """What the register of names knows of a query: for each folded word its other forms; and the (name, address part)
    of people who are called so, and of those whose names are one character away from a word."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    people: list[tuple[str, str]] = field(default_factory=list)
    alike: list[tuple[str, str]] = field(default_factory=list)


def known(query: Query) -> Known:
    """One query of the database; none where no word can be a name."""
    words = [word.folded for word in query.words if not word.quoted and 2 <= len(word.folded) <= LONGEST_NAME]
    words = [word for word in words if not word.isdigit()]
    if not words:
        return Known()
    # The person of a form that meets a word, with all forms that the person has.
    rows = (
        NameForm.objects.filter(readable("person__"), person__forms__keys__key__in=_keys(words))
        .values_list("person__slug", "person__name", "person__published_count", "form")
        .distinct()
        .order_by("-person__published_count", "person__slug", "form")[:MOST_ROWS]
    )
    people: dict[str, tuple[str, set[str]]] = {}
    for slug, name, _count, form in rows:
        people.setdefault(slug, (name, {name}))[1].add(form)
    forms: dict[str, list[str]] = {}
    called: list[tuple[str, str]] = []
    alike: list[tuple[bool, str, str]] = []
    for slug, (name, printed) in people.items():
        folded = {fold(form): form for form in sorted(printed)}
        met = [word for word in words if word in folded]
        for word in met:
            forms.setdefault(word, []).extend(form for key, form in folded.items() if key != word)
        if met:
            called.append((name, slug))
        else:
            looks = any(_look_alike(word, form) for word in words for form in folded)
            alike.append((not looks, name, slug))
    alike.sort(key=lambda one: one[0])
    return Known(
        {word: list(dict.fromkeys(found))[:MOST_FORMS] for word, found in forms.items()},
        called[:MOST_ALIKE],
        [(name, slug) for _not, name, slug in alike[:MOST_ALIKE]],
    )


def _keys(words: Iterable[str]) -> set[str]:
    """Under which keys the forms of a name meet it (see people.reading.nearness). Of two characters none is left to
    meet by: there the characters that look like each are tried."""
    table = lookalikes()
    keys = set()
    for word in words:
        keys |= name_keys(word)
        if len(word) == 2:
            keys |= {other + word[1] for other in table.get(word[0], "")}
            keys |= {word[0] + other for other in table.get(word[1], "")}
    return keys


def _look_alike(one: str, other: str) -> bool:
    """Whether the two differ in one character, and those two look alike."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and are_alike(*pairs[0])
