"""What differs between two texts, character by character, in a form that can be read in Chinese.

Lines are matched first, so that an untouched paragraph never lends characters to its neighbour; inside
what was replaced characters are compared as `articles.merging.hunks` does it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from articles.merging.hunks import hunks

CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: `kind` is same, gone (only in the old text), new (only in the new) or skipped."""

    kind: str
    text: str

    @property
    def length(self) -> int:
        return len(self.text)

    @property
    def visible(self) -> str:
        """The text with its line breaks made visible, as gone and new pieces need it."""
        return self.text.replace("\n", "↵") if not self.text.strip() else self.text.replace("\n\n", "↵\n")


def compare(before: str, after: str) -> list[Piece]:
    """All of both texts in order; `same` and `gone` make up `before`, `same` and `new` make up `after`."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        found.append([Piece("same", left)] if tag == "equal" else _characters(left, right))
    return _joined(chain.from_iterable(found))


def changes(before: str, after: str) -> list[Piece]:
    """Like `compare`, with long stretches that are the same left out; empty where nothing differs."""
    return _readable(compare(before, after))


def changes_of_signs(before: str, after: str) -> list[Piece]:
    """The same where spaces, line breaks and the width of signs (, or ，) do not count; they are as in `after`."""
    return _readable(list(_spread(compare(_folded(before), _folded(after)), before, after)))


def _readable(pieces: list[Piece]) -> list[Piece]:
    if all(piece.kind == "same" for piece in pieces):
        return []
    last = len(pieces) - 1
    return [part for n, piece in enumerate(pieces) for part in shortened(piece, first=n == 0, last=n == last)]


def _folded(text: str) -> str:
    """Without spaces, and each sign in its narrow form where that is one sign."""
    narrow = (unicodedata.normalize("NFKC", sign) for sign in text if not sign.isspace())
    return "".join(form if len(form) == 1 else sign for form, sign in zip(narrow, "".join(text.split()), strict=True))


def _spread(pieces: Iterable[Piece], before: str, after: str) -> Iterator[Piece]:
    """Pieces of folded texts with the signs of the texts themselves, and with the spaces of `after` behind them."""
    left, right = "".join(before.split()), [at for at, sign in enumerate(after) if not sign.isspace()]
    old = new = at = 0
    for piece in pieces:
        if piece.kind != "new":
            old += len(piece.text)
        if piece.kind == "gone":
            yield Piece("gone", left[old - len(piece.text) : old])
            continue
        new += len(piece.text)
        end = right[new] if new < len(right) else len(after)
        yield Piece(piece.kind, after[at:end])
        at = end


def extent(before: str, after: str) -> tuple[int, int]:
    """How many characters went and how many came."""
    pieces = compare(before, after)
    gone, new = (sum(len(piece.text) for piece in pieces if piece.kind == kind) for kind in ("gone", "new"))
    return gone, new


def _characters(before: str, after: str) -> Iterator[Piece]:
    at = 0
    for hunk in hunks(before, after):
        parts = ("same", before[at : hunk.start]), ("gone", before[hunk.start : hunk.end]), ("new", hunk.words)
        yield from (Piece(kind, text) for kind, text in parts if text)
        at = hunk.end
    if before[at:]:
        yield Piece("same", before[at:])


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one kind become one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def shortened(piece: Piece, *, first: bool, last: bool) -> list[Piece]:
    """A stretch that is the same without its middle where that is long; `first`, `last`: nothing stands beside it."""
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    hidden = len(piece.text) - head - tail
    if piece.kind != "same" or hidden <= CONTEXT:
        return [piece]
    kept = Piece("same", piece.text[:head]), Piece("same", piece.text[len(piece.text) - tail :])
    return [part for part in (kept[0], Piece("skipped", piece.text[head : head + hidden]), kept[1]) if part.text]
