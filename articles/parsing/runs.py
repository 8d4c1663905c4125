"""Headings that stand together, and headlines that are printed again elsewhere."""

from collections.abc import Iterator, Sequence

from articles.parsing import signs
from articles.parsing.labels import DECK
from articles.parsing.natures import Nature, SortedLine
from articles.parsing.titles import bare

LONGEST_RUN = 12


def runs_of(lines: Sequence[SortedLine]) -> Iterator[Sequence[SortedLine]]:
    """Headings that stand together as one run, every other line alone. Long runs are cut at 12: no headline is
    longer, and the time stays linear."""
    run: list[SortedLine] = []
    for found in lines:
        if found.nature is Nature.HEADING:
            if len(run) >= LONGEST_RUN:
                yield run
                run = []
            run.append(found)
            continue
        if run:
            yield run
            run = []
        yield [found]
    if run:
        yield run


def find_repeats(lines: Sequence[SortedLine]) -> dict[int, int]:
    """Line number of a headline that is printed again -> that of the same headline over its article.

    The article is under the one that a news opening or a byline follows, else under the first.
    """
    found: dict[str, list[tuple[bool, int]]] = {}
    for run in runs_of(lines):
        if run[0].nature is not Nature.HEADING:
            continue
        for at, heading in enumerate(run):
            key = bare(heading.text)
            if (
                len(key) >= 4
                and heading.line.is_marked
                and not signs.is_label(heading.text)
                and not signs.is_numbered(heading.text)
            ):
                found.setdefault(key, []).append((at == len(run) - 1, heading.line.number))
    places = {found.line.number: at for at, found in enumerate(lines)}
    repeats: dict[int, int] = {}
    for twice in found.values():
        if 2 <= len(twice) <= 3:
            home = max(twice, key=lambda item: (_what_follows(lines, places[item[1]]), item[0], -item[1]))[1]
            repeats.update((number, home) for _, number in twice if number != home)
    return {number: home for number, home in repeats.items() if _what_follows(lines, places[number]) < 2}


def _what_follows(lines: Sequence[SortedLine], at: int) -> int:
    """What comes next, with nothing but decks between: 2 a news opening or a byline, 1 any other text, 0 a photo,
    a heading or nothing."""
    for found in lines[at + 1 : at + 5]:
        if found.nature is Nature.HEADING and not DECK.match(found.text):
            return 0
        if found.nature not in (Nature.HEADING, Nature.FURNITURE):
            if found.is_opening or found.nature is Nature.BYLINE:
                return 2
            return int(found.nature in (Nature.BODY, Nature.LIST))
    return 0
