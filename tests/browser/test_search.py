"""The search in a reader's browser: typing, finding, following a hit to its marks."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.models import Publication
from articles.search.entries import keep_up_issue
from people.models import NameForm
from tests.factories import make_appearance, make_article, make_issue, make_person


@pytest.fixture
def archive(transactional_db) -> None:
    Publication.objects.get_or_create(slug="", defaults={"name": "今日云岫"})  # a flush may have taken it
    person = make_person("佘景澄")
    for year in (2030, 2031):
        issue = make_issue(date(year, 3, 3), published=True)
        for number in range(1, 13):
            article = make_article(issue, headline=f"社区食堂第{number}家开张", section="民生", page=1)
        make_appearance(article, person)
        keep_up_issue(issue)
    NameForm.objects.create(person=person, form="佘景澄")


def test_search_suggests_finds_and_marks(page: Page, archive):
    page.goto("/")
    field = page.get_by_role("combobox", name="搜索报纸")
    field.fill("佘景")
    expect(page.locator("#suggested option").first).to_have_attribute("value", "佘景澄")
    field.fill("社区 食堂")
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("24篇")
    page.get_by_role("link", name="2030").click()
    expect(page.get_by_role("status")).to_contain_text("12篇")
    page.get_by_role("link", name="社区食堂第1家开张").click()
    expect(page.locator("h1 mark")).to_have_text(["社区", "食堂"])
    expect(page.locator(".text mark").first).to_have_text("社区")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_search_is_accessible_and_fits(page: Page, archive, scheme: str):
    page.emulate_media(color_scheme=scheme)
    for path in (
        "/search/",
        "/search/?q=社区&year=2031",
        "/search/?q=没有",
        "/search/years/?q=社区",
        "/en/search/?q=社区",
    ):
        page.goto(path)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}: {results.generate_report()}"
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
