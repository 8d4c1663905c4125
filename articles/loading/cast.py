"""Writes the people of a file: rows, name forms, offices, appearances."""

import re
from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from simple_history.utils import bulk_create_with_history

from articles.loading.composition import Composition, cut
from articles.loading.identities import LONGEST_NAME, SIGNING, Cast, Identity
from articles.models import Appearance, Article, Capacity
from articles.parsing.records import ParsedIssue
from people.models import NameForm, Office, Person
from people.reading.records import PersonFound, Role
from people.register import index_forms

BETWEEN_NAMES = re.compile(r"[、，,\s]+")


Signatures = Mapping[tuple[int, str], set[str]]


def save_cast(
    cast: Cast, signed: Signatures, made: Composition, *, day: date | None, user: AbstractBaseUser | None
) -> None:
    """Saves the people with what was read of them, and ties the bylines. The articles are saved already.

    `signed` are the roles in which a name signs an article, `day` is the issue's; offices are seen on it.
    """
    new = [one.person for one in cast.identities if one.person.pk is None]
    bulk_create_with_history(new, Person, default_user=user, default_change_reason="import")
    _save_forms(cast)
    _save_offices(cast, day)
    _save_appearances(cast, signed, made)
    named = {(row.article_id, form): row.person for row in _set_by_editors(made).values() for form in row.printed}
    for byline in made.bylines:
        byline.person = cast.find(byline.name, byline.role) or named.get((byline.article_id, byline.name))


def _save_forms(cast: Cast) -> None:
    """Each form as printed; which one is right, editors decide."""
    rows = []
    for one in cast.identities:
        printed = {form for found in one.found for form in found.printed or (found.name,)}
        rows += [
            NameForm(person=one.person, form=form)
            for form in sorted(printed - one.forms)
            if 0 < len(form) <= LONGEST_NAME
        ]
    NameForm.objects.bulk_create(rows)
    index_forms(rows)


def _save_offices(cast: Cast, day: date | None) -> None:
    new, seen_again = [], []
    for one in cast.identities:
        for title in dict.fromkeys(cut(held.title, 120) for found in one.found for held in found.offices if held.title):
            if title not in one.offices:
                one.offices[title] = Office(person=one.person, title=title, first_seen=day, last_seen=day)
                new.append(one.offices[title])
            elif _widen(one.offices[title], day):
                seen_again.append(one.offices[title])
    Office.objects.bulk_create(new)
    if seen_again:
        Office.objects.bulk_update(seen_again, ["first_seen", "last_seen"], batch_size=200)


def _widen(office: Office, day: date | None) -> bool:
    """Whether the day lies outside the days between which the office was seen so far; then they take it in. Days that
    an editor knows stay."""
    if day is None or office.confirmed:
        return False
    before = office.first_seen, office.last_seen
    office.first_seen = min(filter(None, (office.first_seen, day)))
    office.last_seen = max(filter(None, (office.last_seen, day)))
    return before != (office.first_seen, office.last_seen)


def _save_appearances(cast: Cast, signed: Signatures, made: Composition) -> None:
    rows, offices = [], []
    own = _set_by_editors(made)
    for one in cast.identities:
        for number in _article_numbers(one, made):
            row = _appearance(one, number, signed, made.article(number))
            if kept := own.get((row.article_id, one.person.pk)):
                _take_in(kept, row)
                continue
            rows.append(row)
            titles = {cut(held.title, 120) for found in one.found for held in found.offices if number in held.articles}
            offices += [(row, one.offices[title]) for title in sorted(titles) if title]
    Appearance.objects.bulk_create(rows)
    Appearance.objects.bulk_update(own.values(), ["printed", "places"])
    Capacity.objects.note(rows, cast.publication)
    through = Appearance.offices.through
    through.objects.bulk_create(through(appearance=row, office=office) for row, office in offices)


def _set_by_editors(made: Composition) -> dict[tuple[int, int], Appearance]:
    """What editors have set in these articles stays, by the numbers of article and person."""
    articles = [row.pk for row in made.rows.values() if row is not None]
    rows = Appearance.objects.filter(article__in=articles, by_hand=True).select_related("person")
    return {(row.article_id, row.person_id): row for row in rows}


def _take_in(kept: Appearance, found: Appearance) -> None:
    """An editor has said as what somebody appears; the reading adds the other forms and places of them."""
    kept.printed = list(dict.fromkeys([*kept.printed, *found.printed]))
    kept.places = sorted(kept.places + [place for place in found.places if place not in kept.places])


def _article_numbers(one: Identity, made: Composition) -> list[int]:
    """The parser's numbers of the articles that name the person, in the order of the issue."""
    named = {number for found in one.found for number in found.articles()}
    return sorted(number for number in named if number in made.numbers)


def _appearance(one: Identity, number: int, signed: Signatures, article: Article | None) -> Appearance:
    mentions = [mention for found in one.found for mention in found.mentions if mention.article == number]
    kinds: dict[str, None] = {}
    for found in one.found:
        kinds.update(dict.fromkeys(_kinds(found, number, signed)))
    return Appearance(
        article=article,
        person=one.person,
        kinds=list(kinds),
        printed=list(dict.fromkeys(mention.printed for mention in mentions)),
        # A byline that an editor has typed stands in no line of the source.
        places=[[mention.line, mention.start, mention.printed] for mention in mentions if mention.line],
    )


def _kinds(found: PersonFound, number: int, signed: Signatures) -> list[str]:
    """As what the person appears in this one article. The reading tells it for the issue: who signs one
    article and is quoted in another appears as each where it is so."""
    names = {"".join(name.split()) for name in (found.name, *found.printed)}
    roles = set().union(*(signed.get((number, name), set()) for name in names))
    told = [kind for kind in found.kinds if kind not in SIGNING]
    mentioned = sum(mention.article == number for mention in found.mentions)
    kinds = [kind.value for kind in found.kinds if kind in roles]
    if not roles or mentioned > len(roles):
        kinds += [kind.value for kind in told]
    return kinds or [kind.value for kind in found.kinds]


def signatures(parsed: ParsedIssue) -> dict[tuple[int, str], set[str]]:
    """(article, name) -> the roles in which the name signs the article or a photo of it."""
    signed: dict[tuple[int, str], set[str]] = {}
    for article in parsed.articles:
        for credit in article.bylines:
            signed.setdefault((article.number, "".join(credit.name.split())), set()).add(credit.role)
    for photo in parsed.photos:
        if photo.article is not None and photo.credit:
            for name in BETWEEN_NAMES.split(photo.credit):
                signed.setdefault((photo.article, name), set()).add(Role.PHOTOGRAPHER)
    return signed
