"""Suggestions on the page of their article: decided by its own form, which first saves what was typed."""

import pytest
from django.urls import reverse

from articles import revisions
from articles.models import Article, Suggestion
from tests.articles.admin.test_article import form_of, page_of, said
from tests.factories import make_article, make_issue, make_photo, make_question, make_suggestion, publish
from tests.markup import Markup

pytestmark = pytest.mark.django_db

TEXT = "规划末来三年。\n\n产业产业园在云岫区。"


@pytest.fixture
def article() -> Article:
    return make_article(text=TEXT, bylines=[("千怀贵", "reporter")])


def shown(client, article: Article) -> list[str]:
    return [row.exact for row in client.get(page_of(article)).context["suspects"]]


def state(row: Suggestion) -> str:
    return Suggestion.objects.get(pk=row.pk).state


def accepting(page: Markup) -> list:
    return [button for button in page.all("button") if button.get("name") == "_accept"]


def test_they_stand_in_the_order_of_the_text(as_editor, article):
    photo = make_photo(article.issue, article)
    make_suggestion(article, "图为", photo=photo)
    make_suggestion(article, "云岫", confidence=0.99)
    make_suggestion(article, "末来", confidence=0.1)
    make_suggestion(article, "末", confidence=0.5)
    make_suggestion(article, "运动会", field="headline")
    make_suggestion(article, "三年", state="accepted")
    byline = make_suggestion(article, "末来三", field="text")
    Suggestion.objects.filter(pk=byline.pk).update(field="byline", prefix="", exact="千怀贵", suffix="", start=1)
    make_suggestion(make_article(article.issue), "社区")
    assert shown(as_editor, article) == ["运动会", "千怀贵", "末", "末来", "云岫", "图为"]
    page = Markup(as_editor.get(page_of(article)))
    assert page.texts("span", id="suspects-count") == ["6"]


def test_the_panel_shows_the_difference_the_reason_and_the_evidence(as_editor, article):
    evidence = [{"quote": "未来三年", "issue": "2031-03-04", "article": 1, "count": 5}]
    question = make_question("term:末来/未来")
    row = make_suggestion(article, "末来", "未来", reason="疑为未来", evidence=evidence, question=question)
    page = Markup(as_editor.get(page_of(article)))
    (item,) = page.texts("li", **{"class": "suspect"})
    for words in ("规划末未来三年。", "疑为未来", "evidence 1", "未来三年 × 5", "80%"):
        assert words in item
    assert page.links()["all places"] == reverse("admin:articles_question_change", args=[question.pk])
    (accept,) = accepting(page)
    assert (accept.get("value"), accept.get("form")) == (str(row.pk), "article_form")


def test_accepting_saves_what_was_typed_first(as_editor, article, editor):
    row = make_suggestion(article, "末来", "未来")
    typed = form_of(article, headline="新标题", text=TEXT + "补一句。", reason="补漏")
    response = as_editor.post(page_of(article), {**typed, "_accept": row.pk})
    article.refresh_from_db()
    assert (article.headline, article.text) == ("新标题", TEXT.replace("末", "未") + "补一句。")
    assert [(r.version, r.reason) for r in article.revisions.all()][:2] == [(3, "accepted: 末来 → 未来"), (2, "补漏")]
    assert response.url == f"{page_of(article)}#suspects"


