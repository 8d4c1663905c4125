import pytest

from people.models import NameForm
from people.register import confirm_form
from tests.factories import make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def kinds(person) -> dict[str, str]:
    return dict(person.forms.values_list("form", "kind"))


def test_the_true_form_is_the_name_and_its_misreadings_are_known(editor):
    person = make_person("于禾")
    NameForm.objects.bulk_create(NameForm(person=person, form=form) for form in ("于禾", "千禾", "干禾"))
    person = confirm_form(person, "千禾", user=editor, misread=["于禾"])
    assert (person.name, person.slug) == ("千禾", "千禾")
    assert kinds(person) == {"千禾": "true", "于禾": "misreading", "干禾": "undecided"}
    assert person.history.first().history_user == editor


def test_an_address_that_readers_know_stays(editor):
    person = confirm_form(make_person("于禾", published_count=1), "千禾", user=editor)
    assert (person.name, person.slug) == ("千禾", "于禾")


def test_another_decision_makes_the_former_true_form_a_variant(editor):
    person = confirm_form(make_person("千禾"), "千禾", user=editor)
    assert kinds(confirm_form(person, "千荷", user=editor)) == {"千禾": "variant", "千荷": "true"}
