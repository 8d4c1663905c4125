"""The index of people: by the sound of their names, and by the kinds of their offices."""

from dataclasses import dataclass
from itertools import groupby
from string import ascii_uppercase
from typing import TypedDict
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Prefetch, Value, When, Window
from django.db.models.functions import RowNumber, Substr, Upper

from people.models import Office, Person
from people.models.person import PersonQuerySet, readable
from people.reading.pinyin import LAST

ON_PAGE = 300
# Under each office so many are shown; the page of the office has all of them.
SHOWN = 8
# What stands for a name whose sound is not known.
NO_LETTER = "#"


@dataclass(frozen=True, slots=True)
class Letter:
    """An initial in the jump list: how many names begin so, and on which page the first of them stands."""

    sign: str
    count: int
    page: int

    @property
    def anchor(self) -> str:
        return "other" if self.sign == NO_LETTER else self.sign


@dataclass(frozen=True, slots=True)
class Holders:
    """A kind of office, how many people hold or held it, and the best known of them, each with one such office."""

    kind: str
    count: int
    offices: list[Office]


class PersonListPage(TypedDict):
    """`groups` are the people of this page by initial."""

    page: Page
    letters: list[Letter]
    groups: list[tuple[Letter, list[Person]]]


class OfficeListPage(TypedDict):
    kinds: list[Holders]


class OfficePage(TypedDict):
    """The people who hold or held an office of the kind `office`; of each only those offices are known. `keep` is what
    links to other pages of it begin with."""

    page: Page
    office: str
    keep: str


def person_list_page(people: PersonQuerySet, number: int) -> PersonListPage:
    """The people by the sound of their names; three queries. Raises EmptyPage."""
    lettered = people.annotate(
        letter=Case(When(sort_key__startswith=LAST, then=Value(NO_LETTER)), default=Upper(Substr("sort_key", 1, 1)))
    )
    counts = dict(lettered.order_by().values_list("letter").annotate(count=Count("pk")))
    paginator = Paginator(lettered.for_list(), ON_PAGE)
    paginator.count = sum(counts.values())
    page = paginator.page(number)
    letters = _letters(counts)
    by_sign = {letter.sign: letter for letter in letters}
    groups = groupby(page.object_list, lambda person: person.letter)
    return PersonListPage(page=page, letters=letters, groups=[(by_sign[sign], list(some)) for sign, some in groups])


def _letters(counts: dict[str, int]) -> list[Letter]:
    found, before = [], 0
    for sign in [*ascii_uppercase, NO_LETTER]:
        count = counts.get(sign, 0)
        found.append(Letter(sign, count, before // ON_PAGE + 1))
        before += count
    return found


def office_list_page() -> OfficeListPage:
    """The kinds of offices of people of whom readers learn, the most frequent first. One query."""
    rows = (
        Office.objects.filter(readable("person__"))
        .exclude(kind="")
        .annotate(
            own=Window(
                RowNumber(), partition_by=["kind", "person"], order_by=[F("last_seen").desc(nulls_last=True), "title"]
            )
        )
        .filter(own=1)
    )
    ranked = Office.objects.filter(pk__in=rows.values("pk")).annotate(
        holders=Window(Count("pk"), partition_by="kind"),
        rank=Window(RowNumber(), partition_by="kind", order_by=["-person__published_count", "person__sort_key", "pk"]),
    )
    best = ranked.filter(rank__lte=SHOWN).select_related("person").order_by("-holders", "kind", "rank")
    grouped = ((kind, list(some)) for kind, some in groupby(best, lambda office: office.kind))
    return OfficeListPage(kinds=[Holders(kind, some[0].holders, some) for kind, some in grouped])


def office_page(people: PersonQuerySet, office: str, number: int) -> OfficePage:
    """Those of the people who hold or held an office of the kind; three queries. Raises EmptyPage."""
    held = Office.objects.filter(kind=office)
    holders = people.filter(pk__in=held.values("person")).order_by("sort_key", "slug")
    rows = holders.prefetch_related(Prefetch("offices", held))
    page = Paginator(rows, ON_PAGE, allow_empty_first_page=False).page(number)
    return OfficePage(page=page, office=office, keep=f"{urlencode({'office': office})}&")
