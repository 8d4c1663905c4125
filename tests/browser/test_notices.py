"""A correction after publication, from the desk to the reader, and the pages of the queue and of quality."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles import revisions
from articles.effort import add
from articles.models import Article
from articles.noticing.asking import Answer, answering
from tests.browser import test_accessible
from tests.browser.test_accessible import check
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_issue, make_sample, make_suggestion, make_user

pytestmark = pytest.mark.django_db(transaction=True)
open_page = test_accessible.page
TEXT = "云岫区图书馆昨日开馆，末来三年再建六座。\n\n读者可以在网上预约座位。"


@pytest.fixture
def article() -> Article:
    return make_article(make_issue(published=True), headline="图书馆开馆", text=TEXT)


def test_a_key_asks_what_readers_are_told_and_the_same_key_then_accepts(page: Page, article: Article):
    make_suggestion(article, "末来", "未来")
    make_user("reviewer", "reviewers")
    log_in(page, "reviewer")
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator("body.live")).to_be_visible()
    expect(page.locator("#notice")).to_be_hidden()
    page.keyboard.press("Alt+a")
    expect(page.locator("#id_notice_text")).to_be_focused()
    expect(page.locator("#id_notice_text")).to_have_value("第1段“末来三年再建六座”应为“未来三年再建六座”。")
    page.keyboard.press("Alt+a")
    expect(page.locator("#suspects-count")).to_have_text("0")
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#id_text")).to_have_value(TEXT.replace("末来", "未来"))
    page.evaluate("window.stays = true")
    page.fill("#id_headline", "区图书馆开馆")
    page.keyboard.press("Control+s")
    expect(page.locator("#id_notice_text")).to_have_value("标题“图书馆开馆”应为“区图书馆开馆”。")
    page.check("input[name=notice][value=none]")
    page.fill("#id_notice_reason", "全称")
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-said, .messagelist .success").first).to_contain_text("已保存")
    assert page.evaluate("window.stays"), "Asking and saving need no other page."
    page.goto(article.get_absolute_url())
    expect(page.locator(".margin .corrections")).to_contain_text("应为“未来三年再建六座”")
    expect(page.locator("h1")).to_have_text("区图书馆开馆")


def test_axe_finds_nothing(open_page: Page, article: Article):
    chief = make_user("chief", is_superuser=True)
    with answering(Answer(text="第1段“末来”应为“未来”。")):
        revisions.save(article, {"text": TEXT.replace("末来", "未来")}, base_version=1, author=chief)
    Article.objects.update(shows_history=True)
    make_sample(article.issue, places=2, population=40_000)
    add(article, chief, seconds=600, keystrokes=300, clicks=20)
    make_suggestion(make_article(make_issue(None, status="proofing")), "社区", "小区")
    make_issue(None, status="proofread")
    for address in ("/corrections/", article.get_history_url(), article.get_absolute_url()):
        open_page.goto(address)
        check(open_page, address)
    log_in(open_page, "chief")
    for address in (
        reverse("admin:articles_article_queue"),
        reverse("admin:articles_issue_quality"),
        reverse("admin:articles_article_corrections", args=[article.pk]),
    ):
        open_page.goto(address)
        check(open_page, address)
    open_page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    open_page.fill("#id_headline", "区图书馆开馆")
    open_page.click("button[name=_save]")
    expect(open_page.locator("#notice")).to_be_visible()
    check(open_page, "the desk that asks")
