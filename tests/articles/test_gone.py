"""410 for what was withdrawn."""

from datetime import date

import pytest

from articles.models import Issue
from tests.factories import make_article, make_issue
from tests.markup import Markup

pytestmark = pytest.mark.django_db
PATHS = ["/issues/2031-03-03/", "/issues/2031-03-03/1/", "/issues/2031-03-03/1/raw/", "/issues/2031-03-03.txt"]


@pytest.fixture
def issue() -> Issue:
    issue = make_issue(date(2031, 3, 3), status=Issue.Status.WITHDRAWN, withdrawal_reason="第1版<错>版。")
    make_article(issue, headline="撤下的头条")
    return issue


@pytest.mark.parametrize("path", [*PATHS, "/issues/2031-03-03/print/", "/issues/2031-03-03/1/report/"])
def test_says_that_it_was_there_and_why_it_is_not(client, issue, path):
    response = client.get(path)
    page = Markup(response)
    assert response.status_code == 410
    assert page.texts("h1") == ["2031年3月3日一期已撤回"]
    assert "第1版<错>版。" in page.texts("p")
    assert "撤下的头条" not in response.content.decode()


def test_in_english(client, issue):
    assert Markup(client.get("/en/issues/2031-03-03/")).texts("h1") == ["The issue of 3 March 2031 has been withdrawn"]


@pytest.mark.parametrize("status", ["imported", "proofing", "proofread"])
def test_what_was_never_out_is_unknown(client, status):
    make_article(make_issue(date(2031, 3, 3), status=status))
    assert {client.get(path).status_code for path in PATHS} == {404}
