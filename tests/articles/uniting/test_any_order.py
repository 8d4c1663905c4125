"""People united, parted and put back in any order: no link is lost, and all undone is all as it was."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from articles.models import Appearance, Batch, Capacity
from articles.publishing import NotPossible
from articles.uniting.deciding import one_person, two_people
from articles.uniting.parting import part
from articles.uniting.undoing import KINDS, undo
from people.models import FormerAddress, NameForm, Office, Person
from people.register import index_forms
from tests.articles.uniting.standing import links, standing
from tests.factories import make_article, make_issues, make_person, make_user

NAMES = ["佘望山", "余望山", "佘望出", "甘棠"]


class Register(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.editor = make_user("editor", "editors")

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def archive(self):
        self.articles = [make_article(issue, text="、".join(NAMES)) for issue in make_issues(3)]
        for n, name in enumerate(NAMES):
            person = make_person(name)
            index_forms([NameForm.objects.create(person=person, form=name, kind="true" if n % 2 else "undecided")])
            for article in self.articles[n % 2 :]:
                self.name(person, article)
        self.first, self.came = standing(), False
        self.known, self.addresses = links(), set(Person.objects.values_list("slug", flat=True))

    def name(self, person: Person, article) -> None:
        row, made = Appearance.objects.get_or_create(
            article=article, person=person, defaults={"kinds": ["subject"], "printed": [person.name]}
        )
        if made:
            office, _made = Office.objects.get_or_create(person=person, title="云岫区区长")
            row.offices.add(office)
            Capacity.objects.note([row], article.issue.publication)

    def pick(self, rows, data):
        return data.draw(st.sampled_from(list(rows.order_by("pk"))))

    @rule(data=st.data(), is_misread=st.booleans())
    def unite(self, data, is_misread):
        keep, other = self.pick(Person.objects, data), self.pick(Person.objects, data)
        misread = [other.name] if is_misread else []
        try:
            one_person(keep, other, true_form=keep.name, misread=misread, user=self.editor)
        except NotPossible:
            return
        assert not Person.objects.filter(pk=other.pk).exists()

    @rule(data=st.data(), is_new=st.booleans())
    def part(self, data, is_new):
        person, target = self.pick(Person.objects, data), None if is_new else self.pick(Person.objects, data)
        chosen = list(person.appearances.values_list("pk", flat=True))[: data.draw(st.integers(0, 2))]
        try:
            _batch, other = part(person, chosen, target, user=self.editor)
        except NotPossible:
            return
        self.addresses.add(other.slug)

    @rule(data=st.data())
    def undo_one(self, data):
        batches = Batch.objects.filter(kind__in=KINDS, undone_at=None)
        if not batches:
            return
        try:
            with transaction.atomic():
                undo(self.pick(batches, data), self.editor)
        except NotPossible:
            return
        self.addresses &= self.reachable()  # that of a person who was made by what is undone

    @rule()
    def undo_all(self):
        for batch in Batch.objects.filter(kind__in=KINDS, undone_at=None).order_by("-pk"):
            undo(batch, self.editor)
        self.addresses &= self.reachable()
        if not self.came:
            assert standing() == self.first

    @rule(data=st.data())
    def an_import_names_somebody(self, data):
        self.name(self.pick(Person.objects, data), self.pick(type(self.articles[0]).objects, data))
        self.came, self.known = True, self.known | links()

    @rule(data=st.data())
    def tell_apart(self, data):
        try:
            two_people(self.pick(Person.objects, data), self.pick(Person.objects, data), user=self.editor)
        except NotPossible:
            return
        self.came = True

    def reachable(self) -> set[str]:
        return {*Person.objects.values_list("slug", flat=True), *FormerAddress.objects.values_list("slug", flat=True)}

    @invariant()
    def no_link_is_lost(self):
        if hasattr(self, "known"):
            assert links() >= self.known
            assert self.reachable() >= self.addresses

    @invariant()
    def offices_are_their_holders(self):
        rows = Appearance.offices.through.objects.values_list("appearance__person", "office__person")
        assert all(person == holder for person, holder in rows)

    @invariant()
    def every_printed_form_is_known(self):
        for row in Appearance.objects.prefetch_related("person__forms"):
            assert set(row.printed) <= {row.person.name, *(form.form for form in row.person.forms.all())}


@pytest.mark.django_db
def test_no_link_is_lost_in_any_order():
    run_state_machine_as_test(
        Register,
        settings=settings(
            max_examples=8, stateful_step_count=10, derandomize=True, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
