"""Who is meant: people that a file names and people that the database knows."""

from datetime import date

import pytest

from articles.loading import load
from articles.loading.identities import is_same_office
from articles.models import Appearance, Byline, ImportedFile
from articles.parsing.records import DateSource
from people.models import NameForm, Office, Person
from people.reading.records import Credit, Kind, Mention, OfficeHeld, PersonFound, Role
from tests.articles.loading.parsed_issues import Story, new_run, parsed_issue, person
from tests.factories import make_appearance, make_article, make_issue, make_person

pytestmark = pytest.mark.django_db
REPORTER = (Kind.REPORTER,)


@pytest.fixture(autouse=True)
def english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


def loaded(*people: PersonFound, day: int = 4, stories: int = 1, bylines=(), **fields) -> ImportedFile:
    """A file of March 2031 that names the people."""
    made = [Story(f"{day}日的标题", fields={"bylines": tuple(bylines)})] * stories
    fields.setdefault("name", f"2031-03-{day:02}.txt")
    file = load(parsed_issue(*made, day=date(2031, 3, day), persons=people, **fields), b"", **new_run())
    assert file.outcome == ImportedFile.Outcome.NEW, file.reason
    return file


def slugs() -> list[str]:
    return list(Person.objects.order_by("pk").values_list("slug", flat=True))


def test_a_new_person():
    loaded(person("柏青", "云岫区区长", kinds=(Kind.SUBJECT, Kind.QUOTED), printed=("柏青", "柏 青")))
    one = Person.objects.get()
    assert (one.name, one.slug, one.note) == ("柏青", "柏青", "")
    assert set(one.forms.values_list("form", "kind")) == {("柏青", "undecided"), ("柏 青", "undecided")}
    office = one.offices.get()
    assert (office.title, office.first_seen, office.last_seen) == ("云岫区区长", date(2031, 3, 4), date(2031, 3, 4))
    appearance = one.appearances.get()
    assert (appearance.kinds, appearance.printed) == (["subject", "quoted"], ["柏青", "柏 青"])
    assert appearance.places == [[5, 0, "柏青"], [5, 1, "柏 青"]]
    assert appearance.offices.get() == office


def test_one_office_makes_one_person_and_widens_its_days():
    loaded(person("柏青", "云岫区区长"), day=6)
    loaded(person("柏青", "云岫区区长", "云岫区委副书记"), day=2)
    file = loaded(person("柏青", "云岫区区长"), day=4)
    assert (slugs(), file.reason) == (["柏青"], "")
    assert set(Office.objects.values_list("title", "first_seen", "last_seen")) == {
        ("云岫区区长", date(2031, 3, 2), date(2031, 3, 6)),
        ("云岫区委副书记", date(2031, 3, 2), date(2031, 3, 2)),
    }


def test_namesakes_with_different_offices_stay_two():
    loaded(person("柏青", "云岫区区长"), day=1)
    loaded(person("柏青", "云门小学校长"), day=2)
    assert slugs() == ["柏青", "柏青-2"]
    note = Person.objects.get(slug="柏青-2").note
    assert note == "Same name as 柏青（柏青），云岫区区长. One person or several? An editor decides."


def test_of_two_namesakes_the_one_with_the_office_is_meant():
    loaded(person("柏青", "云岫区区长"), day=1)
    loaded(person("柏青", "云门小学校长"), day=2)
    loaded(person("柏青", "校长"), person("柏青", "云岫区区长"), day=3)
    # "校长" alone fits one of them but proves nothing: who that is, an editor decides.
    assert slugs() == ["柏青", "柏青-2", "柏青-3"]
    assert Person.objects.get(slug="柏青").appearances.count() == 2


def test_of_two_namesakes_none_is_chosen_without_a_sign():
    loaded(person("柏青", "云岫区区长"), day=1)
    loaded(person("柏青", "云门小学校长"), day=2)
    loaded(person("柏青"), day=3)
    assert slugs() == ["柏青", "柏青-2", "柏青-3"]
    assert "柏青（柏青），云岫区区长；柏青（柏青-2），云门小学校长" in Person.objects.get(slug="柏青-3").note


def test_mentions_that_may_be_of_several_wait_on_one_row():
    loaded(person("柏青", "云岫区区长"), person("柏青", "云门小学校长"))
    for day in (5, 6, 7):
        loaded(person("柏青"), day=day)
    assert slugs() == ["柏青", "柏青-2", "柏青-3"]
    assert Person.objects.get(slug="柏青-3").appearances.count() == 3


