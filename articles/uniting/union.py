"""Makes two rows of one person one, and keeps every link, form and address."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from articles.models import Appearance, Article, Byline, Capacity, Publication
from people.models import FormerAddress, NameForm, Office, Person, TwoPeople
from people.register import are_two_people


def unite(keep: Person, other: Person, *, user: AbstractBaseUser) -> Person:
    """Gives `keep` all that `other` has and takes `other` out; its address leads to `keep` from now on. Who is
    hidden from readers stays so."""
    with transaction.atomic():
        rows = locked(keep.pk, other.pk)
        keep, other = rows[keep.pk], rows[other.pk]
        offices = _move_offices(keep, other)
        move_appearances(other.appearances.prefetch_related("offices"), keep, offices)
        Byline.objects.filter(person=other).update(person=keep)
        for event in other.events.all():
            event.participants.add(keep)
            event.participants.remove(other)
        _move_forms(keep, other)
        _move_pairs(keep, other)
        Capacity.objects.bulk_create(
            [Capacity(person=keep, publication_id=c.publication_id, kind=c.kind) for c in other.capacities.all()],
            ignore_conflicts=True,
        )
        FormerAddress.objects.filter(person=other).update(person=keep)
        FormerAddress.objects.get_or_create(slug=other.slug, defaults={"person": keep})
        if other.is_private and not keep.is_private:
            keep.is_private, keep.privacy_changed = True, timezone.now()
        keep.note = "\n".join(filter(None, [keep.note, other.note]))
        keep.published_count = published_counts([keep.pk])[keep.pk]
        keep._history_user = other._history_user = user
        keep._change_reason = other._change_reason = f"{other.name} = {keep.name}"[:100]
        keep.save()
        other.delete()
    return keep


def locked(*people: int) -> dict[int, Person]:
    """The people by number, locked in the caller's transaction; those who are no longer there are missing."""
    # An import under way may be giving the same people new rows.
    Publication.objects.wait_for_other_imports()
    return {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=people).order_by("pk")}


def published_counts(people: Iterable[int]) -> dict[int, int]:
    """In how many published articles each is named."""
    rows = Person.objects.filter(pk__in=people).annotate(
        published=Count("articles", filter=Q(articles__in=Article.objects.published()), distinct=True)
    )
    return dict(rows.values_list("pk", "published"))


def recount_people(people: Collection[int]) -> None:
    """Counts anew in how many published articles people are named, and as what they appear."""
    named = Appearance.objects.filter(person__in=people).only("person", "kinds")
    for publication in Publication.objects.all():
        Capacity.objects.note(named.filter(article__issue__publication=publication), publication)
    Capacity.objects.filter(person__in=people).without_appearance().delete()
    for pk, count in published_counts(people).items():
        Person.objects.filter(pk=pk).update(published_count=count)


def _move_offices(keep: Person, other: Person) -> dict[int, Office]:
    """Office of `other` by its number -> the office of `keep` that it becomes."""
    own = {office.title: office for office in keep.offices.all()}
    led = {}
    for office in other.offices.all():
        twin = own.get(office.title)
        if twin is None:
            office.person = keep
            office.save(update_fields=["person"])
            led[office.pk] = office
            continue
        join_periods(twin, office)
        twin.body = twin.body or office.body
        twin.save(update_fields=["first_seen", "last_seen", "confirmed", "body"])
        led[office.pk] = twin
    return led


def join_periods(office: Office, other: Office) -> None:
    """The office takes in the days of the other. Days that an editor knows of either stand."""
    if office.confirmed:
        return
    known = [other] if other.confirmed else [office, other]
    days = [day for row in known for day in (row.first_seen, row.last_seen) if day]
    office.first_seen, office.last_seen = min(days, default=None), max(days, default=None)
    office.confirmed = other.confirmed


def move_appearances(rows: Iterable[Appearance], keep: Person, offices: Mapping[int, Office]) -> None:
    """Gives appearances of another person to `keep`. An article that names both has one in the end, with what both
    had. `offices` leads from the other's offices, by number, to those of `keep`."""
    rows = list(rows)
    own = {row.article_id: row for row in keep.appearances.filter(article__in=[row.article_id for row in rows])}
    for row in rows:
        held = [offices.get(office.pk, office) for office in row.offices.all()]
        target = own.get(row.article_id)
        if target is None:
            Appearance.objects.filter(pk=row.pk).update(person=keep)
            row.offices.set(held)
            continue
        target.kinds = list(dict.fromkeys([*target.kinds, *row.kinds]))
        target.printed = list(dict.fromkeys([*target.printed, *row.printed]))
        target.places = sorted([*target.places, *row.places])
        target.save(update_fields=["kinds", "printed", "places"])
        target.offices.add(*held)
        row.delete()


def _move_forms(keep: Person, other: Person) -> None:
    """Forms that both have stay those of `keep`; only `keep` may still have a true one."""
    own = set(keep.forms.values_list("form", flat=True))
    other.forms.filter(form__in=own).delete()
    other.forms.filter(kind=NameForm.Kind.TRUE).update(kind=NameForm.Kind.VARIANT)
    other.forms.update(person=keep)


def _move_pairs(keep: Person, other: Person) -> None:
    """From whom `other` was told apart, `keep` is told apart from now on."""
    for pair in TwoPeople.objects.filter(Q(one=other) | Q(other=other)):
        third = pair.other_id if pair.one_id == other.pk else pair.one_id
        if third != keep.pk and not are_two_people(keep.pk, third):
            one, two = sorted((keep.pk, third))
            TwoPeople.objects.create(one_id=one, other_id=two, decided_by_id=pair.decided_by_id)
        pair.delete()
