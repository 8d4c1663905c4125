"""Whom an article names, as an editor puts it right: somebody added, another person, kinds and offices, not a name."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editability import check_editable
from articles.models import Appearance, Article, Batch, Publication, Unnamed
from articles.publishing import NotPossible
from articles.rawlines import raw_lines
from articles.uniting.parting import give, leave_events, make_person, narrow
from articles.uniting.recording import Record
from articles.uniting.union import locked, recount_people
from people.models import NameForm, Office, Person
from people.register import add_forms

LONGEST = Person._meta.get_field("name").max_length
LONGEST_TITLE = Office._meta.get_field("title").max_length
MOST = 20
NEW = "new"


def who_are(name: str) -> list[Person]:
    """Who is known by a printed name; equal names first."""
    printed = NameForm.objects.filter(form=name).values("person")
    rows = Person.objects.filter(name=name).order_by("-published_count", "pk")
    others = Person.objects.filter(pk__in=printed).exclude(name=name).order_by("-published_count", "pk")
    return [*rows.prefetch_related("offices")[:MOST], *others.prefetch_related("offices")[:MOST]]


def add(
    article: Article, printed: str, who: Person | str, *, kinds: Collection[str], offices: Iterable[str] = (),
    user: AbstractBaseUser,
) -> Batch:  # fmt: skip
    """Somebody whom the article names and the machine did not find: `printed` is how.

    `who` is the person, NEW for a new one, or empty for whoever is known by the name, else a new one. Returns the batch
    that takes it back. Raises NotPossible where several are known, where the words are not in the article, or where the
    person is there already; NotEditable.
    """
    printed = printed.strip()
    if not 0 < len(printed) <= LONGEST or "\n" in printed:
        raise NotPossible(_("Mark the name in the text first, or write it down."))
    with transaction.atomic():
        article = _opened(article, user)
        if not any(printed in words for words in _texts(article)):
            raise NotPossible(_("“%(name)s” does not stand in this article.") % {"name": printed})
        known = _known(printed, who)
        record = Record(locked(*([known.pk] if known else [])), articles=[article.pk])
        person = known or make_person(printed, user)
        if article.appearances.filter(person=person).exists():
            raise NotPossible(_("“%(name)s” is among the people of this article already.") % {"name": person.name})
        row = Appearance.objects.create(
            article=article, person=person, kinds=_kinds(kinds), printed=[printed], places=_places(article, printed),
            by_hand=True,
        )  # fmt: skip
        Unnamed.objects.filter(article=article, name=printed).delete()
        add_forms(person, [printed])
        _hold(row, offices, article)
        _tie(article, person, [printed])
        recount_people([person.pk])
        words = _("“%(name)s” named in “%(article)s”") % {"name": printed, "article": article.title}
        return record.close(Batch.Kind.CAST, words, user, made=[] if known else [person.pk])


def change(
    row: Appearance, who: Person | str, *, kinds: Collection[str], offices: Iterable[str] = (), user: AbstractBaseUser
) -> Batch:
    """Another person, other kinds or other offices of somebody whom an article names. `who` empty: the same person.

    Returns the batch that takes it back. Raises NotPossible, NotEditable.
    """
    with transaction.atomic():
        article = _opened(row.article, user)
        row = _there(row)
        former = row.person
        target = who if isinstance(who, Person) else None if who == NEW else former
        people = locked(*{former.pk, target.pk if target else former.pk})
        if target and target.pk not in people:
            raise NotPossible(_("This person is no longer there: somebody has united them meanwhile."))
        record = Record(people, articles=[article.pk])
        person = target or make_person(row.printed[0] if row.printed else former.name, user, private=former.is_private)
        row.kinds, row.by_hand = _kinds(kinds), True
        row.save(update_fields=["kinds", "by_hand"])
        if person.pk != former.pk:
            # The offices are those that the editor wrote, not the former's.
            held = _let_go(row)
            give(former, [row], person)
            narrow(former, held)
            row = article.appearances.get(person=person)
            Appearance.objects.filter(pk=row.pk).update(by_hand=True)
        _hold(row, offices, article)
        recount_people([former.pk, person.pk])
        words = _("“%(name)s” in “%(article)s” put right") % {"name": former.name, "article": article.title}
        return record.close(Batch.Kind.CAST, words, user, made=[] if target else [person.pk])


def not_a_name(row: Appearance, *, user: AbstractBaseUser) -> Batch:
    """The article does not name this person: its words are no name, or nobody is meant. Reading it again does not find
    them there. Returns the batch that takes it back. Raises NotPossible, NotEditable."""
    with transaction.atomic():
        article = _opened(row.article, user)
        row = _there(row)
        person = row.person
        record = Record(locked(person.pk), articles=[article.pk])
        for name in {*row.printed, *([] if row.printed else [person.name])}:
            Unnamed.objects.get_or_create(article=article, name=name[:LONGEST])
        article.bylines.filter(person=person).update(person=None)
        held = _let_go(row)
        row.delete()
        leave_events(person, [article.pk])
        narrow(person, held)
        recount_people([person.pk])
        words = _("“%(name)s” in “%(article)s” is not a name") % {"name": person.name, "article": article.title}
        return record.close(Batch.Kind.CAST, words, user)


def _opened(article: Article, user: AbstractBaseUser) -> Article:
    """The article, locked in the caller's transaction. Raises NotEditable where the user may not change it."""
    Publication.objects.wait_for_other_imports()  # the first lock of all that write people
    current = Article.objects.select_for_update(of=("self",)).select_related("issue").get(pk=article.pk)
    check_editable(current, user)
    return current


