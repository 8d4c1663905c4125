from datetime import date

import pytest
from django.utils import translation

from people.models import NameForm, Office, TwoPeople
from people.register import index_forms
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_user


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor(db):
    return make_user("editor", "editors")


@pytest.fixture
def two(db):
    """Two rows of one person: both are named in the first article, each alone in another, one of them published."""
    keep = make_person("佘望山", offices=["云岫区区长"])
    other, third = make_person("余望山", offices=["云岫区区长", "云岫区委副书记"]), make_person("余望出")
    NameForm.objects.create(person=keep, form="佘望山", kind="true")
    for form, kind in (("余望山", "true"), ("佘望山", "undecided"), ("余 望 山", "undecided")):
        NameForm.objects.create(person=other, form=form, kind=kind)
    index_forms(NameForm.objects.all())
    Office.objects.filter(person=other, title="云岫区区长").update(
        first_seen=date(2031, 3, 1), last_seen=date(2031, 3, 9)
    )
    TwoPeople.objects.create(one=other, other=third)
    issue, published = make_issue(date(2031, 3, 4)), make_issue(date(2031, 3, 11), published=True)
    both, mine = make_article(issue, text="佘望山、余望山到场。"), make_article(issue, text="佘望山讲话。")
    theirs = make_article(published, text="余望山在云岫区调研。余望山走访。", bylines=[("余望山", "author")])
    make_appearance(both, keep, places=[[3, 0, "佘望山"]])
    make_appearance(mine, keep)
    row = make_appearance(both, other, kinds=["quoted"], places=[[2, 0, "余望山"]])
    row.offices.set(other.offices.all())
    make_appearance(theirs, other, kinds=["author"]).offices.set(other.offices.all()[:1])
    theirs.bylines.update(person=other)
    make_event("区政府常务会议", [theirs]).participants.add(other)
    keep.refresh_from_db()
    other.refresh_from_db()
    return keep, other
