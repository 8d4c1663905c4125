"""The proof desk in a real browser: keys, decisions in place, one order of undo, input of Chinese, narrow windows."""

import pytest
from playwright.sync_api import Page, expect

from articles import revisions
from articles.models import Article, ImportedFile, ImportRun
from tests.browser.test_admin import article_page, log_in
from tests.factories import make_article, make_issue, make_photo, make_question, make_suggestion, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PARAGRAPHS = [f"第{n}段，" + "一段长长的文字。" * 12 for n in range(1, 16)]
PARAGRAPHS[0] = "规划末来三年，产业产业园开工。" + PARAGRAPHS[0]
PARAGRAPHS[14] += "区长说已见。"
TEXT = "\n\n".join(PARAGRAPHS)


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    issue = make_issue()
    file = ImportedFile.objects.create(
        run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="a.txt", outcome="new",
        encoding="utf-8", content="\n".join(PARAGRAPHS).encode(),
        lines={str(n): [1, "body"] for n in range(1, 16)},
    )  # fmt: skip
    passages = [
        {"text": words, "pieces": [{"line": n, "start": 0, "length": len(words)}], "role": "body"}
        for n, words in enumerate(PARAGRAPHS, 1)
    ]
    article = make_article(issue, text=TEXT, source_file=file, parsed={"passages": passages})
    make_article(issue)
    make_suggestion(article, "末来", "未来", kind="look-alike")
    make_suggestion(article, "产业", "")
    make_suggestion(article, "已见", "意见")
    return article


@pytest.fixture
def desk(page, article, editor) -> Page:
    log_in(page, "editor")
    page.goto(article_page(article))
    expect(page.locator("body.live")).to_be_visible()
    return page


def said(page: Page, words: str) -> None:
    # The first decision after a start loads what corrections are measured with.
    expect(page.locator("#desk-said")).to_contain_text(words, timeout=20_000)


def saved(article: Article) -> tuple[str, int]:
    article.refresh_from_db()
    return article.text, article.version


def test_one_key_accepts_and_typed_words_stay(desk, article):
    desk.evaluate("window.isTheSame = true")
    desk.fill("#id_headline", "打了一半的标题")
    desk.focus("#id_text")
    desk.keyboard.press("Control+End")
    desk.keyboard.type("正在打的句")
    desk.keyboard.press("Alt+a")
    said(desk, "末来 → 未来")
    desk.keyboard.type("子。")
    expect(desk.locator("#id_text")).to_have_value(TEXT.replace("末来", "未来") + "正在打的句子。")
    expect(desk.locator("#id_headline")).to_have_value("打了一半的标题")
    assert saved(article) == (TEXT.replace("末来", "未来"), 2)
    assert desk.evaluate("window.isTheSame")
    desk.keyboard.press("Control+s")
    said(desk, "已保存")
    assert saved(article) == (TEXT.replace("末来", "未来") + "正在打的句子。", 3)
    assert desk.evaluate("window.isTheSame")


def test_all_suspects_are_decided_with_one_key_each(desk, article):
    for left in ("2", "1", "0"):
        desk.keyboard.press("a")
        expect(desk.locator("#suspects-count")).to_have_text(left)
    expect(desk.locator(".suspects .none")).to_be_visible()
    wanted = TEXT.replace("末来", "未来").replace("产业产业", "产业").replace("已见", "意见")
    assert saved(article) == (wanted, 4)
    expect(desk.locator("#id_text")).to_have_value(wanted)


