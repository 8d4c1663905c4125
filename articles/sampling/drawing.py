"""Which stretches of an issue's texts are read: whole sentences, each character as likely as any other."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

# A sentence with its closing marks, up to a line's end; a longer one is cut, so that draws are alike.
LONGEST = 80
SENTENCE = re.compile(r"[^\n。！？；!?;]*(?:[。！？；!?;]+[”’」』）》)\"']*|$|(?=\n))")
MARKUP = re.compile(r"(?m)^(?:## |- )")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the text with this index."""

    text: int
    start: int
    end: int


def characters(text: str) -> int:
    """How many characters count: all but white space and the marks of subheadings and lists."""
    return len("".join(MARKUP.sub("", text).split()))


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence or part of one, without the white space round it. They do not overlap, and every
    character that counts stands in one."""
    found = []
    markup = {at for mark in MARKUP.finditer(text) for at in range(*mark.span())}
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and (text[start].isspace() or start in markup):
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        found += [(at, min(at + LONGEST, end)) for at in range(start, end, LONGEST)]
    return [(start, end) for start, end in found if text[start:end].strip()]


def draw(texts: Sequence[str], size: int, seed: int) -> list[Stretch]:
    """Sentences of about `size` characters in all, less than LONGEST more or fewer; all there are if there are not so
    many. In the order of the texts. The same texts, size and seed give the same sentences.

    The sentences are laid in a circle in random order, and a window of `size` characters on it: those that begin in it
    are drawn. So each sentence, long or short, has the same chance: size / characters of all texts.
    """
    stretches = [Stretch(n, start, end) for n, text in enumerate(texts) for start, end in sentences(text)]
    lengths = {one: characters_between(texts[one.text], one) for one in stretches}
    total = sum(lengths.values())
    if size >= total:
        return stretches
    dice = random.Random(seed)
    dice.shuffle(stretches)
    opening, at, drawn = dice.randrange(total), 0, []
    for one in stretches:
        if (at - opening) % total < size:
            drawn.append(one)
        at += lengths[one]
    return sorted(drawn, key=lambda one: (one.text, one.start))


def characters_between(text: str, stretch: Stretch) -> int:
    """How many characters of a stretch count."""
    return len("".join(text[stretch.start : stretch.end].split()))
