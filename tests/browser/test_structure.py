"""An editor splits an article, merges the parts again and takes both back, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_fragment, make_issue, make_user

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "云岫区图书馆昨日开馆，三十名读者到场。\n\n读者可以在网上预约座位，每晚开放到九点。\n\n## 老街夜市重新开张\n\n"
    "老街夜市上周重新开张，摊主都说生意好。"
)


@pytest.fixture
def article() -> Article:
    issue = make_issue()
    make_fragment(issue)
    make_article(issue, number=2, headline="春季运动会开幕")
    return make_article(issue, number=1, headline="图书馆开馆", text=TEXT)


def test_split_merge_and_undo(page: Page, article):
    make_user("editor", "editors")
    log_in(page, "editor")
    page.goto(reverse("admin:articles_article_structure", args=[article.pk]))
    page.check("#block-2")
    page.click("button[value=split]")
    expect(page.locator(".blocks li")).to_have_count(2)
    part = article.issue.articles.get(number=3)
    assert (part.headline, part.text) == ("老街夜市重新开张", "老街夜市上周重新开张，摊主都说生意好。")
    page.goto(reverse("admin:articles_article_structure", args=[part.pk]))
    page.click(f"button[value^='merge:{article.pk}.']")
    expect(page.locator(".blocks li")).to_have_count(4)
    for left in (2, 4):
        page.locator("button[value^='undo:']").first.click()
        page.goto(reverse("admin:articles_article_structure", args=[article.pk]))
        expect(page.locator(".blocks li")).to_have_count(left)
    article.refresh_from_db()
    assert article.text == TEXT
    assert [row.number for row in article.issue.articles.in_print_order()] == [1, 2]
