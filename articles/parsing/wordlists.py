"""Word lists of the trade: one entry a line in `data/*.txt`, a comment line with source and licence first."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt`; read once, when first asked for."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def ordered(name: str) -> tuple[str, ...]:
    """The entries, longest first, as endings and prefixes must be tried."""
    return tuple(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern that matches any entry of the list, the longest first."""
    return re.compile("|".join(map(re.escape, ordered(name))))


def ends_in(text: str, name: str) -> bool:
    """Whether `text` ends in an entry of the list."""
    return text.endswith(ordered(name))


def starts_with(text: str, name: str) -> bool:
    """Whether `text` begins with an entry of the list."""
    return text.startswith(ordered(name))
