"""An issue's page: what it shows, its date, and who may change it."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Issue
from tests.factories import make_article, make_fragment, make_issue, make_photo

pytestmark = pytest.mark.django_db


def page_of(issue: Issue) -> str:
    return reverse("admin:articles_issue_change", args=[issue.pk])


def text_of(response) -> str:
    return response.content.decode()


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def estimated(**fields) -> Issue:
    return make_issue(date_source=Issue.Dating.ESTIMATE, date_confirmed=False, date_evidence="3月2日", **fields)


def test_the_contents_stand_in_printed_order(as_editor):
    issue = make_issue()
    make_article(issue, headline="二版头条", page=2)
    make_article(issue, headline="一版头条", page=1)
    make_article(issue, headline="版次不明", page=None)
    page = text_of(as_editor.get(page_of(issue)))
    assert page.index("一版头条") < page.index("二版头条") < page.index("版次不明")


def test_fragments_show_their_reason_and_lead_to_the_articles_they_may_belong_to(as_editor):
    issue = make_issue()
    article = make_article(issue)
    make_fragment(issue, candidates=[article.number, 99])
    make_photo(issue, article)
    page = text_of(as_editor.get(page_of(issue)))
    assert "begins mid-sentence" in page
    assert page.count(reverse("admin:articles_article_change", args=[article.pk])) == 3
    assert "图为3月2日" in page


def test_confirming_the_date(as_editor, editor):
    issue = estimated()
    as_editor.post(page_of(issue), {"date": "2031-03-04", "date_confirmed": "on", "number": ""})
    issue.refresh_from_db()
    assert (issue.date, issue.date_confirmed, issue.date_source) == (date(2031, 3, 4), True, "estimate")
    assert issue.history.first().history_user == editor


def test_putting_the_date_right_confirms_it(as_editor):
    issue = estimated()
    as_editor.post(page_of(issue), {"date": "2031-03-05", "date_confirmed": "on", "number": "417"})
    issue.refresh_from_db()
    assert (issue.date, issue.date_source, issue.number) == (date(2031, 3, 5), "editor", 417)


def test_a_new_date_without_confirmation_is_refused(as_editor):
    issue = estimated()
    response = as_editor.post(page_of(issue), {"date": "2031-03-05", "number": ""})
    assert "To set the date, confirm it." in text_of(response)
    issue.refresh_from_db()
    assert (issue.date, issue.date_confirmed) == (date(2031, 3, 4), False)


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"date": "", "date_confirmed": "on"}, "Give the date that you confirm."),
        ({"date": "2031-03-04"}, "A confirmed date stays confirmed."),
        ({"date": "gestern", "date_confirmed": "on"}, "Enter a valid date."),
    ],
)
def test_dates_that_cannot_be(as_editor, posted, said):
    issue = make_issue()
    assert said in text_of(as_editor.post(page_of(issue), {**posted, "number": ""}))
    issue.refresh_from_db()
    assert issue.date == date(2031, 3, 4)


def test_a_day_that_another_issue_has_is_said_plainly(as_editor):
    make_issue(date(2031, 3, 5))
    issue = estimated()
    response = as_editor.post(
        page_of(issue), {"date": "2031-03-05", "date_confirmed": "on", "number": "9"}, follow=True
    )
    assert "has the date 2031-03-05" in messages_of(response)[0]
    issue.refresh_from_db()
    assert (issue.date_confirmed, issue.number) == (False, None)


def test_saving_nothing_writes_nothing(as_editor):
    issue = make_issue()
    before = issue.history.count()
    as_editor.post(page_of(issue), {"date": "2031-03-04", "date_confirmed": "on", "number": ""})
    assert issue.history.count() == before


def test_a_published_issue_is_read_only_for_editors(as_editor, as_reviewer):
    issue = make_issue(published=True)
    posted = {"date": "2031-03-09", "date_confirmed": "on", "number": ""}
    assert as_editor.get(page_of(issue)).status_code == 200
    assert as_editor.post(page_of(issue), posted).status_code == 403
    assert as_reviewer.post(page_of(issue), posted).status_code == 302
    issue.refresh_from_db()
    assert issue.date == date(2031, 3, 9)


def test_nobody_deletes_or_adds_issues_here(admin_client):
    issue = make_issue()
    assert admin_client.post(reverse("admin:articles_issue_delete", args=[issue.pk])).status_code == 403
    assert admin_client.get(reverse("admin:articles_issue_add")).status_code == 403


def test_an_old_state_cannot_be_brought_back_past_the_steps(as_editor, admin_client):
    """simple_history would write the old row, even where it shows no button."""
    issue = make_issue(published=True)
    issue.status, issue.withdrawal_reason = Issue.Status.WITHDRAWN, "错版"
    issue.save()
    address = reverse("admin:articles_issue_simple_history", args=[issue.pk, issue.history.last().pk])
    for client in (as_editor, admin_client):
        assert client.get(address).status_code == 200
        assert client.post(address, {"date": "2031-03-04", "date_confirmed": "on"}).status_code == 403
    issue.refresh_from_db()
    assert issue.status == "withdrawn"


def test_history_carries_no_inline_style(as_editor):
    issue = make_issue()
    issue.number = 5
    issue.save()
    page = text_of(as_editor.get(reverse("admin:articles_issue_history", args=[issue.pk])))
    assert "style=" not in page
    assert "<ins>5</ins>" in page
