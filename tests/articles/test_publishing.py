from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from articles import publishing
from articles.models import FormerAddress, Issue
from articles.publishing import NotPossible
from people.models import Person
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def reviewer():
    return make_user("reviewer", "reviewers")


def test_the_whole_way(editor, reviewer):
    issue = make_issue()
    assert publishing.submit(issue, editor).status == "review"
    published = publishing.publish(issue, reviewer)
    assert (published.status, published.published_at is not None) == ("published", True)
    withdrawn = publishing.withdraw(issue, reviewer, "第3版图文不符")
    assert (withdrawn.status, withdrawn.withdrawal_reason) == ("withdrawn", "第3版图文不符")
    assert publishing.reopen(issue, editor).status == "imported"
    steps = [(row.status, row.history_user) for row in Issue.history.filter(id=issue.pk).order_by("history_id")]
    assert steps[1:] == [("review", editor), ("published", reviewer), ("withdrawn", reviewer), ("imported", editor)]


@pytest.mark.parametrize(
    ("status", "step", "possible"),
    [
        ("imported", "submit", True),
        ("imported", "publish", False),
        ("review", "submit", False),
        ("review", "send_back", True),
        ("withdrawn", "publish", False),
        ("withdrawn", "reopen", True),
    ],
)
def test_steps_begin_where_they_may(status, step, possible, reviewer):
    issue = make_issue(status=status, withdrawal_reason="错版" if status == "withdrawn" else "")
    if possible:
        getattr(publishing, step)(issue, reviewer)
    else:
        with pytest.raises(NotPossible, match="not possible from there"):
            getattr(publishing, step)(issue, reviewer)
    assert (step in publishing.possible_steps(issue, reviewer)) is possible


def test_an_editor_cannot_publish(editor):
    issue = make_issue(status="review")
    with pytest.raises(NotPossible, match="no permission"):
        publishing.publish(issue, editor)
    assert publishing.possible_steps(issue, editor) == []


def test_a_second_person_publishes(reviewer):
    issue = publishing.submit(make_issue(), reviewer)
    with pytest.raises(NotPossible, match="second person"):
        publishing.publish(issue, reviewer)
    assert publishing.publish(issue, make_user("other", "reviewers")).is_published


def test_an_unconfirmed_date_is_not_published(reviewer):
    issue = make_issue(date_confirmed=False, status="review")
    with pytest.raises(NotPossible, match="not confirmed"):
        publishing.publish(issue, reviewer)
    issue.refresh_from_db()
    assert issue.status == "review"


def test_the_database_refuses_it_too():
    issue = make_issue(date_confirmed=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(status="published")


def test_withdrawal_wants_a_reason(reviewer):
    with pytest.raises(NotPossible, match="Say why"):
        publishing.withdraw(make_issue(published=True), reviewer, "  ")


def test_only_one_of_two_reviewers_publishes(reviewer):
    issue = make_issue(status="review")
    publishing.publish(issue, reviewer)
    with pytest.raises(NotPossible, match="not possible from there"):
        publishing.publish(issue, make_user("late", "reviewers"))


def test_confirming_a_date(editor):
    issue = make_issue(date(2031, 3, 4), date_confirmed=False, date_source="estimate")
    changed = publishing.set_date(issue, date(2031, 3, 5), editor)
    assert (changed.date, changed.date_confirmed, changed.date_source) == (date(2031, 3, 5), True, "editor")
    assert not FormerAddress.objects.exists()


def test_a_day_has_one_issue(editor):
    make_issue(date(2031, 3, 5))
    issue = make_issue(date(2031, 3, 4), date_confirmed=False)
    with pytest.raises(NotPossible, match="Another issue"):
        publishing.set_date(issue, date(2031, 3, 5), editor)
    issue.refresh_from_db()
    assert issue.date_confirmed is False


def test_offices_were_seen_on_the_corrected_date(editor):
    issue, other = make_issue(date(2031, 3, 4), date_confirmed=False), make_issue(date(2031, 1, 2))
    person = make_person(offices=["云岫区区长"])
    office = person.offices.get()
    for article in (make_article(issue), make_article(other)):
        make_appearance(article, person).offices.add(office)
    office.first_seen, office.last_seen = date(2031, 1, 2), date(2031, 3, 4)
    office.save()
    publishing.set_date(issue, date(2031, 3, 6), editor)
    office.refresh_from_db()
    assert (office.first_seen, office.last_seen) == (date(2031, 1, 2), date(2031, 3, 6))


def test_old_addresses_lead_to_the_new(client, reviewer):
    article = make_article(make_issue(date(2031, 3, 4), published=True))
    publishing.set_date(article.issue, date(2031, 3, 5), reviewer)
    response = client.get("/issues/2031-03-04/1/")
    assert (response.status_code, response.url) == (301, "/issues/2031-03-05/1/")
    assert client.get("/issues/2031-03-04/").url == "/issues/2031-03-05/"
    publishing.set_date(article.issue, date(2031, 3, 4), reviewer)
    assert client.get("/issues/2031-03-04/1/").status_code == 200
    assert client.get("/issues/2031-03-05/1/").url == "/issues/2031-03-04/1/"


def test_an_editor_does_not_move_a_published_issue(editor):
    with pytest.raises(NotPossible, match="only a reviewer"):
        publishing.set_date(make_issue(published=True), date(2031, 3, 9), editor)


def test_people_and_events_are_public_while_an_issue_that_names_them_is(reviewer):
    article = make_article(make_issue(status="review"))
    person = make_person()
    make_appearance(article, person)
    event = make_event(articles=[article])
    assert not Person.objects.published().exists()
    publishing.publish(article.issue, reviewer)
    assert list(Person.objects.published()) == [person]
    event.refresh_from_db()
    assert event.published_count == 1
    publishing.withdraw(article.issue, reviewer, "重复")
    assert not Person.objects.published().exists()
