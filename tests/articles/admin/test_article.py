"""Editing an article: one save, one revision; published text is read-only."""

from datetime import date

import pytest
from django.urls import reverse

from articles.models import Article, ImportedFile, ImportRun, Issue
from tests.factories import (
    make_appearance,
    make_article,
    make_event,
    make_fragment,
    make_issue,
    make_person,
    make_photo,
    publish,
)  # fmt: skip

pytestmark = pytest.mark.django_db

TEXT = "第一段。\n\n第二段。"


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def form_of(article: Article, **typed: object) -> dict[str, object]:
    """What a browser sends for the article's page, with what somebody typed into it."""
    names = [(byline.name, byline.role) for byline in article.bylines.all()]
    data = {name: getattr(article, name) or "" for name in Article.EDITABLE}
    data |= {"version": article.version, "reason": "", "bylines-TOTAL_FORMS": len(names) + 2}
    data |= {"bylines-INITIAL_FORMS": len(names)}
    for n, (name, role) in enumerate([*names, ("", "reporter"), ("", "reporter")]):
        data |= {f"bylines-{n}-name": name, f"bylines-{n}-role": role}
    if article.checked_at:
        data["checked"] = "on"
    return {**data, **typed}


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_saving_writes_the_text_and_one_revision(as_editor, editor):
    article = make_article(text=TEXT, bylines=[("苗禾", "reporter")])
    typed = form_of(
        article, text="第一段。\r\n\r\n第二段改。", headline="新标题", date_start="2031-03-02", reason="改错字"
    )
    response = as_editor.post(page_of(article), typed, follow=True)
    article.refresh_from_db()
    assert (article.text, article.headline, article.version) == ("第一段。\n\n第二段改。", "新标题", 2)
    assert article.date_start == date(2031, 3, 2)
    revision = article.revisions.first()
    assert (revision.version, revision.author, revision.reason) == (2, editor, "改错字")
    assert revision.content["bylines"] == [{"name": "苗禾", "role": "reporter"}]
    assert "as version 2" in said(response)[0]


def test_saving_nothing_writes_no_revision(as_editor):
    article = make_article(text=TEXT, deck="一\n二", bylines=[("苗禾", "reporter")])
    response = as_editor.post(page_of(article), form_of(article, deck="一\r\n二"), follow=True)
    assert said(response) == ["Nothing was changed, so no version was written."]
    assert article.revisions.count() == 1


def test_bylines_are_part_of_the_revision(as_editor):
    article = make_article(bylines=[("苗禾", "reporter"), ("佟远", "correspondent")])
    typed = form_of(article, **{"bylines-0-name": "", "bylines-2-name": "苗和", "bylines-2-role": "trainee"})
    as_editor.post(page_of(article), typed)
    assert [str(byline.name) for byline in article.bylines.all()] == ["佟远", "苗和"]
    assert article.revisions.first().content["bylines"] == [
        {"name": "佟远", "role": "correspondent"}, {"name": "苗和", "role": "trainee"},
    ]  # fmt: skip


def test_marking_as_checked_makes_no_revision_and_keeps_who_did_it(as_editor, as_reviewer, editor):
    article = make_article()
    as_editor.post(page_of(article), form_of(article, checked="on"))
    article.refresh_from_db()
    assert (article.checked_by, article.version) == (editor, 1)
    as_reviewer.post(page_of(article), form_of(article, headline="再改"))
    article.refresh_from_db()
    assert (article.checked_by, article.version) == (editor, 2)
    typed = form_of(article)
    del typed["checked"]
    as_editor.post(page_of(article), typed)
    article.refresh_from_db()
    assert article.checked_at is None


def test_wrong_input_keeps_what_was_typed(as_editor):
    article = make_article(text=TEXT)
    typed = form_of(article, text="辛苦打的字", page="三", date_start="2031-03-05", date_end="2031-03-01")
    page = as_editor.post(page_of(article), typed).content.decode()
    assert "辛苦打的字" in page
    assert "Nothing has been written yet" in page
    assert "cannot come before the first" in page
    article.refresh_from_db()
    assert (article.text, article.version) == (TEXT, 1)


