"""Where a running text names people, so that the page can lead to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.search.language import Word
from articles.search.marking import Stretch, spans, stretches
from people.models import Person


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `person` is whom it names, at the first place in the article that does; `stretches` are its
    parts, marked and not, where a search has led here."""

    text: str
    person: Person | None = None
    stretches: tuple[Stretch, ...] = ()


class Mentions:
    """Splits an article's paragraphs into runs, one paragraph after the other.

    `people` gives for each printed form whom it names. A form that two people share should be left out.
    """

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = people
        self.linked: set[str] = set()
        longest_first = sorted(people, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest_first))) if people else None

    def runs(self, text: str) -> list[Run]:
        return list(self._runs(text))

    def _runs(self, text: str) -> Iterator[Run]:
        end = 0
        for found in self.pattern.finditer(text) if self.pattern else ():
            person = self.people[found.group()]
            if person.slug in self.linked:
                continue
            self.linked.add(person.slug)
            if found.start() > end:
                yield Run(text[end : found.start()])
            yield Run(found.group(), person)
            end = found.end()
        if end < len(text) or not text:
            yield Run(text[end:])


def marked_runs(runs: Sequence[Run], words: Sequence[Word]) -> list[Run]:
    """The runs of a line with the words marked, also where a word begins in one run and ends in another."""
    found = spans("".join(run.text for run in runs), words)
    marked, at = [], 0
    for run in runs:
        end = at + len(run.text)
        inside = [(max(left, at) - at, min(right, end) - at) for left, right in found if left < end and right > at]
        marked.append(replace(run, stretches=tuple(stretches(run.text, inside))) if inside else run)
        at = end
    return marked
