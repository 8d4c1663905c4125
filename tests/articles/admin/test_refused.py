"""An expired login or an old token: what was typed stays in the page and can be sent again; nothing is stored."""

import pytest
from django.test import Client

from tests.articles.admin.test_article import form_of, page_of
from tests.factories import make_article, make_issue, make_photo

pytestmark = pytest.mark.django_db
TEXT = "第一段改。\n\n<b>第二段</b>"


def fields_of(response) -> dict[str, str]:
    return {field.name: field.value for field in response.context["fields"]}


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


def test_all_that_was_typed_is_shown_under_the_words_of_the_desk():
    issue = make_issue()
    photo = make_photo(issue)
    article = make_article(issue, text="第一段。", bylines=[("苗禾", "trainee")])
    sent = {f"photo-{photo.pk}-caption": "短说明", f"photo-{photo.pk}-seen_caption": "原说明"}
    sent |= form_of(article, headline="短标题", section="要闻", reason="改错字", kind="brief", checked="on", deck="")
    refused = Client().post(page_of(article), sent)
    read = [(field.label, field.shown or field.value) for field in refused.context["fields"] if field.label]
    for one in (
        ("Headline", "短标题"), ("Section", "要闻"), ("Reason of the change", "改错字"), ("Kind", "brief"),
        ("Checked", "✓"), ("Caption", "短说明"), ("Name", "苗禾"), ("Role", "trainee reporter"), ("Text", "第一段。"),
    ):  # fmt: skip
        assert one in read
    assert len([one for one in read if one[0] == "Role"]) == 1
    assert not {"版本", "Version", "Deck"} & {label for label, _value in read}
    assert "原说明" not in [value for _label, value in read]
    assert 'value="短标题"' in refused.content.decode()


def test_what_another_page_sent_is_shown_by_its_names(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    refused = client.post(
        "/en/admin/people/person/add/", {"name": "苗禾", "_save": "x"}, headers={"origin": "http://testserver"}
    )
    assert [(field.name, field.label) for field in refused.context["fields"]] == [("name", "name"), ("_save", "")]
