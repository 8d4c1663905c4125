"""An editor works through the suggestions of an article and decides a name for all issues, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Question, Suggestion
from tests.browser.test_admin import article_page, log_in
from tests.factories import (
    make_appearance,
    make_article,
    make_issues,
    make_person,
    make_question,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "规划末来三年。\n\n" + "一段长长的文字。" * 60 + "\n\n" * 30 + "产业产业园在云岫区，区长千怀贵到场。"


@pytest.fixture
def article() -> Article:
    first, second = make_issues(2)
    article = make_article(first, text=TEXT)
    other = make_article(second, text="区长千怀贵说，很好。")
    true, wrong = make_person("于怀贵", offices=["云岫区区长"]), make_person("千怀贵")
    for person in (true, wrong):
        person.forms.create(form=person.name)
    make_appearance(article, wrong)
    make_appearance(other, wrong)
    question = make_question("name:于怀贵/千怀贵")
    make_suggestion(article, "末来", "未来", kind="look-alike")
    make_suggestion(article, "产业", "")
    make_suggestion(article, "千怀贵", "于怀贵", kind="name", question=question)
    return article


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def test_an_editor_works_through_the_suggestions(page, article, editor):
    log_in(page, "editor")
    page.goto(article_page(article))
    expect(page.locator("#suspects-count")).to_have_text("3")
    page.fill("#id_headline", "打了一半的标题")
    page.locator("li.suspect.current .accept").click()
    expect(page.locator("#desk-said")).to_contain_text("末来 → 未来", timeout=20_000)
    expect(page.locator("#id_headline")).to_have_value("打了一半的标题")
    expect(page.locator("li.suspect")).to_have_count(2)
    expect(page.locator("li.suspect.current")).to_contain_text("产业")
    page.locator("li.suspect.current [name=_reject]").click()
    expect(page.locator("li.suspect")).to_have_count(1)
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-said")).to_contain_text("已保存")
    article.refresh_from_db()
    assert (article.headline, article.text) == ("打了一半的标题", TEXT.replace("末来", "未来"))
    assert article.version == 3
    page.get_by_role("link", name="同组各处").click()
    page.get_by_role("button", name="是同一人，正确的是“于怀贵”").click()
    expect(page.locator("input[name=place]:checked")).to_have_count(2)
    page.get_by_role("button", name="采纳所勾选的各处").click()
    expect(page.locator(".messagelist .success")).to_contain_text("2")
    assert not Article.objects.filter(text__contains="千怀贵").exists()
    assert not Suggestion.objects.open().exists()
    assert Question.objects.get().verdict == "one"


def test_enter_in_a_field_saves_and_decides_nothing(page, article, editor):
    """The first button of a form is the one that Enter presses."""
    log_in(page, "editor")
    page.goto(article_page(article))
    for name, words in (("headline", "新标题"), ("section", "新栏目")):
        page.fill(f"#id_{name}", words)
        page.press(f"#id_{name}", "Enter")
        expect(page.locator(".dirty")).to_be_empty()
        expect(page.locator("#desk-said")).to_contain_text("已保存")
    assert Suggestion.objects.open().count() == 3
    article.refresh_from_db()
    assert (article.headline, article.section) == ("新标题", "新栏目")


def test_enter_on_a_box_decides_nothing(page, article, editor):
    log_in(page, "editor")
    page.goto(reverse("admin:articles_question_change", args=[Question.objects.get().pk]))
    page.locator("input[name=word]").first.check()
    page.locator("input[name=word]").first.press("Enter")
    page.wait_for_timeout(300)
    expect(page.locator("input[name=word]").first).to_be_checked()
    assert Question.objects.get().verdict == ""


def test_the_words_lead_to_their_place_in_the_text(page, article, editor):
    log_in(page, "editor")
    page.goto(article_page(article))
    page.locator("li.suspect").nth(1).locator("a.find").click()
    chosen = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert page.locator("#id_text").evaluate(chosen) == "产业"
    assert page.locator("#id_text").evaluate("field => field.selectionStart") == TEXT.index("产业")
    assert page.evaluate("document.getElementById('article_form').scrollTop") > 300


def test_it_works_without_scripts(browser, live_server, article, editor):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    log_in(page, "editor")
    page.goto(article_page(article))
    page.fill("#id_headline", "没有脚本")
    page.locator("li.suspect").first.locator(".accept").click()
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert (article.headline, article.text) == ("没有脚本", TEXT.replace("末来", "未来"))
    context.close()
