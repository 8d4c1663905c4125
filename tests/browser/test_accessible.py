"""axe finds nothing on the pages of the workshop, light and dark. The desk and the lists are in test_admin."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles import revisions
from articles.batches.replacing import replace_all
from articles.models import Article
from articles.scanning.filing import file_scans
from articles.secondreading import draw_sample
from tests.articles.scanning.drawing import picture
from tests.browser.conftest import PATIENCE
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_fragment, make_issue, make_photo, make_user

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "云岫区图书馆昨日开馆，末来三年再建六座。\n\n读者可以在网上预约座位。\n\n## 老街夜市\n\n摊主都说生意好。"


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Page]:
    """axe itself sets inline styles, so here the policy is off; answers of 409 and 403 are part of what is tested."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True, locale="zh-CN")
    context.add_init_script("navigator.sendBeacon = () => false")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def article() -> Article:
    issue = make_issue()
    make_fragment(issue)
    article = make_article(issue, headline="图书馆开馆", text=TEXT, bylines=[("苗禾", "reporter")], page=1)
    make_article(issue, headline="运动会开幕", text="末来的运动会。")
    make_photo(issue, article, caption="图为末来的图书馆。")
    list(file_scans(issue, [("1.png", picture(seed=1)), ("1.png", picture(seed=2))]))
    return article


def check(page: Page, where: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # The colours of links take their time.
        results = Axe().run(page)
        assert results.violations_count == 0, f"{where}, {scheme}: {results.generate_report()}"


def test_structure_versions_batches_scans_and_samples(page, article):
    chief = make_user("chief", is_superuser=True)
    sample = draw_sample(article.issue, make_user("reader", "reviewers"), 100, seed=1)
    editor = make_user("editor", "editors")
    revisions.save(article, {"text": TEXT.replace("六座", "七座")}, base_version=1, author=editor, reason="数字")
    batch = replace_all("末来", "未来", chief)
    log_in(page, "chief")
    places = f"{reverse('admin:articles_batch_replace')}?wrong=%E6%9C%AA%E6%9D%A5&right=%E5%B0%86%E6%9D%A5"
    versions = reverse("admin:articles_article_history", args=[article.pk])
    for where in (
        reverse("admin:articles_article_structure", args=[article.pk]), versions, f"{versions}?from=raw&to=3", places,
        reverse("admin:articles_batch_change", args=[batch.pk]), reverse("admin:articles_batch_undo", args=[batch.pk]),
        reverse("admin:articles_issue_scans", args=[article.issue_id]),
        reverse("admin:articles_issue_samples", args=[article.issue_id]),
    ):  # fmt: skip
        page.goto(where)
        check(page, where)
    page.context.clear_cookies()
    log_in(page, "reader")
    page.goto(reverse("admin:articles_sample_read", args=[sample.pk]))
    expect(page.locator(".drawn").first).to_be_visible()
    check(page, "sample")


def test_the_pages_that_keep_what_was_typed(page, article):
    make_user("editor", "editors")
    log_in(page, "editor")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.fill("#id_text", TEXT.replace("六座", "五座").replace("网上", "线上"))
    theirs = {"text": TEXT.replace("六座", "八座"), "kind": "feature"}
    revisions.save(article, theirs, base_version=1, author=make_user("reviewer", "reviewers"))
    page.keyboard.press("Control+s")
    expect(page.locator(".clash .choice")).to_be_visible()
    check(page, "clash")
    page.context.clear_cookies(name="sessionid")
    page.check(".clash [value=theirs]")
    page.click(".clash [name=_save]")
    expect(page.locator(".refused .typed").first).to_be_visible()
    expect(page.locator(".refused [name=headline]")).to_have_value("图书馆开馆")
    check(page, "refused")
