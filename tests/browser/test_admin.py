"""Editors at work in a real browser, under the real Content-Security-Policy: `page` fails on what the console calls
an error, and a blocked script or style is one."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles import publishing, revisions
from articles.models import Article, DetectorRecord, ImportedFile, ImportRun, Question, Term
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_fragment,
    make_issue,
    make_person,
    make_photo,
    make_question,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db(transaction=True)


def log_in(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.fill("#id_username", username)
    page.fill("#id_password", "a-long-password-1")
    page.keyboard.press("Enter")
    page.wait_for_selector("#user-tools")


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    issue = make_issue()
    file = ImportedFile.objects.create(
        run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="a.txt", outcome="new",
        encoding="utf-8", content="一行\n二行\n三行".encode(), lines={"2": [1, "headline"]},
    )  # fmt: skip
    article = make_article(issue, source_file=file, bylines=[("苗禾", "reporter")])
    person = make_person("苗禾", offices=["云岫区区长"])
    make_appearance(article, person)
    make_event("社区运动会", [article]).participants.add(person)
    make_photo(issue, article)
    make_fragment(issue, candidates=[1])
    make_article(issue)
    question = make_question("term:社区/小区")
    evidence = [{"quote": "小区", "issue": "2031-03-04", "article": 1, "count": 2}]
    make_suggestion(article, "社区", "小区", question=question, evidence=evidence)
    make_suggestion(article, "云岫", None)
    make_suggestion(article, "运动会", "", field="headline")
    make_suggestion(article, "图为", "因为", photo=article.photos.get())
    person.forms.create(form="苗和")
    named = make_question("name:苗和/苗禾")
    make_suggestion(article, "居民", "居氏", question=named, kind="name")
    Term.objects.create(text="云岫区", is_official=True)
    DetectorRecord.objects.create(detector="repeats", rejected=20)
    return article


def address(name: str, *args: object) -> str:
    return reverse(f"admin:{name}", args=args)


def article_page(article: Article) -> str:
    return address("articles_article_change", article.pk)


def test_no_page_breaks_the_content_security_policy(page, article, editor):
    log_in(page, "editor")
    row = {
        "articles_issue": article.issue.pk, "articles_article": article.pk, "articles_photo": article.photos.get().pk,
        "articles_fragment": article.issue.fragments.get().pk, "articles_importrun": article.source_file.run_id,
        "articles_importedfile": article.source_file_id, "people_person": article.people.get().pk,
        "people_event": article.events.get().pk,
        "articles_suggestion": article.suggestions.first().pk, "articles_question": Question.objects.first().pk,
        "articles_term": Term.objects.get().pk, "articles_detectorrecord": DetectorRecord.objects.get().pk,
    }  # fmt: skip
    addresses = [address("index"), address("password_change")]
    for name, pk in row.items():
        addresses += [address(f"{name}_changelist"), address(f"{name}_change", pk), address(f"{name}_history", pk)]
    addresses += [address(f"{name}_add") for name in ("people_person", "people_event", "articles_term")]
    addresses += [address(f"{name}_changelist") for name in ("articles_correction", "people_differentpeople")]
    addresses += [address("articles_issue_step", article.issue.pk, "send_back")]
    addresses += [address(f"articles_{name}_preview", row[f"articles_{name}"]) for name in ("issue", "article")]
    addresses += [address("articles_importedfile_raw", article.source_file_id)]
    for where in addresses:
        response = page.goto(where)
        assert response.status == 200, where
        assert "script-src 'self'" in response.headers["content-security-policy"]


def test_the_widgets_work_under_the_policy(page, article, editor):
    """The admin's own scripts: searching a participant, one more row of a name, the theme."""
    log_in(page, "editor")
    page.goto(address("people_event_change", article.events.get().pk))
    page.click(".select2-selection")
    page.keyboard.type("苗")
    expect(page.locator(".select2-results__option").first).to_contain_text("苗禾")
    page.goto(address("people_person_change", article.people.get().pk))
    page.click("#forms-group .add-row a")
    expect(page.locator("#id_forms-1-form")).to_be_visible()
    page.click("header .theme-toggle")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_an_article_is_put_right_with_the_keyboard_alone(page, article, editor):
    log_in(page, "editor")
    page.goto(article_page(article))
    page.focus("#id_headline")
    page.keyboard.press("End")
    page.keyboard.type("，圆满落幕")
    while page.evaluate("document.activeElement.id") != "id_text":
        page.keyboard.press("Tab")
    page.keyboard.press("Control+End")
    page.keyboard.type("补上一句。")
    expect(page.locator(".dirty")).not_to_be_empty()
    while page.evaluate("document.activeElement.id") != "id_checked":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("补漏")
    page.keyboard.press("Control+s")
    expect(page.locator("#desk-said")).to_contain_text("已保存")
    expect(page.locator(".dirty")).to_be_empty()
    article.refresh_from_db()
    assert article.headline.endswith("，圆满落幕")
    assert article.text.endswith("补上一句。")
    assert (article.version, article.checked_by) == (2, editor)
    assert article.revisions.first().reason == "补漏"


def test_leaving_with_unsaved_words_asks_first(page, article, editor):
    log_in(page, "editor")
    page.goto(article_page(article))
    page.fill("#id_headline", "还没保存")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.click(".desk-head [rel=next]")
    page.wait_for_url(f"**{article_page(article.issue.articles.last())}")
    assert asked == ["beforeunload"]


