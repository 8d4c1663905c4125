"""What a search can be narrowed by, beside its words: a year or days, a section, a kind, a person; and its order."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from articles.models import Article, SearchEntry
from articles.search.entries import facet

# Of a value in an address that is read at all.
LONGEST_VALUE = 100


class Order(TextChoices):
    """In which order hits are shown."""

    BEST = "best", _("best first")
    NEWEST = "newest", _("newest first")
    OLDEST = "oldest", _("oldest first")


@dataclass(frozen=True, slots=True)
class Filters:
    """As an address gives them; what makes no sense there is taken as not given."""

    since: date | None = None
    until: date | None = None
    section: str = ""
    kind: str = ""
    person: str = ""
    order: str = Order.BEST
    given: dict[str, str] = field(default_factory=dict)

    @property
    def facets(self) -> list[str]:
        """The tokens that an entry has to have."""
        return [facet(name, value) for name, value in (("section", self.section), ("kind", self.kind)) if value]

    @property
    def keys(self) -> tuple[int | None, int | None]:
        """The first key, and the first that is too late."""
        after = self.until + timedelta(days=1) if self.until and self.until < date.max else None
        return SearchEntry.key_of(self.since) if self.since else None, SearchEntry.key_of(after) if after else None


def filters_of(asked: QueryDict) -> Filters:
    """Reads them from an address; `given` are those that it gave and that were understood."""
    values = {name: asked.get(name, "").strip()[:LONGEST_VALUE] for name in asked}
    year = values.get("year", "")
    first, last = _year(year)
    since, until = _day(values.get("since", "")), _day(values.get("until", ""))
    found = {
        "year": year if first else "",
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
        "section": values.get("section", ""),
        "kind": values.get("kind", "") if values.get("kind") in Article.Kind.values else "",
        "person": values.get("person", ""),
        "sort": values.get("sort", "") if values.get("sort") in {Order.NEWEST, Order.OLDEST} else "",
    }
    return Filters(
        since=max(filter(None, (first, since)), default=None),
        until=min(filter(None, (last, until)), default=None),
        section=found["section"],
        kind=found["kind"],
        person=found["person"],
        order=found["sort"] or Order.BEST,
        given={name: value for name, value in found.items() if value},
    )


def _year(value: str) -> tuple[date | None, date | None]:
    if value.isascii() and value.isdigit() and len(value) == 4 and value != "0000":
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None, None


def _day(value: str) -> date | None:
    try:
        return parse_date(value)
    except ValueError:
        return None
