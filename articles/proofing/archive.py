"""What detectors know of the rest of the archive, asked by index and never as a whole.

`Archive` is what they ask; `Shelf` answers from issues in memory (files that are read together, tests). The
database answers in `articles.proofreading`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from articles.proofing.names.forms import closed, near
from articles.proofing.records import Galley
from articles.proofing.terms.forms import term_keys, terms_of
from people.reading.nearness import name_keys

# As many keys of issues as an editor would look up.
EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class KnownName:
    """A form of a name elsewhere in the archive. `person` tells people apart; `offices` are as printed; `issues` are
    the keys of some issues that print it, `places` how often it stands in all.

    `verdict` is what an editor decided of the form: "true", "variant", "misreading" or "" for nothing yet, and
    `true_form` the person's confirmed name, if any.
    """

    form: str
    person: str
    offices: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    places: int = 1
    verdict: str = ""
    true_form: str = ""


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term elsewhere in the archive: in how many issues it stands, how often in all, and the keys of some issues.
    `is_official` is one from the editors' list of phrases."""

    text: str
    issues: int
    places: int
    examples: tuple[str, ...] = ()
    is_official: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What editors corrected: `wrong` with its neighbours became `right`, so many times."""

    wrong: str
    right: str
    times: int = 1


class Archive(Protocol):
    """Answers take time by the number of things asked for, and at most the logarithm of the archive's size.

    A galley that asks is not part of the answer: detectors compare it with the others.
    """

    def names_like(self, forms: Collection[str]) -> Sequence[KnownName]:
        """Forms that are one of these, or differ from one by a single character changed, lost or added."""
        ...

    def different_people(self, pairs: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        """Those of the pairs of forms (sorted inside) of which an editor has said that they are two people."""
        ...

    def terms_like(self, terms: Collection[str]) -> Mapping[str, Sequence[KnownTerm]]:
        """For each term the archive's terms that equal it or may be the same word spelt otherwise."""
        ...

    def counts(self, strings: Collection[str]) -> Mapping[str, int]:
        """How often strings of two to four characters stand in approved text; absent where never."""
        ...

    def corrections(self, text: str) -> Sequence[Correction]:
        """Corrections whose wrong form stands in the text."""
        ...


