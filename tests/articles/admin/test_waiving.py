"""What is in the way of publication, on an issue's page."""

import pytest
from django.urls import reverse

from articles import gate
from tests.factories import make_article, make_fragment, make_issue, make_suggestion

pytestmark = pytest.mark.django_db


def test_the_page_shows_what_is_in_the_way_and_who_waived_it(as_editor, as_reviewer):
    issue = make_issue(status="approved")
    make_fragment(issue)
    page, waive = (reverse(f"admin:articles_issue_{name}", args=[issue.pk]) for name in ("change", "waive"))
    assert "1 fragment is not placed." in as_editor.get(page).content.decode()
    assert waive not in as_editor.get(page).content.decode()
    assert as_editor.post(waive, {"obstacle": "fragments", "reason": "急件"}).status_code == 403
    assert waive in as_reviewer.get(page).content.decode()
    shown = as_reviewer.post(waive, {"obstacle": "fragments", "reason": "广告<b>残字"}, follow=True).content.decode()
    assert "广告&lt;b&gt;残字" in shown
    assert issue.waivers.get().reason == "广告<b>残字"


def test_each_obstacle_leads_to_where_it_is_settled(as_reviewer):
    article = make_article(make_issue(status="approved"))
    make_fragment(article.issue)
    make_suggestion(article, "云岫", "云秀", field="headline", kind="name", confidence=0.9)
    pages = [as_reviewer.get(one.url).context for one in gate.obstacles(article.issue)]
    assert [page["cl"].result_count for page in pages[:-1]] == [1, 1, 1, 1]
    assert pages[-1]["why_not"] == ""
