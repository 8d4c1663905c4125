"""The register of names: what an editor has decided about the forms of a name."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from people.models import DifferentPeople, NameForm, NameKey, Person, TwoPeople
from people.models.naming import free_slug
from people.reading.nearness import name_keys

Kind = NameForm.Kind


def confirm_form(person: Person, form: str, *, user: AbstractBaseUser, misread: Iterable[str] = ()) -> Person:
    """Makes `form` the person's true name, and the forms `misread` known misreadings of it.

    Forms that were not decided stay so; one that was the true form before becomes a variant. The address
    follows the name only while no reader can know it.
    """
    with transaction.atomic():
        current = Person.objects.select_for_update().get(pk=person.pk)
        current.forms.filter(kind=Kind.TRUE).exclude(form=form).update(kind=Kind.VARIANT)
        true, made = NameForm.objects.update_or_create(person=current, form=form, defaults={"kind": Kind.TRUE})
        if made:
            index_forms([true])
        current.forms.filter(form__in=set(misread) - {form}).update(kind=Kind.MISREADING)
        if current.name != form:
            current.name = form
            if not current.published_count:
                current.slug = free_slug(Person, form)
            current._history_user = user
            current.save()
    return current


def settle_forms(person: Person, true_form: str, misread: Collection[str], *, user: AbstractBaseUser) -> Person:
    """Makes `true_form` the person's name and the others known misreadings, whether they were printed so or not."""
    person = confirm_form(person, true_form, user=user)
    for form in misread:
        person.forms.get_or_create(form=form)
    return confirm_form(person, true_form, user=user, misread=misread)


def index_forms(forms: Iterable[NameForm]) -> None:
    """Writes anew the keys under which the forms meet others that are like them. The forms are saved already."""
    forms = list(forms)
    NameKey.objects.filter(form__in=forms).delete()
    rows = [NameKey(form=form, key=key) for form in forms for key in sorted(name_keys(form.form))]
    NameKey.objects.bulk_create(rows, batch_size=500)


def add_forms(person: Person, printed: Iterable[str]) -> None:
    """Writes down forms of the person's name that were not known, undecided as yet."""
    known = set(person.forms.values_list("form", flat=True))
    longest = NameForm._meta.get_field("form").max_length
    forms = dict.fromkeys(form[:longest] for form in printed)
    new = [NameForm(person=person, form=form) for form in forms if form not in known]
    NameForm.objects.bulk_create(new)
    index_forms(new)


def keep_apart(one: str, other: str, *, user: AbstractBaseUser) -> DifferentPeople:
    """Remembers for good that two names are two people's."""
    first, second = sorted((one, other))
    row, _made = DifferentPeople.objects.get_or_create(one=first, other=second, defaults={"decided_by": user})
    return row


def tell_apart(one: Person, other: Person, *, user: AbstractBaseUser) -> TwoPeople:
    """Remembers for good that two rows, be their names equal or like, are two people."""
    first, second = sorted((one.pk, other.pk))
    row, _made = TwoPeople.objects.get_or_create(one_id=first, other_id=second, defaults={"decided_by": user})
    return row


def are_two_people(one: int, other: int) -> bool:
    """Whether an editor has said so of the rows with these numbers."""
    first, second = sorted((one, other))
    return TwoPeople.objects.filter(one=first, other=second).exists()
