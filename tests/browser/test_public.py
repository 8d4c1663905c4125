"""The public pages as a reader's browser shows them."""

from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, Route, expect

from articles.models import Issue
from tests.pages import ABSENT, PAGES, publish_archive


@pytest.fixture
def published(transactional_db) -> Issue:
    return publish_archive()


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


def fulfil(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html; charset=utf-8")


def test_what_stands_where_a_page_is_missing_is_accessible(page: Page, published: Issue):
    """Fetched by hand: what the console says of a 404 would fail the test."""
    for name, (address, _status) in ABSENT.items():
        html = Client().get(address).content.decode()
        page.route("**/missing/", partial(fulfil, html=html))
        page.goto("/missing/")
        page.unroute("**/missing/")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(page: Page, published: Issue, width: int):
    """Layout shifts as browsers count them, with pictures that come late and are scrolled to."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "if (!entry.hadRecentInput) window.shifts += entry.value; }).observe({type: 'layout-shift', buffered: true})"
    )
    page.route("**/*.avif", lambda route: (page.wait_for_timeout(150), route.continue_()))
    for name in ("home", "issue", "article", "photos", "person"):
        page.goto(PAGES[name])
        image = page.locator("img").first
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert page.evaluate("window.shifts") < 0.01, (name, width)
        assert image.evaluate("image => image.currentSrc").endswith(".avif")


def test_a_narrow_window_takes_a_narrow_picture(page: Page, published: Issue):
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(PAGES["article"])
    image = page.locator("img").first
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.currentSrc").endswith("/400.avif")


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
    home = page.url
    page.goto(PAGES["article"])
    assert [address for address in asked if not address.startswith(home)] == []
    assert page.context.cookies() == []
