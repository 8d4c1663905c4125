"""A second reader draws a sample, marks what is left in it and reads it to its end."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.models import Sample, SampleError, Suggestion
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_issue, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_sample_is_read_to_its_end(page: Page, browser: Browser, live_server):
    make_user("reader", "reviewers")
    issue = make_issue()
    make_article(issue, headline="云岫运动会开幕", text="运动会在云由广场和云由公园开幕。")
    log_in(page, "reader")
    page.goto(reverse("admin:articles_issue_samples", args=[issue.pk]))
    page.locator(".draw button").click()
    page.wait_for_url("**/samples/*/")
    drawn = page.locator(".drawn").nth(1)
    drawn.evaluate("drawn => { drawn.focus(); drawn.setSelectionRange(10, 11); }")
    expect(page.locator(".excerpt").nth(1).locator("[name$=-words]")).to_have_value("由")
    page.keyboard.press("Enter")
    page.keyboard.type("岫")
    page.keyboard.press("Enter")
    expect(page.locator(".errors-found li")).to_contain_text("由 → 岫")
    assert SampleError.objects.get().start == 10
    assert Suggestion.objects.get().start == 10

    # axe writes inline styles itself, which the policy forbids.
    context = browser.new_context(base_url=live_server.url, bypass_csp=True, storage_state=page.context.storage_state())
    seen = context.new_page()
    seen.goto(page.url)
    results = Axe().run(seen)
    context.close()
    assert results.violations_count == 0, results.generate_report()
    page.check("[name=all_read]")
    page.locator("[name=_finish]").click()
    expect(page.locator(".says")).to_contain_text("超标")
    expect(page.locator("[name=_mark]")).to_have_count(0)
    assert (Sample.objects.get().state, Sample.objects.get().places) == ("finished", 1)
