"""A person: offices over time, how often and with whom they are in the bulletin, photos, and every article."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, ExtractYear

from articles.charts import Columns, Period, Periods, columns, periods
from articles.models import Appearance, Article, Photo, Publication, Question
from articles.pages.issue import PHOTO_FIELDS
from people.models import Event, NameForm, Office, Person, TwoPeople
from people.models.person import PersonQuerySet, readable
from people.models.rows import JSONList, Rows
from people.reading.pinyin import readings

ON_PAGE = 100
# Of the newest articles of a person so many are looked at for whom they name as well.
CONSIDERED = 400
TOGETHER, PHOTOS = 8, 6
# Who is named together only once is not named together often.
OFTEN = 2
PLACE = ("id", "number", "kind", "headline", "issue__date", "issue__publication__slug")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office with its place on the axis of all offices."""

    office: Office
    period: Period


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another person of the name, and the office they were seen in last, "" where none is known."""

    person: Person
    office: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why it is not certain who is meant. `forms`: printed forms of which no editor has said which is right; `asked`:
    whether the name is misread is an open question; `namesakes` are others of the name, and `apart` those of them of
    whom an editor has said that they are others."""

    forms: list[NameForm]
    asked: bool
    namesakes: list[Namesake]
    apart: bool

    def __bool__(self) -> bool:
        return bool(self.forms or self.asked or (self.namesakes and not self.apart))


class PersonPage(TypedDict):
    """`years` are the articles of a year each, newest first, of this `page` of them; `together` are people with
    `times`, in how many of the newest articles they are named as well; `reading` says how rare characters are read."""

    publication: Publication
    person: Person
    reading: list[tuple[str, str]]
    tenures: list[Tenure]
    axis: Periods
    forms: list[NameForm]
    doubt: Doubt
    events: list[Event]
    photos: list[Photo]
    first: Article | None
    chart: Columns
    together: list[Person]
    page: Page
    years: list[list[Article]]


def person_page(one: PersonQuerySet, number: int) -> PersonPage:
    """The person that `one` is narrowed to. Three queries. Raises Person.DoesNotExist and EmptyPage."""
    person = one.annotate(**person_rows(), **doubts()).get()
    paginator = Paginator(person.articles.published().for_list().newest_first(), ON_PAGE)
    paginator.count = person.published_count  # kept with the person: no query to count
    page = paginator.page(number)
    offices = sorted(
        person.office_rows, key=lambda row: (row.first_seen or date.max, row.last_seen or date.max, row.title)
    )
    axis = periods([(office.first_seen, office.last_seen) for office in offices])
    counts = Counter(person.years_named or [])
    return PersonPage(
        publication=Publication(name=person.publication_name),
        person=person,
        reading=readings(person.name, person.sort_key),
        tenures=[Tenure(*pair) for pair in zip(offices, axis.periods, strict=True)],
        axis=axis,
        forms=other_forms(person),
        doubt=doubt(person),
        events=sorted(person.event_rows, key=lambda row: (row.start or date.min, row.name), reverse=True),
        photos=sorted(person.photo_rows, key=lambda photo: (photo.issue.date, -photo.position), reverse=True),
        first=next(iter(person.first_rows), None),
        chart=columns(counts, counts, width=300, height=64),
        together=list(named_together(person)),
        page=page,
        years=[list(year) for _, year in groupby(page.object_list, lambda article: article.issue.date.year)],
    )


