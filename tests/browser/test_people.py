"""People as a reader finds them, and as an editor hides them."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.models import Issue
from people.models import NameForm, Person
from people.register import index_forms
from tests.browser.conftest import PATIENCE
from tests.browser.test_admin import log_in
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_photo, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/people/佘景澄/"


@pytest.fixture
def person(transactional_db) -> Person:
    """In three issues of two years, with all that the page of a person can show."""
    person, other = make_person("佘景澄"), make_person("卜元")
    forms = [NameForm.objects.create(person=person, form=form) for form in ("佘景澄", "余景澄")]
    index_forms(forms)
    for day in (date(2030, 3, 4), date(2031, 3, 3), date(2031, 3, 10)):
        article = make_article(make_issue(day, published=True), headline=f"{day.year}年{day.month}月{day.day}日的报道")
        make_photo(article.issue, article, caption="图为佘景澄在植树。")
        make_appearance(article, person)
        make_appearance(article, other)
        make_event(f"{day.day}日植树", [article], start=day).participants.add(person)
    make_event("不知何日", [article], start=None)
    person.offices.create(title="云岫区区长", first_seen=date(2030, 3, 4), last_seen=date(2031, 3, 10))
    person.offices.create(title="云岫区委副书记", first_seen=date(2031, 3, 3), last_seen=date(2031, 3, 3))
    make_appearance(article, make_person("佘景澄"))
    return person


@pytest.fixture
def without_policy(browser: Browser, live_server) -> Iterator[Page]:
    """axe itself sets inline styles: here the policy is off."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_full_page(page: Page, person: Person, scheme: str):
    page.emulate_media(color_scheme=scheme)
    for where in (
        PAGE,
        f"/en{PAGE}",
        "/people/?by=office",
        "/events/",
        "/events/?year=2031&month=3",
        "/events/?undated=1",
    ):
        page.goto(where)
        for summary in page.locator("main summary").all():
            summary.click()
        results = Axe().run(page)
        assert results.violations_count == 0, f"{where}: {results.generate_report()}"


def test_nothing_is_wider_than_the_window(page: Page, person: Person):
    for large in (False, True):
        for where in (PAGE, "/people/", "/people/?by=office", "/events/", "/events/?year=2031&month=3"):
            page.goto(where)
            if large:
                page.evaluate("document.documentElement.dataset.type = 'large'")
            for width in (320, 360, 768, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (where, width, large)


@pytest.mark.parametrize("way", ["index", "search"])
def test_three_clicks_from_the_front_page_to_the_first_appearance(browser, live_server, person: Person, way: str):
    """Without scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    if way == "index":
        page.get_by_role("link", name="人物", exact=True).click()
    else:
        page.fill("header [name=q]", "佘景澄")
        page.get_by_role("button", name="搜索").first.click()
    page.locator("main").get_by_role("link", name="佘景澄", exact=True).first.click()
    page.locator(".person-head").get_by_role("link", name="2030年3月4日的报道").click()
    expect(page.locator("h1")).to_have_text("2030年3月4日的报道")
    context.close()


def test_a_rare_character_is_read_when_asked_without_script(browser, live_server, person: Person):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    for where in (PAGE, Issue.objects.get(date="2031-03-03").articles.get().get_absolute_url()):
        page.goto(where)
        expect(page.get_by_text("shé").first).not_to_be_visible()
        page.locator(".reading summary").first.click()
        expect(page.get_by_text("shé").first).to_be_visible()
    context.close()


def test_an_editor_hides_a_person(without_policy: Page, person: Person):
    page = without_policy
    make_user("editor", "editors")
    log_in(page, "editor")
    page.goto(reverse("admin:people_person_register", args=[person.pk]))
    page.get_by_role("link", name="不公开").click()
    page.fill("[name=reason]", "本人请求")
    page.get_by_role("button", name="不公开").click()
    expect(page.get_by_role("cell", name="本人请求")).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # The colours of links take their time.
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    assert page.goto(PAGE).status == 404
    page.goto("/people/")
    assert (
        not page.get_by_role("link", name="佘景澄", exact=True)
        .and_(page.locator(f'[href="{person.get_absolute_url()}"]'))
        .count()
    )
