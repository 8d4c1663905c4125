"""Who is meant: the people that a file names, and those whom the database knows under the same names.

Two people of one name are two until an editor says otherwise. A person of a file is taken as known only when
something besides the name agrees, or when nothing disagrees and there is but one to choose; the latter is
told to editors.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Capacity, Publication
from articles.models.appearance import SIGNING
from people.models import NameForm, Office, Person
from people.models.naming import free_slugs
from people.reading.records import PersonFound

LONGEST_NAME = 60
# An office shorter than this ("区长", "村民") says what somebody is, not where: many people hold it.
TELLING = 4
# How somebody signs, and the heading of a list: they go with any office.
SAYS_LITTLE = re.compile("(?:记者|通讯员|作者|摄影|编辑|领导)$")


@dataclass(eq=False, slots=True)
class Identity:
    """A person with all that tells them from namesakes.

    `kinds` are as what they appeared so far, `signs` as what they signed in this bulletin; `found` is
    what the file at hand says of them.
    """

    person: Person
    offices: dict[str, Office] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    signs: set[str] = field(default_factory=set)
    found: list[PersonFound] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {self.person.name} | self.forms

    def describe(self) -> str:
        """Name, address and offices, for a note to editors."""
        return "，".join([f"{self.person.name}（{self.person.slug}）", *self.offices])


@dataclass(slots=True)
class Cast:
    """The people of a file of a bulletin. `by_name_alone` are those taken as known for no other reason than their name;
    `left_out` the names too long to be any."""

    publication: Publication
    identities: list[Identity] = field(default_factory=list)
    by_name_alone: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    _named: dict[str, list[Identity]] = field(default_factory=dict)

    def add(self, identity: Identity, found: PersonFound) -> None:
        if not identity.found:
            self.identities.append(identity)
        identity.found.append(found)
        for name in {"".join(name.split()) for name in _names(found)}:
            named = self._named.setdefault(name, [])
            if identity not in named:
                named.append(identity)

    def find(self, name: str, role: str | None = None) -> Person | None:
        """The person of the file with the name; of namesakes the one who signs as `role`, else none."""
        named = self._named.get("".join(name.split()), [])
        if len(named) > 1:
            named = [one for one in named if any(role in found.kinds for found in one.found)]
        return named[0].person if len(named) == 1 else None


def identify(persons: Sequence[PersonFound], publication: Publication) -> Cast:
    """Who the people of a file are: rows of the database, or new ones that are not yet saved but have an address."""
    cast = Cast(publication)
    known: dict[str, list[Identity]] = {}
    for identity in _known({form for person in persons for form in _names(person)}, publication):
        _remember(identity, known, identity.names)
    taken: set[tuple[int, str]] = set()
    for found in persons:
        if not 0 < len(found.name) <= LONGEST_NAME:
            cast.left_out.append(found.name[:20])
            continue
        namesakes = list(dict.fromkeys(one for name in sorted(_names(found)) for one in known.get(name, ())))
        identity = _same(found, namesakes, taken)
        if identity is None:
            private = any(one.person.is_private for one in namesakes)
            identity = Identity(Person(name=found.name, note=_note(namesakes), is_private=private))
            _remember(identity, known, _names(found))
        elif not _agrees(found, identity):
            cast.by_name_alone.append(found.name)
        taken.add((id(identity), found.name))
        cast.add(identity, found)
    new = [one.person for one in cast.identities if one.person.pk is None]
    for person, slug in zip(new, free_slugs(Person, [person.name for person in new]), strict=True):
        person.slug = slug
    return cast


def _remember(identity: Identity, known: dict[str, list[Identity]], names: Iterable[str]) -> None:
    for name in names:
        known.setdefault(name, []).append(identity)


def _names(found: PersonFound) -> set[str]:
    return {found.name, *found.printed}


def _known(names: Iterable[str], publication: Publication) -> list[Identity]:
    """People of the database who have one of the names or were printed under it; five queries."""
    names = list(names)
    # Not as a subquery: with one, PostgreSQL goes through all people for the sake of the other condition.
    printed = set(NameForm.objects.filter(form__in=names).values_list("person", flat=True))
    people = Person.objects.filter(Q(name__in=names) | Q(pk__in=printed)).prefetch_related("offices", "forms")
    identities = {
        person.pk: Identity(
            person,
            {office.title: office for office in person.offices.all()},
            {form.form for form in person.forms.all()},
        )
        for person in people.order_by("pk")
    }
    capacities = Capacity.objects.filter(person__in=identities).order_by()
    for pk, bulletin, kind in capacities.values_list("person", "publication", "kind"):
        identities[pk].kinds.add(kind)
        if bulletin == publication.pk and kind in SIGNING:
            identities[pk].signs.add(kind)
    return list(identities.values())


def _same(found: PersonFound, namesakes: list[Identity], taken: set[tuple[int, str]]) -> Identity | None:
    """The one among those of the same name who is meant; None where there is none or where it is not clear."""
    # The reading keeps two people of one name in one issue apart: one row is not both, and new rows stay two.
    free = [one for one in namesakes if one.person.pk and (id(one), found.name) not in taken]
    agreeing = [one for one in free if _shares_office(found, one)] or [one for one in free if _shares_trade(found, one)]
    if agreeing:
        # What two rows have in common cannot tell them apart: the older one is meant rather than a third made.
        return next((one for one in agreeing if one.person.name == found.name), agreeing[0])
    if len(namesakes) == 1:
        return free[0] if free and not _disagrees(found, free[0]) else None
    # Of several the text does not tell which. All such mentions wait on one row for an editor.
    waiting = (one for one in free if _is_unknown(one) and not _disagrees(found, one))
    return None if _titles(found) else next(waiting, None)


def _is_unknown(identity: Identity) -> bool:
    """Whether nothing but the name is known."""
    return not identity.signs and all(SAYS_LITTLE.search(title) for title in identity.offices)


def _agrees(found: PersonFound, identity: Identity) -> bool:
    return _shares_office(found, identity) or _shares_trade(found, identity)


def _shares_office(found: PersonFound, identity: Identity) -> bool:
    """They hold one office that not many people hold."""
    return any(
        min(len(mine), len(theirs)) >= TELLING and is_same_office(mine, theirs)
        for mine in _titles(found)
        for theirs in identity.offices
    )


def is_same_office(one: str, other: str) -> bool:
    """Whether two prints of an office can mean the same one: 临江区区长 and 区长, but not 副区长."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and not long.removesuffix(short).endswith("副")


