"""The word lists beside this module (`data/*.txt`), read once and only when they are needed."""

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The words of `data/<name>.txt` in their order, each once; lines that begin with # are comments."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(word for line in lines if not line.startswith("#") for word in line.split()))


@cache
def words(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt` as a set."""
    return frozenset(entries(name))


@cache
def _lengths(name: str, at: int) -> dict[str, tuple[int, ...]]:
    """The lengths, longest first, of the words of a list that have a character at their end (-1) or start (0)."""
    lengths: dict[str, set[int]] = {}
    for word in entries(name):
        lengths.setdefault(word[at], set()).add(len(word))
    return {sign: tuple(sorted(found, reverse=True)) for sign, found in lengths.items()}


def word_before(text: str, end: int, name: str) -> str:
    """The longest word of a list that ends at `end` of the text; empty if there is none."""
    if not end:
        return ""
    known = words(name)
    for length in _lengths(name, -1).get(text[end - 1], ()):
        if length <= end and text[end - length : end] in known:
            return text[end - length : end]
    return ""


def word_after(text: str, start: int, name: str) -> str:
    """The longest word of a list that begins at `start` of the text; empty if there is none."""
    known = words(name)
    for length in _lengths(name, 0).get(text[start : start + 1], ()):
        if text[start : start + length] in known:
            return text[start : start + length]
    return ""
