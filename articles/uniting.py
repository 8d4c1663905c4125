"""Makes two rows of one person one, and keeps every link, form and address."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Q

from articles.models import Appearance, Article, Byline, Capacity, Publication
from people.models import FormerAddress, NameForm, Office, Person


def unite(keep: Person, other: Person, *, user: AbstractBaseUser) -> Person:
    """Gives `keep` all that `other` has and takes `other` out; its address leads to `keep` from now on."""
    with transaction.atomic():
        # An import under way may be giving the same people new rows.
        Publication.objects.wait_for_other_imports()
        rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=[keep.pk, other.pk])}
        keep, other = rows[keep.pk], rows[other.pk]
        offices = _move_offices(keep, other)
        _move_appearances(keep, other, offices)
        Byline.objects.filter(person=other).update(person=keep)
        for event in other.events.all():
            event.participants.add(keep)
            event.participants.remove(other)
        _move_forms(keep, other)
        Capacity.objects.bulk_create(
            [Capacity(person=keep, publication_id=c.publication_id, kind=c.kind) for c in other.capacities.all()],
            ignore_conflicts=True,
        )
        FormerAddress.objects.filter(person=other).update(person=keep)
        FormerAddress.objects.get_or_create(slug=other.slug, defaults={"person": keep})
        keep.note = "\n".join(filter(None, [keep.note, other.note]))
        keep.published_count = Person.objects.filter(pk=keep.pk).aggregate(
            published=Count("articles", filter=Q(articles__in=Article.objects.published()), distinct=True)
        )["published"]
        keep._history_user = other._history_user = user
        keep._change_reason = other._change_reason = f"{other.name} = {keep.name}"
        keep.save()
        other.delete()
    return keep


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
        days = [day for row in (office, twin) for day in (row.first_seen, row.last_seen) if day]
        twin.first_seen, twin.last_seen = min(days, default=None), max(days, default=None)
        twin.save(update_fields=["first_seen", "last_seen"])
        led[office.pk] = twin
    return led


def _move_appearances(keep: Person, other: Person, offices: dict[int, Office]) -> None:
    """An article that names both has one appearance in the end, with what both had."""
    own = {row.article_id: row for row in keep.appearances.all()}
    for row in other.appearances.prefetch_related("offices"):
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
