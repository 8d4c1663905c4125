"""The word lists beside this module (`data/*.txt`), read once and only when they are needed.

Editors extend some of them by a table of their own. Their words hold inside `extended(…)` only, for
the thread or task that entered it: what one reading is told, no other one sees.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
# Lists of editors that are kept ready: an issue is read with one, and tables change seldom.
KEPT = 8


@dataclass(frozen=True, slots=True)
class ExtraWords:
    """Words that editors add to the lists; each field is one list of the admin. Blank words are ignored."""

    surnames: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = frozenset()
    organisation_endings: frozenset[str] = frozenset()
    place_endings: frozenset[str] = frozenset()

    def of(self, name: str) -> frozenset[str]:
        """The words that are added to `data/<name>.txt`."""
        if name in ("surnames", "compound_surnames"):
            return frozenset(word for word in self.surnames if (len(word) > 1) == (name == "compound_surnames"))
        field = FIELDS.get(name)
        return getattr(self, field) if field else frozenset()


NO_WORDS = ExtraWords()
# Which list of editors extends which files.
FIELDS = {
    "offices": "offices",
    "speech_verbs": "speech_verbs",
    "organisation_endings": "organisation_endings",
    "body_endings": "organisation_endings",
    "place_endings": "place_endings",
    "place_names_after": "place_endings",
}


class _Lists:
    """The lists of the files with some extra words, each made when it is first asked for."""

    def __init__(self, extra: ExtraWords):
        self.extra = extra
        self.sets: dict[str, frozenset[str]] = {}
        self.lengths: dict[tuple[str, int], dict[str, tuple[int, ...]]] = {}

    def words(self, name: str) -> frozenset[str]:
        known = self.sets.get(name)
        if known is None:
            extra = filter(None, ("".join(word.split()) for word in self.extra.of(name)))
            known = self.sets[name] = frozenset(entries(name)).union(extra)
        return known

    def lengths_at(self, name: str, at: int) -> dict[str, tuple[int, ...]]:
        """The lengths, longest first, of the words that have a character at their end (-1) or start (0)."""
        known = self.lengths.get((name, at))
        if known is None:
            lengths: dict[str, set[int]] = {}
            for word in self.words(name):
                lengths.setdefault(word[at], set()).add(len(word))
            known = {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}
            self.lengths[name, at] = known
        return known


@lru_cache(maxsize=KEPT)
def _lists(extra: ExtraWords) -> _Lists:
    return _Lists(extra)


_PLAIN = _Lists(NO_WORDS)
_current: ContextVar[_Lists] = ContextVar("word lists", default=_PLAIN)


@contextmanager
def extended(extra: ExtraWords) -> Iterator[None]:
    """Within it, in this thread or task, the lists hold the extra words too."""
    token = _current.set(_lists(extra) if extra != NO_WORDS else _PLAIN)
    try:
        yield
    finally:
        _current.reset(token)


@cache
def entries(name: str) -> tuple[str, ...]:
    """The words of `data/<name>.txt` in their order, each once; lines that begin with # are comments."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(word for line in lines if not line.startswith("#") for word in line.split()))


def words(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt` as a set, with those that editors added."""
    return _current.get().words(name)


def word_before(text: str, end: int, name: str) -> str:
    """The longest word of a list that ends at `end` of the text; empty if there is none."""
    if not end:
        return ""
    lists = _current.get()
    for length in lists.lengths_at(name, -1).get(text[end - 1], ()):
        if length <= end and text[end - length : end] in lists.words(name):
            return text[end - length : end]
    return ""


def word_after(text: str, start: int, name: str) -> str:
    """The longest word of a list that begins at `start` of the text; empty if there is none."""
    lists = _current.get()
    for length in lists.lengths_at(name, 0).get(text[start : start + 1], ()):
        if text[start : start + length] in lists.words(name):
            return text[start : start + length]
    return ""
