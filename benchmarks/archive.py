"""An archive of invented articles for benchmarks: words of the dictionary, as often as Chinese has them, and nothing
that anybody wrote."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

IN_ISSUE = 12
BEGIN = date(1990, 1, 1)
PORTION = 2_000
SECTIONS = ("要闻", "基层动态", "民生直通车", "科普角", "", "", "", "")
MARKS = ("，", "，", "，", "。", "。", "；", "、")
# Names that stand in one article of a thousand each, as those of a district's people do.
NAMES = tuple(f"{surname}{given}" for surname in "佘苗樊晏厍苑蔺卞" for given in ("景澄", "禾", "若谷", "一舟", "乐之"))


class Writer:
    """Writes texts from words drawn by their frequency."""

    def __init__(self, seed: int = 7) -> None:
        import jieba

        jieba.setLogLevel("WARNING")
        jieba.initialize()
        known = ((count, word) for word, count in jieba.dt.FREQ.items() if count and len(word) < 5)
        frequent = sorted(known, reverse=True)[:40_000]
        self.random = random.Random(seed)
        self.words = [word for _n, word in frequent]
        self.weights = list(accumulate(n for n, _word in frequent))

    def words_of(self, how_many: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=how_many)

    def paragraph(self, how_many: int) -> str:
        found = []
        for word in self.words_of(how_many):
            found.append(word)
            if self.random.random() < 0.2:
                found.append(self.random.choice(MARKS))
        return "".join(found) + "。"

    def text(self) -> str:
        paragraphs = [self.paragraph(self.random.randint(20, 110)) for _ in range(self.random.randint(2, 8))]
        if self.random.random() < len(NAMES) / 1000:
            paragraphs[-1] += f"{self.random.choice(NAMES)}说，{self.paragraph(12)}"
        return "\n\n".join(paragraphs)

    def articles(self, how_many: int) -> Iterator[dict[str, object]]:
        for number in range(how_many):
            text = self.text()
            yield {
                "number": number % IN_ISSUE + 1,
                "page": number % 4 + 1,
                "headline": "".join(self.words_of(7)),
                "section": self.random.choice(SECTIONS),
                "text": text,
                "raw_text": text,
                "parsed_text": "",
            }


def fill(how_many: int) -> None:
    """Publishes the archive in the database at hand, two issues a week, without indexing it."""
    from django.utils import timezone

    from articles.models import Appearance, Article, Issue, Publication
    from people.models import Person

    now, publication = timezone.now(), Publication.objects.default()
    count = -(-how_many // IN_ISSUE)
    issues = Issue.objects.bulk_create(
        (
            Issue(
                publication=publication, date=BEGIN + timedelta(days=number // 2 * 7 + number % 2 * 3),
                date_confirmed=True, status=Issue.Status.PUBLISHED, published_at=now, approved_at=now,
            )
            for number in range(count)
        ),
        batch_size=PORTION,
    )  # fmt: skip
    rows = enumerate(Writer().articles(how_many))
    Article.objects.bulk_create((Article(issue=issues[at // IN_ISSUE], **row) for at, row in rows), batch_size=PORTION)
    for name in NAMES:
        person = Person(name=name, slug=name)
        person.save()
        told = Article.objects.filter(text__contains=name).only("pk")
        rows = [Appearance(article=article, person=person, kinds=["quoted"], printed=[name]) for article in told]
        Appearance.objects.bulk_create(rows)
        Person.objects.filter(pk=person.pk).update(published_count=len(rows))
