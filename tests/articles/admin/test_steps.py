"""Taking issues from state to state: buttons, list actions, and who sees them."""

import pytest
from django.urls import reverse

from articles import publishing
from articles.models import Issue
from tests.factories import make_issue, make_issues, make_sample

pytestmark = pytest.mark.django_db

LIST = "admin:articles_issue_changelist"


def step(client, issue: Issue, name: str, **data):
    return client.post(reverse("admin:articles_issue_step", args=[issue.pk, name]), data, follow=True)


def action(client, name: str, issues: list[Issue], **data):
    chosen = {"action": name, "_selected_action": [issue.pk for issue in issues], **data}
    return client.post(reverse(LIST), chosen, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def status(issue: Issue) -> str:
    return Issue.objects.get(pk=issue.pk).status


def test_the_whole_way_by_buttons(as_editor, as_reviewer):
    issue = make_issue()
    assert "is now with the reviewers" in said(step(as_editor, issue, "submit"))
    assert "may be published" in said(step(as_reviewer, issue, "approve"))
    make_sample(issue)
    assert "Everyone can now read" in said(step(as_reviewer, issue, "publish"))
    assert "is withdrawn" in said(step(as_reviewer, issue, "withdraw", reason="第3版图文不符"))
    assert "is open again" in said(step(as_editor, issue, "reopen"))
    step(as_editor, issue, "submit")
    assert "is back with the editors" in said(step(as_reviewer, issue, "send_back", reason="二版标题有误"))
    assert status(issue) == "proofing"
    assert issue.history.first().history_change_reason == "二版标题有误"


def test_the_page_offers_only_what_the_person_may_do(as_editor, as_reviewer):
    issue = make_issue(status=Issue.Status.PROOFREAD)
    page = reverse("admin:articles_issue_change", args=[issue.pk])
    approve = reverse("admin:articles_issue_step", args=[issue.pk, "approve"])
    assert approve not in as_editor.get(page).content.decode()
    assert approve in as_reviewer.get(page).content.decode()


def test_the_list_offers_only_what_the_person_may_do(as_editor, as_reviewer):
    make_issue()

    def offered(client) -> set[str]:
        choices = client.get(reverse(LIST)).context["action_form"].fields["action"].choices
        return {value for value, _label in choices if value}

    for_all = {"begin", "submit", "reopen", "find_people_again", "proofread_again"}
    assert offered(as_editor) == for_all
    assert offered(as_reviewer) == {*for_all, "send_back", "approve", "publish", "withdraw"}


def test_an_editor_cannot_publish_even_by_asking_directly(as_editor):
    issue = make_issue(status=Issue.Status.APPROVED)
    assert "no permission" in said(step(as_editor, issue, "publish"))
    action(as_editor, "publish", [issue])
    assert status(issue) == "approved"


def test_an_unconfirmed_date_is_not_published(as_reviewer):
    issue = make_issue(status=Issue.Status.APPROVED, date_confirmed=False)
    assert "is not confirmed" in said(step(as_reviewer, issue, "publish"))
    assert status(issue) == "approved"


def test_one_does_not_approve_what_one_submitted(as_reviewer, reviewer):
    issue = make_issue()
    publishing.submit(issue, reviewer)
    assert "A second person has to approve it" in said(step(as_reviewer, issue, "approve"))
    assert status(issue) == "proofread"


def test_a_superuser_who_corrected_is_asked_why(client, django_user_model):
    root = django_user_model.objects.create_superuser("root")
    client.force_login(root)
    issue = publishing.submit(make_issue(), root)
    page, approve = (
        reverse("admin:articles_issue_change", args=[issue.pk]),
        reverse("admin:articles_issue_step", args=[issue.pk, "approve"]),
    )
    assert f'<a class="button" href="{approve}"' in client.get(page).content.decode()
    assert "the reason is kept" in client.get(approve).content.decode()
    step(client, issue, "approve", reason="只有一人值班")
    assert status(issue) == "approved"
    assert "只有一人值班" in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["begin", "submit", "send_back", "approve", "publish", "withdraw", "reopen"])
def test_looking_at_a_step_takes_none(as_reviewer, name):
    issue = make_issue(published=True)
    response = as_reviewer.get(reverse("admin:articles_issue_step", args=[issue.pk, name]))
    assert response.status_code == 200
    assert status(issue) == "published"


def test_steps_that_there_are_not(as_reviewer):
    assert step(as_reviewer, make_issue(), "burn").status_code == 404
    assert as_reviewer.post(reverse("admin:articles_issue_step", args=[99, "submit"])).status_code == 404


def test_many_at_once_and_each_by_itself(as_reviewer):
    sure, unsure = make_issues(2, status=Issue.Status.APPROVED)
    make_sample(sure)
    Issue.objects.filter(pk=unsure.pk).update(date_confirmed=False)
    response = action(as_reviewer, "publish", [sure, unsure])
    assert "is not confirmed" in said(response)
    assert (status(sure), status(unsure)) == ("published", "approved")


def test_withdrawing_from_the_list_asks_for_a_reason_first(as_reviewer):
    issues = make_issues(2, published=True)
    asked = action(as_reviewer, "withdraw", issues)
    assert asked.templates[0].name == "admin/articles/issue/step.html"
    assert {status(issue) for issue in issues} == {"published"}
    assert "Say why" in said(action(as_reviewer, "withdraw", issues, reason="  "))
    action(as_reviewer, "withdraw", issues, reason="错版")
    assert {(status(issue), Issue.objects.get(pk=issue.pk).withdrawal_reason) for issue in issues} == {
        ("withdrawn", "错版")
    }


def test_a_step_taken_twice_says_so(as_editor):
    issue = make_issue()
    step(as_editor, issue, "submit")
    assert "not possible from there" in said(step(as_editor, issue, "submit"))


def test_editors_read_why_an_issue_came_back_until_they_submit_it_again(as_editor, as_reviewer):
    issue = make_issue()
    page = reverse("admin:articles_issue_change", args=[issue.pk])
    step(as_editor, issue, "submit")
    step(as_reviewer, issue, "send_back", reason="二版标题有误")
    assert "二版标题有误" in as_editor.get(page).content.decode()
    step(as_editor, issue, "submit")
    assert "二版标题有误" not in as_editor.get(page).content.decode()
