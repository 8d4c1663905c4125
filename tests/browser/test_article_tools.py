"""What an article's page does for a reader beyond being read."""

from pathlib import Path

from django.conf import settings
from playwright.sync_api import Page, expect

from articles import error_report_views
from articles.models import Issue, Suggestion
from tests.browser.test_public import PAGES, published

__all__ = ["published"]
MOST_BYTES = 60_000
# A voice that speaks when the test says so.
VOICE = """
window.spoken = [];
const voice = {
  paused: false,
  speak(words) { window.spoken.push(words); },
  cancel() { this.paused = false; },
  pause() { this.paused = true; },
  resume() { this.paused = false; },
};
Object.defineProperty(window, "speechSynthesis", { value: voice });
"""
DUMB = 'Object.defineProperty(window, "speechSynthesis", { value: undefined })'


def test_reads_aloud_a_paragraph_at_a_time(page: Page, published: Issue):
    page.add_init_script(VOICE)
    page.goto(PAGES["article"])
    page.get_by_role("button", name="朗读").click()
    expect(page.locator(".spoken")).to_have_text("汀河三桥合龙 两岸三分钟")
    assert page.evaluate("[spoken[0].lang, spoken[0].text]") == ["zh-CN", "汀河三桥合龙 两岸三分钟"]
    page.evaluate("spoken[0].onend()")
    expect(page.locator(".spoken")).to_have_text("——副题")
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("button", name="继续朗读").click()
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="停止")).to_be_hidden()


def test_says_nothing_of_reading_aloud_where_the_browser_cannot(page: Page, published: Issue):
    page.add_init_script(DUMB)
    page.goto(PAGES["article"])
    expect(page.get_by_role("button", name="打印")).to_be_visible()
    expect(page.get_by_role("button", name="朗读")).to_be_hidden()


def test_the_address_is_copied(page: Page, published: Issue):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGES["article"])
    page.get_by_role("button", name="复制").first.click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_an_article_with_its_style_is_small(page: Page, published: Issue):
    response = page.goto(PAGES["article"])
    style = Path(settings.BASE_DIR / "bulletin/static/bulletin/site.css").stat().st_size
    assert len(response.body()) + style <= MOST_BYTES


def test_a_marked_passage_is_reported(page: Page, published: Issue):
    page.goto(PAGES["article"])
    page.evaluate(
        """() => {
          const words = document.querySelector(".text > p").lastChild;
          getSelection().setBaseAndExtent(words, 0, words, 2);
        }"""
    )
    page.locator(".report-here").click()
    expect(page.locator("#id_words")).to_have_value("到场")
    expect(page.locator("#id_place")).to_have_value("p1")
    page.fill("#id_correct", "在场")
    page.wait_for_timeout(error_report_views.LEAST_SECONDS * 1000)
    page.get_by_role("button", name="送交编辑").click()
    expect(page.locator("h1")).to_have_text("谢谢指正")
    row = Suggestion.objects.get()
    assert (row.exact, row.replacement, row.prefix[-3:]) == ("到场", "在场", "佘景澄")
