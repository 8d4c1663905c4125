"""What editors have said of the names of an article: a new reading leaves it as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from articles.models import Appearance, Article, Unnamed
from people.reading.records import PersonFound


def settled_names(articles: Mapping[int, Article]) -> dict[int, set[str]]:
    """The printed names of which an editor has said whose they are, or that they are nobody's, by the numbers that
    `articles` have."""
    numbers = {article.pk: number for number, article in articles.items()}
    found: dict[int, set[str]] = {}
    for row in Appearance.objects.filter(article__in=numbers, by_hand=True):
        found.setdefault(numbers[row.article_id], set()).update(row.printed)
    for pk, name in Unnamed.objects.filter(article__in=numbers).values_list("article", "name"):
        found.setdefault(numbers[pk], set()).add(name)
    return found


def without_settled(persons: Iterable[PersonFound], settled: Mapping[int, set[str]]) -> Sequence[PersonFound]:
    """The people that a reading found, without the places that are settled, and without those who are named nowhere
    else."""
    left = []
    for found in persons:
        mentions = tuple(one for one in found.mentions if one.printed not in settled.get(one.article, ()))
        if len(mentions) == len(found.mentions):
            left.append(found)
            continue
        named = {one.article for one in mentions}
        offices = (replace(held, articles=tuple(named.intersection(held.articles))) for held in found.offices)
        if mentions:
            held = tuple(one for one in offices if one.articles)
            left.append(replace(found, mentions=mentions, offices=held))
    return left
