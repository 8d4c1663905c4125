"""The printed page beside its text: tabs, zoom, drag, turn, other pages, keys."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.scanning.filing import file_scans
from tests.articles.scanning.drawing import picture
from tests.browser.test_admin import article_page, log_in
from tests.factories import make_article, make_issue, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    issue = make_issue()
    article = make_article(issue, page=2)
    list(file_scans(issue, [(f"{n}.png", picture(2000, 3600, seed=n)) for n in (1, 2)]))
    make_user("editor", "editors")
    return article


def transform(page: Page) -> tuple[float, float, int, float]:
    """Where the page stands: x, y, degrees, scale."""
    text = page.locator(".facsimile-stage img").evaluate("image => image.style.transform")
    found = re.fullmatch(r"translate\(([-\d.]+)px, ([-\d.]+)px\) rotate\((\d+)deg\) scale\(([\d.]+)\)", text)
    return float(found[1]), float(found[2]), int(found[3]), float(found[4])


def test_the_page_is_zoomed_dragged_and_turned(page: Page, article):
    log_in(page, "editor")
    page.goto(article_page(article))
    expect(page.locator(".facsimile-stage")).to_be_hidden()
    page.get_by_role("tab").nth(1).click()
    expect(page.locator(".source")).to_be_hidden()
    stage = page.locator(".facsimile-stage")
    expect(stage).to_be_visible()
    one, two = article.issue.scans.current()
    expect(page.locator(".facsimile-stage img")).to_have_attribute(
        "src", reverse("admin:articles_scan_display", args=[two.pk])
    )
    width = stage.evaluate("stage => stage.clientWidth")
    x, y, degrees, fitted = transform(page)
    assert (x, y, degrees, round(fitted * 2000)) == (0, 0, 0, width)

    stage.hover()
    page.mouse.wheel(0, -400)
    x, y, _degrees, scale = transform(page)
    assert scale > fitted * 2
    box = stage.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 30, middle[1] - 40)
    page.mouse.up()
    moved = transform(page)
    assert (round(x - moved[0]), round(y - moved[1])) == (30, 40)

    page.locator("[data-deed=right]").click()
    assert transform(page)[2] == 90
    page.locator("[data-deed=left]").click()
    page.locator("[data-deed=width]").click()
    assert transform(page) == (0, 0, 0, fitted)

    stage.focus()
    page.keyboard.press("+")
    assert transform(page)[3] == pytest.approx(fitted * 1.25, rel=1e-3)
    page.keyboard.press("r")
    assert transform(page)[2] == 90
    page.keyboard.press("PageUp")
    expect(page.locator(".facsimile-pages [aria-current]")).to_have_text("第1版")
    expect(page.locator(".facsimile-stage img")).to_have_attribute("src", re.compile(f"scans/{one.pk}/"))
    page.keyboard.press("1")
    assert transform(page)[3] <= fitted

    page.reload()
    expect(page.locator(".facsimile-stage")).to_be_visible()


def test_without_scripts_the_page_is_a_picture_that_leads_to_the_scan(browser: Browser, live_server, page, article):
    log_in(page, "editor")
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(article_page(article))
    expect(plain.locator(".facsimile-stage img")).to_be_visible()
    expect(plain.locator(".source")).to_be_visible()
    plain.locator(".facsimile-stage a").click()
    assert plain.url.endswith(reverse("admin:articles_scan_image", args=[article.issue.scans.get(page=2).pk]))
    context.close()


def test_scans_are_uploaded(page: Page, article):
    log_in(page, "editor")
    page.goto(reverse("admin:articles_issue_scans", args=[article.issue_id]))
    expect(page.locator(".sheets li")).to_have_count(2)
    content = picture(seed=5)
    page.set_input_files("#id_files", [{"name": "第3版.png", "mimeType": "image/png", "buffer": content}])
    page.click("[name=_upload]")
    expect(page.locator(".messagelist .success")).to_contain_text("第3版")
    expect(page.locator(".sheets li")).to_have_count(3)
