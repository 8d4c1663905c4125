"""The query language: words that all have to be found, “a phrase”, -a word to leave out, and OR between words.

Anything a reader types is a query: what makes no sense as an operator is taken as a word or passed over.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.search.folding import UNSPACED, fold
from articles.search.grams import Phrase, phrase

# Characters of a query that are read, and words of it that are asked for.
LONGEST_QUERY = 200
MOST_WORDS = 12
PIECE = re.compile(r'(?P<minus>(?<!\S)[-－])?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
QUOTES = str.maketrans("“”„‟«»「」『』＂", '"' * 11)
ONE_CHARACTER = re.compile(rf"[{UNSPACED}]")
OR = {"OR", "|", "｜"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, as folded, and the phrase that finds it."""

    typed: str
    folded: str
    phrase: Phrase
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All `groups` have to be found, of each group any word, and none of the `excluded` words.

    `cut` tells that a longer query was typed than is read.
    """

    groups: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[Word, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words to be found, each once."""
        return tuple(dict.fromkeys(word for group in self.groups for word in group))

    def widened(self, others: Mapping[str, Sequence[str]]) -> "Query":
        """The query that also takes, for a word among the keys of `others`, any of its other forms. A word in quotes
        stays as it is."""

        def wide(word: Word) -> list[Word]:
            return [word] if word.quoted else [word, *made(others.get(word.folded, ()))]

        groups = [tuple({one.folded: one for word in group for one in wide(word)}.values()) for group in self.groups]
        return replace(self, groups=tuple(groups))


def parse(text: str) -> Query:
    """What a reader asks for. Any text is a query, if only one without words."""
    text = text.replace("\x00", " ").strip()  # which PostgreSQL takes in no text
    read = text[:LONGEST_QUERY].translate(QUOTES)
    pieces = [*PIECE.finditer(read)]
    groups: list[list[Word]] = []
    excluded: list[Word] = []
    alternative = False
    for number, (minus, words, quoted) in enumerate(joined(pieces)):
        if not quoted and not minus and words in OR:
            alternative = number > 0
            continue
        found = made([words], quoted=quoted)
        if minus:
            excluded += found
        elif found and alternative and groups:
            groups[-1] += found
        elif found:
            groups.append(found)
        alternative = False
    kept = groups[:MOST_WORDS]
    is_cut = len(text) > LONGEST_QUERY or len(groups) > MOST_WORDS
    return Query(tuple(tuple(group[:MOST_WORDS]) for group in kept), tuple(excluded[:MOST_WORDS]), is_cut)


def joined(pieces: Iterable[re.Match[str]]) -> list[tuple[bool, str, bool]]:
    """(to be left out, words, in quotes) for each piece; single characters that follow one another are one word, as
    names of two characters are printed with a space."""
    found: list[tuple[bool, str, bool]] = []
    goes_on = False
    for piece in pieces:
        minus, quoted = bool(piece["minus"]), piece["quoted"] is not None
        words = piece["quoted"] if quoted else piece["plain"]
        single = not minus and not quoted and bool(ONE_CHARACTER.fullmatch(fold(words)))
        if single and goes_on:
            found[-1] = False, found[-1][1] + words, False
        else:
            found.append((minus, words, quoted))
        goes_on = single
    return found


def made(words: Iterable[str], *, quoted: bool = False) -> list[Word]:
    """The words that can be looked for; punctuation alone cannot."""
    folded = [(typed, fold(typed).strip()) for typed in words]
    phrases = [(typed, text, phrase(text, exact=quoted)) for typed, text in folded]
    return [Word(typed.strip(), text, found, quoted) for typed, text, found in phrases if found]
