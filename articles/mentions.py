"""Where a running text names people, so that the page can lead to them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from people.models import Person


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `person` is whom it names, at the first place in the article that does."""

    text: str
    person: Person | None = None


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
