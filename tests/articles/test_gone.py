"""410 for what was withdrawn."""

from datetime import date

import pytest

from articles.models import FormerAddress, Issue
from tests.factories import make_article, make_issue
from tests.markup import Markup

pytestmark = pytest.mark.django_db
OF_ISSUE = ["/", "/print/", ".txt", ".epub", ".pdf"]
OF_ARTICLE = ["/", ".txt", ".bib", ".ris", "/raw/", "/report/", "/report/thanks/", "/history/"]
PATHS = [
    *(f"/issues/2031-03-03{kind}" for kind in OF_ISSUE), *(f"/issues/2031-03-03/1{kind}" for kind in OF_ARTICLE),
]  # fmt: skip


@pytest.fixture
def issue() -> Issue:
    issue = make_issue(date(2031, 3, 3), status=Issue.Status.WITHDRAWN, withdrawal_reason="第1版<错>版。")
    make_article(issue, headline="撤下的头条")
    return issue


@pytest.mark.parametrize("path", PATHS)
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


class TestMoved:
    @pytest.fixture(autouse=True)
    def article(self):
        article = make_article(make_issue(date(2031, 3, 3), published=True))
        FormerAddress.objects.create(path="issues/2031-03-04/", issue=article.issue)
        FormerAddress.objects.create(path="issues/2031-03-04/7/", issue=article.issue, article=article)

    @pytest.mark.parametrize("kind", OF_ISSUE)
    @pytest.mark.parametrize("language", ["", "/en"])
    def test_each_page_of_an_issue_leads_to_its_own(self, client, kind, language):
        response = client.get(f"{language}/issues/2031-03-04{kind}")
        assert (response.status_code, response["Location"]) == (301, f"{language}/issues/2031-03-03{kind}")

    @pytest.mark.parametrize("kind", OF_ARTICLE)
    def test_each_page_of_an_article_leads_to_its_own(self, client, kind):
        response = client.get(f"/issues/2031-03-04/7{kind}")
        assert (response.status_code, response["Location"]) == (301, f"/issues/2031-03-03/1{kind}")

    def test_a_history_that_is_not_shown_is_not_there(self, client):
        assert client.get("/issues/2031-03-03/1/history/").status_code == 404


@pytest.mark.parametrize("kind", OF_ARTICLE)
def test_what_was_merged_leads_to_the_same_page_of_what_took_it_in(client, kind):
    into = make_article(make_issue(date(2031, 3, 3), published=True))
    make_article(into.issue, merged_into=into)
    response = client.get(f"/issues/2031-03-03/2{kind}")
    assert (response.status_code, response["Location"]) == (302, f"/issues/2031-03-03/1{kind}")
