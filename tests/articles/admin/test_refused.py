"""An expired login or an old token: what was typed stays in the page and can be sent again; nothing is stored."""

import pytest
from django.test import Client

from tests.articles.admin.test_article import form_of, page_of
from tests.factories import make_article

pytestmark = pytest.mark.django_db
TEXT = "第一段改。\n\n<b>第二段</b>"


def fields_of(response) -> dict[str, str]:
    return {name: value for name, value, _long in response.context["fields"]}


def test_saving_after_the_login_has_run_out_keeps_the_text_and_saves_it_later(editor):
    article = make_article(text="第一段。")
    client = Client()
    refused = client.post(page_of(article), form_of(article, text=TEXT))
    assert refused.status_code == 403
    assert fields_of(refused)["text"] == TEXT
    assert "&lt;b&gt;第二段" in refused.content.decode()
    assert refused.headers["Cache-Control"] == "no-store"
    client.force_login(editor)
    client.post(page_of(article), fields_of(refused))
    article.refresh_from_db()
    assert (article.text, article.version) == (TEXT, 2)


def test_opening_without_a_login_still_leads_to_the_login():
    article = make_article()
    assert Client().get(page_of(article)).status_code == 302


def post_with_an_old_token(editor, article, **headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    sent = form_of(article, text=TEXT, csrfmiddlewaretoken="old", password1="secret")
    return client.post(page_of(article), sent, headers=headers)


def test_an_old_token_keeps_the_text_without_secrets(editor):
    article = make_article(text="第一段。")
    refused = post_with_an_old_token(editor, article, origin="http://testserver")
    assert (refused.status_code, fields_of(refused)["text"]) == (403, TEXT)
    assert {"csrfmiddlewaretoken", "password1"}.isdisjoint(fields_of(refused))


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"origin": "null"}, {}])
def test_a_strangers_page_cannot_fill_in_a_form(editor, headers):
    refused = post_with_an_old_token(editor, make_article(), **headers)
    assert refused.status_code == 403
    assert "第一段改" not in refused.content.decode()
