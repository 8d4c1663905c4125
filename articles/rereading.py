"""Finds the people of an issue again: after editors have put its text right or have added words to the reading."""

from collections.abc import Mapping
from itertools import pairwise

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles.loading.cast import save_cast
from articles.loading.composition import Composition
from articles.loading.forgetting import forget
from articles.loading.identities import identify
from articles.loading.settled import settled_names, without_settled
from articles.models import Appearance, Article, Byline, Capacity, Issue, Publication
from articles.publishing import NotPossible
from people.models import ListedWord
from people.reading import read
from people.reading.records import Credit, DateSpan, Passage, Piece, Role, Story

ROLES = {"paragraph": "body", "subheading": "subheading", "list": "list"}


def reread(issue: Issue, user: AbstractBaseUser) -> int:
    """Reads an issue that is not public for its people, from the text as it stands, and returns how many it names.

    Appearances are made anew but for those that an editor has set. People, forms, offices and whatever editors decided
    of them stay; a person whom only the machine knew and whom nothing names any more goes. Raises NotPossible for a
    published issue.
    """
    with transaction.atomic():
        Publication.objects.wait_for_other_imports()
        current = Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=issue.pk)
        if current.is_published:
            raise NotPossible(_("“%(issue)s” is published: its people are not read anew.") % {"issue": current})
        articles = list(current.articles.prefetch_related("bylines", "photos").order_by("number"))
        reading = read(
            [story(article) for article in articles],
            year=current.date.year if current.date else None,
            month=current.date.month if current.date else None,
            district=current.publication.district,
            advice=ListedWord.objects.advice(),
        )
        settled = settled_names({article.number: article for article in articles})
        cast = identify(without_settled(reading.persons, settled), current.publication)
        found = Appearance.objects.filter(article__issue=current, by_hand=False)
        former = set(found.values_list("person", flat=True))
        found.delete()
        made = Composition(
            articles=articles,
            bylines=[byline for article in articles for byline in article.bylines.all()],
            numbers={article.number: article.number for article in articles},
            rows={article.number: article for article in articles},
        )
        save_cast(cast, signatures(articles), made, day=current.date, user=user)
        Capacity.objects.filter(person__in=former, publication=current.publication).without_appearance().delete()
        Byline.objects.bulk_update(made.bylines, ["person"], batch_size=500)
        forget(former - {one.person.pk for one in cast.identities}, current)
    return len(cast.identities)


def story(article: Article) -> Story:
    """An article as the reading takes it: the edited text, each paragraph with the source lines of the parsed
    paragraph that it is most like."""
    parsed = [
        Passage(passage["text"], tuple(Piece(**piece) for piece in passage["pieces"]), passage["role"])
        for passage in article.parsed.get("passages", [])
    ]
    passages = [
        Passage(line, source(line, parsed), ROLES[block.kind]) for block in article.blocks() for line in block.lines
    ]
    credits = [Credit(byline.name, Role(byline.role), 0, byline.name) for byline in article.bylines.all()]
    credits += [Credit(p.credit, Role.PHOTOGRAPHER, 0, p.credit) for p in article.photos.all() if p.credit]
    dates = (DateSpan(article.date_start, article.date_end, 0, ""),) if article.date_start else ()
    return Story(article.number, article.headline, tuple(passages), tuple(credits), dates, tuple(article.decks))


def source(line: str, parsed: list[Passage]) -> tuple[Piece, ...]:
    """The places of the parsed paragraph that shares most pairs of characters with an edited one."""
    pairs = set(pairwise(line))
    shared = [len(pairs.intersection(pairwise(passage.text))) for passage in parsed]
    return parsed[shared.index(max(shared))].pieces if any(shared) else ()


def signatures(articles: list[Article]) -> Mapping[tuple[int, str], set[str]]:
    """(article, name) -> the roles in which the name signs the article or a photo of it."""
    signed: dict[tuple[int, str], set[str]] = {}
    for article in articles:
        for byline in article.bylines.all():
            signed.setdefault((article.number, byline.name), set()).add(byline.role)
        for photo in article.photos.all():
            signed.setdefault((article.number, photo.credit), set()).add(Role.PHOTOGRAPHER)
    return signed
