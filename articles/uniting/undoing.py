"""Takes an act on people back: every row becomes what it was, and what was changed since is left and told."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.batches.recording import mark_undone
from articles.editability import check_editable
from articles.models import Appearance, Article, Batch, Question, Suggestion
from articles.publishing import NotPossible
from articles.uniting.recording import LABELS, MODELS, values
from articles.uniting.union import locked, recount_people
from people.models import NameForm, Person
from people.register import index_forms

KINDS = (Batch.Kind.UNITE, Batch.Kind.PART, Batch.Kind.CAST)
Change = tuple[int, dict | None, dict | None]


def undo(batch: Batch, user: AbstractBaseUser) -> list[str]:
    """Puts the people of the batch back as they were, and returns in words what could not be.

    The last act first, where several touched the same people: raises NotPossible, with nothing changed, where a later
    one stands, or where the batch was undone before; NotEditable where an article that it put right may not be changed
    by the user, as when it has been published since.
    """
    if batch.kind not in KINDS:
        raise NotPossible(_("“%(batch)s” is undone elsewhere.") % {"batch": batch})
    with transaction.atomic():
        people = batch.state["people"]
        locked(*people)
        for article in articles_of(batch).select_related("issue").select_for_update(of=("self",)):
            check_editable(article, user)
        mark_undone(batch, user)
        _check_last(batch, people)
        changes: dict[type[models.Model], list[Change]] = defaultdict(list)
        for label, pk, before, after in batch.state["changes"]:
            changes[LABELS[label]].append((pk, before, after))
        made = [pk for pk, before, _after in changes[Appearance] if before is None]
        came = Appearance.objects.filter(person__in=people, pk__gt=batch.state["last"]).exclude(pk__in=made).count()
        left = Counter()
        hidden = Person.objects.filter(pk__in=people, is_private=True).exists()
        left[Person] += _put_in(Person, changes[Person])
        if hidden:  # since, perhaps: whom an editor hides does not come back to readers by an undoing
            back = [pk for pk, _before, after in changes[Person] if after is None]
            Person.objects.filter(pk__in=back).update(is_private=True)
        for model in reversed(MODELS[1:]):
            left[model] += _take_out(model, changes[model])
        for model in MODELS[1:]:
            left[model] += _put_in(model, changes[model])
        for model in MODELS:
            left[model] += _write_back(model, changes[model])
        left[Person] += _take_out(Person, changes[Person])  # by now their places are given back
        _count_anew(people, user, _("undone: %(batch)s") % {"batch": batch.label})
        told = _words(left, came)
        batch.state["left"] = told
        batch.save(update_fields=["state"])
    return told


def articles_of(batch: Batch) -> QuerySet[Article]:
    """The articles whose people the act put right; none of an act on people in all articles."""
    return Article.objects.filter(pk__in=batch.state.get("articles", ()))


def standing_after(batch: Batch) -> Batch | None:
    """The newest later act that stands and touched one of the people of the batch."""
    people = set(batch.state["people"])
    later = Batch.objects.filter(kind__in=KINDS, undone_at=None, pk__gt=batch.pk).order_by("-pk")
    for pk, touched in later.values_list("pk", "state__people"):
        if people.intersection(touched):
            return Batch.objects.get(pk=pk)
    return None


def _check_last(batch: Batch, people: Iterable[int]) -> None:
    later = standing_after(batch)
    if later:
        raise NotPossible(_("“%(later)s” came after it and touches the same people. Undo that first.")
                          % {"later": later})  # fmt: skip


def _take_out(model: type[models.Model], changes: list[Change]) -> int:
    """Rows that the act made go, where they are as it made them. Returns how many are not."""
    made = {pk: after for pk, before, after in changes if before is None}
    now = values(model.objects.filter(pk__in=made)) if made else {}
    same = [pk for pk, row in now.items() if row == made[pk]]
    used = {Question: "suggestions", Person: "appearances"}.get(model)
    if used:  # what something hangs on by now stays
        same = list(model.objects.filter(pk__in=same, **{used: None}).values_list("pk", flat=True))
    model.objects.filter(pk__in=same).delete()
    return len(now) - len(same)


def _put_in(model: type[models.Model], changes: list[Change]) -> int:
    """Rows that the act took out come again, under their own numbers. Returns how many could not."""
    gone = {pk: before for pk, before, after in changes if after is None}
    if not gone:
        return 0
    there = set(model.objects.filter(pk__in=gone).values_list("pk", flat=True))
    wanted = {pk: row for pk, row in gone.items() if pk not in there and _has_its_owners(model, row)}
    missed = 0
    for pk, row in wanted.items():
        fields = {name: _python(model, name, value) for name, value in row.items()}
        try:
            with transaction.atomic():
                model.objects.bulk_create([model(pk=pk, **fields)])
                model.objects.filter(pk=pk).update(**fields)  # the days of making, which Django sets itself
        except IntegrityError:
            missed += 1
    return len(gone) - len(wanted) + missed


def _has_its_owners(model: type[models.Model], row: dict) -> bool:
    """Whether all that the row points at is there."""
    ties = [field for field in model._meta.concrete_fields if field.is_relation and row.get(field.attname) is not None]
    return all(field.related_model._base_manager.filter(pk=row[field.attname]).exists() for field in ties)


def _write_back(model: type[models.Model], changes: list[Change]) -> int:
    """Columns that the act changed become what they were, where they still are as it left them. Returns how many rows
    are not, or are gone."""
    asked = {pk: (before, after) for pk, before, after in changes if before is not None and after is not None}
    if not asked:
        return 0
    now = values(model.objects.filter(pk__in=asked))
    alike: dict[tuple, list[int]] = defaultdict(list)
    left = 0
    for pk, (before, after) in asked.items():
        row = now.get(pk)
        if row is None:
            left += 1
            continue
        # Kinds and printed forms of a joined appearance can be parted again only where neither was touched.
        back = {name: before[name] for name in before if row[name] == after[name]}
        left += any(row[name] not in (before[name], after[name]) for name in before)
        if back:
            alike[_key(back)].append(pk)
    return left + sum(_write(model, dict(key), pks) for key, pks in sorted(alike.items(), key=_true_form_last))


def _key(back: dict) -> tuple:
    return tuple((name, tuple(map(_frozen, value)) if isinstance(value, list) else value)
                 for name, value in back.items())  # fmt: skip


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _true_form_last(item: tuple[tuple, list[int]]) -> bool:
    """Only one form of a person is the true one: the other gives it up first."""
    return ("kind", NameForm.Kind.TRUE) in item[0]


def _write(model: type[models.Model], back: dict, pks: list[int]) -> int:
    """Writes rows that get the same, together if they can be. Returns how many could not."""
    fields = {name: _python(model, name, value) for name, value in back.items()}
    try:
        with transaction.atomic():
            model.objects.filter(pk__in=pks).update(**fields)
    except IntegrityError:
        return 1 if len(pks) == 1 else sum(_write(model, back, [pk]) for pk in pks)
    return 0


def _python(model: type[models.Model], name: str, value: object) -> object:
    """The value that a column takes."""
    field = next(field for field in model._meta.concrete_fields if field.attname == name)
    if isinstance(field, models.JSONField):
        return _lists(value)
    return value if field.is_relation else field.to_python(value)


def _lists(value: object) -> object:
    return [_lists(one) for one in value] if isinstance(value, list | tuple) else value


def _count_anew(people: list[int], user: AbstractBaseUser, why: str) -> None:
    """What follows from the rows: counts, and the keys under which forms are found. The people's histories tell it."""
    recount_people(people)
    index_forms(NameForm.objects.filter(person__in=people))
    for person in Person.objects.filter(pk__in=people):
        person._history_user, person._change_reason = user, why[:100]
        person.save()


def _words(left: Counter, came: int) -> list[str]:
    told = []
    named = left[Appearance]
    if named:
        told.append(ngettext(
            "%(count)d appearance was changed or read anew since and stands as it is now.",
            "%(count)d appearances were changed or read anew since and stand as they are now.", named,
        ) % {"count": named})  # fmt: skip
    if came:
        told.append(ngettext(
            "%(count)d appearance came since and stays where it is: see whose it is.",
            "%(count)d appearances came since and stay where they are: see whose they are.", came,
        ) % {"count": came})  # fmt: skip
    others = sum(count for model, count in left.items() if model not in {Appearance, Suggestion, Question})
    if others:
        told.append(ngettext(
            "%(count)d form, office or other tie was changed since and stands as it is now.",
            "%(count)d forms, offices or other ties were changed since and stand as they are now.", others,
        ) % {"count": others})  # fmt: skip
    if left[Suggestion]:
        told.append(ngettext(
            "%(count)d place that had been proposed for correction is decided by now and stays so.",
            "%(count)d places that had been proposed for correction are decided by now and stay so.", left[Suggestion],
        ) % {"count": left[Suggestion]})  # fmt: skip
    return told
