"""Finds the words of a query in the original text: marks, and the passage that shows them best."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.search.folding import UNSPACED, fold_with_places
from articles.search.grams import UNSPACED_RUN, runs
from articles.search.language import Word

LETTER = rf"[^\W_{UNSPACED}]"
# Between a word in letters or digits and Chinese nothing need stand.
BETWEEN = r"[\W_]"
ENDS = re.compile(r"[。！？!?；;\n]")
# What a passage begins and ends with where the text goes on.
ELLIPSIS = "…"
# How far before the first mark a passage begins to look for the beginning of its sentence.
RUN_UP = 24


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text, marked or not."""

    text: str
    marked: bool = False


def pattern(words: Iterable[Word]) -> re.Pattern[str] | None:
    """Finds in folded text what the index finds for any of the words; None without words."""
    found = sorted({one for word in words if (one := _pattern(word))}, key=len, reverse=True)
    return re.compile("|".join(found)) if found else None


def _pattern(word: Word) -> str:
    found = runs(word.folded)
    if not found:
        return ""
    kinds = [bool(UNSPACED_RUN.match(run)) for run in found]
    body = re.escape(found[0])
    for at, run in enumerate(found[1:], 1):
        body += f"{BETWEEN}{'+' if kinds[at] == kinds[at - 1] else '*'}{re.escape(run)}"
    before = "" if kinds[0] else rf"(?<!{LETTER})"
    after = "" if kinds[-1] else rf"(?!{LETTER})"
    return f"{before}{body}{f'{LETTER}*' if after and word.phrase.opens else after}"


def spans(text: str, words: Iterable[Word]) -> list[tuple[int, int]]:
    """Where the words stand in the original text, from left to right, none over another."""
    wanted = pattern(words)
    if wanted is None:
        return []
    folded = fold_with_places(text)
    return [folded.original(*found.span()) for found in wanted.finditer(folded.text)]


def stretches(text: str, marks: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The text in marked and unmarked parts."""
    found, at = [], 0
    for start, end in marks:
        if start < at:
            continue
        found += [Stretch(text[at:start]), Stretch(text[start:end], marked=True)]
        at = end
    found.append(Stretch(text[at:]))
    return [one for one in found if one.text]


def marked(text: str, words: Iterable[Word]) -> list[Stretch]:
    return stretches(text, spans(text, words))


def snippet(text: str, words: Iterable[Word], length: int = 90) -> list[Stretch]:
    """The passage of about `length` characters that holds most different words, marked; the opening where none stands
    there."""
    marks = spans(text, words)
    start = _start(text, _best(text, marks, length)) if marks else 0
    end = min(len(text), start + length)
    inside = [(max(left, start) - start, right - start) for left, right in marks if start <= left and right <= end]
    cut = [Stretch(ELLIPSIS)] if start else []
    found = [*cut, *stretches(text[start:end], inside)]
    return [*found, Stretch(ELLIPSIS)] if end < len(text) else found


def _best(text: str, marks: Sequence[tuple[int, int]], length: int) -> int:
    """Where the mark begins that is followed by most different words within a passage; the first of equals."""

    def different(at: int) -> int:
        left = marks[at][0]
        return len({text[start:end] for start, end in marks[at : at + 20] if end <= left + length - RUN_UP})

    best = max(range(min(len(marks), 200)), key=lambda at: (different(at), -at))
    return marks[best][0]


def _start(text: str, mark: int) -> int:
    """The beginning of the mark's sentence if it is near, else a little before the mark."""
    sentence = max((found.end() for found in ENDS.finditer(text, max(0, mark - RUN_UP), mark)), default=None)
    if mark <= RUN_UP:
        return 0
    return sentence if sentence is not None else mark - RUN_UP // 2
