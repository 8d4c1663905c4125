"""An editor's whole day on damaged issues, as it is played at the screen: files come in, are put right at the desk,
come in anew, are approved by a second person, published, and corrected where readers see it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article, Conflict, Issue, Question
from tests.browser.test_admin import log_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY = """# 云岫区召开河道整治推进会

本报讯(记者 宁小舟)3月3日,云岫区河道整治推进会在区会议中心召开。区委副书记、区长佘景禾出席会议并讲话。

佘景禾说,规划末来三年,要把每一条河道都治理好,产业产业园的污水管网也要接通。会议要求,各街道要压实责任,确保今年汛期前完成清淤。

# 老街夜市重新开张

本报讯(记者 宁小舟)3月2日晚,老街夜市重新开张。摊主们都说生意好,来的人比去年多了一半。

区图书馆新馆昨日开馆。读者可以在网上预约座位,阅览室每晚开放到九点。

夜市每晚营业到十点,周末到十一点。
"""
TUESDAY = """# 区领导调研春耕备耕

本报讯(记者 宁小舟)3月4日,区委副书记、区长余景禾到青禾镇调研春耕备耕工作。

余景禾强调,要备足种子和化肥,帮助农户解决实际困难。
"""
# What a second scan reads: a word the editor has changed, and one that nobody has touched.
AGAIN = MONDAY.replace("都说生意好", "都说生意很好").replace("多了一半", "多了一倍")
TOLD = "阅览室每晚开放到八点，不是九点。"


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    for name, content in (("2031-03-04.txt", MONDAY), ("2031-03-05.txt", TUESDAY)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_day(page: Page, incoming: Path):
    make_user("editor", "editors")
    make_user("reviewer", "reviewers")
    call_command("import_issues", str(incoming))
    monday = Issue.objects.get(date="2031-03-04")
    assert page.request.get(monday.get_absolute_url()).status == 404

    log_in(page, "editor")
    the_suspects_are_decided_by_keys(page, monday)
    a_second_article_is_split_off_and_a_paragraph_moved_back(page, monday)
    one_decision_puts_a_name_right_in_another_issue(page)
    a_second_scan_touches_no_edit(page, incoming, monday)
    page.goto(reverse("admin:articles_issue_change", args=[monday.pk]))
    page.click(".steps form[action*=submit] button")
    expect(page.locator(".messagelist .success")).to_be_visible()

    page.context.clear_cookies()
    log_in(page, "reviewer")
    the_second_reader_reads_a_sample(page, monday)
    it_is_approved_and_published(page, monday)
    readers_are_told_of_a_correction(page, monday)
    page.goto("/admin/")
    page.context.clear_cookies()
    page.goto(f"{monday.get_absolute_url()}1/")
    expect(page.locator("article")).to_contain_text("规划未来三年，要把每一条河道都治理好，产业园的污水管网也要接通")
    page.goto(f"{monday.get_absolute_url()}3/")
    expect(page.locator("h1")).to_have_text("区图书馆新馆开馆")
    expect(page.locator("article")).to_contain_text("每晚开放到八点")
    expect(page.locator("article")).to_contain_text(TOLD)
    page.goto("/corrections/")
    expect(page.locator("main")).to_contain_text(TOLD)


def desk(page: Page, article: Article) -> None:
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    expect(page.locator("body.live")).to_be_visible()


def said(page: Page, words: str) -> None:
    expect(page.locator("#desk-said")).to_contain_text(words)


def the_suspects_are_decided_by_keys(page: Page, monday: Issue) -> None:
    first, second = monday.articles.order_by("number")
    desk(page, first)
    for left in ("1", "0"):
        page.keyboard.press("a")
        expect(page.locator("#suspects-count")).to_have_text(left)
    page.check("#id_checked")
    with page.expect_navigation(url=f"**/{second.pk}/change/"):
        page.keyboard.press("Alt+n")
    first.refresh_from_db()
    assert "规划未来三年" in first.text
    assert first.checked_by.username == "editor"


def a_second_article_is_split_off_and_a_paragraph_moved_back(page: Page, monday: Issue) -> None:
    second = monday.articles.get(number=2)
    page.goto(reverse("admin:articles_article_structure", args=[second.pk]))
    page.check("#block-1")
    page.click("button[value=split]")
    expect(page.locator(".blocks li")).to_have_count(1)
    third = monday.articles.get(number=3)
    page.goto(reverse("admin:articles_article_structure", args=[third.pk]))
    page.check("#block-1")
    page.select_option("#target", label=f"2 {second.headline}")
    page.click("button[value=move]")
    expect(page.locator(".blocks li")).to_have_count(1)
    second.refresh_from_db()
    assert second.text.endswith("\n\n夜市每晚营业到十点，周末到十一点。")
    desk(page, third)
    page.fill("#id_headline", "区图书馆新馆开馆")
    page.keyboard.press("Control+s")
    said(page, "已保存")


def one_decision_puts_a_name_right_in_another_issue(page: Page) -> None:
    question = Question.objects.get()
    page.goto(reverse("admin:articles_question_change", args=[question.pk]))
    page.click("button[name=_one_person][value=佘景禾]")
    page.click("button[name=_accept_everywhere]")
    expect(page.locator(".messagelist .success").first).to_be_visible()
    tuesday = Article.objects.get(issue__date="2031-03-05")
    assert (tuesday.text.count("佘景禾"), tuesday.text.count("余景禾")) == (2, 0)


def a_second_scan_touches_no_edit(page: Page, incoming: Path, monday: Issue) -> None:
    market = monday.articles.get(number=2)
    desk(page, market)
    page.fill("#id_text", market.text.replace("生意好", "生意红火"))
    page.keyboard.press("Control+s")
    said(page, "已保存")
    (incoming / "2031-03-04.txt").write_text(AGAIN, encoding="utf-8")
    call_command("import_issues", str(incoming))
    market.refresh_from_db()
    assert "都说生意红火，来的人比去年多了一半" in market.text
    conflict = Conflict.objects.in_the_way().get()
    page.goto(reverse("admin:articles_conflict_change", args=[conflict.pk]))
    page.click("button[name=_keep]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    desk(page, market)
    expect(page.locator("li.suspect")).to_contain_text("半")
    page.keyboard.press("a")
    expect(page.locator("#suspects-count")).to_have_text("0")
    market.refresh_from_db()
    assert "都说生意红火，来的人比去年多了一倍" in market.text


def the_second_reader_reads_a_sample(page: Page, monday: Issue) -> None:
    page.goto(reverse("admin:articles_issue_samples", args=[monday.pk]))
    page.click(".draw button")
    page.check("[name=all_read]")
    page.click("[name=_finish]")
    expect(page.locator(".says")).to_be_visible()


def it_is_approved_and_published(page: Page, monday: Issue) -> None:
    page.goto(reverse("admin:articles_issue_change", args=[monday.pk]))
    page.click(".steps form[action*=approve] button")
    expect(page.locator(".steps form[action*=publish]")).to_be_visible()
    while page.locator(".gate details").count():
        page.click(".gate details summary >> nth=0")
        page.fill(".gate details[open] input[name=reason]", "已与原版核对")
        page.click(".gate details[open] button")
        expect(page.locator(".messagelist .success")).to_be_visible()
    page.click(".steps form[action*=publish] button")
    expect(page.locator(".messagelist .success")).to_be_visible()
    monday.refresh_from_db()
    assert monday.is_published


def readers_are_told_of_a_correction(page: Page, monday: Issue) -> None:
    library = monday.articles.get(number=3)
    desk(page, library)
    page.fill("#id_text", library.text.replace("到九点", "到八点"))
    page.keyboard.press("Control+s")
    expect(page.locator("#id_notice_text")).to_be_visible()
    assert "九点" in page.input_value("#id_notice_text")
    page.check("[name=notice][value=tell]")
    page.fill("#id_notice_text", TOLD)
    page.keyboard.press("Control+s")
    said(page, "已保存")