def test_a_published_article_is_read_only_for_editors(as_editor, as_reviewer):
    article = make_article(make_issue(published=True), text=TEXT)
    page = as_editor.get(page_of(article)).content.decode()
    assert "only a reviewer may change it" in page
    assert "第二段。" in page
    assert "<textarea" not in page
    assert "<textarea" in as_reviewer.get(page_of(article)).content.decode()


def test_published_while_it_was_edited_keeps_what_was_typed(as_editor, editor, reviewer):
    article = make_article(text=TEXT)
    typed = form_of(article, text="来不及保存的字")
    publish(article.issue, editor, reviewer)
    page = as_editor.post(page_of(article), typed).content.decode()
    assert "来不及保存的字" in page
    assert "only a reviewer may change it" in page
    article.refresh_from_db()
    assert (article.text, article.version) == (TEXT, 1)


def test_the_raw_lines_stand_beside_the_text(as_editor):
    raw = "\n".join(f"第{n}行" for n in range(1, 21))
    run = ImportRun.objects.create()
    issue = make_issue()
    file = ImportedFile.objects.create(
        run=run, publication=issue.publication, issue=issue, name="a.txt", outcome="new", encoding="gb18030",
        content=raw.encode("gb18030"), lines={"9": [1, "headline"], "10": [1, "body"], "20": [1, "body"]},
    )  # fmt: skip
    article = make_article(issue, source_file=file)
    lines = as_editor.get(page_of(article)).context["lines"]
    assert [line.number for line in lines] == [6, 7, 8, 9, 10, 11, 12, 13, 17, 18, 19, 20]
    assert [line.number for line in lines if line.own] == [9, 10, 20]
    assert (lines[3].text, lines[3].role_name, lines[0].skipped, lines[8].skipped) == ("第9行", "headline", 5, 3)


def test_what_belongs_to_the_article_is_named(as_editor):
    article = make_article(parsed={"notes": ["标题与正文之间缺一段"]})
    make_appearance(article, make_person("苗禾", offices=["云岫区区长"]))
    make_event("运动会", [article])
    make_photo(article.issue, article)
    make_fragment(article.issue, candidates=[article.number])
    page = as_editor.get(page_of(article)).content.decode()
    for words in ("标题与正文之间缺一段", "苗禾", "运动会", "图为3月2日", "的积极作用"):
        assert words in page


def test_saving_may_lead_to_the_next_article_in_print(as_editor):
    issue = make_issue()
    second, first = make_article(issue, page=2), make_article(issue, page=1)
    response = as_editor.post(page_of(first), {**form_of(first, headline="改"), "_next": ""})
    assert response.url == page_of(second)
    response = as_editor.post(page_of(second), {**form_of(second, headline="改"), "_next": ""})
    assert response.url == page_of(second)


def test_nobody_deletes_or_adds_articles_here(admin_client):
    article = make_article()
    assert admin_client.post(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403


@pytest.mark.parametrize("key", ["999", "none"])
def test_an_article_that_there_is_not(as_editor, key):
    assert as_editor.get(reverse("admin:articles_article_change", args=[key])).status_code == 302


def test_a_member_of_staff_without_a_group_sees_nothing(client, django_user_model):
    article = make_article(make_issue(status=Issue.Status.PROOFREAD))
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(page_of(article)).status_code == 403
    assert client.get(reverse("admin:articles_article_history", args=[article.pk])).status_code == 403


def test_the_page_needs_the_same_queries_however_much_belongs_to_it(as_editor, django_assert_num_queries):
    issue = make_issue()
    article = make_article(issue)

    def add(how_many: int) -> None:
        for n in range(how_many):
            make_appearance(make_article(issue), make_person(f"甲{n}"))
            make_appearance(article, make_person(f"乙{n}", offices=["委员"]))
            make_photo(issue, article)
            make_fragment(issue, candidates=[article.number])
            make_event("", [article])

    add(1)
    with django_assert_num_queries(20):
        as_editor.get(page_of(article))
    add(2)
    with django_assert_num_queries(20):
        as_editor.get(page_of(article))
