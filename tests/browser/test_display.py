"""Large type and dark pages, chosen by the reader and remembered in the browser alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Issue
from tests.browser.test_public import PAGES, published

__all__ = ["published"]
LEAST = 48
TARGETS = "nav.site a, .display button, .margin a, .neighbours a, .teaser h3 a, .issues a, .reports a, .years a"


def paper(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_large_type_is_24_px_with_targets_of_48_and_is_remembered(page: Page, published: Issue, scheme: str):
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGES["article"])
    large = page.get_by_role("button", name="大字")
    expect(large).to_have_attribute("aria-pressed", "false")
    large.click()
    expect(large).to_have_attribute("aria-pressed", "true")
    for path in (PAGES["home"], PAGES["issue list"], PAGES["issue"], PAGES["person"], PAGES["article"]):
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.body).fontSize").startswith("24"), path
        small = page.eval_on_selector_all(
            TARGETS,
            "all => all.map(e => [e.textContent, e.getBoundingClientRect()])"
            f".filter(([, box]) => box.height && box.height < {LEAST} - 1).map(([text]) => text)",
        )
        assert small == [], path
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    characters = page.eval_on_selector(".text", "text => text.clientWidth / 24")
    assert 24 <= characters <= 34
    assert page.context.cookies() == []
    page.get_by_role("button", name="大字").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_dark_pages_are_chosen_against_the_system_and_given_back_to_it(page: Page, published: Issue, system, other):
    page.emulate_media(color_scheme=other)
    page.goto("/")
    wanted = paper(page)
    page.emulate_media(color_scheme=system)
    usual = paper(page)
    assert usual != wanted
    page.get_by_role("button", name="深色").click()
    assert paper(page) == wanted
    page.goto(PAGES["article"])
    assert paper(page) == wanted
    page.get_by_role("button", name="深色").click()
    assert paper(page) == usual
    page.emulate_media(color_scheme=other)
    assert paper(page) == wanted