class Shelf:
    """An archive of the galleys that are proofread together. It knows of editors' decisions what it is given.

    `names` are forms with a verdict, `different` pairs of forms (sorted inside) that are two people, `phrases` official
    ones, `repaired` what was corrected. The index is built when it is first asked for, and shared by all `beside`.
    """

    def __init__(
        self,
        galleys: Sequence[Galley],
        *,
        names: Sequence[KnownName] = (),
        different: Collection[tuple[str, str]] = (),
        phrases: Collection[str] = (),
        repaired: Sequence[Correction] = (),
    ):
        self.galleys = galleys
        self._decided = {name.form: name for name in names}
        self._different = frozenset(different)
        self._phrases = frozenset(phrases)
        self._repaired = tuple(repaired)
        self._indexes = Indexes(galleys, self._decided, self._phrases)
        self._without = ""

    def beside(self, galley: Galley) -> Archive:
        """What the other galleys tell one of them; galleys with its key are left out."""
        other = copy(self)
        other._without = galley.key
        return other

    def names_like(self, forms: Collection[str]) -> Sequence[KnownName]:
        """Forms near these, with what editors said of them; sorted."""
        asked_by: dict[str, set[str]] = {}
        for form in forms:
            for key in name_keys(form):
                for other in self._indexes.names_by_key.get(key, ()):
                    asked_by.setdefault(other, set()).add(form)
        return [known for form in sorted(asked_by) if near(form, asked_by[form]) for known in self._known(form)]

    def _known(self, form: str) -> Iterator[KnownName]:
        seen = [seen for seen in self._indexes.names.get(form, ()) if seen.issue != self._without]
        decided = self._decided.get(form)
        if not seen and decided is None:
            return
        offices = dict.fromkeys(office for name in seen for office in name.offices)
        yield KnownName(
            form,
            decided.person if decided else seen[0].person,
            tuple(dict.fromkeys((*offices, *(decided.offices if decided else ())))),
            tuple(dict.fromkeys(name.issue for name in seen)),
            sum(name.places for name in seen) or (decided.places if decided else 0),
            decided.verdict if decided else "",
            decided.true_form if decided else "",
        )

    def different_people(self, pairs: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        """Those of the pairs that it was told to be two people."""
        return self._different.intersection(pairs)

    def terms_like(self, terms: Collection[str]) -> Mapping[str, Sequence[KnownTerm]]:
        """For each term those that share a key with it."""
        found = {}
        for term in terms:
            keys = term_keys(term)
            met = {other for key in keys for other in self._indexes.terms_by_key.get(key, ())}
            known = [known for other in sorted(met) if (known := self._term(other))]
            if known:
                found[term] = known
        return found

    def _term(self, term: str) -> KnownTerm | None:
        places = {key: count for key, count in self._indexes.terms.get(term, {}).items() if key != self._without}
        if not places and term not in self._phrases:
            return None
        return KnownTerm(term, len(places), sum(places.values()), tuple(places)[:EXAMPLES], term in self._phrases)

    def counts(self, strings: Collection[str]) -> Mapping[str, int]:
        """How often strings of two to four characters stand in the other galleys."""
        total, own = self._indexes.strings, self._indexes.strings_of(self._without)
        return {string: total[string] - own[string] for string in strings if total[string] > own[string]}

    def corrections(self, text: str) -> Sequence[Correction]:
        """Corrections whose wrong form stands in the text."""
        return [correction for correction in self._repaired if correction.wrong in text]


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A form in one issue."""

    issue: str
    person: str
    offices: tuple[str, ...]
    places: int


class Indexes:
    """What stands in galleys, by key. Each part is made when it is first asked for."""

    def __init__(self, galleys: Sequence[Galley], decided: Collection[str], phrases: Collection[str]):
        self.galleys, self.decided, self.phrases = galleys, decided, phrases
        self._strings: dict[str, Counter[str]] = {}

    @cached_property
    def names(self) -> dict[str, list[NameSeen]]:
        """Where each form stands."""
        found: dict[str, list[NameSeen]] = {}
        for galley in self.galleys:
            for person in galley.people:
                offices = tuple(office.title for office in person.offices)
                places = Counter(closed(mention.printed) for mention in person.mentions)
                for form in dict.fromkeys(map(closed, person.printed)):
                    seen = NameSeen(galley.key, person.name, offices, max(1, places[form]))
                    found.setdefault(form, []).append(seen)
        return found

    @cached_property
    def names_by_key(self) -> dict[str, list[str]]:
        return _by_key(dict.fromkeys((*self.names, *self.decided)), name_keys)

    @cached_property
    def terms(self) -> dict[str, Counter[str]]:
        """How often each term stands in which issue."""
        found: dict[str, Counter[str]] = {}
        for galley in self.galleys:
            for part in galley.parts:
                for term, count in terms_of(part.text).items():
                    found.setdefault(term, Counter())[galley.key] += count
        return found

    @cached_property
    def terms_by_key(self) -> dict[str, list[str]]:
        return _by_key(dict.fromkeys((*self.terms, *self.phrases)), term_keys)

    @cached_property
    def strings(self) -> Counter[str]:
        """How often each string of two to four characters stands in all galleys."""
        total: Counter[str] = Counter()
        for key in dict.fromkeys(galley.key for galley in self.galleys):
            total.update(self.strings_of(key))
        return total

    def strings_of(self, key: str) -> Counter[str]:
        """The same of the galleys with a key."""
        if key not in self._strings:
            texts = [part.text for galley in self.galleys if galley.key == key for part in galley.parts]
            self._strings[key] = Counter(
                text[at : at + size] for text in texts for size in (2, 3, 4) for at in range(len(text) - size + 1)
            )
        return self._strings[key]


def _by_key(words: Iterable[str], keys: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        for key in keys(word):
            found.setdefault(key, []).append(word)
    return found