def _there(row: Appearance) -> Appearance:
    found = Appearance.objects.select_related("person", "article").filter(pk=row.pk).first()
    if found is None:
        raise NotPossible(_("This name is no longer among the people of the article. Load the page again."))
    return found


def _texts(article: Article) -> list[str]:
    captions = [words for photo in article.photos.all() for words in (photo.caption, photo.credit)]
    bylines = [byline.name for byline in article.bylines.all()]
    return [article.kicker, article.headline, article.deck, article.text, *bylines, *captions]


def _places(article: Article, printed: str) -> list[list]:
    """Where the source prints the name: [line, start, printed]."""
    found = ((line.number, line.text.find(printed)) for line in raw_lines(article) if article.source_file)
    return [[number, start, printed] for number, start in found if start >= 0]


def _known(printed: str, who: Person | str) -> Person | None:
    """Who is meant; None for somebody new."""
    if isinstance(who, Person):
        return who
    found = [] if who == NEW else who_are(printed)
    if len(found) > 1:
        told = "；".join(f"{one.name}（{one.slug}）" for one in found)
        raise NotPossible(_("Several people are known by “%(name)s”: %(people)s. Say which one.")
                          % {"name": printed, "people": told})  # fmt: skip
    return found[0] if found else None


def _kinds(kinds: Collection[str]) -> list[str]:
    known = [kind.value for kind in Appearance.KINDS]
    found = [kind for kind in known if kind in kinds]
    if not found:
        raise NotPossible(_("Say as what the person appears."))
    return found


def _let_go(row: Appearance) -> list[int]:
    """Takes the offices off an appearance. Returns their numbers."""
    held = list(row.offices.values_list("pk", flat=True))
    row.offices.clear()
    return held


def _hold(row: Appearance, titles: Iterable[str], article: Article) -> None:
    """Gives an appearance these offices, and no others. They are seen on the issue's day."""
    day, held = article.issue.date, []
    for title in dict.fromkeys(filter(None, ("".join(title.split())[:LONGEST_TITLE] for title in titles))):
        office, made = Office.objects.get_or_create(
            person_id=row.person_id, title=title, defaults={"first_seen": day, "last_seen": day}
        )
        if not made and day and not office.confirmed:
            office.first_seen = min(filter(None, (office.first_seen, day)))
            office.last_seen = max(filter(None, (office.last_seen, day)))
            office.save(update_fields=["first_seen", "last_seen"])
        held.append(office)
    row.offices.set(held)


def _tie(article: Article, person: Person, printed: Collection[str]) -> None:
    article.bylines.filter(name__in=printed, person=None).update(person=person)
