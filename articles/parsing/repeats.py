"""A paragraph that stands twice is kept once: where it belongs, or where it stood first."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import Draft
from articles.parsing.records import LineRole

SHORTEST = 24
ALIKE = 0.6
MOST_LISTED = 20
QUOTED = 12
MARKS = re.compile("[“”‘’…]")


def keep_once(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[Draft, ...]:
    """Drafts in which each long paragraph is running text once; its other lines go to the same article."""
    groups = _Groups()
    for at, draft in enumerate(drafts):
        for number, line in enumerate(draft.placed):
            if line.role is LineRole.BODY and len(line.text) >= SHORTEST:
                groups.add((at, number), line.text)
    twice = [found for found in groups.places if len(found) > 1]
    return _settled(list(drafts), twice, vocabulary) if twice else tuple(drafts)


class _Groups:
    """Paragraphs that are the same but for a few misread characters: most of their strings of six are shared."""

    def __init__(self):
        self.places: list[list[tuple[int, int]]] = []
        self._sizes: list[int] = []
        self._index: dict[str, int] = {}

    def add(self, place: tuple[int, int], text: str) -> None:
        letters = "".join(sign for sign in text[:2_000] if sign.isalnum())
        shingles = {letters[at : at + 6] for at in range(max(1, len(letters) - 5))}
        met = Counter(group for shingle in shingles if (group := self._index.get(shingle)) is not None)
        group, shared = met.most_common(1)[0] if met else (0, 0)
        if met and shared >= ALIKE * max(len(shingles), self._sizes[group]):
            self.places[group].append(place)
            return
        for shingle in shingles:
            self._index.setdefault(shingle, len(self.places))
        self.places.append([place])
        self._sizes.append(len(shingles))


def _settled(drafts: list[Draft], twice: list[list[tuple[int, int]]], vocabulary: Vocabulary) -> tuple[Draft, ...]:
    placed = [list(draft.placed) for draft in drafts]
    gone: set[tuple[int, int]] = set()
    again: dict[int, dict[str, list[int]]] = {}
    for found in twice:
        home = max(found[:8], key=lambda place: (_fit(drafts[place[0]], place[1], vocabulary), -place[0]))
        for at, number in found:
            if (at, number) == home:
                continue
            line = replace(placed[at][number], is_repeat=True)
            gone.add((at, number))
            placed[home[0]].append(line)
            words = again.setdefault(home[0], {}).setdefault(_first_words(drafts[home[0]].placed[home[1]].text), [])
            words.append(line.number)
    for at, repeats in again.items():
        drafts[at] = drafts[at].with_(notes=(*drafts[at].notes, *_notes(repeats)))
    return tuple(
        draft.with_(placed=tuple(line for number, line in enumerate(lines) if (at, number) not in gone))
        for at, (draft, lines) in enumerate(zip(drafts, placed, strict=True))
    )


def _notes(repeats: Mapping[str, Sequence[int]]) -> list[str]:
    """A note for each paragraph that an article keeps once, by its first words and the lines where it stands again;
    the first twenty."""
    return [
        f"第 {_listed(numbers)} 行是重复的段落，只保留一次：“{words}…”"
        for words, numbers in islice(repeats.items(), MOST_LISTED)
    ]


def _listed(numbers: Sequence[int]) -> str:
    return "、".join(map(str, numbers[:MOST_LISTED])) + (" 等" if len(numbers) > MOST_LISTED else "")


def _first_words(text: str) -> str:
    """What a note quotes of a paragraph: its first words between two quotation marks, so that they are found again."""
    runs = [run.strip() for run in MARKS.split(text[: 4 * QUOTED])]
    return next((run[:QUOTED] for run in runs if len(run) >= QUOTED // 2), text[:QUOTED])


def _fit(draft: Draft, number: int, vocabulary: Vocabulary) -> float:
    """How well a paragraph fits the rest of its article."""
    text = draft.placed[number].text
    rest = "\n".join(line.text for at, line in enumerate(draft.placed[:60]) if at != number)
    return round(vocabulary.affinity(text, rest), 2)