def test_undo_takes_back_typing_and_decisions_in_their_order(desk, article):
    text = desk.locator("#id_text")
    desk.focus("#id_text")
    desk.keyboard.press("Control+End")
    desk.keyboard.type("甲")
    desk.keyboard.press("Alt+a")
    said(desk, "末来 → 未来")
    desk.keyboard.type("乙")
    desk.keyboard.press("Alt+l")
    said(desk, "“产业”不改")
    done = TEXT.replace("末来", "未来") + "甲乙"
    expect(text).to_have_value(done)
    desk.keyboard.press("Control+z")
    said(desk, "已撤回")
    expect(desk.locator("#suspects-count")).to_have_text("2")
    desk.keyboard.press("Control+z")
    expect(text).to_have_value(TEXT.replace("末来", "未来") + "甲")
    desk.keyboard.press("Control+z")
    expect(desk.locator("#suspects-count")).to_have_text("3")
    expect(text).to_have_value(TEXT + "甲")
    desk.keyboard.press("Control+z")
    expect(text).to_have_value(TEXT)
    assert saved(article) == (TEXT, 3)
    for _step in range(4):
        desk.keyboard.press("Control+y")
    expect(text).to_have_value(done)
    expect(desk.locator("#suspects-count")).to_have_text("1")
    assert saved(article) == (TEXT.replace("末来", "未来"), 4)


def test_where_something_was_typed_at_the_place_nothing_is_decided(desk, article):
    desk.fill("#id_text", TEXT.replace("末来", "末末末"))
    desk.keyboard.press("Alt+k")
    desk.locator("li.suspect").first.locator(".facts").click()
    desk.keyboard.press("Alt+a")
    said(desk, "此处您已动过字")
    assert saved(article) == (TEXT, 1)
    expect(desk.locator("#id_text")).to_have_value(TEXT.replace("末来", "末末末"))