def person_rows() -> dict[str, Combinable]:
    """What comes with the person in one query."""
    me = OuterRef(OuterRef("pk"))
    published = Article.objects.published()
    first = published.filter(people=me).order_by("issue__date", "issue__pk", "number").values("pk")[:1]
    photos = (
        Photo.objects.published().filter(named_in_caption(), article__people=me)
        .order_by("-issue__date", "-issue__pk", "position").values("pk")[:PHOTOS]
    )  # fmt: skip
    years = published.filter(people=OuterRef("pk")).order_by().values("people")
    photo_fields = (
        *(name for name in PHOTO_FIELDS if name != "article_id"),
        "issue__date",
        *(f"article__{name}" for name in PLACE),
    )
    return {
        "office_rows": Rows(Office.objects.all(), "person", ("title", "body", "first_seen", "last_seen")),
        "form_rows": Rows(NameForm.objects.all(), "person", ("form", "kind")),
        "event_rows": Rows(Event.objects.published(), "participants", ("name", "slug", "start", "end", "place")),
        "photo_rows": Rows(Photo.objects.filter(pk__in=photos), "article__people", photo_fields),
        "first_rows": Rows(Article.objects.filter(pk__in=first), "people", PLACE),
        "years_named": Subquery(years.annotate(years=JSONList(ExtractYear("issue__date"))).values("years")),
        "publication_name": Subquery(Publication.objects.filter(slug="").values("name")[:1]),
    }


def named_in_caption() -> Q:
    """Photos whose caption has the name, or a form of it, of the person two queries above."""
    forms = NameForm.objects.filter(person=OuterRef(OuterRef(OuterRef("pk"))))
    printed = forms.annotate(words=ExpressionWrapper(OuterRef("caption"), TextField())).filter(
        words__contains=F("form")
    )
    return Q(caption__contains=OuterRef(OuterRef("name"))) | Q(Exists(printed))


def doubts() -> dict[str, Combinable]:
    """What tells that it is not certain who is meant."""
    name = OuterRef("name")
    one_of = {
        "cause__contains": Concat(Value(":"), name, Value("/")),
        "cause__endswith": Concat(Value("/"), name),
    }
    asked = Q(cause__contains=Concat(Value("/"), name, Value("/")))
    for lookup, words in one_of.items():
        asked |= Q(**{lookup: words})
    return {
        "namesake_rows": Rows(Person.objects.public(), "name", ("name", "slug", "id"), outer="name"),
        "namesake_offices": Rows(
            Office.objects.filter(readable("person__")),
            "person__name",
            ("title", "person_id", "last_seen"),
            outer="name",
        ),
        "apart_one": Rows(TwoPeople.objects.all(), "one", ("other_id",)),
        "apart_other": Rows(TwoPeople.objects.all(), "other", ("one_id",)),
        "is_asked": Exists(Question.objects.open().about_names().filter(asked)),
    }


def doubt(person: Person) -> Doubt:
    decided = any(row.kind == NameForm.Kind.TRUE for row in person.form_rows)
    apart = {row.other_id for row in person.apart_one} | {row.one_id for row in person.apart_other}
    offices = {}
    for row in sorted(person.namesake_offices, key=lambda row: (row.last_seen or date.min, row.title)):
        offices[row.person_id] = row.title
    others = sorted((row for row in person.namesake_rows if row.pk != person.pk), key=attrgetter("slug"))
    undecided = [row for row in other_forms(person) if row.kind == NameForm.Kind.UNDECIDED]
    return Doubt(
        forms=[] if decided else undecided,
        asked=person.is_asked,
        namesakes=[Namesake(row, offices.get(row.pk, "")) for row in others],
        apart=all(row.pk in apart for row in others),
    )


def other_forms(person: Person) -> list[NameForm]:
    """The forms in which the name was printed other than as it is shown, spaces aside."""
    rows = (row for row in person.form_rows if row.form.replace(" ", "") != person.name.replace(" ", ""))
    return sorted(rows, key=attrgetter("form"))


def named_together(person: Person) -> QuerySet[Person]:
    """Of whom readers learn and whom the newest articles that tell of the person often tell of as well."""
    told = Appearance.objects.telling()
    own = told.filter(person=person, article__in=Article.objects.published()).order_by(
        "-article__issue__date", "-article"
    )
    others = told.filter(article__in=own.values("article")[:CONSIDERED]).exclude(person=person)
    people = Person.objects.public().filter(appearances__in=others.order_by().values("pk"))
    often = people.annotate(times=Count("appearances")).filter(times__gte=OFTEN)
    return often.order_by("-times", "sort_key", "pk")[:TOGETHER]
