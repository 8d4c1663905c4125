"""A picture's way from an editor's disk to a reader's screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.models import Issue, Photo
from tests.articles.scanning.drawing import picture
from tests.browser.conftest import PATIENCE
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_issue, make_photo, make_user


@pytest.fixture
def photo(transactional_db) -> Photo:
    issue = make_issue()
    return make_photo(issue, make_article(issue, headline="汀河三桥合龙"))


@pytest.fixture
def page_for_axe(browser: Browser, live_server) -> Iterator[Page]:
    """axe itself sets inline styles, so here the policy is off."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_from_the_disk_to_the_article(page: Page, photo: Photo, tmp_path: Path):
    (tmp_path / "桥.webp").write_bytes(picture(1000, 700, kind="WEBP", mode="RGB"))
    make_user("editor", "editors")
    log_in(page, "editor")
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    page.goto(address)
    page.set_input_files("#id_upload", tmp_path / "桥.webp")
    page.fill("#id_alternative_text", "一座桥")
    page.click("[name=_continue]")
    shown = page.locator(".field-shown img")
    expect(shown).to_have_js_property("naturalWidth", 800)
    Issue.objects.update(status="published", published_at="2031-03-04T00:00Z", approved_at="2031-03-04T00:00Z")
    page.goto(photo.article.get_absolute_url())
    image = page.get_by_role("img", name="一座桥")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0
    # As the attributes say, before anything of it has come.
    assert image.evaluate("image => Math.abs(image.clientWidth / image.clientHeight - 1000 / 700) < 0.02")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_it_is_uploaded(page_for_axe: Page, photo: Photo, scheme: str, tmp_path: Path):
    page = page_for_axe
    (tmp_path / "1.png").write_bytes(picture(1000, 700, mode="RGB"))
    make_user("editor", "editors")
    log_in(page, "editor")
    page.emulate_media(color_scheme=scheme)
    page.goto(reverse("admin:articles_photo_change", args=[photo.pk]))
    page.set_input_files("#id_upload", tmp_path / "1.png")
    page.click("[name=_continue]")
    expect(page.locator(".field-shown img")).to_be_visible()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
