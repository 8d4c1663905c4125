"""What is typed and not saved: kept, offered, taken up, and gone with the saving. Nobody else's is ever shown."""

import json

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.admin import drafts
from articles.models import Article, Draft
from tests.articles.admin.test_article import form_of, page_of
from tests.factories import make_article, make_issue

pytestmark = pytest.mark.django_db


def keep(client, article: Article, version: int = 1, **typed: str):
    content = {name: str(value) for name, value in form_of(article, **typed).items()}
    return send(client, article, {"version": version, "content": content})


def send(client, article: Article, sent: object):
    address = reverse("admin:articles_article_draft", args=[article.pk])
    return client.post(address, json.dumps(sent), content_type="application/json")


def test_a_draft_is_kept_offered_taken_up_and_goes_with_the_saving(as_editor, editor):
    article = make_article(text="第一段。", bylines=[("苗禾", "reporter")])
    assert keep(as_editor, article, text="第一段改").json()["kept"] != ""
    keep(as_editor, article, text="第一段改。")
    assert Draft.objects.get().content["text"] == "第一段改。"
    page = as_editor.get(page_of(article))
    assert [change.label for change in page.context["draft"].changes] == ["Text"]
    assert page.context["desk"].form["text"].value() == "第一段。"
    taken = as_editor.get(page_of(article), {"draft": "take"})
    assert taken.context["desk"].form["text"].value() == "第一段改。"
    article.refresh_from_db()
    assert (article.text, Draft.objects.count()) == ("第一段。", 1)
    as_editor.post(page_of(article), form_of(article, text="第一段改。"))
    assert Draft.objects.count() == 0


def test_a_draft_is_shown_to_its_writer_alone(as_editor, as_reviewer):
    article = make_article(text="第一段。")
    keep(as_editor, article, text="第一段改。")
    assert as_reviewer.get(page_of(article)).context["draft"] is None
    shown = as_reviewer.get(page_of(article), {"draft": "take"})
    assert shown.context["desk"].form["text"].value() == "第一段。"


def test_what_stands_already_and_what_is_thrown_away_is_no_draft(as_editor):
    article = make_article(text="第一段。", bylines=[("苗禾", "reporter")])
    assert keep(as_editor, article).json() == {"kept": ""}
    assert keep(as_editor, article, reason="改").json() == {"kept": ""}
    keep(as_editor, article, text="第二段。")
    assert send(as_editor, article, {"version": 1}).json() == {"kept": ""}
    assert Draft.objects.count() == 0


def test_a_draft_on_an_older_version_says_so_and_saving_it_meets_the_clash(as_editor):
    article = make_article(text="第一段。")
    keep(as_editor, article, text="我的。")
    Article.objects.filter(pk=article.pk).update(version=2, text="他们的。")
    page = as_editor.get(page_of(article))
    assert page.context["draft"].is_behind
    assert as_editor.get(page_of(article), {"draft": "take"}).context["desk"].form["version"].value() == "1"


@pytest.mark.parametrize("typed", [{"date_start": "明天"}, {"bylines-0-role": "nobody"}])
def test_also_what_could_not_be_saved_is_kept(as_editor, typed):
    article = make_article(bylines=[("苗禾", "editor")] if "bylines-0-role" in typed else [])
    article.bylines.update(role="author")
    keep(as_editor, article, **typed)
    name, value = next(iter(typed.items()))
    assert Draft.objects.get().content[name] == value
    assert as_editor.get(page_of(article), {"draft": "take"}).status_code == 200


NO_DRAFTS = [[], 3, {}, {"version": 0}, {"version": "1"}]
NO_CONTENTS = [{"version": 1, "content": [1]}, {"version": 1, "content": {"text": 3}}]


@pytest.mark.parametrize("sent", NO_DRAFTS + NO_CONTENTS)
def test_what_is_no_draft_is_refused_in_words(as_editor, sent):
    answer = send(as_editor, make_article(), sent)
    assert (answer.status_code, set(answer.json())) == (400, {"error"})


def test_no_draft_without_the_right_to_change(as_editor, editor):
    article = make_article(make_issue())
    editor.groups.clear()
    assert keep(as_editor, article, text="改。").status_code == 403


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_can_be_stored_and_comes_back(as_editor, editor, text):
    Draft.objects.all().delete()
    article = Article.objects.first() or make_article()
    version, content = drafts.read(json.dumps({"version": 1, "content": {"text": text}}).encode())
    Draft.objects.keep(article, editor, version=version, content=content)
    expected = text.replace("\r\n", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    plain = "".join("\N{REPLACEMENT CHARACTER}" if 0xD800 <= ord(c) < 0xE000 else c for c in expected)
    stored = Draft.objects.get().content["text"]
    assert stored == plain or any(0xD800 <= ord(c) < 0xE000 for c in expected)