def test_the_messages_tell_both(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    told = said(as_editor.post(page_of(article), {**form_of(article, headline="新"), "_accept": row.pk}, follow=True))
    assert "as version 2" in told[0]
    assert told[1:] == ["Accepted: 末来 → 未来."]


def test_rejecting_without_typing_writes_no_version(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    response = as_editor.post(page_of(article), {**form_of(article), "_reject": row.pk}, follow=True)
    assert said(response) == ["“末来” is left as it stands."]
    assert (state(row), article.revisions.count()) == ("rejected", 1)


def test_the_eye_is_led_to_the_next_one(as_editor, article):
    first, second = make_suggestion(article, "末来", "未来"), make_suggestion(article, "云岫", "云秀")
    response = as_editor.post(page_of(article), {**form_of(article), "_reject": first.pk})
    assert response.url.endswith(f"#suspect-{second.pk}")
    third = make_suggestion(article, "三年", "三月")
    response = as_editor.post(page_of(article), {**form_of(article), "_reject": second.pk})
    assert response.url.endswith(f"#suspect-{third.pk}")
    response = as_editor.post(page_of(article), {**form_of(article), "_reject": third.pk})
    assert response.url.endswith("#suspects")


def test_wrong_input_decides_nothing(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    typed = form_of(article, text="辛苦打的字", page="三")
    page = as_editor.post(page_of(article), {**typed, "_accept": row.pk}).content.decode()
    assert "辛苦打的字" in page
    article.refresh_from_db()
    assert (state(row), article.text, article.version) == ("open", TEXT, 1)


def test_a_clash_decides_nothing_and_keeps_the_typed_text(as_editor, article, reviewer):
    row = make_suggestion(article, "末来", "未来")
    typed = form_of(article, text=TEXT + "编辑补的。")
    revisions.save(article, {"text": TEXT + "审核补的。"}, base_version=1, author=reviewer)
    response = as_editor.post(page_of(article), {**typed, "_accept": row.pk})
    assert "编辑补的。" in response.content.decode()
    article.refresh_from_db()
    assert (state(row), article.text, article.version) == ("open", TEXT + "审核补的。", 2)


def test_typing_the_correction_oneself_takes_the_suggestion_away(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    typed = form_of(article, text=TEXT.replace("末来", "将来"))
    response = as_editor.post(page_of(article), {**typed, "_accept": row.pk}, follow=True)
    assert "as version 2" in said(response)[0]
    assert said(response)[1:] == ["“末来” no longer stands there: it is off the list."]
    article.refresh_from_db()
    assert (article.text, article.version, state(row)) == (TEXT.replace("末来", "将来"), 2, "superseded")


@pytest.mark.parametrize("key", ["99999", "x", ""])
def test_a_suggestion_of_another_article_is_refused(as_editor, article, key):
    other = make_suggestion(make_article(article.issue), "社区", "")
    for wanted in (key, other.pk):
        response = as_editor.post(page_of(article), {**form_of(article), "_accept": wanted}, follow=True)
        assert said(response) == ["This suggestion is not one of this article’s."]
    assert state(other) == "open"


def test_a_caption_is_put_right_from_here(as_editor, article):
    photo = make_photo(article.issue, article, caption="因为居民参加拔河比赛。")
    row = make_suggestion(article, "因为", "图为", photo=photo)
    as_editor.post(page_of(article), {**form_of(article), "_accept": row.pk})
    photo.refresh_from_db()
    assert (photo.caption, state(row)) == ("图为居民参加拔河比赛。", "accepted")


def test_a_published_article_shows_them_to_editors_without_buttons(as_editor, as_reviewer):
    article = make_article(make_issue(published=True), text=TEXT)
    row = make_suggestion(article, "末来", "未来")
    page = Markup(as_editor.get(page_of(article)))
    assert len(page.all("li", **{"class": "suspect"})) == 1
    assert accepting(page) == []
    as_editor.post(page_of(article), {**form_of(article), "_accept": row.pk})
    assert state(row) == "open"
    told = {"notice": "tell", "notice_text": "应为未来。"}
    as_reviewer.post(page_of(article), {**form_of(article), "_accept": row.pk, **told})
    assert state(row) == "accepted"


def test_published_meanwhile_decides_nothing(as_editor, editor, reviewer, article):
    row = make_suggestion(article, "末来", "未来")
    publish(article.issue, editor, reviewer)
    page = as_editor.post(page_of(article), {**form_of(article, text="来不及"), "_accept": row.pk}).content.decode()
    assert "来不及" in page
    assert state(row) == "open"


def test_who_may_not_decide_has_no_buttons(client, editor, article):
    row = make_suggestion(article, "末来", "未来")
    group = editor.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="change_suggestion"))
    client.force_login(editor)
    assert accepting(Markup(client.get(page_of(article)))) == []
    response = client.post(page_of(article), {**form_of(article), "_accept": row.pk}, follow=True)
    assert said(response) == ["You may read suggestions but not decide them."]
    assert state(row) == "open"


def test_the_page_needs_the_same_queries_for_few_and_many(as_editor, article, django_assert_num_queries):
    photo = make_photo(article.issue, article)
    evidence = [{"quote": "未来", "issue": "2031-03-04", "article": 1, "count": 5}]

    def add(*words: str) -> None:
        for word in words:
            question = make_question(f"term:{word}/未来")
            make_suggestion(article, word, "未来", evidence=evidence, question=question)

    add("末来")
    with django_assert_num_queries(19):
        as_editor.get(page_of(article))
    add("三年", "云岫")
    make_suggestion(article, "图为", photo=photo)
    with django_assert_num_queries(19):
        as_editor.get(page_of(article))
