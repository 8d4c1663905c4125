"""Detectors on an issue of the database: what is new, what stands, what is gone, and what is never asked again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import revisions
from articles.models import Article, DetectorRecord, Issue, Question, Suggestion, Term
from articles.proofreading import decisions
from articles.proofreading.issues import proofread
from people.models import NameForm
from people.register import confirm_form, index_forms
from tests.factories import make_appearance, make_article, make_issue, make_person, make_photo, make_user

pytestmark = pytest.mark.django_db
TEXT = "本报讯 3月2日，云岫区地理信息产业产业园开工。\n\n有关单位负责人参加。"
State = Suggestion.State


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    return make_article(text=TEXT, headline="产业园开工")


def doubled(issue: Issue) -> Suggestion:
    return issue.suggestions.get(detector="repeats")


def test_findings_become_suggestions(article):
    proofread(article.issue)
    row = doubled(article.issue)
    assert (row.article, row.field, row.exact, row.replacement) == (article, "text", "产业产业", "产业")
    assert (row.state, row.kind) == (State.OPEN, "repetition")
    assert TEXT[row.start :].startswith(row.exact)
    assert TEXT.startswith(row.prefix + row.exact + row.suffix, row.start - len(row.prefix))
    assert row.reason


def test_again_nothing_is_doubled(article):
    first = proofread(article.issue)
    again = proofread(article.issue)
    assert (again.new, again.kept, again.gone) == (0, first.new, 0)


def test_what_was_rejected_is_not_asked_again(article, editor):
    proofread(article.issue)
    decisions.reject([doubled(article.issue)], editor)
    revisions.save(article, {"text": "日前，" + TEXT}, base_version=1, author=editor)
    assert proofread(article.issue).new == 0
    assert doubled(article.issue).state == State.REJECTED


def test_the_same_words_in_another_context_are_asked(article, editor):
    proofread(article.issue)
    decisions.reject([doubled(article.issue)], editor)
    make_article(article.issue, text="今年，文化产业产业链项目签约。")
    assert proofread(article.issue).new == 1


def test_what_is_corrected_is_gone(article, editor):
    proofread(article.issue)
    Article.objects.filter(pk=article.pk).update(text=TEXT.replace("产业产业", "产业"))
    assert proofread(article.issue).gone == 1
    assert doubled(article.issue).state == State.SUPERSEDED


def test_what_comes_back_is_asked_again(article, editor):
    proofread(article.issue)
    decisions.accept([doubled(article.issue)], editor)
    Article.objects.filter(pk=article.pk).update(text=TEXT)
    assert proofread(article.issue).new == 1
    states = article.issue.suggestions.filter(detector="repeats").values_list("state", flat=True)
    assert sorted(states) == [State.ACCEPTED, State.OPEN]


def test_what_a_reader_said_stays(article):
    from tests.articles.proofreading.suggesting import suggest

    row = suggest(article, "有关单位", "相关单位", detector="reader", kind="term")
    proofread(article.issue)
    row.refresh_from_db()
    assert row.state == State.OPEN


def test_a_detector_that_is_mostly_wrong_goes_quiet(article):
    DetectorRecord.objects.create(detector="repeats", accepted=9, rejected=11)
    proofread(article.issue)
    assert not article.issue.suggestions.filter(detector="repeats").exists()
    DetectorRecord.objects.update(accepted=10, rejected=10)
    proofread(article.issue)
    assert article.issue.suggestions.filter(detector="repeats").exists()


def test_a_string_that_is_mostly_right_goes_quiet(article):
    DetectorRecord.objects.create(detector="repeats", string="产业产业", accepted=0, rejected=20)
    make_article(article.issue, text="会议要求做好做好防汛工作。")
    proofread(article.issue)
    assert [row.exact for row in article.issue.suggestions.filter(detector="repeats")] == ["做好做好"]


def test_captions_are_read_too(article):
    photo = make_photo(article.issue, article, caption="图为地理信息产业产业园开工现场。")
    proofread(article.issue)
    assert article.issue.suggestions.filter(field="caption").get().photo == photo


def test_a_known_misreading_is_proposed_in_the_next_issue(editor):
    first = make_article(make_issue(date(2031, 3, 4)), text="区长佘望山主持会议。")
    person = make_person("佘望山", offices=["云岫区区长"])
    forms = [NameForm.objects.create(person=person, form=form) for form in ("佘望山", "余望山")]
    index_forms(forms)
    confirm_form(person, "佘望山", user=editor, misread=["余望山"])
    make_appearance(first, person)
    second = make_article(make_issue(date(2031, 3, 11)), text="区长余望山主持会议。")
    row = make_appearance(second, person)
    row.printed, row.places = ["余望山"], [[1, 2, "余望山"]]
    row.save()
    proofread(second.issue)
    found = second.issue.suggestions.get(kind="name")
    assert (found.exact, found.replacement, found.confidence >= 0.9) == ("余望山", "佘望山", True)


def test_two_forms_in_two_issues_are_one_question(editor):
    issues = [make_issue(date(2031, 3, day)) for day in (4, 11)]
    for issue, name in zip(issues, ("佘望山", "余望山"), strict=True):
        article = make_article(issue, text=f"区长{name}主持会议。{name}强调，要抓落实。")
        person = make_person(name, offices=["云岫区区长"])
        index_forms([NameForm.objects.create(person=person, form=name)])
        make_appearance(article, person, places=[[1, 2, name]])
    for issue in issues:
        proofread(issue)
    question = Question.objects.get()
    assert question.forms == ["佘望山", "余望山"]
    assert question.suggestions.filter(exact="余望山").count() == 2


def test_terms_are_counted_once_however_often_it_is_read(article):
    proofread(article.issue)
    before = dict(Term.objects.values_list("text", "places"))
    assert before
    proofread(article.issue)
    assert dict(Term.objects.values_list("text", "places")) == before
    article.delete()
    proofread(article.issue)
    assert not Term.objects.filter(places__gt=0).exists()


def test_queries_do_not_grow_with_the_articles(article):
    def queries() -> int:
        proofread(article.issue)
        with CaptureQueriesContext(
            connection,
        ) as found:
            proofread(article.issue)
        return len(found)

    one = queries()
    for _ in range(2):
        make_article(article.issue, text="有关单位负责人参加了会议。")
    assert queries() == one
