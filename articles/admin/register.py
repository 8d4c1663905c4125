"""The page of a person in the register of names: forms, offices, every place, and who may be meant instead."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import QueryDict

from articles.admin import marks
from articles.admin.excerpts import BESIDE, Excerpt
from articles.merging.difference import Piece
from articles.models import Appearance
from articles.proofing.records import Field
from articles.tenures import other_holders, overlapping, troubles
from people.models import DifferentPeople, NameForm, NameKey, Office, Person, TwoPeople
from people.reading.nearness import name_keys

PLACES_ON_PAGE = 50
MOST_FORMS = 60
MOST_NAMESAKES = 20
TEXTS = (Field.HEADLINE, Field.KICKER, Field.DECK, Field.TEXT)


@dataclass(slots=True)
class Form:
    """A form of the name, and in how many articles it is printed. `row` is None where nobody has written it down."""

    text: str
    row: NameForm | None
    articles: int


@dataclass(slots=True)
class Summary:
    """All appearances of a person in few words each, the newest first: (number, printed forms, kinds)."""

    rows: list[tuple[int, list, list]]
    forms: Counter = field(default_factory=Counter)
    kinds: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        for _pk, printed, kinds in self.rows:
            self.forms.update(set(printed))
            self.kinds.update(set(kinds))


def summary(person: Person) -> Summary:
    rows = person.appearances.filter(article__merged_into=None)
    rows = rows.order_by("-article__issue__date", "-article__issue", "article__number")
    return Summary(list(rows.values_list("pk", "printed", "kinds")))


def page(person: Person, asked: QueryDict) -> dict[str, object]:
    """The number of queries does not depend on how many places there are."""
    seen = summary(person)
    offices = list(person.offices.annotate(times=Count("appearances")).order_by("-last_seen", "title"))
    others = other_holders(person, offices)
    for office in offices:
        office.others = overlapping(office, others)
    form, kind, office = asked.get("form", ""), asked.get("kind", ""), asked.get("office", "")
    office = next((row for row in offices if str(row.pk) == office), None)
    places = _places(seen, form, kind, office)
    kinds = [(key, Appearance.KINDS.get(key, key), count) for key, count in seen.kinds.most_common()]
    kept = asked.copy()
    kept.pop("page", None)
    return {
        "forms": _forms(person, seen)[:MOST_FORMS], "offices": offices, "kinds": kinds, "total": len(seen.rows),
        "page": _read(Paginator(places, PLACES_ON_PAGE).get_page(asked.get("page")), others), "found": len(places),
        "form": form, "kind": kind, "office": office, "asked": kept.urlencode(),
        "namesakes": namesakes(person), "addresses": list(person.former_addresses.all()),
    }  # fmt: skip


def _forms(person: Person, seen: Summary) -> list[Form]:
    """The true form first, then by how often they are printed."""
    rows = {row.form: row for row in person.forms.all()}
    texts = dict.fromkeys([person.name, *rows, *seen.forms])
    forms = [Form(text, rows.get(text), seen.forms[text]) for text in texts]
    return sorted(forms, key=lambda one: (not (one.row and one.row.kind == NameForm.Kind.TRUE), -one.articles))


def _places(seen: Summary, form: str, kind: str, office: Office | None) -> list[int]:
    held = set(office.appearances.values_list("pk", flat=True)) if office else set()
    return [
        pk
        for pk, printed, kinds in seen.rows
        if (not form or form in printed) and (not kind or kind in kinds) and (office is None or pk in held)
    ]


def _read(page: Page, others: dict[str, list[Office]]) -> Page:
    """The rows of a page, each with its excerpt, its lines and what speaks against it."""
    page.object_list = read_places(list(page.object_list), others)
    return page


def read_places(pks: Sequence[int], others: dict[str, list[Office]]) -> list[Appearance]:
    """Appearances with what a line of a list shows, in the order given."""
    rows = Appearance.objects.filter(pk__in=pks).select_related("article__issue__publication", "article__source_file")
    rows = rows.defer("article__raw_text", "article__parsed_text", "article__parsed", "article__source_file__content")
    found = {row.pk: row for row in rows.defer("article__source_file__lines").prefetch_related("offices")}
    places = [found[pk] for pk in pks if pk in found]
    for row in places:
        row.day = marks.day(row.article.issue)
        row.excerpt = _excerpt(row)
        row.lines = sorted({place[0] for place in row.places})
        day = row.article.issue.date
        row.troubles = [words for office in row.offices.all() for words in troubles(office, day, others)]
    return places


def _excerpt(row: Appearance) -> Excerpt | None:
    """The first place of the text where the person is named; None where only a byline or a credit names them."""
    for name in TEXTS:
        words = getattr(row.article, name)
        hits = [(words.find(form), form) for form in row.printed if form in words]
        if hits:
            at, form = min(hits)
            before, after = words[:at].rpartition("\n")[2], words[at + len(form) :].partition("\n")[0]
            return Excerpt(before[-BESIDE:], (Piece("doubted", form),), after[:BESIDE])
    return None


def namesakes(person: Person) -> list[Person]:
    """People of equal or like names, equal ones first; each with `total` articles and `apart`: whether an editor has
    said that they are two people. Five queries."""
    names = {person.name, *(row.form for row in person.forms.all())}
    keys = set().union(*map(name_keys, names))
    near = NameKey.objects.filter(key__in=keys).exclude(form__person=person).order_by("form__person")
    pks = set(near.values_list("form__person", flat=True).distinct()[: 2 * MOST_NAMESAKES])
    rows = with_counts(Person.objects.filter(Q(pk__in=pks) | Q(name__in=names)).exclude(pk=person.pk))
    pairs = TwoPeople.objects.filter(Q(one=person) | Q(other=person)).values_list("one", "other")
    apart = {pk for pair in pairs for pk in pair}
    told = DifferentPeople.objects.filter(Q(one__in=names) | Q(other__in=names)).values_list("one", "other")
    strangers = {name for pair in told for name in pair} - names
    found = list(rows[: 2 * MOST_NAMESAKES])
    for row in found:
        row.apart, row.apart_by_name = row.pk in apart, row.name in strangers
    return sorted(found, key=lambda row: (row.apart or row.apart_by_name, row.name not in names, -row.total, row.pk))[
        :MOST_NAMESAKES
    ]


def look_up(words: str, person: Person) -> list[Person]:
    """Others whose name, a form of it or whose office has the words."""
    words = words.strip()
    if not words:
        return []
    hit = Q(name__contains=words) | Q(forms__form__contains=words) | Q(offices__title__contains=words)
    pks = Person.objects.filter(hit).exclude(pk=person.pk).values("pk")
    return list(with_counts(Person.objects.filter(pk__in=pks)).order_by("-total", "pk")[:MOST_NAMESAKES])


def with_counts(people):
    """People with their offices and the `total` of articles that name them; those merged into others do not count."""
    stands = Q(appearances__article__merged_into=None)
    return people.annotate(total=Count("appearances", filter=stands, distinct=True)).prefetch_related("offices")
