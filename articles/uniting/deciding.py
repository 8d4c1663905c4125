"""What editors say of two rows: they are one person, or they are two."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Batch, Byline, Question
from articles.proofing.records import Kind
from articles.proofreading import questions
from articles.publishing import NotPossible
from articles.uniting.recording import Record
from articles.uniting.union import locked, unite
from people.models import DifferentPeople, NameForm, Person
from people.register import are_two_people, settle_forms, tell_apart


@dataclass(frozen=True, slots=True)
class Preview:
    """What uniting `other` with `keep` would move: numbers of articles (`joined`: those that name both), of bylines and
    events, the offices that `keep` gains or holds on more days, and all forms of both."""

    keep: Person
    other: Person
    articles: int
    joined: int
    bylines: int
    events: int
    gained: list[str]
    shared: list[str]
    forms: list[str]
    address: str

    @property
    def likely(self) -> str:
        """The form that is offered as the true one."""
        true = next((row.form for row in self.keep.forms.all() if row.kind == NameForm.Kind.TRUE), "")
        return true or self.keep.name


def preview(keep: Person, other: Person) -> Preview:
    named = set(keep.appearances.values_list("article", flat=True))
    moved = set(other.appearances.values_list("article", flat=True))
    own = [office.title for office in keep.offices.all()]
    titles = [office.title for office in other.offices.all()]
    forms = [keep.name, other.name, *(row.form for one in (keep, other) for row in one.forms.all())]
    return Preview(
        keep,
        other,
        articles=len(moved),
        joined=len(named & moved),
        bylines=Byline.objects.filter(person=other).count(),
        events=other.events.count(),
        gained=[title for title in titles if title not in own],
        shared=[title for title in titles if title in own],
        forms=list(dict.fromkeys(forms)),
        address=other.get_absolute_url() if other.is_public else "",
    )


def one_person(
    keep: Person, other: Person, *, true_form: str, misread: Collection[str] = (), user: AbstractBaseUser
) -> Batch:
    """Unites two rows: `keep` gets all that `other` has, and is called by the true form.

    Of the other forms those `misread` become known misreadings, and every place in all issues where one stands becomes
    a suggestion; texts stay as they are. Raises NotPossible where an editor has said that they are two, where one of
    them is no longer there, or where a form is none of theirs.
    """
    misread = [form for form in dict.fromkeys(misread) if form != true_form]
    with transaction.atomic():
        rows = locked(keep.pk, other.pk)
        keep, other = _both(rows, keep, other)
        _check_one(keep, other, {true_form, *misread})
        causes = {form: "name:" + "/".join(sorted((form, true_form))) for form in misread}
        record = Record(rows, forms=misread, causes=causes.values())
        words = f"{other.name}（{other.slug}） = {keep.name}（{keep.slug}）"
        keep = settle_forms(unite(keep, other, user=user), true_form, misread, user=user)
        for form, cause in causes.items():
            _ask(cause, true_form, form, user)
        return record.close(Batch.Kind.UNITE, words, user, keep=keep.pk)


def two_people(one: Person, other: Person, *, user: AbstractBaseUser) -> None:
    """Remembers for good that two rows are two people. Raises NotPossible where one is no longer there."""
    with transaction.atomic():
        one, other = _both(locked(one.pk, other.pk), one, other)
        tell_apart(one, other, user=user)


def _both(rows: dict[int, Person], one: Person, other: Person) -> tuple[Person, Person]:
    if one.pk == other.pk:
        raise NotPossible(_("This is one row already. Choose another person."))
    if one.pk not in rows or other.pk not in rows:
        raise NotPossible(_("One of the two is no longer there: somebody has united them meanwhile."))
    return rows[one.pk], rows[other.pk]


def _check_one(keep: Person, other: Person, chosen: Collection[str]) -> None:
    known = {keep.name, other.name}
    known.update(NameForm.objects.filter(person__in=[keep, other]).values_list("form", flat=True))
    if not chosen <= known:
        raise NotPossible(_("“%(form)s” is no form of their name.") % {"form": "、".join(sorted(chosen - known))})
    names = sorted((keep.name, other.name))
    said = are_two_people(keep.pk, other.pk)
    if said or DifferentPeople.objects.filter(Q(one=names[0], other=names[1])).exists():
        raise NotPossible(
            _("An editor said that “%(one)s” and “%(other)s” are two people. Take that back first.")
            % {"one": keep.name, "other": other.name}
        )  # fmt: skip


def _ask(cause: str, true_form: str, form: str, user: AbstractBaseUser) -> None:
    """The question of the two forms, answered, with a suggestion at every place of the misreading."""
    question, _made = Question.objects.get_or_create(
        cause=cause, defaults={"kind": Kind.NAME, "forms": sorted((form, true_form)), "verdict": "one",
                               "true_form": true_form, "decided_by": user, "decided_at": timezone.now()},
    )  # fmt: skip
    questions.answer_one(question, true_form, [form], user)
