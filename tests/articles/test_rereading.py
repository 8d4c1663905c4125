from datetime import date

import pytest
from django.utils import translation

from articles.models import Appearance, Article, Issue
from articles.publishing import NotPossible
from articles.rereading import reread
from people.models import ListedWord, NameForm, Person
from tests.articles.capacities import kept, told
from tests.factories import make_appearance, make_article, make_event, make_issue, make_person, make_user

pytestmark = pytest.mark.django_db
OPENING = "本报讯（记者苗禾）3月2日，云岫区委副书记、区长佘望山主持召开区政府常务会议。\n\n佘望山强调，要把好事办好。"


@pytest.fixture
def editor():
    return make_user("editor", "editors")


@pytest.fixture
def article() -> Article:
    issue = make_issue(date(2031, 3, 4))
    issue.publication.district = "云岫区"
    issue.publication.save()
    return make_article(issue, text=OPENING, bylines=[("苗禾", "reporter")])


def named(article: Article) -> dict[str, list[str]]:
    rows = Appearance.objects.filter(article=article).select_related("person").prefetch_related("offices")
    return {row.person.name: sorted(office.title for office in row.offices.all()) for row in rows}


def test_people_are_found_in_the_text_as_it_stands(article, editor):
    assert reread(article.issue, editor) == 2
    assert named(article)["佘望山"] == ["云岫区区长", "云岫区委副书记"]
    assert article.bylines.get().person == Person.objects.get(name="苗禾")
    Article.objects.filter(pk=article.pk).update(text=OPENING.replace("佘望山", "柏青"))
    reread(article.issue, editor)
    assert set(named(article)) == {"苗禾", "柏青"}
    assert not Person.objects.filter(name="佘望山").exists()


def test_a_typed_byline_stands_in_no_line_of_the_source(article, editor):
    reread(article.issue, editor)
    assert Appearance.objects.get(article=article, person__name="苗禾").printed == ["苗禾"]
    assert all(line > 0 for row in Appearance.objects.filter(article=article) for line, *_place in row.places)


def test_again_makes_nobody_twice(article, editor):
    reread(article.issue, editor)
    before = {person.pk for person in Person.objects.all()}
    reread(article.issue, editor)
    assert {person.pk for person in Person.objects.all()} == before


def test_a_word_that_an_editor_adds_counts(article, editor):
    reread(article.issue, editor)
    ListedWord.objects.create(list="refused", word="佘望山", added_by=editor)
    ListedWord.objects.create(list="taken", word="好事办", added_by=editor)
    reread(article.issue, editor)
    assert set(named(article)) == {"苗禾", "好事办"}


@pytest.mark.parametrize("decision", ["form", "edit", "event"])
def test_whom_an_editor_has_decided_of_stays(article, editor, decision):
    reread(article.issue, editor)
    person = Person.objects.get(name="佘望山")
    if decision == "form":
        NameForm.objects.filter(person=person, form="佘望山").update(kind="true")
    elif decision == "edit":
        person.note = "已核对"
        person.save()
    else:
        make_event().participants.add(person)
    Article.objects.filter(pk=article.pk).update(text="今天无事。")
    reread(article.issue, editor)
    assert Person.objects.filter(pk=person.pk).exists()


def test_as_what_people_appear_follows_the_text(article, editor):
    reread(article.issue, editor)
    assert {("苗禾", "", "reporter"), ("佘望山", "", "subject")} <= kept() == told()
    # 苗禾 signs another article too, so stays a reporter; 佘望山 is quoted elsewhere, but the subject of nothing.
    elsewhere = make_article(make_issue(date(2031, 3, 5)))
    make_appearance(elsewhere, Person.objects.get(name="苗禾"), kinds=["reporter"])
    make_appearance(elsewhere, Person.objects.get(name="佘望山"), kinds=["quoted"])
    Article.objects.filter(pk=article.pk).update(text="今天无事。")
    article.bylines.all().delete()
    reread(article.issue, editor)
    assert kept() == told() == {("苗禾", "", "reporter"), ("佘望山", "", "quoted")}


def test_a_known_namesake_with_another_office_is_not_taken(article, editor):
    other = make_person("佘望山", offices=["青石镇中心小学校长"])
    reread(article.issue, editor)
    assert Person.objects.filter(name="佘望山").count() == 2
    assert not other.appearances.exists()


def test_a_published_issue_is_left_alone(editor):
    article = make_article(make_issue(published=True), text=OPENING)
    with translation.override("en"), pytest.raises(NotPossible, match="is published"):
        reread(article.issue, editor)
    assert not Appearance.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_articles(editor, django_assert_max_num_queries):
    issue = make_issue()
    for _ in range(6):
        make_article(issue, text=OPENING, bylines=[("苗禾", "reporter")])
    with django_assert_max_num_queries(45):
        reread(Issue.objects.get(), editor)
