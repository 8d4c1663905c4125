"""What the desk asks for without leaving its page."""

import pytest
from django.urls import reverse

from articles import revisions
from articles.models import Batch, Issue, Suggestion
from articles.proofreading.decisions import accept
from tests.articles.admin.test_article import form_of
from tests.factories import make_article, make_issue, make_issues, make_photo, make_question, make_suggestion

pytestmark = pytest.mark.django_db

TEXT = "规划末来三年。\n\n产业产业园在云岫区开工，区长千怀贵到场。"


@pytest.fixture
def article():
    return make_article(text=TEXT)


def ask(client, article, name, **values):
    values.setdefault("version", article.version)
    return client.post(reverse(f"admin:articles_article_desk_{name}", args=[article.pk]), values)


def test_accepting_writes_and_tells_how_the_article_stands(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    other = make_suggestion(article, "产业", "")
    answer = ask(as_editor, article, "accept", suggestion=row.pk)
    assert answer.status_code == 200
    body = answer.json()
    assert body["said"] == ["Accepted: 末来 → 未来."]
    assert body["done"] == [row.pk]
    assert body["state"]["version"] == 2
    assert body["state"]["texts"]["text"] == TEXT.replace("末来", "未来")
    assert [one["id"] for one in body["state"]["suspects"]] == [other.pk]
    assert body["state"]["suspects"][0]["prefix"] == "规划未来三年。\n\n"
    article.refresh_from_db()
    assert (article.text, article.version) == (TEXT.replace("末来", "未来"), 2)


def test_leaving_writes_no_version(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    body = ask(as_editor, article, "reject", suggestion=row.pk).json()
    assert body["said"] == ["“末来” is left as it stands."]
    assert (body["state"]["version"], body["state"]["suspects"]) == (1, [])
    row.refresh_from_db()
    assert row.state == "rejected"


def test_taking_back_opens_it_again(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    version = ask(as_editor, article, "accept", suggestion=row.pk).json()["state"]["version"]
    body = ask(as_editor, article, "reopen", suggestion=row.pk, version=version).json()
    assert body["said"] == ["Taken back: 末来 → 未来."]
    assert (body["state"]["version"], body["state"]["texts"]["text"]) == (3, TEXT)
    assert [one["id"] for one in body["state"]["suspects"]] == [row.pk]


def test_taking_back_what_was_changed_since_says_so(as_editor, article, editor):
    row = make_suggestion(article, "末来", "未来")
    accept([row], editor)
    revisions.save(article, {"text": "别的。"}, base_version=2, author=editor)
    body = ask(as_editor, article, "reopen", suggestion=row.pk, version=3).json()
    assert body["done"] == []
    assert "cannot be put back" in body["said"][0]


@pytest.mark.parametrize("name", ["accept", "reject", "everywhere", "reopen"])
def test_on_another_version_nothing_is_decided(as_editor, article, reviewer, name):
    row = make_suggestion(article, "末来", "未来", question=make_question("term:末来/未来"))
    revisions.save(article, {"text": TEXT + "又一句。"}, base_version=1, author=reviewer)
    answer = ask(as_editor, article, name, suggestion=row.pk, version=1)
    assert answer.status_code == 409
    assert "reviewer saved this article" in answer.json()["said"][0]
    assert answer.json()["state"]["version"] == 2
    row.refresh_from_db()
    assert row.state == "open"


def test_words_that_are_gone_are_replaced_nowhere(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    Suggestion.objects.filter(pk=row.pk).update(exact="末末来", prefix="规划")
    body = ask(as_editor, article, "accept", suggestion=row.pk).json()
    assert (body["done"], body["state"]["version"], body["state"]["suspects"]) == ([], 1, [])
    assert "no longer stands there" in body["said"][0]


def test_accepting_everywhere_tells_of_all_places(as_editor, editor):
    first, second = (make_article(issue, text=TEXT) for issue in make_issues(2))
    question = make_question("term:末来/未来")
    rows = [make_suggestion(article, "末来", "未来", question=question) for article in (first, second)]
    body = ask(as_editor, first, "everywhere", suggestion=rows[0].pk).json()
    assert body["said"] == ["2 places are accepted."]
    assert sorted(body["done"]) == sorted(row.pk for row in rows)
    second.refresh_from_db()
    assert second.text == TEXT.replace("末来", "未来")


def test_an_undecided_name_is_not_accepted_everywhere(as_editor, article):
    row = make_suggestion(article, "千怀贵", "于怀贵", kind="name", question=make_question("name:于怀贵/千怀贵"))
    assert ask(as_editor, article, "everywhere", suggestion=row.pk).status_code == 400
    row.refresh_from_db()
    assert row.state == "open"


@pytest.mark.parametrize("key", ["", "x", "9" * 30])
def test_only_suggestions_of_the_article_are_decided(as_editor, article, key):
    other = make_suggestion(make_article(article.issue), "社区", "")
    for wanted in (key, other.pk):
        assert ask(as_editor, article, "accept", suggestion=wanted).status_code == 403
    other.refresh_from_db()
    assert other.state == "open"


def test_a_published_issue_is_for_reviewers(as_editor, as_reviewer):
    article = make_article(make_issue(published=True), text=TEXT)
    row = make_suggestion(article, "末来", "未来")
    assert ask(as_editor, article, "accept", suggestion=row.pk).status_code == 403
    told = {"notice": "tell", "notice_text": "应为未来。"}
    assert ask(as_reviewer, article, "accept", suggestion=row.pk, **told).status_code == 200


def test_strangers_are_refused(client, django_user_model, article):
    row = make_suggestion(article, "末来", "未来")
    assert ask(client, article, "accept", suggestion=row.pk).status_code == 302
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert ask(client, article, "accept", suggestion=row.pk).status_code == 403
    panel = reverse("admin:articles_article_desk_panel", args=[article.pk])
    assert client.get(panel).status_code == 404
    row.refresh_from_db()
    assert row.state == "open"


def test_asking_by_get_decides_nothing(as_editor, article):
    assert as_editor.get(reverse("admin:articles_article_desk_accept", args=[article.pk])).status_code == 405


def test_saving_answers_with_the_version(as_editor, article):
    answer = ask(as_editor, article, "save", **form_of(article, text="改好的。"))
    assert answer.json()["said"][0].startswith("Saved ")
    assert answer.json()["state"]["version"] == 2
    article.refresh_from_db()
    assert article.text == "改好的。"


def test_saving_wrong_input_names_the_field(as_editor, article):
    answer = ask(as_editor, article, "save", **form_of(article, page="三"))
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["id_page"]


def test_saving_on_another_version_writes_nothing(as_editor, article, reviewer):
    typed = form_of(article, text="编辑的。")
    revisions.save(article, {"text": "审核的。"}, base_version=1, author=reviewer)
    assert ask(as_editor, article, "save", **typed).status_code == 409
    article.refresh_from_db()
    assert article.text == "审核的。"


def photo_form(photo, **typed):
    data = {
        "caption": photo.caption,
        "credit": photo.credit,
        "seen_caption": photo.caption,
        "seen_credit": photo.credit,
    }
    return {f"photo-{photo.pk}-{name}": value for name, value in {**data, **typed}.items()}


def test_captions_and_credits_are_saved_with_the_article(as_editor, article, editor):
    photo = make_photo(article.issue, article)
    row = make_suggestion(article, "拔河", "投壶", photo=photo)
    typed = {**form_of(article), **photo_form(photo, caption="新的说明，参加拔河比赛。", credit="苗禾")}
    assert ask(as_editor, article, "save", **typed).status_code == 200
    photo.refresh_from_db()
    assert (photo.caption, photo.credit) == ("新的说明，参加拔河比赛。", "苗禾")
    assert photo.history.first().history_user == editor
    row.refresh_from_db()
    assert (row.state, row.start) == ("open", 7)


def test_of_two_who_change_a_caption_the_second_is_told(as_editor, article):
    photo = make_photo(article.issue, article)
    typed = {**form_of(article, text="同时改的正文。"), **photo_form(photo, caption="我的")}
    photo.caption = "他的"
    photo.save()
    assert ask(as_editor, article, "save", **typed).status_code == 422
    page = as_editor.post(reverse("admin:articles_article_change", args=[article.pk]), typed)
    assert "It now reads: “他的”" in page.content.decode()
    article.refresh_from_db()
    photo.refresh_from_db()
    assert (photo.caption, article.version) == ("他的", 1)
    form = page.context["desk"].photos[0]
    assert (form["caption"].value(), form["seen_caption"].value()) == ("我的", "他的")


def test_what_is_not_sent_of_a_photo_stays(as_editor, article):
    photo = make_photo(article.issue, article)
    ask(as_editor, article, "save", **form_of(article, text="只改正文。"))
    caption = photo.caption
    photo.refresh_from_db()
    assert photo.caption == caption


def test_a_headline_is_one_line(as_editor, article):
    ask(as_editor, article, "save", **form_of(article, headline="上一行\r\n 下一行"))
    article.refresh_from_db()
    assert article.headline == "上一行 下一行"


def test_an_answer_needs_the_same_queries_for_few_and_many(as_editor, article, django_assert_num_queries):
    def decided(words: str) -> None:
        row = make_suggestion(article, words, None)
        ask(as_editor, article, "reject", suggestion=row.pk)

    decided("区长")
    one, three = make_suggestion(article, "末来", None), make_suggestion(article, "规划", None)
    for row, others in ((one, ["三年", "到场"]), (three, [])):
        with django_assert_num_queries(24):
            ask(as_editor, article, "reject", suggestion=row.pk)
        for words in others:
            make_suggestion(article, words, "改")
    assert Issue.objects.count() == 1


def test_everywhere_leads_to_undoing_it_in_all_places(as_editor):
    first, second = (make_article(issue, text=TEXT) for issue in make_issues(2))
    question = make_question("look-alike:末来/未来")
    row = make_suggestion(first, "末来", "未来", question=question)
    make_suggestion(second, "末来", "未来", question=question)
    body = ask(as_editor, first, "everywhere", suggestion=row.pk).json()
    batch = Batch.objects.get()
    assert body["link"] == {
        "url": reverse("admin:articles_batch_undo", args=[batch.pk]), "words": "Undo in all 2 places",
    }  # fmt: skip


def test_a_structure_step_and_its_undoing(as_editor, article):
    body = ask(as_editor, article, "structure", step="cut", block=1, offset=5).json()
    assert body["state"]["texts"]["text"].split("\n\n")[1:] == ["产业产业园", "在云岫区开工，区长千怀贵到场。"]
    back = ask(as_editor, article, "structure", step=f"undo:{body['batch']}", version=body["state"]["version"]).json()
    assert (back["state"]["texts"]["text"], back["said"][0][:7]) == (TEXT, "Undone:")


def test_a_split_leads_to_the_new_article(as_editor, article):
    body = ask(as_editor, article, "structure", step="split", block=1).json()
    other = article.issue.articles.exclude(pk=article.pk).get()
    assert body["link"]["url"] == reverse("admin:articles_article_change", args=[other.pk])
    assert body["state"]["texts"]["text"] == "规划末来三年。"


def test_an_article_that_is_merged_leads_to_the_other(as_editor, article):
    other = make_article(article.issue, text="后文。")
    body = ask(as_editor, other, "structure", step=f"merge:{article.pk}").json()
    assert body["goto"] == reverse("admin:articles_article_change", args=[article.pk]) + f"?step={body['batch']}"
    assert as_editor.get(body["goto"]).status_code == 200
    article.refresh_from_db()
    assert article.text.endswith("后文。")


def test_a_structure_step_on_another_version_or_out_of_reach(as_editor, article):
    assert ask(as_editor, article, "structure", step="join", block=0, version=7).status_code == 409
    assert ask(as_editor, article, "structure", step="join", block=9).status_code == 400
    assert ask(as_editor, article, "structure", step="x").status_code == 400
    article.refresh_from_db()
    assert article.version == 1
