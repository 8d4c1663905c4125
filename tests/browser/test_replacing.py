"""An editor replaces words in many articles at once, and takes it all back, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles import revisions
from articles.models import Article, Photo
from tests.browser.test_admin import log_in
from tests.factories import make_article, make_issues, make_photo, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def texts() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("text", flat=True))


def test_ticked_places_are_replaced_looked_at_and_taken_back(page: Page):
    editor = make_user("editor", "editors")
    first, second = make_issues(2)
    articles = [
        make_article(first, text="规划末来三年。末来可期。"),
        make_article(first, text="与此无关。"),
        make_article(second, headline="末来已来", text="谈末来。"),
    ]
    make_photo(second, articles[2], caption="图为末来馆。")
    log_in(page, "editor")
    page.goto(reverse("admin:index"))
    page.locator(f"a[href='{reverse('admin:articles_batch_replace')}']").first.click()
    page.fill("#id_wrong", "末来")
    page.fill("#id_right", "未来")
    page.keyboard.press("Enter")
    ticks = page.locator("[name=place]")
    expect(ticks).to_have_count(5)
    expect(page.locator(".place del").first).to_have_text("末")
    ticks.nth(0).press("Enter")  # Enter on a box changes nothing.
    page.wait_for_timeout(200)
    assert texts()[0] == "规划末来三年。末来可期。"
    page.get_by_role("checkbox", name="规划末来三年。末未来可期。").uncheck()
    page.click("[name=_ticked]")
    expect(page.locator("table.rows tbody tr")).to_have_count(3)
    assert texts() == ["规划未来三年。末来可期。", "与此无关。", "谈未来。"]
    assert (Article.objects.get(pk=articles[2].pk).headline, Photo.objects.get().caption) == (
        "未来已来",
        "图为未来馆。",
    )

    page.locator("table.rows tbody a").first.click()
    expect(page.locator(".desk-head .version")).to_contain_text("2")
    revisions.save(articles[2], {"text": "谈未来，改过。"}, base_version=2, author=editor)
    page.go_back()
    page.locator(".one-batch a.reject").click()
    page.click("[type=submit].default")
    expect(page.locator("table.rows tbody tr")).to_have_count(3)
    assert texts()[:2] == ["规划末来三年。末来可期。", "与此无关。"]
    assert texts()[2] == "谈末来，改过。"
    assert (Article.objects.get(pk=articles[2].pk).headline, Photo.objects.get().caption) == (
        "末来已来",
        "图为末来馆。",
    )
    expect(page.locator(".one-batch a.reject")).to_have_count(0)
