"""Whom an issue tells of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Appearance
from people.models import Person

MOST_SHOWN = 14


@dataclass(frozen=True)
class InTheNews:
    """Somebody whom the issue tells of, in so many of its articles."""

    person: Person
    articles: int


def people_in_the_news(appearances: Iterable[Appearance]) -> list[InTheNews]:
    """Those who have a page, by the number of articles that tell of them; of equals the better known first."""
    told = [row for row in appearances if row.is_told_of and row.person.is_public]
    people = {row.person.slug: row.person for row in told}
    counts = Counter(row.person.slug for row in told)
    ranked = sorted(counts, key=lambda slug: (-counts[slug], -people[slug].published_count, slug))
    return [InTheNews(people[slug], counts[slug]) for slug in ranked[:MOST_SHOWN]]
