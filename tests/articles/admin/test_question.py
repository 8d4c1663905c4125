"""Questions: the list, the page with all places of all forms, and decisions by its buttons alone."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Batch, Issue, Question, Suggestion
from people.models import DifferentPeople, ListedWord, NameForm, Person
from tests.factories import (
    make_appearance,
    make_article,
    make_issue,
    make_issues,
    make_person,
    make_question,
    make_suggestion,
)
from tests.markup import Markup

TOLD = {"notice": "tell", "notice_text": "一处更正。"}
pytestmark = pytest.mark.django_db

LIST = "admin:articles_question_changelist"
TRUE, WRONG = "于怀贵", "千怀贵"


def told_of(name: str, issue: Issue, office: str) -> Article:
    """An article that names a person, who holds an office."""
    article = make_article(issue, text=f"3月2日，{office}{name}到场。\n\n{name}说，很好。")
    person = Person.objects.filter(name=name).first() or make_person(name, offices=[office])
    person.forms.get_or_create(form=name)
    make_appearance(article, person)
    return article


@pytest.fixture
def articles() -> dict[str, Article]:
    """The true form in two issues, one of them published; the wrong one in a third and in the published one."""
    first, second, third = make_issues(3)
    Issue.objects.filter(pk=second.pk).update(
        status="published", published_at="2031-03-05T00:00Z", approved_at="2031-03-05T00:00Z"
    )
    second.refresh_from_db()
    return {
        "true": told_of(TRUE, first, "云岫区区长"),
        "published": told_of(WRONG, second, "云岫区区长"),
        "wrong": told_of(WRONG, third, "云岫区区长"),
    }


@pytest.fixture
def question(articles) -> Question:
    question = make_question(f"name:{TRUE}/{WRONG}")
    for name in ("published", "wrong"):
        make_suggestion(articles[name], WRONG, TRUE, question=question, kind="name", detector="names")
    return question


@pytest.fixture
def spelling() -> Question:
    """A term in three issues, the last of which is published."""
    question = make_question("term:末来/未来")
    for day in (7, 8, 9):
        issue = make_issue(date(2031, 4, day))
        make_suggestion(make_article(issue, text="规划末来三年。"), "末来", "未来", question=question, kind="term")
    Issue.objects.filter(pk=issue.pk).update(
        status="published", published_at="2031-03-05T00:00Z", approved_at="2031-03-05T00:00Z"
    )
    return question


def page_of(question: Question) -> str:
    return reverse("admin:articles_question_change", args=[question.pk])


def decide(client: Client, question: Question, **data) -> list[str]:
    response = client.post(page_of(question), data, follow=True)
    question.refresh_from_db()
    return [str(message) for message in response.context["messages"]]


def states(question: Question) -> list[str]:
    return sorted(question.suggestions.values_list("state", flat=True))


def test_the_list_tells_forms_and_how_far_they_reach(as_editor, question):
    line = Markup(as_editor.get(reverse(LIST))).texts("tr")[1]
    assert line.startswith(f"{TRUE} / {WRONG}name2 places, 2 issues2open")


def test_choosing(as_editor, question, spelling):
    decided = make_question("term:甲/乙", verdict="accepted", decided_at="2031-03-05T00:00Z")
    make_suggestion(make_article(make_issue(None)), "社区", question=decided)
    make_question("name:丙/丁", verdict="two", decided_at="2031-03-05T00:00Z")
    gone = make_question("name:戊/戌")
    make_suggestion(make_article(make_issue(None)), "社区", question=gone, state="superseded")

    def found(**filters) -> set[str]:
        return {row.cause for row in as_editor.get(reverse(LIST), filters).context["cl"].result_list}

    assert found() == {question.cause, spelling.cause}
    assert found(kind__exact="term") == {spelling.cause}
    assert found(verdict="left") == {"term:甲/乙"}
    assert found(verdict="two") == {"name:丙/丁"}
    assert found(verdict="gone") == {"name:戊/戌"}
    assert len(found(verdict="all")) == 5
    assert found(q=WRONG) == {question.cause}


def test_the_page_shows_forms_offices_and_all_places(as_editor, question, articles):
    response = as_editor.get(page_of(question))
    places, page = response.context["places"], Markup(response)
    true, wrong = places.forms
    assert [(form.text, form.places, form.articles, form.issues) for form in places.forms] == [
        (TRUE, 0, 1, 1), (WRONG, 2, 2, 2),
    ]  # fmt: skip
    assert [other.article for other in true.elsewhere] == [articles["true"]]
    assert [group.issue.date.day for group in wrong.groups] == [6, 5]
    assert page.texts("ul", **{"class": "offices"}) == ["云岫区区长", "云岫区区长"]
    assert "published" in page.texts("h3")[1]
    assert page.texts("del") == page.texts("ins") == []


def test_one_person_lists_every_place_and_changes_no_text(as_editor, editor, question, articles):
    assert decide(as_editor, question, _one_person=TRUE)[0].startswith(f"One person, {TRUE}.")
    assert (question.verdict, question.true_form, question.decided_by) == ("one", TRUE, editor)
    assert Article.objects.filter(text__contains=WRONG).count() == 2
    assert NameForm.objects.get(form=WRONG).kind == "misreading"
    response = as_editor.get(page_of(question))
    boxes = [box for box in Markup(response).all("input") if box.get("name") == "place"]
    assert len(boxes) == 4
    assert sum(box.get("checked") is not None for box in boxes) == 2
    assert sum(box.get("disabled") is not None for box in boxes) == 2
    assert "editor" in response.content.decode()


def test_accepting_the_ticked_places(as_editor, question, articles):
    decide(as_editor, question, _one_person=TRUE)
    chosen = list(articles["wrong"].suggestions.open().values_list("pk", flat=True))
    told, link = decide(as_editor, question, _accept_everywhere="", place=chosen)
    assert told == "2 places are accepted."
    address = reverse("admin:articles_batch_change", args=[Batch.objects.get(kind="accept").pk])
    assert link == f'<a href="{address}">They are one bulk change, which can be undone as a whole.</a>'
    assert "2 places, 1 text" in as_editor.get(address).content.decode()
    articles["wrong"].refresh_from_db()
    assert articles["wrong"].text == f"3月2日，云岫区区长{TRUE}到场。\n\n{TRUE}说，很好。"
    assert states(question) == ["accepted", "accepted", "open", "open"]
    assert Markup(as_editor.get(page_of(question))).texts("span", **{"class": "mark-accepted"})[2:] == ["accepted"] * 2


def test_published_places_need_a_reviewer(as_editor, as_reviewer, question, articles):
    decide(as_editor, question, _one_person=TRUE)
    chosen = list(question.suggestions.open().values_list("pk", flat=True))
    told = decide(as_editor, question, _accept_everywhere="", place=chosen)
    assert told[0] == "2 places are accepted."
    assert "only a reviewer may change it" in told[1]
    assert "can be undone" in told[2]
    assert WRONG in Article.objects.get(pk=articles["published"].pk).text
    assert "say in a correction notice" in decide(as_reviewer, question, _accept_everywhere="", place=chosen)[0]
    assert as_reviewer.get(page_of(question)).context["notice"]["notice_text"].value() == f"“{WRONG}”应为“{TRUE}”。"
    told = decide(as_reviewer, question, _accept_everywhere="", place=chosen, **TOLD)
    assert told[0] == "2 places are accepted."
    assert WRONG not in Article.objects.get(pk=articles["published"].pk).text


def test_a_name_is_not_corrected_before_somebody_said_which_is_right(as_editor, question):
    page = Markup(as_editor.get(page_of(question)))
    assert [box for box in page.all("input") if box.get("name") == "place"] == []
    chosen = list(question.suggestions.values_list("pk", flat=True))
    assert decide(as_editor, question, _accept_everywhere="", place=chosen) == [
        "Say first which of the forms is right."
    ]
    assert states(question) == ["open", "open"]


def test_two_people_are_remembered(as_editor, question):
    decide(as_editor, question, _two_people="")
    assert (question.verdict, states(question)) == ("two", ["rejected", "rejected"])
    assert DifferentPeople.objects.filter(one=TRUE, other=WRONG).exists()


def test_not_a_name(as_editor, question):
    assert decide(as_editor, question, _not_a_name="") == ["Say which of the forms is not a name."]
    assert question.verdict == ""
    decide(as_editor, question, _not_a_name="", word=[WRONG])
    assert question.verdict == "no-name"
    assert list(ListedWord.objects.filter(list="refused").values_list("word", flat=True)) == [WRONG]


@pytest.mark.parametrize("form", ["别人", ""])
def test_a_form_that_is_none_of_them(as_editor, question, form):
    assert "is none of the forms" in decide(as_editor, question, _one_person=form)[0]
    assert question.verdict == ""


def test_a_question_is_decided_once(as_editor, as_reviewer, question):
    decide(as_editor, question, _one_person=TRUE)
    assert "was decided before: one person" in decide(as_reviewer, question, _two_people="")[0]
    assert question.verdict == "one"
    assert "_two_people" not in as_editor.get(page_of(question)).content.decode()


def test_a_spelling_is_accepted_where_ticked(as_reviewer, spelling):
    first, second, third = spelling.suggestions.order_by("pk")
    assert decide(as_reviewer, spelling, _accept_everywhere="") == ["Tick the places that are to be corrected."]
    decide(as_reviewer, spelling, _accept_everywhere="", place=[first.pk, third.pk, "x"], **TOLD)
    assert (spelling.verdict, states(spelling)) == ("", ["accepted", "accepted", "open"])
    decide(as_reviewer, spelling, _accept_everywhere="", place=[second.pk], **TOLD)
    assert spelling.verdict == "accepted"
    assert not Article.objects.filter(text__contains="末来").exists()


def test_a_spelling_is_right_everywhere(as_reviewer, spelling):
    decide(as_reviewer, spelling, _reject_everywhere="")
    assert (spelling.verdict, states(spelling)) == ("rejected", ["rejected"] * 3)
    assert Article.objects.filter(text__contains="末来").count() == 3


def test_places_that_went_are_told_one_by_one(as_reviewer, spelling):
    gone = spelling.suggestions.first()
    Article.objects.filter(pk=gone.article_id).update(text="全文重写。")
    places = list(spelling.suggestions.values_list("pk", flat=True))
    told = decide(as_reviewer, spelling, _accept_everywhere="", place=places, **TOLD)
    assert told[0] == "2 places are accepted."
    assert "“末来” no longer stands there" in told[1]
    assert "no longer there" in as_reviewer.get(page_of(spelling)).content.decode()


def test_looking_decides_nothing(as_editor, question):
    as_editor.get(page_of(question), {"_one_person": TRUE, "_two_people": ""})
    assert Question.objects.get(pk=question.pk).verdict == ""


@pytest.mark.parametrize("codename", ["change_question", "change_suggestion"])
def test_who_may_only_look(client, editor, question, codename):
    group = editor.groups.get()
    group.permissions.remove(*group.permissions.filter(codename=codename))
    client.force_login(editor)
    assert "_one_person" not in client.get(page_of(question)).content.decode()
    assert client.post(page_of(question), {"_one_person": TRUE}).status_code == 403
    assert Question.objects.get(pk=question.pk).verdict == ""


def test_who_may_not_even_look(client, django_user_model, question):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.get(page_of(question)).status_code == 403
    assert client.get(reverse(LIST)).status_code == 403


def test_nobody_adds_or_deletes(admin_client, question):
    assert admin_client.get(reverse("admin:articles_question_add")).status_code == 403
    assert admin_client.post(reverse("admin:articles_question_delete", args=[question.pk])).status_code == 403


def test_hostile_forms_stay_text(as_editor):
    evil = "<script>alert(1)<⁄script>"
    question = make_question(f"name:{evil}/b")
    article = make_article(make_issue(), text=f"前{evil}后", headline=evil)
    make_suggestion(article, evil, "b", question=question, reason=evil)
    make_appearance(article, make_person(evil, offices=[evil]))
    for where in (reverse(LIST), page_of(question)):
        assert b"<script>alert" not in as_editor.get(where).content


@pytest.mark.parametrize("key", ["999", "none"])
def test_one_that_there_is_not(as_editor, key):
    assert as_editor.get(reverse("admin:articles_question_change", args=[key])).status_code == 302


def test_the_page_needs_the_same_queries_for_few_and_many(as_editor, django_assert_num_queries):
    question = make_question(f"name:{TRUE}/{WRONG}")
    evidence = [{"quote": TRUE, "issue": "2031-03-04", "article": 1, "count": 2}]

    def add(issue: Issue) -> None:
        told_of(TRUE, issue, "云岫区区长")
        told_of(WRONG, issue, "云岫区委员")
        article = told_of(WRONG, issue, "云岫区委员")
        make_suggestion(article, WRONG, TRUE, question=question, kind="name", evidence=evidence)

    days = make_issues(3)
    add(days[0])
    as_editor.get(page_of(question))
    with django_assert_num_queries(12):
        as_editor.get(page_of(question))
    add(days[1])
    add(days[2])
    with django_assert_num_queries(12):
        as_editor.get(page_of(question))
    assert Suggestion.objects.count() == 3


def links(response) -> list[str]:
    return [link.get("href") for link in Markup(response).all("a") if "/batch/replace/" in link.get("href", "")]


def test_the_words_can_be_replaced_everywhere_once_it_is_known_which_are_right(as_editor, question, spelling):
    page = reverse("admin:articles_batch_replace")
    assert links(as_editor.get(page_of(question))) == []
    decide(as_editor, question, _one_person=TRUE)
    assert links(as_editor.get(page_of(question))) == [f"{page}?{urlencode({'wrong': WRONG, 'right': TRUE})}"]
    assert links(as_editor.get(page_of(spelling))) == [f"{page}?{urlencode({'wrong': '末来', 'right': '未来'})}"]
    row = spelling.suggestions.first()
    address = reverse("admin:articles_suggestion_change", args=[row.pk])
    assert links(as_editor.get(address)) == [f"{page}?{urlencode({'wrong': '末来', 'right': '未来'})}"]
    assert links(as_editor.get(reverse("admin:index"))) == [page]
