"""What is typed and clicked at an article's page is counted and told when the page is left."""

import pytest
from playwright.sync_api import Browser

from articles.models import Effort
from tests.browser.test_admin import article_page, log_in
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_leaving_a_page_tells_what_it_took(browser: Browser, live_server):
    make_user("editor", "editors")
    article = make_article()
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    log_in(page, "editor")
    page.goto(article_page(article))
    page.mouse.click(5, 300)
    page.wait_for_timeout(1100)
    for _ in range(3):
        page.keyboard.press("Tab")
    page.goto("/admin/")
    for _ in range(50):
        if Effort.objects.exists():
            break
        page.wait_for_timeout(100)
    context.close()
    row = Effort.objects.get(article=article)
    assert (row.keystrokes, row.clicks) == (3, 1)
    assert 1 <= row.seconds <= 10
