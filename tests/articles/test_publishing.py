from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from articles import publishing, revisions
from articles.editability import NotEditable
from articles.models import Conflict, FormerAddress, ImportedFile, ImportRun, Issue
from articles.proofreading import decisions
from articles.publishing import NotPossible
from people.models import Person
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_issue,
    make_person,
    make_photo,
    make_sample,
    make_suggestion,
    make_user,
)

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
    assert publishing.begin(issue, editor).status == "proofing"
    assert publishing.submit(issue, editor).status == "proofread"
    approved = publishing.approve(issue, reviewer)
    assert (approved.status, approved.approved_by, approved.approved_at is not None) == ("approved", reviewer, True)
    make_sample(issue)
    published = publishing.publish(issue, reviewer)
    assert (published.status, published.published_at is not None) == ("published", True)
    withdrawn = publishing.withdraw(issue, reviewer, "第3版图文不符")
    assert (withdrawn.status, withdrawn.withdrawal_reason) == ("withdrawn", "第3版图文不符")
    again = publishing.reopen(issue, editor)
    assert (again.status, again.approved_by, again.approved_at) == ("proofing", None, None)
    steps = [(row.status, row.history_user) for row in Issue.history.filter(id=issue.pk).order_by("history_id")]
    assert steps[1:] == [
        ("proofing", editor), ("proofread", editor), ("approved", reviewer), ("published", reviewer),
        ("withdrawn", reviewer), ("proofing", editor),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("status", "step", "possible"),
    [
        ("imported", "submit", True),
        ("imported", "publish", False),
        ("imported", "begin", True),
        ("proofing", "begin", False),
        ("proofing", "submit", True),
        ("proofing", "approve", False),
        ("proofread", "submit", False),
        ("proofread", "send_back", True),
        ("proofread", "approve", True),
        ("proofread", "publish", False),
        ("approved", "approve", False),
        ("approved", "send_back", True),
        ("approved", "publish", True),
        ("withdrawn", "publish", False),
        ("withdrawn", "reopen", True),
    ],
)
def test_steps_begin_where_they_may(status, step, possible, reviewer):
    issue = make_issue(status=status, withdrawal_reason="错版" if status == "withdrawn" else "")
    if possible:
        make_sample(issue)
        getattr(publishing, step)(issue, reviewer, *["第二版标题有误"] * (step == "send_back"))
    else:
        with pytest.raises(NotPossible, match="not possible from there"):
            getattr(publishing, step)(issue, reviewer)
    assert (step in publishing.possible_steps(issue, reviewer)) is possible


def test_an_editor_cannot_publish(editor):
    issue = make_issue(status="proofread")
    with pytest.raises(NotPossible, match="no permission"):
        publishing.approve(issue, editor)
    assert publishing.possible_steps(issue, editor) == []


def wrote(article, user):
    revisions.save(article, {"headline": "改过的标题"}, base_version=article.version, author=user)


def decided(article, user):
    decisions.reject([make_suggestion(article, "社区", "小区")], user)


def settled(article, user):
    run = ImportRun.objects.create()
    Conflict.objects.create(
        issue=article.issue, article=article, kind="vanished", state="settled", taken="ours", settled_by=user,
        settled_at=timezone.now(),
        file=ImportedFile.objects.create(run=run, name="甲", publication=article.issue.publication),
    )  # fmt: skip


def captioned(article, user):
    photo = make_photo(article.issue, caption="图为现场。")
    photo.caption, photo._history_user = "图为比赛现场。", user
    photo.save()


def handed_in(article, user):
    publishing.submit(article.issue, user)


@pytest.mark.parametrize("work", [wrote, decided, settled, captioned, handed_in])
def test_who_worked_on_an_issue_does_not_approve_it(work, editor, reviewer):
    article = make_article()
    work(article, reviewer)
    issue = Issue.objects.get()
    issue = issue if issue.status == "proofread" else publishing.submit(issue, editor)
    with pytest.raises(NotPossible, match="second person"):
        publishing.approve(issue, reviewer, "没有别人")
    assert publishing.approve(issue, make_user("other", "reviewers")).approved_by.username == "other"


def test_a_superuser_may_override_with_a_reason_that_is_kept(django_user_model):
    root = django_user_model.objects.create_superuser("root")
    issue = publishing.submit(make_issue(), root)
    with pytest.raises(NotPossible, match="say why you approve it"):
        publishing.approve(issue, root, "  ")
    approved = publishing.approve(issue, root, "只有一人值班")
    assert (approved.status, approved.override_reason) == ("approved", "只有一人值班")
    assert approved.history.first().history_change_reason == "只有一人值班"
    assert publishing.send_back(issue, root, "重看").override_reason == ""


def test_the_database_wants_a_second_person_and_an_approval(reviewer):
    issue = publishing.submit(make_issue(), reviewer)
    for fields in (
        {"status": "approved", "approved_by": reviewer, "approved_at": timezone.now()},
        {"status": "approved"},
        {"status": "published", "published_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Issue.objects.filter(pk=issue.pk).update(**fields)


def test_proofreading_begins_with_the_first_edit_or_decision(editor):
    for day, work in enumerate((wrote, decided), 1):
        article = make_article(make_issue(date(2031, 3, day)))
        work(article, editor)
        assert Issue.objects.get(pk=article.issue_id).status == "proofing"
        assert article.issue.history.first().history_user == editor


def test_what_is_approved_stands_as_it_was_approved(editor, reviewer):
    article = make_article(make_issue(status="approved"))
    photo = make_photo(article.issue)
    rows = [make_suggestion(article, "社区", "小区"), make_suggestion(None, "居民", "市民", photo=photo)]
    for user in (editor, reviewer):
        with pytest.raises(NotEditable, match="approved as it stands"):
            wrote(article, user)
        assert all("approved as it stands" in result.problem for result in decisions.accept(rows, user))


def test_it_goes_back_with_a_reason_only(reviewer):
    with pytest.raises(NotPossible, match="why the issue comes back"):
        publishing.send_back(make_issue(status="proofread"), reviewer, " ")


def test_an_unconfirmed_date_is_not_published(reviewer):
    issue = make_issue(date_confirmed=False, status="approved")
    with pytest.raises(NotPossible, match="not confirmed"):
        publishing.publish(issue, reviewer)
    issue.refresh_from_db()
    assert issue.status == "approved"


def test_the_database_refuses_it_too():
    issue = make_issue(date_confirmed=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(status="published")


def test_withdrawal_wants_a_reason(reviewer):
    with pytest.raises(NotPossible, match="Say why"):
        publishing.withdraw(make_issue(published=True), reviewer, "  ")


def test_only_one_of_two_reviewers_publishes(reviewer):
    issue = make_issue(status="approved")
    make_sample(issue)
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
    article = make_article(make_issue(status="approved"), checked_at=timezone.now())
    person = make_person()
    make_appearance(article, person)
    event = make_event(articles=[article])
    assert not Person.objects.public().exists()
    make_sample(article.issue)
    publishing.publish(article.issue, reviewer)
    assert list(Person.objects.public()) == [person]
    event.refresh_from_db()
    assert event.published_count == 1
    publishing.withdraw(article.issue, reviewer, "重复")
    assert not Person.objects.public().exists()