@pytest.fixture
def any_page(browser, live_server):
    """A page whose console may call an answer of 409 an error."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_another_persons_version_keeps_what_was_typed(any_page, article, editor):
    page = any_page
    log_in(page, "editor")
    page.goto(article_page(article))
    revisions.save(article, {"headline": "审核改题"}, base_version=1, author=make_user("reviewer", "reviewers"))
    page.focus("#id_text")
    page.keyboard.press("Control+End")
    page.keyboard.type("我打的")
    page.keyboard.press("Alt+a")
    said(page, "reviewer于")
    expect(page.locator("#suspects-count")).to_have_text("3")
    expect(page.locator("#id_text")).to_have_value(TEXT + "我打的")
    assert saved(article) == (TEXT, 2)
    page.keyboard.press("Control+s")
    expect(page.locator(".clash .theirs ins")).to_have_text("审核改题")
    expect(page.locator(".clash .mine ins")).to_have_text("我打的")
    assert page.input_value(".clash [name=text]") == TEXT + "我打的"
    page.click(".clash [name=_desk]")
    expect(page.locator(".dirty")).not_to_be_empty()
    page.keyboard.press("Control+s")
    said(page, "已保存")
    assert saved(article) == (TEXT + "我打的", 3)
    expect(page.locator("h1")).to_have_text("审核改题")
    page.fill("#id_headline", "编辑再改题")
    page.keyboard.press("Control+s")
    expect(page.locator("h1")).to_have_text("编辑再改题")
    assert page.title().startswith("编辑再改题")


def test_without_a_connection_nothing_is_lost(any_page, article, editor):
    page = any_page
    log_in(page, "editor")
    page.goto(article_page(article))
    page.fill("#id_headline", "断网时打的")
    page.context.set_offline(True)
    for keys in ("Alt+a", "Control+s"):
        page.keyboard.press(keys)
        said(page, "连不上服务器")
    page.context.set_offline(False)
    page.keyboard.press("Control+s")
    said(page, "已保存")
    article.refresh_from_db()
    assert article.headline == "断网时打的"


def test_an_expired_login_is_told(any_page, article, editor):
    page = any_page
    log_in(page, "editor")
    page.goto(article_page(article))
    page.fill("#id_headline", "过期时打的")
    page.context.clear_cookies()
    page.keyboard.press("Control+s")
    said(page, "登录已过期")
    expect(page.locator("#id_headline")).to_have_value("过期时打的")


def test_keys_of_a_composition_are_not_ours(desk, article):
    desk.focus("#id_text")
    for key, code in (("a", "KeyA"), ("Process", "KeyA")):
        desk.evaluate(
            """([key, code]) => document.getElementById("id_text").dispatchEvent(new KeyboardEvent("keydown",
              { key, code, altKey: true, bubbles: true, cancelable: true, isComposing: true, keyCode: 229 }))""",
            [key, code],
        )
    desk.keyboard.type("ajkle?")
    desk.wait_for_timeout(200)
    expect(desk.locator("#suspects-count")).to_have_text("3")
    expect(desk.locator("#desk-help")).not_to_be_visible()
    assert "ajkle?" in desk.input_value("#id_text")
    assert saved(article) == (TEXT, 1)


def test_next_previous_and_edit_lead_to_the_place(desk):
    desk.keyboard.press("j")
    desk.keyboard.press("Alt+ArrowDown")
    expect(desk.locator("li.suspect.current")).to_contain_text("见")
    mark = desk.locator(".marks mark.current")
    expect(mark).to_have_text("已见")
    pane, box = desk.locator("#article_form").bounding_box(), mark.bounding_box()
    assert pane["y"] < box["y"] < pane["y"] + pane["height"]
    line = desk.locator("#L15").bounding_box()
    assert pane["y"] < line["y"] + line["height"] and line["y"] < pane["y"] + pane["height"]
    desk.keyboard.press("F2")
    field = desk.locator("#id_text")
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "已见"


def test_marks_lie_under_their_words(desk):
    sizes = (
        "field => [field.scrollHeight - field.clientHeight, field.offsetHeight - field.previousSibling.offsetHeight]"
    )
    assert desk.locator("#id_text").evaluate(sizes) == [0, 0]
    fonts = """field => ["font", "lineHeight", "padding", "letterSpacing", "whiteSpace", "width"].every(
        (name) => getComputedStyle(field)[name] === getComputedStyle(field.previousSibling)[name])"""
    for name in ("text", "headline", "kicker", "deck"):
        assert desk.locator(f"#id_{name}").evaluate(fonts), name


def test_accepting_keeps_the_place_of_the_eye(desk):
    before = desk.locator("#article_form").evaluate("pane => pane.scrollTop")
    desk.keyboard.press("a")
    said(desk, "末来 → 未来")
    assert desk.locator("#article_form").evaluate("pane => pane.scrollTop") == before


def test_a_source_line_shows_its_paragraph(desk):
    desk.locator("#pane-lines").evaluate("pane => { pane.scrollTop = 9999 }")
    desk.locator("#L15 .raw").click()
    assert desk.locator("#id_text").evaluate("field => field.selectionStart") >= TEXT.index("第15段")
    expect(desk.locator("#L15")).to_have_class("own under-eyes")


def test_the_help_opens_and_single_keys_can_be_put_off(desk, article):
    desk.keyboard.press("?")
    expect(desk.locator("#desk-help")).to_be_visible()
    desk.locator("#desk-plain-keys").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("a")
    desk.wait_for_timeout(200)
    expect(desk.locator("#suspects-count")).to_have_text("3")


def test_one_key_marks_the_article_as_checked(desk, article):
    desk.keyboard.press("c")
    expect(desk.locator("#id_checked")).to_be_checked()
    desk.keyboard.press("Alt+c")
    expect(desk.locator("#id_checked")).not_to_be_checked()
    desk.keyboard.press("c")
    desk.keyboard.press("Control+s")
    said(desk, "已保存")
    article.refresh_from_db()
    assert article.checked_by.username == "editor"


def test_next_article_saves_first(desk, article):
    desk.fill("#id_headline", "新标题")
    desk.keyboard.press("Alt+n")
    desk.wait_for_url(f"**{article_page(article.issue.articles.last())}")
    article.refresh_from_db()
    assert article.headline == "新标题"


def test_accepting_everywhere_asks_and_can_be_taken_back(page, article, editor):
    other = make_article(article.issue, text="末来的事。")
    question = make_question("term:末来/未来")
    article.suggestions.filter(exact="末来").update(question=question)
    make_suggestion(other, "末来", "未来", question=question)
    log_in(page, "editor")
    page.goto(article_page(article))
    page.keyboard.press("Alt+Shift+a")
    expect(page.locator("#desk-ask")).to_contain_text("2处")
    page.keyboard.press("Enter")
    said(page, "2处")
    other.refresh_from_db()
    assert other.text == "未来的事。"
    page.keyboard.press("Control+z")
    expect(page.locator("#suspects-count")).to_have_text("3")
    assert saved(article)[0] == TEXT


def test_captions_are_typed_and_decided_here(page, article, editor):
    photo = make_photo(article.issue, article)
    make_suggestion(article, "拔河", "投壶", photo=photo)
    log_in(page, "editor")
    page.goto(article_page(article))
    page.keyboard.press("k")
    page.keyboard.press("a")
    said(page, "拔河 → 投壶")
    page.fill(f"#id_photo-{photo.pk}-credit", "苗禾")
    page.keyboard.press("Control+s")
    said(page, "已保存")
    photo.refresh_from_db()
    assert (photo.caption, photo.credit) == ("图为3月2日，居民在云岫广场参加投壶比赛。", "苗禾")


def test_buttons_are_big_enough_for_a_finger(desk):
    for button in desk.locator("li.suspect.current .button:visible, .save-bar .button:visible").all():
        assert button.bounding_box()["height"] >= 40


@pytest.mark.parametrize("width", [390, 1100])
def test_a_narrow_window_shows_all_of_it(desk, article, width):
    desk.set_viewport_size({"width": width, "height": 800})
    desk.locator("li.suspect.current .accept").click()
    said(desk, "末来 → 未来")
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    for part in (".source", "#id_text", ".suspects", ".save-bar"):
        expect(desk.locator(part).first).to_be_visible()
    assert desk.locator("#id_text").evaluate("field => field.scrollHeight - field.clientHeight") <= 0
    assert desk.locator(".save-bar").bounding_box()["height"] <= 130


def test_people_and_structure_by_keys_and_undone(desk, article):
    desk.evaluate("window.isTheSame = true")
    desk.focus("#id_text")
    desk.evaluate("document.getElementById('id_text').setSelectionRange(2, 4)")
    desk.keyboard.press("Alt+p")
    expect(desk.locator("#id_people-name")).to_have_value("末来")
    desk.locator("#people-add button[name=_people]").click()
    expect(desk.locator("#people .cast a")).to_have_text("末来")
    assert [row.person.name for row in article.appearances.all()] == ["末来"]
    desk.keyboard.press("Control+z")
    expect(desk.locator("#people .cast a")).to_have_count(0)
    assert not article.appearances.exists()

    # What was typed is saved before the step, and each undo takes back one act.
    desk.focus("#id_text")
    desk.keyboard.press("Control+Home")
    desk.keyboard.type("打的字。")
    desk.evaluate("document.getElementById('id_text').setSelectionRange(7, 7)")
    desk.keyboard.press("Alt+Shift+Enter")
    said(desk, "已完成")
    typed = "打的字。" + TEXT
    expect(desk.locator("#id_text")).to_have_value(typed[:7] + "\n\n" + typed[7:])
    desk.keyboard.press("Control+z")
    expect(desk.locator("#id_text")).to_have_value(typed)
    desk.keyboard.press("Control+y")
    expect(desk.locator("#id_text")).to_have_value(typed[:7] + "\n\n" + typed[7:])
    desk.keyboard.press("Control+z")
    expect(desk.locator("#id_text")).to_have_value(typed)
    desk.keyboard.press("Control+z")
    expect(desk.locator("#id_text")).to_have_value(TEXT)
    assert desk.evaluate("window.isTheSame")

    # Merged into the article before it, and back from there.
    other = Article.objects.exclude(pk=article.pk).get()
    desk.keyboard.press("Control+s")
    said(desk, "已保存")
    desk.goto(article_page(other))
    expect(desk.locator("body.live")).to_be_visible()
    desk.focus("#id_text")
    desk.keyboard.press("Alt+Shift+m")
    desk.keyboard.press("Enter")
    desk.wait_for_url(lambda url: article_page(article) in url)
    expect(desk.locator("body.live")).to_be_visible()
    assert Article.every.get(pk=other.pk).merged_into == article
    desk.keyboard.press("Control+z")
    expect(desk.locator("#id_text")).to_have_value(TEXT)
    assert Article.every.get(pk=other.pk).merged_into is None
