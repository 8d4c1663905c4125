"""An office that only one can hold, held by two people in one issue -> findings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.proofing.archive import Archive
from articles.proofing.records import Evidence, Finding, Galley, Kind
from people.reading.records import PersonFound

SINGLE = re.compile("(?:书记|区长|县长|市长|镇长|乡长|局长|院长|校长|园长|台长|馆长|主席|董事长|总经理)$")
NOT_SINGLE = re.compile("副|原|前|代表|名誉|第一书记|助理")
# Who comes and who goes are both named.
CHANGE = re.compile("任命|免去|接任|当选|辞去|卸任|前任|调任")
LEAST_TITLE = 5


def office_holders(galley: Galley, archive: Archive) -> Iterator[Finding]:
    """Findings at the name of the second holder. Two forms that share a character in its place are left to the
    detector of names, and so are pairs of which an editor said that they are two people."""
    held: dict[str, list[PersonFound]] = defaultdict(list)
    for person in galley.people:
        for office in person.offices:
            if is_single(office.title):
                held[office.title].append(person)
    for title, people in held.items():
        first = people[0]
        for other in people[1:]:
            if not _may_be_one(first.name, other.name) and not _is_decided(archive, first.name, other.name):
                yield from _question(galley, title, first, other)


def is_single(title: str) -> bool:
    """Whether only one can hold an office at a time, and its title says of what."""
    return len(title) >= LEAST_TITLE and bool(SINGLE.search(title)) and not NOT_SINGLE.search(title)


def _may_be_one(one: str, other: str) -> bool:
    return any(a == b for a, b in zip(one, other, strict=False)) or abs(len(one) - len(other)) > 2


def _is_decided(archive: Archive, one: str, other: str) -> bool:
    return bool(archive.different_people([tuple(sorted((one, other)))]))  # type: ignore[list-item]


def _question(galley: Galley, title: str, first: PersonFound, other: PersonFound) -> Iterator[Finding]:
    for number in other.articles():
        for part in galley.article(number):
            at = part.text.find(other.name)
            if at < 0 or CHANGE.search(part.text):
                continue
            reason = f"“{title}”在本期有两个人：{first.name}、{other.name}"
            evidence = (Evidence(first.name, galley.key, next(first.articles(), None)),)
            end = at + len(other.name)
            yield Finding("agreement", Kind.AGREEMENT, part.place, at, end, None, 0.5, reason, evidence)
            return