def test_rows_that_nothing_tells_apart_get_no_third():
    for _ in range(2):
        make_appearance(make_article(make_issue(None)), make_person("苗禾"), kinds=["reporter"])
    file = loaded(person("苗禾", "记者", kinds=REPORTER), day=5)
    assert slugs() == ["苗禾", "苗禾-2"]
    assert file.issue.articles.get().people.get().slug == "苗禾"


def test_two_people_of_one_name_in_one_file_stay_two():
    loaded(person("柏青", "云岫区区长"), person("柏青", "云门小学校长"))
    assert slugs() == ["柏青", "柏青-2"]
    assert Person.objects.last().note.startswith("Same name as another person of this issue.")
    loaded(person("柏青"), person("柏青", "云岫区区长"), day=5)
    assert len(slugs()) == 3


@pytest.mark.parametrize(
    ("first", "second"), [((), ("云岫区区长",)), (("云岫区区长",), ()), ((), ()), (("村民",), ("村民",))]
)
def test_a_name_alone_is_enough_for_a_single_candidate_and_is_told(first, second):
    loaded(person("柏青", *first), day=1)
    file = loaded(person("柏青", *second), day=2)
    assert slugs() == ["柏青"]
    assert file.reason == "Taken as known people by their names alone, please check: 柏青"


def test_who_only_signs_is_not_who_is_written_about():
    loaded(person("苗禾", kinds=REPORTER), day=1)
    loaded(person("苗禾"), day=2)
    assert slugs() == ["苗禾", "苗禾-2"]
    file = loaded(person("苗禾", kinds=REPORTER), day=3)
    assert (len(slugs()), file.reason) == (2, "")
    assert Person.objects.get(slug="苗禾").appearances.count() == 2


def test_how_somebody_signs_is_no_office_that_parts_people():
    loaded(person("苗禾", "见习记者", kinds=(Kind.TRAINEE,)), day=1)
    loaded(person("苗禾", "记者", kinds=REPORTER), day=2)
    assert slugs() == ["苗禾"]


def test_a_reporter_of_this_bulletin_is_known_by_that_whatever_else_they_are():
    known = make_person("苗禾", offices=["云岫广播站站长"])
    make_appearance(make_article(make_issue()), known, kinds=["reporter"])
    loaded(person("苗禾", "云门小学校长", kinds=REPORTER), day=1)
    assert slugs() == ["苗禾"]


def test_a_form_that_is_known_leads_to_the_person():
    known = make_person("柏菁", offices=["云岫区区长"])
    NameForm.objects.create(person=known, form="柏青", kind=NameForm.Kind.MISREADING)
    loaded(person("柏青", "云岫区区长"), person("柏菁"), day=1)
    assert slugs() == ["柏菁"]
    assert set(known.forms.values_list("form", "kind")) == {("柏青", "misreading"), ("柏菁", "undecided")}
    assert known.appearances.get().printed == ["柏青", "柏菁"]


def test_an_office_of_an_estimated_issue_is_seen_on_its_day():
    loaded(person("柏青", "云岫区区长"), origin=DateSource.ESTIMATE)
    assert Office.objects.get().first_seen == date(2031, 3, 4)


def test_bylines_are_tied_to_their_people():
    credits = (Credit("苗禾", Role.REPORTER, 5, "苗 禾"), Credit("云岫区科协", Role.CONTRIBUTOR, 5))
    loaded(person("苗禾", kinds=REPORTER, printed=("苗 禾",)), person("苗禾", "云门村村民"), bylines=credits)
    assert list(Byline.objects.values_list("name", "person__slug")) == [("苗禾", "苗禾"), ("云岫区科协", None)]


def test_as_what_somebody_appears_is_told_for_each_article():
    found = PersonFound(
        "苗禾",
        ("苗禾",),
        (Kind.REPORTER, Kind.QUOTED),
        (OfficeHeld("云岫报首席记者", (2,)),),
        (Mention(1, 5, 5, "苗禾"), Mention(2, 11, 0, "苗禾"), Mention(2, 11, 9, "苗禾")),
    )
    signed = Story("甲", fields={"bylines": (Credit("苗禾", Role.REPORTER, 5),)})
    load(parsed_issue(signed, Story("乙"), persons=(found,)), b"", **new_run())
    kinds = {row.article.number: (row.kinds, row.offices.count()) for row in Appearance.objects.all()}
    assert kinds == {1: (["reporter"], 0), 2: (["quoted"], 1)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云岫区区长", "云岫区区长", True),
        ("区长", "云岫区区长", True),
        ("区长", "云岫区副区长", False),
        ("校长", "云门小学校长", True),
        ("校长", "局长", False),
    ],
)
def test_is_same_office(one, other, same):
    assert is_same_office(one, other) is is_same_office(other, one) is same
