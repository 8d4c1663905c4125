"""What differs between two texts, character by character, in a form that can be read in Chinese.

Lines are matched first, so that an untouched paragraph never lends characters to its neighbour; inside
what was replaced characters are compared. difflib's `autojunk` is off: it would take frequent characters
(的, 一) for noise in any text longer than 200 characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

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
    pieces = compare(before, after)
    if all(piece.kind == "same" for piece in pieces):
        return []
    last = len(pieces) - 1
    return [part for n, piece in enumerate(pieces) for part in _shortened(piece, first=n == 0, last=n == last)]


def _characters(before: str, after: str) -> list[Piece]:
    found: list[Piece] = []
    for tag, a, b, c, d in _readable(SequenceMatcher(None, before, after, autojunk=False).get_opcodes()):
        if tag == "equal":
            found.append(Piece("same", before[a:b]))
            continue
        found += [Piece(kind, text) for kind, text in (("gone", before[a:b]), ("new", after[c:d])) if text]
    return found


Opcode = tuple[str, int, int, int, int]


def _readable(opcodes: list[Opcode]) -> Iterator[Opcode]:
    """Joins two changes of several characters that a single common character keeps apart.

    Longer common runs stay: joining over three marked 入民政府己 as one change, where two characters were wrong.
    """
    waiting: Opcode | None = None
    for n, (tag, a, b, c, d) in enumerate(opcodes):
        following = opcodes[n + 1] if n + 1 < len(opcodes) else None
        bridge = tag == "equal" and b - a == 1 and waiting and following and _long(waiting) and _long(following)
        if tag != "equal" or bridge:
            waiting = ("replace", waiting[1], b, waiting[3], d) if waiting else (tag, a, b, c, d)
            continue
        if waiting:
            yield waiting
            waiting = None
        yield tag, a, b, c, d
    if waiting:
        yield waiting


def _long(opcode: Opcode) -> bool:
    _tag, a, b, c, d = opcode
    return max(b - a, d - c) > 1


def _joined(pieces: Iterator[Piece]) -> list[Piece]:
    """Neighbours of one kind become one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def _shortened(piece: Piece, *, first: bool, last: bool) -> list[Piece]:
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    hidden = len(piece.text) - head - tail
    if piece.kind != "same" or hidden <= CONTEXT:
        return [piece]
    kept = Piece("same", piece.text[:head]), Piece("same", piece.text[len(piece.text) - tail :])
    return [part for part in (kept[0], Piece("skipped", piece.text[head : head + hidden]), kept[1]) if part.text]