def test_a_clash_joins_both_texts_and_asks_where_they_touch(page, article, editor):
    log_in(page, "editor")
    page.goto(article_page(article))
    revisions.save(article, {"text": "社区运动会开幕。云岫广场。"}, base_version=1, author=editor)
    page.reload()
    page.fill("#id_text", "社区运动会闭幕。云岫广场。编辑补的。")
    other = make_user("reviewer", "reviewers")
    revisions.save(article, {"text": "本报社区运动会落幕。云岫广场。", "section": "要闻"}, base_version=2, author=other)
    page.keyboard.press("Control+s")
    expect(page.locator(".clash .part")).to_have_count(2)
    expect(page.locator(".clash .by.theirs ins")).to_have_text(["本报", "要闻"])
    place = page.locator(".clash .choice")
    expect(place.locator(".words del")).to_have_text(["开", "开"])
    expect(place.locator(".words ins")).to_have_text(["闭", "落"])
    page.click(".clash [name=_save]")  # The browser asks for the choice.
    expect(place).to_be_visible()
    place.locator("textarea").fill("终")
    expect(place.locator("[value=own]")).to_be_checked()
    place.locator("[value=theirs]").check()
    expect(place.locator("textarea")).to_have_value("落")
    place.locator("[value=own]").check()
    expect(place.locator("textarea")).to_have_value("终")
    page.click(".clash [name=_save]")
    expect(page.locator("#id_text")).to_have_value("本报社区运动会终幕。云岫广场。编辑补的。")
    article.refresh_from_db()
    assert (article.text, article.section, article.version) == ("本报社区运动会终幕。云岫广场。编辑补的。", "要闻", 4)


def test_a_clash_is_settled_without_scripts_and_looked_through_on_the_desk(browser, live_server, article, editor):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, "editor")
    page.goto(article_page(article))
    page.fill("#id_headline", "编辑的标题")
    page.fill("#id_text", f"{article.text}编辑补的。")
    revisions.save(article, {"headline": "审核的标题"}, base_version=1, author=make_user("reviewer", "reviewers"))
    page.click("[name=_save]")
    page.click(".clash [name=_desk]")
    assert page.input_value("#id_text") == f"{article.text}编辑补的。"
    assert page.input_value("#id_headline") == "编辑的标题"
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert (article.headline, article.version) == ("编辑的标题", 3)
    context.close()


def test_the_text_area_is_as_tall_as_its_text(page, article, editor):
    revisions.save(article, {"text": "\n\n".join(["一段长长的文字。" * 20] * 12)}, base_version=1, author=editor)
    log_in(page, "editor")
    page.goto(article_page(article))
    inner, outer = page.locator("#id_text").evaluate("field => [field.scrollHeight, field.clientHeight]")
    assert inner <= outer


@pytest.fixture
def page_for_axe(browser, live_server):
    """axe itself sets inline styles while it looks at date fields, so here the policy is off."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page_for_axe, article, editor, scheme):
    page = page_for_axe
    page.emulate_media(color_scheme=scheme)
    log_in(page, "editor")
    revisions.save(article, {"text": "改过的正文。"}, base_version=1, author=editor)
    for where in (
        address("index"), address("articles_issue_changelist"), address("articles_issue_change", article.issue.pk),
        article_page(article), address("articles_article_history", article.pk), address("articles_article_changelist"),
        address("articles_importedfile_raw", article.source_file_id), address("articles_suggestion_changelist"),
        address("articles_suggestion_change", article.suggestions.first().pk), address("articles_question_changelist"),
        *(address("articles_question_change", question.pk) for question in Question.objects.all()),
        address("articles_detectorrecord_changelist"), address("articles_term_changelist"),
    ):  # fmt: skip
        page.goto(where)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{where}: {results.generate_report()}"


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_no_page_is_wider_than_the_window(page, article, editor, width):
    log_in(page, "editor")
    page.set_viewport_size({"width": width, "height": 900})
    for where in (
        article_page(article), address("articles_issue_change", article.issue.pk), address("index"),
        address("articles_suggestion_changelist"),
        address("articles_suggestion_change", article.suggestions.first().pk),
        *(address("articles_question_change", question.pk) for question in Question.objects.all()),
    ):  # fmt: skip
        page.goto(where)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where


def test_an_issue_goes_its_way_by_buttons(page, article, editor):
    log_in(page, "editor")
    page.goto(address("articles_issue_change", article.issue.pk))
    page.click(".steps form[action*=submit] button")
    page.wait_for_selector(".messagelist .success")
    make_user("reviewer", "reviewers")
    page.context.clear_cookies()
    log_in(page, "reviewer")
    page.goto(address("articles_issue_change", article.issue.pk))
    page.click(".steps form[action*=approve] button")
    page.wait_for_selector(".steps form[action*=publish]")
    page.click(".steps form[action*=publish] button")
    page.wait_for_selector(".messagelist .error")
    while page.locator(".gate details").count():
        page.click(".gate details summary >> nth=0")
        page.fill(".gate details[open] input[name=reason]", "急件，已电话核对")
        page.click(".gate details[open] button")
        page.wait_for_selector(".messagelist .success")
    page.click(".steps form[action*=publish] button")
    page.wait_for_selector(".messagelist .success")
    page.click(".steps a[href*=withdraw]")
    page.fill("#id_reason", "第1版图文不符")
    page.click(".step-form [type=submit]")
    page.wait_for_selector(".messagelist .success")
    article.issue.refresh_from_db()
    assert (article.issue.status, article.issue.withdrawal_reason) == ("withdrawn", "第1版图文不符")
    assert publishing.possible_steps(article.issue, editor) == ["reopen"]
