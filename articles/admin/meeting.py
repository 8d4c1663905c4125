"""Two edits of an article that began from one version: joined where they do not touch, a choice where they do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.comparing import ORDER, Content, label, shown
from articles.merging.difference import Piece, compare, shortened
from articles.merging.joining import Origin, Stretch, join

# Joined by character; what else an article has is taken whole from one side.
TEXTS = ("kicker", "headline", "deck", "section", "truncated_reason", "text")
# Fields of the form: which side of a choice, and words of one's own.
CHOICE, WORDS = "choice-", "own-"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that both changed. `was`, `mine` and `theirs` are in words; `options` are mine, theirs, both (where each
    only added) and own (`words`), `chosen` is one of them or nothing yet."""

    key: str
    number: int
    stretch: Stretch
    was: str
    mine: str
    theirs: str
    options: tuple[str, ...]
    chosen: str
    words: str

    @property
    def pieces_of_mine(self) -> list[Piece]:
        return compare(self.was, self.mine)

    @property
    def pieces_of_theirs(self) -> list[Piece]:
        return compare(self.was, self.theirs)

    @property
    def takes_words(self) -> bool:
        return OWN in self.options

    @property
    def is_contradicted(self) -> bool:
        """Own words were typed, but another side was chosen."""
        if not self.takes_words or self.chosen in {OWN, ""}:
            return False
        return self.words not in {self.mine, self.theirs, _both(self.stretch)}

    @property
    def is_open(self) -> bool:
        return not self.chosen or self.is_contradicted

    @property
    def value(self) -> object:
        """What stands; while it is open, what was typed last."""
        if self.chosen == OWN or self.is_contradicted:
            return self.words
        if self.chosen == Origin.BOTH:
            return _both(self.stretch)
        return self.stretch.theirs if self.chosen == Origin.THEIRS else self.stretch.mine


def _both(stretch: Stretch) -> object:
    """What each added, one behind the other; of names each once."""
    both = stretch.theirs + stretch.mine
    return both if isinstance(both, str) else [row for at, row in enumerate(both) if row not in both[:at]]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch as it is shown: `origin`, and its difference, or the choice that it asks for."""

    origin: str
    pieces: Sequence[Piece] = ()
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the article that at least one of the two changed."""

    name: str
    label: str
    bits: list[Bit]


@dataclass(slots=True)
class Meeting:
    """The contents of the version that both began from, of the typed article and of the one that stands. `answers` are
    what a form sent of the choices. `content` is what comes of it."""

    base: Content
    mine: Content
    theirs: Content
    answers: Mapping[str, str] = field(default_factory=dict)
    parts: list[Part] = field(init=False, default_factory=list)
    content: dict[str, object] = field(init=False, default_factory=dict)
    _count: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        for name in ORDER:
            found = list(self._bits(name))
            values = [value for _bit, value in found]
            self.content[name] = "".join(values) if name in TEXTS else values[0]
            if any(bit.origin != Origin.SAME for bit, _value in found):
                self.parts.append(Part(name, label(name), _readable([bit for bit, _value in found])))

    @property
    def choices(self) -> list[Choice]:
        return [bit.choice for part in self.parts for bit in part.bits if bit.choice]

    @property
    def open(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.is_open]

    @property
    def counts(self) -> dict[str, int]:
        """Places by who changed them."""
        origins = [bit.origin for part in self.parts for bit in part.bits]
        return {origin.value: origins.count(origin) for origin in Origin}

    def _bits(self, name: str) -> Iterator[tuple[Bit, object]]:
        """Each stretch of a part as it is shown, with what stands there in the end."""
        for at, stretch in enumerate(self._stretches(name)):
            was, mine, theirs = (shown(name, side) for side in (stretch.base, stretch.mine, stretch.theirs))
            if stretch.origin is Origin.CLASH:
                choice = self._choice(name, f"{name}-{at}", stretch, (was, mine, theirs))
                yield Bit(Origin.CLASH, choice=choice), choice.value
            else:
                yield Bit(stretch.origin, compare(was, shown(name, stretch.joined))), stretch.joined

    def _stretches(self, name: str) -> list[Stretch]:
        sides = [content.get(name) for content in (self.base, self.mine, self.theirs)]
        if name in TEXTS:
            texts = ["" if side is None else side for side in sides]
            return join(*texts) or [Stretch("", "", "")]
        return [Stretch(*((side or None) for side in sides))]

    def _choice(self, name: str, key: str, stretch: Stretch, words: tuple[str, str, str]) -> Choice:
        options = [Origin.MINE.value, Origin.THEIRS.value]
        if not stretch.base and stretch.mine and stretch.theirs and name in {*TEXTS, "bylines"}:
            options.append(Origin.BOTH.value)
        if name in TEXTS:
            options.append(OWN)
        own = self.answers.get(f"{WORDS}{key}", words[1]).replace("\r\n", "\n")
        chosen = self.answers.get(f"{CHOICE}{key}", "")
        if chosen not in options:
            chosen = OWN if OWN in options and own not in words[1:] else ""
        self._count += 1
        return Choice(key, self._count, stretch, *words, tuple(options), chosen, own)


def _readable(bits: Sequence[Bit]) -> list[Bit]:
    """With long stretches that nobody changed left out, but for what stands beside the others."""
    last = len(bits) - 1
    return [
        _shorter(bit, first=at == 0, last=at == last) if bit.origin == Origin.SAME else bit
        for at, bit in enumerate(bits)
    ]


def _shorter(bit: Bit, *, first: bool, last: bool) -> Bit:
    return Bit(bit.origin, [part for piece in bit.pieces for part in shortened(piece, first=first, last=last)])
