"""What editors corrected once stands here too: pairs of wrong and right, distilled from edited passages and looked for.

Distributed Proofreaders calls it mining: what was corrected once is listed wherever else it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.proofing.archive import Archive, Correction
from articles.proofing.records import Field, Finding, Galley, Kind
from articles.proofing.terms.forms import words_of
from people.reading.dictionary import dictionary

KNOWN = "known-errors"
# Presumed until measured: the share of right findings by how often editors made the correction.
BY_TIMES = (0.6, 0.75, 0.85, 0.9)
# More than this is rewriting, and no correction.
MOST_CHANGED, MOST_SHIFTED = 4, 2
# A wrong form is long enough to tell where it is wrong: so many characters, two only where they make no word, more
# where characters are lost or added; it is widened by so many at most.
LEAST, LEAST_SHIFTED, MOST = 3, 5, 6
NO_WORD = 2
# So far around a change words are looked for.
AROUND = 4
# Passages that differ in more than this many pairs of characters are compared sentence by sentence.
MOST_PAIRS = 1_000_000
SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]*")
HAN = re.compile(r"[\u4e00-\u9fff]")
BREAK = re.compile(r"[^\u4e00-\u9fff·]")


def find(galley: Galley, archive: Archive) -> Iterable[Finding]:
    """Places of what editors corrected elsewhere. Linear in the text for each correction that stands in it."""
    parts = [part for part in galley.parts if part.place.field is not Field.BYLINE]
    known = archive.corrections("\n\n".join(part.text for part in parts))
    for correction in sorted(known, key=lambda known: (-len(known.wrong), known.wrong, -known.times)):
        if not correction.wrong or correction.wrong == correction.right:
            continue
        share = BY_TIMES[min(max(correction.times, 1), len(BY_TIMES)) - 1]
        right = f"“{correction.right}”" if correction.right else "删去"
        reason = f"编辑曾将“{correction.wrong}”改为{right}（{correction.times}次）"
        cause = f"correction:{correction.wrong}/{correction.right}"
        for part in parts:
            for start, end in _places(part.text, correction):
                yield Finding(
                    KNOWN, Kind.KNOWN_ERROR, part.place, start, end, correction.right, share, reason, (), cause
                )


def _places(text: str, correction: Correction) -> Iterator[tuple[int, int]]:
    """Where the wrong form stands, but not as a piece of the right one (地一体 in 天地一体)."""
    wrong, right = correction.wrong, correction.right
    inside = [at for at in range(len(right) - len(wrong) + 1) if right.startswith(wrong, at)]
    start = text.find(wrong)
    while start >= 0:
        if not any(text.startswith(right, start - at) for at in inside if start >= at):
            yield start, start + len(wrong)
        start = text.find(wrong, start + len(wrong))


def correction_of(before: str, after: str) -> list[Correction]:
    """What an edit of a passage corrected, in its order: short wrong forms and what stands for them now.

    Each has enough beside it to tell it from right uses: whole words, three to six characters, two where they make no
    word. Changes of punctuation, figures and spaces alone depend on their place and teach nothing; nor does rewriting.
    """
    found: dict[tuple[str, str], Correction] = {}
    for old, new in _passages(before, after):
        for change in _changes(old, new):
            lost, added = change.lost(old), change.added(new)
            if not _may_teach(lost, added):
                continue
            wrong, right = _widened(old, new, change)
            # Of a word that stood twice one is left: what is still right cannot be what was wrong.
            if wrong and wrong not in new:
                found[wrong, right] = Correction(wrong, right)
    return list(found.values())


def _may_teach(lost: str, added: str) -> bool:
    """Whether a change may be one of characters: more than that is rewriting, words put in depend on their place."""
    if "\n" in lost + added or not HAN.search(lost + added):
        return False
    return max(len(lost), len(added)) <= (MOST_CHANGED if lost and added else MOST_SHIFTED)


@dataclass(frozen=True, slots=True)
class Change:
    """The characters from `start` to `end` of the old text became those from `new_start` to `new_end` of the new one.
    `before` and `behind` it so many characters stayed as they were."""

    start: int
    end: int
    new_start: int
    new_end: int
    before: int = 0
    behind: int = 0

    def lost(self, old: str) -> str:
        return old[self.start : self.end]

    def added(self, new: str) -> str:
        return new[self.new_start : self.new_end]

    @property
    def keeps_length(self) -> bool:
        return self.end - self.start == self.new_end - self.new_start


def _passages(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The two texts where they differ, with some characters around; long ones in pairs of sentences."""
    shared = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    first = max(0, shared - 2 * MOST)
    old, new = before[first:], after[first:]
    most = min(len(old), len(new)) - (shared - first)
    last = next((at for at in range(max(0, most)) if old[-1 - at] != new[-1 - at]), max(0, most))
    cut = max(0, last - 2 * MOST)
    old, new = old[: len(old) - cut], new[: len(new) - cut]
    if len(old) * len(new) <= MOST_PAIRS:
        yield old, new
        return
    sentences, others = SENTENCE.findall(old), SENTENCE.findall(new)
    if len(sentences) * len(others) > MOST_PAIRS:
        return
    for tag, a, b, c, d in SequenceMatcher(None, sentences, others, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            pairs = zip(sentences[a:b], others[c:d], strict=True)
            yield from ((x, y) for x, y in pairs if len(x) * len(y) <= MOST_PAIRS)


def _changes(old: str, new: str) -> Iterator[Change]:
    """The stretches that differ; those with a single character between them are one."""
    merged: list[list[int]] = []
    for tag, *span in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if merged and span[0] - merged[-1][1] <= 1:
            merged[-1][1], merged[-1][3] = span[1], span[3]
        else:
            merged.append(list(span))
    for number, (start, end, new_start, new_end) in enumerate(merged):
        before = start - merged[number - 1][1] if number else start
        behind = merged[number + 1][0] - end if number + 1 < len(merged) else len(old) - end
        yield Change(start, end, new_start, new_end, before, behind)


def _widened(old: str, new: str, change: Change) -> tuple[str, str]:
    """The wrong and the right form with the words that the change belongs to, and as much more as makes them tell;
    empty where nothing does."""
    most_left = _free(old[max(0, change.start - min(change.before, MOST)) : change.start][::-1])
    most_right = _free(old[change.end : change.end + min(change.behind, MOST)])
    left, right = _words_around(new, change)
    left, right = min(left, most_left), min(right, most_right)
    least = MOST if _reads_well(old, change) else LEAST if change.keeps_length else LEAST_SHIFTED
    while True:
        wrong = old[change.start - left : change.end + right]
        correct = new[change.new_start - left : change.new_end + right]
        is_full = left + right >= MOST or (left == most_left and right == most_right)
        if is_full or _is_telling(wrong, correct, least):
            return (wrong, correct) if _is_telling(wrong, correct, least) else ("", "")
        if right < most_right and (right <= left or left == most_left):
            right += 1
        else:
            left += 1


def _words_around(new: str, change: Change) -> tuple[int, int]:
    """How far the words of the right text that hold the change reach to its left and right."""
    first = max(0, change.new_start - AROUND)
    at, until = change.new_start - first, change.new_end - first
    left = right = 0
    for start, word in words_of(new[first : change.new_end + AROUND]):
        if len(word) > 1 and start < max(until, at + 1) and start + len(word) > at:
            left, right = max(left, at - start), max(right, start + len(word) - until)
    return left, right


def _free(beside: str) -> int:
    """How far a form may be widened: not over a mark or a break."""
    mark = BREAK.search(beside)
    return mark.start() if mark else len(beside)


def _reads_well(old: str, change: Change) -> bool:
    """Whether the wrong text is made of words, too (非公经济): only much of it tells where it is wrong."""
    first = max(0, change.start - AROUND)
    at, until = change.start - first, change.end - first
    words = [
        (start, word)
        for start, word in words_of(old[first : change.end + AROUND])
        if start < max(until, at + 1) and start + len(word) > at
    ]
    return bool(change.keeps_length and words) and all(dictionary().is_word(word) for _, word in words)


def _is_telling(wrong: str, right: str, least: int) -> bool:
    """Whether the wrong form is long enough to stand for nothing else."""
    known = dictionary()
    if len(wrong) >= least:
        return len(right) >= NO_WORD and not known.is_word(wrong, 1)
    is_nothing = wrong not in known.frequencies and wrong not in known.name_like
    return len(wrong) == NO_WORD == len(right) and least == LEAST and is_nothing and known.is_word(right)
