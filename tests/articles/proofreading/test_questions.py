"""One decision about two forms of a name, for all the places where they stand."""

import pytest
from django.utils import translation

from articles.batches.accepting import accept_everywhere
from articles.models import Article, Question, Suggestion
from articles.proofreading import questions
from articles.publishing import NotPossible
from people.models import DifferentPeople, ListedWord, NameForm, Person
from people.register import index_forms
from tests.articles.proofreading.suggesting import ask, suggest
from tests.factories import make_appearance, make_article, make_issues, make_person, make_photo, make_user

pytestmark = pytest.mark.django_db
State, Verdict = Suggestion.State, Question.Verdict


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return make_user("editor", "editors")


def named(name: str) -> Person:
    person = make_person(name, offices=["云岫区区长"])
    index_forms([NameForm.objects.create(person=person, form=name)])
    return person


@pytest.fixture
def issues():
    """Two issues: the first prints the name right, the second wrong, in text, headline, byline and caption."""
    first, second = make_issues(2)
    right = make_article(first, headline="会议召开", text="区长佘望山主持会议。佘望山强调，要抓落实。")
    wrong = make_article(second, headline="余望山调研", text="区长余望山到工地调研。", bylines=[("余望山", "author")])
    make_photo(second, wrong, caption="图为余望山在工地。")
    make_appearance(right, named("佘望山"))
    make_appearance(wrong, named("余望山"))
    return right, wrong


def test_one_person_proposes_the_true_form_everywhere(issues, editor):
    right, wrong = issues
    question = ask("佘望山", "余望山")
    asked = suggest(wrong, "余望山", None, kind="name", detector="names", question=question)
    doubted = suggest(right, "佘望山", "余望山", kind="name", detector="names", question=question)
    person = Person.objects.get(pk=questions.one_person(question, "佘望山", editor).state["keep"])
    assert Person.objects.get() == person
    assert {form.form: form.kind for form in person.forms.all()} == {"佘望山": "true", "余望山": "misreading"}
    assert {article.pk for article in person.articles.all()} == {right.pk, wrong.pk}
    rows = question.suggestions.open()
    assert {(row.field, row.exact, row.replacement) for row in rows} == {
        (field, "余望山", "佘望山") for field in ("headline", "text", "byline", "caption")
    }
    assert asked.pk in {row.pk for row in rows}
    doubted.refresh_from_db()
    assert doubted.state == State.SUPERSEDED
    question.refresh_from_db()
    assert (question.verdict, question.true_form, question.decided_by) == (Verdict.ONE_PERSON, "佘望山", editor)


def test_accepting_everywhere_after_that(issues, editor):
    right, wrong = issues
    question = ask("佘望山", "余望山")
    questions.one_person(question, "佘望山", editor)
    results = accept_everywhere(question, editor).results
    assert [result.problem for result in results] == [""] * 4
    wrong = Article.objects.get(pk=wrong.pk)
    assert (wrong.headline, wrong.text, wrong.version) == ("佘望山调研", "区长佘望山到工地调研。", 2)
    assert wrong.bylines.get().name == "佘望山"
    assert wrong.photos.get().caption == "图为佘望山在工地。"
    assert Article.objects.get(pk=right.pk).version == 1


def test_only_the_chosen_places(issues, editor):
    question = ask("佘望山", "余望山")
    questions.one_person(question, "佘望山", editor)
    chosen = [question.suggestions.open().get(field="headline").pk]
    assert len(accept_everywhere(question, editor, chosen).results) == 1
    assert Article.objects.get(pk=issues[1].pk).headline == "佘望山调研"
    assert question.suggestions.open().count() == 3


def test_a_place_that_was_rejected_is_not_proposed_again(issues, editor):
    from articles.proofreading import decisions

    question = ask("佘望山", "余望山")
    decisions.reject([suggest(issues[1], "余望山", "佘望山", field="headline", kind="name")], editor)
    questions.one_person(question, "佘望山", editor)
    assert "headline" not in set(question.suggestions.open().values_list("field", flat=True))


def test_two_people_is_remembered(issues, editor):
    question = ask("佘望山", "余望山")
    row = suggest(issues[1], "余望山", "佘望山", kind="name", detector="names", question=question)
    questions.two_people(question, editor)
    row.refresh_from_db()
    pair = DifferentPeople.objects.get()
    assert (row.state, sorted((pair.one, pair.other)) == sorted(("佘望山", "余望山"))) == (State.REJECTED, True)
    assert Person.objects.count() == 2
    with pytest.raises(NotPossible, match="decided before: two people"):
        questions.one_person(question, "佘望山", editor)


def test_not_a_name_is_told_to_the_reading(issues, editor):
    question = ask("佘望山", "余望山")
    suggest(issues[1], "余望山", "佘望山", kind="name", detector="names", question=question)
    questions.not_a_name(question, ["余望山"], editor)
    word = ListedWord.objects.get()
    assert (word.list, word.word, word.added_by) == ("refused", "余望山", editor)
    assert not question.suggestions.open().exists()


def test_of_namesakes_the_machine_does_not_choose(issues, editor):
    named("佘望山")
    question = ask("佘望山", "余望山")
    with pytest.raises(NotPossible, match="Several people are called “佘望山”"):
        questions.one_person(question, "佘望山", editor)
    question.refresh_from_db()
    assert question.verdict == Verdict.OPEN
    assert Person.objects.count() == 3


def test_of_namesakes_the_one_in_question_is_meant(issues, editor):
    named("佘望山")
    question = ask("佘望山", "余望山")
    suggest(issues[0], "佘望山", None, kind="name", detector="names", question=question)
    batch = questions.one_person(question, "佘望山", editor)
    assert Person.objects.get(pk=batch.state["keep"]).articles.count() == 2


def test_a_name_that_is_not_asked_about(issues, editor):
    with pytest.raises(NotPossible, match="none of the forms"):
        questions.one_person(ask("佘望山", "余望山"), "柏青", editor)


def test_a_word_is_decided_everywhere(editor):
    articles = [make_article(issue, text="中融融合中心开工。") for issue in make_issues(2)]
    question = ask("中科融合中心", "中融融合中心", kind="term")
    for article in articles:
        suggest(article, "中融融合中心", "中科融合中心", kind="term", detector="terms", question=question)
    accept_everywhere(question, editor)
    question.refresh_from_db()
    assert question.verdict == Verdict.ACCEPTED
    assert set(Article.objects.values_list("text", flat=True)) == {"中科融合中心开工。"}


def test_a_word_is_right_everywhere(editor):
    article = make_article(text="中融融合中心开工。")
    question = ask("中科融合中心", "中融融合中心", kind="term")
    suggest(article, "中融融合中心", "中科融合中心", kind="term", detector="terms", question=question)
    questions.reject_everywhere(question, editor)
    question.refresh_from_db()
    assert (question.verdict, question.suggestions.get().state) == (Verdict.REJECTED, State.REJECTED)