def _titles(found: PersonFound) -> list[str]:
    return [held.title for held in found.offices if not SAYS_LITTLE.search(held.title)]


def _shares_trade(found: PersonFound, identity: Identity) -> bool:
    """Both sign texts or pictures of this bulletin in the same role."""
    return bool(identity.signs.intersection(found.kinds))


def _disagrees(found: PersonFound, identity: Identity) -> bool:
    """None of the offices is the same, or one of them only signs what the bulletin prints and the other never does."""
    titles = _titles(found)
    known = [title for title in identity.offices if not SAYS_LITTLE.search(title)]
    if titles and known and not any(is_same_office(mine, theirs) for mine in titles for theirs in known):
        return True
    mine, theirs = set(found.kinds), set(identity.kinds)
    if not mine or not theirs:
        return False
    return (mine <= SIGNING and not theirs & SIGNING) or (theirs <= SIGNING and not mine & SIGNING)


def _note(namesakes: list[Identity]) -> str:
    if not namesakes:
        return ""
    known = [one.describe() for one in namesakes if one.person.pk]
    told = _("Same name as %(others)s. One person or several? An editor decides.") % {
        "others": "；".join(known) or _("another person of this issue")
    }
    if any(one.person.is_private for one in namesakes):
        told += _(" Hidden from readers, because a person of that name is; an editor may show them.")
    return told
