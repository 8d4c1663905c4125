"""The register of names: what an editor has decided about the forms of a name."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from people.models import DifferentPeople, NameForm, NameKey, Person
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


def index_forms(forms: Iterable[NameForm]) -> None:
    """Writes anew the keys under which the forms meet others that are like them. The forms are saved already."""
    forms = list(forms)
    NameKey.objects.filter(form__in=forms).delete()
    rows = [NameKey(form=form, key=key) for form in forms for key in sorted(name_keys(form.form))]
    NameKey.objects.bulk_create(rows, batch_size=500)


def keep_apart(one: str, other: str, *, user: AbstractBaseUser) -> DifferentPeople:
    """Remembers for good that two names are two people's."""
    first, second = sorted((one, other))
    row, _made = DifferentPeople.objects.get_or_create(one=first, other=second, defaults={"decided_by": user})
    return row
