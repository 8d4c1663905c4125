"""Replace in many, and bulk changes with their way back: by the pages' own links and buttons."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.admin import replacing
from articles.batches.replacing import replace_all
from articles.models import Article, Batch
from tests.articles.admin.test_lists import queries
from tests.factories import make_article, make_issue, make_issues, make_photo, make_user
from tests.markup import Markup

pytestmark = pytest.mark.django_db
REPLACE, LIST = "admin:articles_batch_replace", "admin:articles_batch_changelist"
WORDS = {"wrong": "末来", "right": "未来"}


def ticks(page: Markup) -> list:
    return [box for box in page.all("input", type="checkbox") if box.get("name") == "place"]


def texts() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("text", flat=True))


def test_every_place_is_listed_with_its_context_and_part(as_editor):
    article = make_article(headline="末来可期", text="会议提出，末来三年。", bylines=[("末来", "reporter")])
    make_photo(article.issue, caption="图为末来。")
    page = Markup(as_editor.get(reverse(REPLACE), WORDS))
    assert page.texts("li", **{"class": "place"}) == [
        "末未来可期 headline", "末未来 byline", "会议提出，末未来三年。 text", "图为末未来。 caption",
    ]  # fmt: skip
    assert page.links()["末来可期"] == reverse("admin:articles_article_change", args=[article.pk])
    assert all(box.get("checked") == "checked" or box.get("checked") == "" for box in ticks(page))


def test_nothing_is_asked_of_an_empty_page_and_hostile_words_are_shown_as_words(as_editor):
    assert not ticks(Markup(as_editor.get(reverse(REPLACE))))
    make_article(text="<b>末来</b>")
    page = as_editor.get(reverse(REPLACE), {"wrong": "<b>", "right": "<i>"})
    assert "<b>末来" not in page.content.decode()
    assert len(ticks(Markup(page))) == 1
    assert "stands nowhere" in as_editor.get(reverse(REPLACE), {"wrong": "没有"}).content.decode()
    assert "are the same" in as_editor.get(reverse(REPLACE), {"wrong": "甲", "right": "甲"}).content.decode()


def test_ticked_places_are_changed_and_undone_by_the_buttons(as_editor):
    issue = make_issue(None)
    for _ in range(3):
        make_article(issue, text="末来。")
    boxes = [box.get("value") for box in ticks(Markup(as_editor.get(reverse(REPLACE), WORDS)))]
    response = as_editor.post(reverse(REPLACE), {**WORDS, "place": boxes[:2], "_ticked": ""}, follow=True)
    assert texts() == ["未来。", "未来。", "末来。"]
    batch = Batch.objects.get()
    page = Markup(response)
    assert "changed 2" in page.texts("li")
    undo = page.links()["Undo the whole"]
    assert undo == reverse("admin:articles_batch_undo", args=[batch.pk])
    assert as_editor.get(undo).status_code == 200
    assert texts() == ["未来。", "未来。", "末来。"]
    response = as_editor.post(undo, follow=True)
    assert texts() == ["末来。"] * 3
    assert "Undo the whole" not in Markup(response).links()
    assert "changed · as it was 2" in Markup(response).texts("li")
    again = as_editor.post(undo, follow=True).content.decode()
    assert "nothing is left to undo" in again


def test_all_places_of_all_pages(as_editor, monkeypatch):
    monkeypatch.setattr(replacing, "PAGE", 2)
    issue = make_issue(None)
    for _ in range(5):
        make_article(issue, text="末来。")
    page = Markup(as_editor.get(reverse(REPLACE), WORDS))
    assert len(ticks(page)) == 2
    assert len(ticks(Markup(as_editor.get(reverse(REPLACE) + page.links()["Next page"])))) == 2
    as_editor.post(reverse(REPLACE), {**WORDS, "_all": ""})
    assert texts() == ["未来。"] * 5


def test_published_places_are_marked_and_left_to_reviewers(as_editor, as_reviewer):
    make_article(make_issue(published=True), text="末来。")
    page = Markup(as_editor.get(reverse(REPLACE), WORDS))
    (box,) = ticks(page)
    assert box.get("disabled") is not None
    assert page.texts("li", **{"class": "place"}) == ["末未来。 text · only a reviewer may change it"]
    response = as_editor.post(reverse(REPLACE), {**WORDS, "place": box.get("value")}, follow=True)
    assert texts() == ["末来。"]
    assert "not allowed 1" in Markup(response).texts("li")
    assert texts() == ["末来。"]
    told = {"notice": "tell", "notice_text": "“末来”应为“未来”。"}
    as_reviewer.post(reverse(REPLACE), {**WORDS, "place": box.get("value"), **told})
    assert texts() == ["未来。"]


def test_what_was_edited_since_is_told_after_undoing(as_editor, editor):
    article = make_article(text="会议提出，末来三年。")
    batch = replace_all("末来", "未来", editor)
    Article.objects.filter(pk=article.pk).update(text="会议提出，今后三年。", version=3)
    response = as_editor.post(reverse("admin:articles_batch_undo", args=[batch.pk]), follow=True)
    assert texts() == ["会议提出，今后三年。"]
    assert "1 text was edited since" in response.content.decode()
    assert "changed · left: edited since 1" in Markup(response).texts("li")


def test_pages_are_for_those_who_may(editor, db):
    make_article(text="末来。")
    batch = replace_all("末来", "未来", editor)
    client = Client()
    client.force_login(make_user("guest"))
    addresses = [
        reverse(name, args=[batch.pk]) for name in ("admin:articles_batch_change", "admin:articles_batch_undo")
    ]
    for address in (reverse(REPLACE), reverse(LIST), *addresses):
        assert client.get(address).status_code == 403
    assert client.post(addresses[1]).status_code == 403
    assert client.post(reverse(REPLACE), {**WORDS, "_all": ""}).status_code == 403
    assert texts() == ["未来。"]


def test_the_list_says_who_did_what_and_leads_to_replacing(as_editor, editor):
    make_article(text="末来，末来。")
    replace_all("末来", "未来", editor)
    page = Markup(as_editor.get(reverse(LIST)))
    assert page.links()["Replace in many"] == reverse(REPLACE)
    assert "2 places, 1 text" in page.texts("td")


def test_pages_need_the_same_queries_for_few_and_many(as_editor, editor):
    first, second, third = make_issues(3)

    def figures() -> tuple[int, ...]:
        batch = replace_all("末来", "未来", editor)
        addresses = [
            reverse(REPLACE) + "?wrong=未来&right=末来",
            reverse("admin:articles_batch_change", args=[batch.pk]),
        ]
        return tuple(queries(lambda address=address: as_editor.get(address)) for address in addresses)

    make_article(first, text="末来", bylines=[("苗禾", "reporter")])
    make_photo(first, caption="末来")
    few = figures()
    for issue in (second, third):
        make_article(issue, text="末来", bylines=[("苗禾", "reporter")])
        make_photo(issue, caption="末来")
    assert figures() == few
