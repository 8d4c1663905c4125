"""Gives some of a person's places to another person."""

from collections.abc import Collection, Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Appearance, Batch, Byline
from articles.publishing import NotPossible
from articles.uniting.recording import Record
from articles.uniting.union import join_periods, locked, move_appearances, recount_people
from people.models import Event, NameForm, Office, Person
from people.models.naming import free_slug
from people.register import add_forms


def part(
    person: Person, appearances: Collection[int], target: Person | None, *, user: AbstractBaseUser, name: str = ""
) -> tuple[Batch, Person]:
    """Gives appearances of a person, by number, to another one: to `target`, or where it is None to a new person of
    this `name`. Bylines, offices, forms and events of these articles go along.

    Returns the batch, which can be undone, and who has them now. Raises NotPossible where there is nothing to move.
    """
    with transaction.atomic():
        rows = locked(*(one.pk for one in (person, target) if one))
        chosen = list(_chosen(rows, person, target, appearances))
        record = Record(rows)
        label = ngettext("%(count)d place of “%(name)s” given to “%(other)s”",
                         "%(count)d places of “%(name)s” given to “%(other)s”", len(chosen))  # fmt: skip
        other = rows[target.pk] if target else make_person(name or person.name, user, private=person.is_private)
        give(rows[person.pk], chosen, other)
        recount_people([person.pk, other.pk])
        words = label % {"count": len(chosen), "name": person.name, "other": other.name}
        made = [] if target else [other.pk]
        batch = record.close(Batch.Kind.PART, words, user, made=made)
        other.refresh_from_db()
    return batch, other


def _chosen(
    rows: dict[int, Person], person: Person, target: Person | None, appearances: Collection[int]
) -> Iterable[Appearance]:
    if person.pk not in rows or (target and target.pk not in rows):
        raise NotPossible(_("One of the two is no longer there: somebody has united them meanwhile."))
    if target and target.pk == person.pk:
        raise NotPossible(_("These places are this person’s already. Choose another one."))
    found = person.appearances.filter(pk__in=appearances).select_related("article__issue").prefetch_related("offices")
    if not found:
        raise NotPossible(_("Tick the places first that are another person’s."))
    return found


def make_person(name: str, user: AbstractBaseUser, *, private: bool = False) -> Person:
    """A new person, of whom an editor knows the name. Raises NotPossible for what cannot be one."""
    name = " ".join(name.split())
    if not 0 < len(name) <= Person._meta.get_field("name").max_length:
        raise NotPossible(_("A name has one to sixty characters."))
    person = Person(name=name, slug=free_slug(Person, name), is_private=private)
    person._history_user = user
    person.save()
    return person


def give(person: Person, rows: Sequence[Appearance], other: Person) -> None:
    """Moves appearances with what they prove: offices, forms, bylines, events."""
    articles = [row.article_id for row in rows]
    printed = {form for row in rows for form in row.printed}
    held = {office.pk: office for row in rows for office in row.offices.all()}
    move_appearances(rows, other, _offices(held.values(), rows, other))
    Byline.objects.filter(article__in=articles, person=person).update(person=other)
    for event in _events(person, articles):
        event.participants.add(other)
    leave_events(person, articles)
    add_forms(other, sorted(printed))
    left = {form for row in person.appearances.only("printed") for form in row.printed}
    undecided = person.forms.filter(form__in=printed - left - {person.name}, kind=NameForm.Kind.UNDECIDED)
    undecided.delete()
    narrow(person, held)


def leave_events(person: Person, articles: Collection[int]) -> None:
    """The person takes no part in what these articles report, where no other report of it names them."""
    for event in _events(person, articles):
        if not person.appearances.filter(article__events=event).exists():
            event.participants.remove(person)


def _events(person: Person, articles: Collection[int]) -> QuerySet[Event]:
    return Event.objects.filter(articles__in=articles, participants=person).distinct()


def _offices(held: Iterable[Office], rows: Sequence[Appearance], other: Person) -> dict[int, Office]:
    """Office of the one person, by number -> the same of the other, on the days of these appearances."""
    own = {office.title: office for office in other.offices.all()}
    led = {}
    for office in held:
        days = [row.article.issue.date for row in rows if office in row.offices.all() and row.article.issue.date]
        seen = Office(person=other, title=office.title, body=office.body, first_seen=min(days, default=None),
                      last_seen=max(days, default=None))  # fmt: skip
        twin = own.get(office.title)
        if twin:
            join_periods(twin, seen)
        led[office.pk] = twin or seen
        led[office.pk].save()
    return led


def narrow(person: Person, offices: Collection[int]) -> None:
    """Offices of the one who gave places away are seen on the days that are left to them; days that an editor knows
    stay. One that is left without any was never theirs."""
    for office in person.offices.filter(pk__in=offices, confirmed=False):
        days = office.appearances.exclude(article__issue__date=None).values_list("article__issue__date", flat=True)
        if not office.appearances.exists():
            office.delete()
        elif days:
            office.first_seen, office.last_seen = min(days), max(days)
            office.save(update_fields=["first_seen", "last_seen"])
