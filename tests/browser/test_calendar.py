"""The calendar of issues, for a reader with a keyboard and without scripts."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.factories import make_article, make_issue

MONDAY = date(2031, 3, 3)


@pytest.fixture
def weekly(transactional_db) -> None:
    """An issue each Monday but one, and one that is being prepared."""
    for week in range(8):
        if week != 2:
            make_article(make_issue(MONDAY + timedelta(days=7 * week), published=week != 6))


def test_leads_from_the_front_page_to_the_issue_of_a_day(browser, live_server, weekly):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("navigation", name="本站").get_by_role("link", name="往期").click()
    march = page.get_by_role("table", name="2031年3月")
    expect(march.get_by_role("link")).to_have_count(4)
    expect(march.get_by_role("cell", name="17 缺期")).to_be_visible()
    expect(page.get_by_role("table", name="2031年4月").get_by_role("cell", name="14 编校中")).to_be_visible()
    march.get_by_role("link", name="2031年3月24日").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("2031年3月24日 星期一")
    page.get_by_role("navigation", name="前后期").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("2031年3月10日 星期一")
    context.close()
