"""Articles that an editor has made up anew, beside what a new file says of the text that was shared out among them.

The machine knows the articles as the file prints them; by now their paragraphs stand elsewhere, in articles that an
editor split off or moved them to. So both readings are cut into paragraphs, and each is compared with the article in
which its words stand now.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.models import Article, Batch, BatchRow
from articles.models.article import BLANK_LINES

BETWEEN = "\n\n"
# So many characters in a row are compared: fewer are shared by chance.
SHARED = 3


@dataclass(slots=True)
class Share:
    """What the two readings have of one article's text: (place in it, words) of each paragraph."""

    before: list[tuple[int, str]] = field(default_factory=list)
    now: list[tuple[int, str]] = field(default_factory=list)

    @property
    def texts(self) -> tuple[str, str]:
        """Both readings, in the order in which the article has the paragraphs."""
        return tuple(BETWEEN.join(words for _at, words in sorted(side, key=lambda one: one[0]))
                     for side in (self.before, self.now))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Home:
    """A paragraph of an article as it stands now: whose, at which place, and its runs of characters."""

    article: Article
    at: int
    runs: frozenset[str]


def reshaped(articles: Iterable[Article]) -> set[int]:
    """The numbers, in the database, of those that a structure step has touched."""
    rows = BatchRow.objects.filter(batch__kind=Batch.Kind.STRUCTURE, article__in=[one.pk for one in articles])
    touched = set(rows.values_list("article", flat=True))
    return touched | {one.pk for one in articles if one.by_hand or one.merged_into_id}


def shares(
    readings: Sequence[tuple[Article, str, str]], owners: Iterable[Article]
) -> list[tuple[Article, str, str]]:  # fmt: skip
    """(article, its part of the former reading, of the new one) for each of the `owners` that has any.

    `readings` are (article as the file prints it, its former text, its new text); what stands nowhere any more stays
    with the article that the file has it in.
    """
    owners = list(owners)
    homes = [Home(one, at, _runs(words)) for one in owners for at, words in enumerate(_paragraphs(one.text))]
    by_pk = {one.pk: one for one in owners}
    found = {one.pk: Share() for one in owners}
    for article, before, now in readings:
        own = by_pk.get(article.standing.pk)
        if own is None:
            continue
        old = [(words, _runs(words), _home(_runs(words), homes, own)) for words in _paragraphs(before)]
        for at, (words, _old, home) in enumerate(old):
            owner, place = home or _beside(old, at, own)
            found[owner.pk].before.append((place, words))
        last = (own, 0)
        for words in _paragraphs(now):
            last = _same(_runs(words), old, own) or _home(_runs(words), homes, own) or last
            found[last[0].pk].now.append((last[1], words))
    return [(by_pk[pk], *share.texts) for pk, share in found.items() if share.before or share.now]


def _paragraphs(text: str) -> list[str]:
    return [words.strip() for words in BLANK_LINES.split(text) if words.strip()]


def _home(runs: frozenset[str], homes: Sequence[Home], own: Article) -> tuple[Article, int] | None:
    """Where a paragraph stands now; of equally likely places in the article itself first. None for nowhere."""
    best = max(homes, key=lambda home: (len(home.runs & runs), home.article.pk == own.pk), default=None)
    if best is None or 2 * len(best.runs & runs) < len(runs):
        return None
    return best.article, best.at


def _same(runs: frozenset[str], old: Sequence[tuple], own: Article) -> tuple[Article, int] | None:
    """The place of the former paragraph that a new one is the reading of; None where it is new."""
    at = max(range(len(old)), key=lambda n: len(old[n][1] & runs), default=None)
    if at is None or 2 * len(old[at][1] & runs) < min(len(runs), len(old[at][1])) or not old[at][1] & runs:
        return None
    return old[at][2] or _beside(old, at, own)


def _beside(old: Sequence[tuple], at: int, own: Article) -> tuple[Article, int]:
    """Where a paragraph belongs that stands nowhere: behind the one before it."""
    before = next((home for _words, _old, home in reversed(old[:at]) if home), None)
    return before or (own, 0)


def _runs(text: str) -> frozenset[str]:
    words = "".join(text.split())
    return frozenset(words[at : at + SHARED] for at in range(max(1, len(words) - SHARED + 1)))
