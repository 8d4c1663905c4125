"""The public pages as a reader's browser shows them."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from articles.models import Issue, Publication
from articles.publishing import recount
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_photo

PAGES = {
    "home": "/",
    "issue list": "/issues/",
    "issue": "/issues/2031-03-03/",
    "article": "/issues/2031-03-03/1/",
    "article without a headline": "/issues/2031-03-03/3/",
    "people": "/people/",
    "person": "/people/佘景澄/",
    "events": "/events/",
    "people by office": "/people/?by=office",
    "holders of an office": "/people/?office=区长",
    "month of events": "/events/?year=2031&month=3",
    "events without a day": "/events/?undated=1",
    "event": "/events/2031-03-02-植树/",
    "about": "/about/",
    "report": "/issues/2031-03-03/1/report/",
    "whole issue": "/issues/2031-03-03/print/",
    "thanks": "/issues/2031-03-03/1/report/thanks/",
    "feeds": "/feeds/",
    "raw text": "/issues/2031-03-03/1/raw/",
    "article in English": "/en/issues/2031-03-03/1/",
    "person in English": "/en/people/佘景澄/",
}
LONG = "云岫区召开2031年度乡村振兴与城乡融合发展重点任务推进会暨农村人居环境整治提升行动中期评估部署会议"


@pytest.fixture
def published(transactional_db) -> Issue:
    """An issue with all that a page can show, and one before it."""
    Publication.objects.get_or_create(slug="", defaults={"name": "今日云岫"})  # a flush may have taken it
    make_article(make_issue(date(2031, 2, 24), published=True, number=11))
    issue = make_issue(date(2031, 3, 3), published=True, number=12)
    text = "本报讯 3月2日，佘景澄到场。\n\n## 灯亮了\n\n- 一盏\n- 两盏\n\n" + "街坊们都说好。" * 60
    lead = make_article(
        issue,
        page=1,
        kicker="引题",
        headline="汀河三桥合龙 两岸三分钟",
        deck="——副题",
        text=text,
        bylines=[("晏青", "reporter")],
    )
    make_article(issue, page=1, headline=LONG, section="基层动态", truncated="both")
    make_article(issue, page=2, headline="", text=text, truncated="start")
    for number in range(4, 21):
        make_article(issue, page=number % 4 + 1, section="科普角" if number % 3 else "", number=number)
    person = make_person("佘景澄", offices=["云岫区区长"])
    make_appearance(lead, person)
    make_event("植树", [lead], place="云岫广场").participants.add(person)
    make_event("不知何日", [lead], start=None)
    make_photo(issue, lead)
    make_photo(issue, None, caption="", page=2)
    recount(issue)
    return issue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, published: Issue, scheme: str):
    page.emulate_media(color_scheme=scheme)
    for name, path in PAGES.items():
        page.goto(path)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"


def test_nothing_is_wider_than_the_window(page: Page, published: Issue):
    for path in PAGES.values():
        page.goto(path)
        for width in (320, 360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_missing_page_is_accessible(page: Page, published: Issue):
    """Fetched by hand: what the console says of a 404 would fail the test."""
    html = Client().get("/issues/2031-03-05/").content.decode()
    page.route("**/missing/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/missing/")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_lines_have_34_to_42_characters(page: Page, published: Issue):
    page.goto(PAGES["article"])
    characters = page.eval_on_selector(
        ".text", "text => text.clientWidth / parseFloat(getComputedStyle(text.querySelector('p')).fontSize)"
    )
    assert 34 <= characters <= 42


def test_reads_without_script_from_the_front_page_to_the_person(browser, live_server, published: Issue):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    assert page.goto("/").ok
    assert not page.locator(".display").is_visible()
    page.get_by_role("link", name="汀河三桥合龙 两岸三分钟").click()
    page.locator(".text").get_by_role("link", name="佘景澄").click()
    assert page.locator("h1").inner_text() == "佘景澄"
    context.close()


def test_keyboard_comes_to_the_text_first(page: Page, published: Issue):
    page.goto(PAGES["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_prints_the_text_in_two_columns_with_its_address(page: Page, published: Issue):
    page.goto(PAGES["article"])
    page.emulate_media(media="print")
    assert page.eval_on_selector(".text", "text => getComputedStyle(text).columnCount") == "2"
    assert page.locator(".print-address").inner_text() == page.url
    for hidden in ("nav.site", ".margin", ".neighbours"):
        assert not page.locator(hidden).is_visible()


def test_asks_no_other_host_and_sets_no_cookie(page: Page, published: Issue):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    assert all(address.startswith(page.url) for address in asked)
    assert page.context.cookies() == []
