"""What detectors know of the rest of the archive, asked by index and never as a whole.

`Archive` is what they ask; `Shelf` answers from issues in memory (files that are read together, tests). The
database answers in `articles.proofreading`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.proofing.records import Galley


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
    """An archive of the galleys that are proofread together, without decisions of editors."""

    def __init__(self, galleys: Sequence[Galley]):
        self.galleys = galleys

    def beside(self, galley: Galley) -> Archive:
        """What the other galleys tell one of them."""
        return Shelf([other for other in self.galleys if other is not galley])

    def names_like(self, forms: Collection[str]) -> Sequence[KnownName]:
        return ()

    def different_people(self, pairs: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        return ()

    def terms_like(self, terms: Collection[str]) -> Mapping[str, Sequence[KnownTerm]]:
        return {}

    def counts(self, strings: Collection[str]) -> Mapping[str, int]:
        return {}

    def corrections(self, text: str) -> Sequence[Correction]:
        return ()
