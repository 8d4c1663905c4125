"""Suggestions as a list and one by one: what is shown, who may decide, and that looking decides nothing."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import revisions
from articles.models import Article, Correction, ImportedFile, ImportRun, Suggestion
from tests.factories import make_article, make_issue, make_issues, make_photo, make_question, make_suggestion, make_user
from tests.markup import Markup

pytestmark = pytest.mark.django_db

LIST = "admin:articles_suggestion_changelist"
TEXT = "规划末来三年。\n\n产业产业园在云岫区。"


@pytest.fixture
def article() -> Article:
    return make_article(text=TEXT)


def page_of(row: Suggestion) -> str:
    return reverse("admin:articles_suggestion_change", args=[row.pk])


def act(client: Client, name: str, rows: list[Suggestion], **filters):
    posted = {"action": name, ACTION_CHECKBOX_NAME: [row.pk for row in rows]}
    return client.post(reverse(LIST, query=filters), posted, follow=True)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def state(row: Suggestion) -> str:
    return Suggestion.objects.get(pk=row.pk).state


def text(article: Article) -> str:
    return Article.objects.get(pk=article.pk).text


def test_a_line_says_what_where_and_why(as_editor, article):
    make_suggestion(article, "末来", "未来", confidence=0.87, reason="“末来”疑为“未来”之误")
    page = Markup(as_editor.get(reverse(LIST)))
    line = " ".join(page.texts("tr")[1:])
    for words in ("规划末未来三年。", "87%", article.headline, "March 4, 2031", "text", "“末来”疑为“未来”之误"):
        assert words in line
    assert (page.texts("del"), page.texts("ins")) == (["末"], ["未"])
    assert page.links()[article.headline].endswith(
        f"/articles/article/{article.pk}/change/#suspect-{article.suggestions.get().pk}"
    )


def test_a_caption_without_an_article_leads_to_its_photo(as_editor):
    photo = make_photo(make_issue())
    make_suggestion(None, "图为", "因为", photo=photo)
    page = Markup(as_editor.get(reverse(LIST)))
    assert reverse("admin:articles_photo_change", args=[photo.pk]) in page.links().values()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"末来", "产业", "云岫"}),
        ({"state": "all"}, {"末来", "产业", "云岫", "三年"}),
        ({"state": "rejected"}, {"三年"}),
        ({"sure": "90"}, {"末来"}),
        ({"sure": "50"}, {"产业"}),
        ({"sure": "0"}, {"云岫"}),
        ({"kind__exact": "name"}, {"云岫"}),
        ({"detector": "repeats"}, {"末来", "产业", "云岫"}),
        ({"risk": "high"}, {"云岫"}),
        ({"risk": "low"}, {"末来", "产业"}),
        ({"q": "未来"}, {"末来"}),
        ({"q": "成对"}, {"产业"}),
        ({"issue__date__year": "2031"}, {"末来", "产业", "云岫"}),
        ({"issue__date__year": "2030"}, set()),
        ({"issue__status__exact": "published"}, set()),
    ],
)
def test_choosing(as_editor, article, filters, found):
    make_suggestion(article, "末来", "未来", confidence=0.9, kind="look-alike")
    make_suggestion(article, "产业", confidence=0.5, reason="引号不成对")
    make_suggestion(article, "云岫", confidence=0.2, kind="name")
    make_suggestion(article, "三年", state="rejected")
    rows = as_editor.get(reverse(LIST), filters).context["cl"].result_list
    assert {row.exact for row in rows} == found


def test_the_surest_come_first(as_editor, article):
    make_suggestion(article, "产业", confidence=0.3)
    make_suggestion(article, "末来", confidence=0.9)
    rows = as_editor.get(reverse(LIST)).context["cl"].result_list
    assert [row.exact for row in rows] == ["末来", "产业"]


def test_accepting_as_an_action_writes_one_version_an_article(as_editor, article, editor):
    rows = [make_suggestion(article, "末来", "未来"), make_suggestion(article, "产业", "")]
    assert said(act(as_editor, "accept", rows)) == ["2 places are accepted."]
    assert text(article) == "规划未来三年。\n\n产业园在云岫区。"
    assert [revision.author for revision in article.revisions.all()] == [editor, None]
    row = Suggestion.objects.get(pk=rows[0].pk)
    assert (row.state, row.decided_by, row.version) == ("accepted", editor, 2)


def test_rejecting_as_an_action_keeps_the_text(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    assert said(act(as_editor, "reject", [row])) == ["“末来” is left as it stands."]
    assert (state(row), text(article)) == ("rejected", TEXT)


def test_what_has_no_replacement_is_said_to_wait_for_a_hand(as_editor, article):
    row = make_suggestion(article, "末来", None)
    told = said(act(as_editor, "accept", [row]))
    assert told == ["Accepted: 末来.", "Of 1 place the machine knows no better words: put it right by hand."]
    assert (state(row), text(article)) == ("accepted", TEXT)


def test_a_quote_that_went_is_told_and_nothing_is_replaced(as_editor, article, reviewer):
    row = make_suggestion(article, "末来", "未来")
    good = make_suggestion(article, "产业", "")
    Article.objects.filter(pk=article.pk).update(text="规划将来。\n\n产业产业园在云岫区。")
    told = said(act(as_editor, "accept", [row, good]))
    assert told[0] == "Accepted: 产业 → ×."
    assert "“末来” no longer stands there" in told[1]
    assert text(article) == "规划将来。\n\n产业园在云岫区。"


def test_many_problems_are_counted_not_listed(as_editor):
    article = make_article(text="".join(f"第{n}处误字。" for n in range(10, 25)))
    rows = [make_suggestion(article, f"第{n}", "") for n in range(10, 25)]
    Article.objects.filter(pk=article.pk).update(text="全文重写。")
    told = said(act(as_editor, "accept", rows))
    assert len(told) == 11
    assert told[-1] == "5 more were left as they are."


def test_published_text_needs_a_reviewer(as_editor, as_reviewer):
    rows = [
        make_suggestion(make_article(issue, text=TEXT), "末来", "未来")
        for issue in make_issues(2, published=True)
    ]  # fmt: skip
    told = said(act(as_editor, "accept", rows))
    assert len(told) == 1
    assert told[0].startswith("This issue is published: only a reviewer may change it.")
    assert told[0].endswith("× 2")
    assert [state(row) for row in rows] == ["open", "open"]
    assert "say in a correction notice" in said(act(as_reviewer, "accept", rows))[0]
    assert [state(row) for row in rows] == ["open", "open"]
    address = reverse("admin:articles_suggestion_change", args=[rows[0].pk])
    assert as_reviewer.get(address).context["notice"]["notice_text"].value() == "“末来”应为“未来”。"
    as_reviewer.post(address, {"_accept": "1", "notice": "tell", "notice_text": "应为未来。"})
    assert [state(row) for row in rows] == ["accepted", "open"]


def test_the_page_shows_the_paragraph_the_lines_and_the_evidence(as_editor):
    issue = make_issue()
    file = ImportedFile.objects.create(
        run=ImportRun.objects.create(), publication=issue.publication, issue=issue, name="a.txt", outcome="new",
        encoding="utf-8", content=f"标题\n规划末来三年,。\n{'无关' * 5}".encode(),
        lines={"1": [1, "headline"], "2": [1, "body"], "3": [1, "body"]},
    )  # fmt: skip
    article = make_article(issue, text=TEXT, source_file=file)
    other = make_article(issue, headline="旁证所在")
    evidence = [{"quote": "未来三年", "issue": "2031-03-04", "article": other.number, "count": 5}]
    question = make_question("term:末来/未来")
    row = make_suggestion(article, "末来", "未来", evidence=evidence, question=question)
    response = as_editor.get(page_of(row))
    page, links = Markup(response), Markup(response).links()
    assert "规划末未来三年。" in " ".join(page.texts("span", lang="zh-Hans"))
    assert "产业" not in " ".join(page.texts("span", lang="zh-Hans"))
    assert [line.number for line in response.context["lines"] if line.own] == [2]
    assert links["March 4, 2031 no. 2"] == reverse("admin:articles_article_change", args=[other.pk])
    assert links["末来 / 未来"] == reverse("admin:articles_question_change", args=[question.pk])


def test_the_page_decides(as_editor, article):
    row, other = make_suggestion(article, "末来", "未来"), make_suggestion(article, "产业", "")
    response = as_editor.post(page_of(row), {"_accept": row.pk}, follow=True)
    assert said(response) == ["Accepted: 末来 → 未来."]
    as_editor.post(page_of(other), {"_reject": other.pk})
    assert (state(row), state(other)) == ("accepted", "rejected")
    assert text(article).startswith("规划未来")
    again = said(as_editor.post(page_of(row), {"_reject": row.pk}, follow=True))
    assert again[-1:] == ["“末来 → 未来” was decided before: accepted."]
    assert "_accept" not in response.content.decode()


def test_the_page_says_why_one_may_not_decide(as_editor):
    row = make_suggestion(make_article(make_issue(published=True), text=TEXT), "末来", "未来")
    page = as_editor.get(page_of(row)).content.decode()
    assert "only a reviewer may change it" in page
    assert 'name="_accept"' not in page


def test_the_page_says_when_the_words_are_gone(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    Article.objects.filter(pk=article.pk).update(text="全文重写。")
    assert "These words no longer stand there" in as_editor.get(page_of(row)).content.decode()


def test_looking_decides_nothing(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    as_editor.get(page_of(row), {"_accept": row.pk})
    as_editor.get(reverse(LIST), {"action": "accept", ACTION_CHECKBOX_NAME: row.pk})
    as_editor.get(reverse("admin:articles_article_change", args=[article.pk]), {"_accept": row.pk})
    assert (state(row), text(article)) == ("open", TEXT)


def test_who_may_only_look_decides_nothing(client, article):
    user = User.objects.create_user("guest", is_staff=True)
    client.force_login(user)
    row = make_suggestion(article, "末来", "未来")
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(page_of(row)).status_code == 403
    reader = make_user("reader", "editors")
    reader.groups.get().permissions.remove(*reader.groups.get().permissions.filter(codename="change_suggestion"))
    client.force_login(reader)
    assert client.get(reverse(LIST)).status_code == 200
    assert "You may read suggestions but not decide them." in client.get(page_of(row)).content.decode()
    assert client.post(page_of(row), {"_accept": row.pk}).status_code == 403
    act(client, "accept", [row])
    assert state(row) == "open"


def test_nobody_adds_or_deletes(admin_client, article):
    row = make_suggestion(article, "末来", "未来")
    assert admin_client.get(reverse("admin:articles_suggestion_add")).status_code == 403
    assert admin_client.post(reverse("admin:articles_suggestion_delete", args=[row.pk])).status_code == 403


def test_hostile_text_stays_text(as_editor):
    evil = "<script>alert(1)</script>“'&"
    article = make_article(headline=evil, text=f"前{evil}后")
    row = make_suggestion(article, evil, f"{evil}2", reason=evil, evidence=[{"quote": evil, "issue": evil}])
    for where in (reverse(LIST), page_of(row), reverse("admin:articles_article_change", args=[article.pk])):
        assert b"<script>alert" not in as_editor.get(where).content, where


@pytest.mark.parametrize("key", ["999", "none"])
def test_one_that_there_is_not(as_editor, key):
    assert as_editor.get(reverse("admin:articles_suggestion_change", args=[key])).status_code == 302


def test_suggestions_of_a_caption_follow_it_and_its_photo(as_editor):
    issue = make_issue()
    first, second = make_article(issue), make_article(issue)
    photo = make_photo(issue, first)
    stays, goes = make_suggestion(first, "拔河", photo=photo), make_suggestion(first, "图为", photo=photo)
    posted = {
        "article": second.pk,
        "caption": "3月2日，居民在云岫广场参加拔河比赛。",
        "credit": "",
        "date": "",
        "page": "",
    }
    as_editor.post(reverse("admin:articles_photo_change", args=[photo.pk]), posted)
    assert [row.exact for row in second.suggestions.open()] == ["拔河"]
    assert (state(stays), state(goes)) == ("open", "superseded")


def test_a_caption_that_was_corrected_by_hand_is_learnt(as_editor):
    photo = make_photo(make_issue(), caption="因为居民在云岫广场参加拔河比赛。")
    posted = {"article": "", "caption": "图为居民在云岫广场参加拔河比赛。", "credit": "", "date": "", "page": ""}
    as_editor.post(reverse("admin:articles_photo_change", args=[photo.pk]), posted)
    assert Correction.objects.get().right.startswith("图为")


def test_lists_count_what_waits(as_editor, article):
    make_suggestion(article, "末来", "未来")
    make_suggestion(article, "产业", "")
    make_suggestion(article, "三年", state="rejected")
    for name in ("article", "issue"):
        page = Markup(as_editor.get(reverse(f"admin:articles_{name}_changelist")))
        assert page.texts("span", **{"class": "mark-open"}) == ["2"]
    page = Markup(as_editor.get(reverse("admin:articles_issue_change", args=[article.issue_id])))
    assert page.texts("a", **{"class": "mark-open"}) == ["2 suspects"]
    assert page.texts("span", **{"class": "mark-open"}) == ["2"]
    leads = page.links()["2 suspects"]
    response = as_editor.get(reverse(LIST) + leads.partition("/suggestion/")[2])
    assert response.context["cl"].result_count == 2


def test_a_decision_is_kept_with_who_and_when(as_editor, article):
    row = make_suggestion(article, "末来", "未来")
    as_editor.post(page_of(row), {"_reject": row.pk})
    row.refresh_from_db()
    assert (timezone.now() - row.decided_at).total_seconds() < 60
    assert "editor" in as_editor.get(page_of(row)).content.decode()
    assert revisions.content_of(article)["text"] == TEXT
