"""Nothing typed is lost: a page that is closed, a login that runs out, a line that breaks, a second editor."""

from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article, Draft
from tests.browser.conftest import PATIENCE
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    """Its console may complain: refused requests are what is tested."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def article() -> Article:
    make_user("editor", "editors")
    return make_article(text="第一段。")


def opened(context: BrowserContext, article: Article) -> Page:
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    if not context.cookies():
        log_in(page, "editor")
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    return page


def text_of(article: Article) -> str:
    article.refresh_from_db()
    return article.text


def test_a_draft_survives_closing_the_page(context, article):
    page = opened(context, article)
    page.fill("#id_text", "第一段改。")
    expect(page.locator(".dirty")).to_contain_text(":")
    page.close()
    page = opened(context, article)
    page.click("#keeping .offer a")
    page.wait_for_url("**?draft=take")
    expect(page.locator("#id_text")).to_have_value("第一段改。")
    assert text_of(article) == "第一段。"
    page.click("[name=_save]")
    expect(page.locator(".desk-head .version")).to_contain_text("2")
    assert text_of(article) == "第一段改。"
    page.reload()
    expect(page.locator("#id_text")).to_have_value("第一段改。")
    expect(page.locator("#keeping .offer")).to_have_count(0)


def test_a_login_that_runs_out_while_typing(context, article):
    page = opened(context, article)
    page.fill("#id_text", "第一段改。")
    Session.objects.all().delete()
    page.click("[name=_save]")
    expect(page.locator(".lost-login")).to_be_visible()
    expect(page.locator("#id_text")).to_have_value("第一段改。")
    assert text_of(article) == "第一段。"
    log_in(context.new_page(), "editor")
    page.click("[name=_save]")
    expect(page.locator(".desk-head .version")).to_contain_text("2")
    assert text_of(article) == "第一段改。"


def test_a_lost_connection_keeps_the_text_in_the_browser_and_sends_it_later(context, article):
    page = opened(context, article)
    context.set_offline(True)
    page.fill("#id_text", "第一段改。")
    expect(page.locator(".lost-line")).to_be_visible()
    assert Draft.objects.count() == 0
    context.set_offline(False)
    expect(page.locator(".lost-line")).to_be_hidden()
    expect(page.locator(".dirty")).to_contain_text(":")
    assert Draft.objects.get().content["text"] == "第一段改。"


def test_a_second_editor_sees_the_first(browser, context, article, live_server):
    make_user("reviewer", "reviewers")
    first = opened(context, article)
    expect(first.locator("#keeping .presence")).to_be_hidden()
    other = browser.new_context(base_url=live_server.url)
    other.set_default_timeout(PATIENCE)
    page = other.new_page()
    log_in(page, "reviewer")
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator("#keeping .presence")).to_contain_text("editor")
    other.close()
