"""How the admin asks what readers are told, and the page of an article's corrections."""

import pytest
from django.urls import reverse

from articles.models import Article, CorrectionNotice
from articles.search.entries import keep_up_issue
from tests.articles.admin.test_article import form_of
from tests.factories import make_article, make_issue, make_photo, make_suggestion
from tests.markup import Markup

pytestmark = pytest.mark.django_db
TOLD = {"notice": "tell", "notice_text": "“末来”应为“未来”。"}


@pytest.fixture
def article() -> Article:
    return make_article(make_issue(published=True), text="云岫的末来。")


def desk(article: Article, name: str) -> str:
    return reverse(f"admin:articles_article_desk_{name}", args=[article.pk])


def test_the_desk_asks_and_keeps_what_was_typed(as_reviewer, article):
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert Markup(as_reviewer.get(address)).all("div", id="notice")[0].get("hidden") is not None
    page = Markup(as_reviewer.post(address, form_of(article, text="云岫的未来。")))
    assert page.all("div", id="notice")[0].get("hidden") is None
    assert page.all("textarea", id="id_notice_text")[0].text.strip() == "第1段“云岫的末来”应为“云岫的未来”。"
    assert page.all("textarea", id="id_text")[0].text.strip() == "云岫的未来。"
    assert CorrectionNotice.objects.count() == 0
    as_reviewer.post(address, form_of(article, text="云岫的未来。", notice="none", notice_reason="原报如此"))
    assert CorrectionNotice.objects.get().reason == "原报如此"
    article.refresh_from_db()
    assert article.text == "云岫的未来。"


def test_captions_and_text_make_one_notice(as_reviewer, article):
    photo = make_photo(article.issue, article, caption="图为末来。")
    typed = form_of(article, text="云岫的未来。") | {
        f"photo-{photo.pk}-caption": "图为未来。", f"photo-{photo.pk}-credit": photo.credit,
        f"photo-{photo.pk}-seen_caption": photo.caption, f"photo-{photo.pk}-seen_credit": photo.credit,
    }  # fmt: skip
    address = reverse("admin:articles_article_change", args=[article.pk])
    proposed = Markup(as_reviewer.post(address, typed)).all("textarea", id="id_notice_text")[0].text.strip()
    assert proposed == "第1段“云岫的末来”应为“云岫的未来”。图片说明“图为末来。”应为“图为未来。”。"
    as_reviewer.post(address, typed | TOLD)
    assert CorrectionNotice.objects.get().text == TOLD["notice_text"]
    photo.refresh_from_db()
    assert photo.caption == "图为未来。"


def test_accepting_at_once_asks_with_a_proposal(as_reviewer, article):
    row = make_suggestion(article, "末来", "未来")
    asked = as_reviewer.post(desk(article, "accept"), {"version": 1, "suggestion": row.pk})
    assert (asked.status_code, asked.json()["notice"]) == (422, "第1段“云岫的末来”应为“云岫的未来”。")
    done = as_reviewer.post(desk(article, "accept"), {"version": 1, "suggestion": row.pk, **TOLD})
    assert (done.status_code, done.json()["done"]) == (200, [row.pk])
    assert as_reviewer.post(desk(article, "reopen"), {"version": 2, "suggestion": row.pk}).status_code == 422


def test_saving_at_once_asks_with_a_proposal(as_reviewer, article):
    typed = form_of(article, text="云岫的未来。")
    asked = as_reviewer.post(desk(article, "save"), typed)
    assert (asked.status_code, asked.json()["notice"]) == (422, "第1段“云岫的末来”应为“云岫的未来”。")
    assert as_reviewer.post(desk(article, "save"), typed | TOLD).status_code == 200


def test_accepting_by_the_plain_form_leads_to_the_question(as_reviewer, article):
    row = make_suggestion(article, "末来", "未来")
    address = reverse("admin:articles_article_change", args=[article.pk])
    page = Markup(as_reviewer.post(address, form_of(article) | {"_accept": row.pk}, follow=True))
    assert page.all("textarea", id="id_notice_text")[0].text.strip() == "“末来”应为“未来”。"
    as_reviewer.post(address, form_of(article) | {"_accept": row.pk, **TOLD})
    assert Article.objects.get(pk=article.pk).text == "云岫的未来。"


def test_a_photo_asks_on_its_own_page(as_reviewer, article):
    photo = make_photo(article.issue, None, caption="图为末来。")
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    typed = {"caption": "图为未来。", "credit": photo.credit, "article": "", "date": "", "page": "", "notice": "tell"}
    page = Markup(as_reviewer.post(address, typed))
    assert page.all("textarea", id="id_notice_text")[0].text.strip() == "图片说明“图为末来。”应为“图为未来。”。"
    as_reviewer.post(address, typed | TOLD)
    assert CorrectionNotice.objects.get().photo == photo
    as_reviewer.post(address, typed | {"page": "2"})
    photo.refresh_from_db()
    assert (photo.caption, photo.page) == ("图为未来。", 2)


def test_the_page_of_an_article_gives_a_notice_and_opens_its_history(as_reviewer, as_editor, article):
    address = reverse("admin:articles_article_corrections", args=[article.pk])
    as_reviewer.post(address, {"_give": "1", "text": "应为未来。"})
    as_reviewer.post(address, {"_history": "show"})
    assert "应为未来。" in Markup(as_editor.get(address)).texts("td")
    assert Article.objects.get(pk=article.pk).shows_history
    assert as_editor.post(address, {"_give": "1", "text": "x"}).status_code == 403
    as_reviewer.post(address, {"_history": "hide"})
    assert not Article.objects.get(pk=article.pk).shows_history
    assert "This field is required." in Markup(as_reviewer.post(address, {"_give": "1", "text": " "})).texts("li")


def test_the_page_of_an_article_hides_its_raw_text_from_readers(as_reviewer, as_editor, client, article):
    Article.objects.update(raw_text="住址晓塘巷九号\n云岫的末来。")
    article.refresh_from_db()
    keep_up_issue(article.issue)
    address = reverse("admin:articles_article_corrections", args=[article.pk])
    raw, search = f"{article.get_absolute_url()}raw/", "/search/?q=晓塘巷"
    assert "晓塘巷" in client.get(raw).content.decode()
    assert Markup(client.get(search)).texts("ol", **{"class": "hits"})
    assert as_editor.post(address, {"_raw": "hide"}).status_code == 403
    as_reviewer.post(address, {"_raw": "hide"})
    assert client.get(raw).status_code == 404
    assert "原文" not in Markup(client.get(article.get_absolute_url())).links()
    assert Markup(client.get(search)).texts("ol", **{"class": "hits"}) == []
    assert "Show the raw text to readers" in Markup(as_reviewer.get(address)).texts("button")
    as_reviewer.post(address, {"_raw": "show"})
    assert client.get(raw).status_code == 200
    assert Markup(client.get(search)).texts("ol", **{"class": "hits"})


def test_of_a_draft_no_notice_is_given(as_reviewer):
    article = make_article(make_issue())
    address = reverse("admin:articles_article_corrections", args=[article.pk])
    assert as_reviewer.post(address, {"_give": "1", "text": "x"}).status_code == 403
    page = Markup(as_reviewer.get(reverse("admin:articles_article_change", args=[article.pk])))
    assert page.links()["Corrections"] == address
    as_reviewer.post(address, {"_raw": "hide"})
    assert Article.objects.get().hides_raw
