"""What the database tells detectors of the rest of the archive. Each answer is looked up by index."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice, pairwise

from django.db import connection
from django.db.models import Case, When

from articles.models import Correction, Issue, LearntText, Term, TermKey, TermUse
from articles.proofing.archive import Correction as KnownCorrection
from articles.proofing.archive import KnownName, KnownTerm
from articles.proofing.learning import Counts
from articles.proofing.terms.forms import term_keys
from articles.proofreading.rows import galley_key
from people.models import DifferentPeople, NameForm, NameKey
from people.reading.nearness import name_keys

# Values in one query: far below what either database takes.
BATCH = 2_000
# So many of a person's newest appearances tell in which issues a form stands; the rest would tell no more.
NEWEST = 20
# Of the names that are near those of an issue so many are looked at in a batch, decided ones and well known people
# first: whom the archive names once in passing tells little of a misreading.
MOST_NEAR = 200
NEWEST_APPEARANCES = """
    SELECT appearance.printed, issue.id, issue.date
    FROM articles_appearance AS appearance
    JOIN articles_article AS article ON article.id = appearance.article_id
    JOIN articles_issue AS issue ON issue.id = article.issue_id
    WHERE appearance.person_id = %s AND issue.id <> %s
    ORDER BY appearance.id DESC LIMIT %s
"""


class StoredArchive:
    """The archive without one issue, which asks (see articles.proofing.archive.Archive)."""

    def __init__(self, issue: Issue):
        self.issue = issue

    def names_like(self, forms: Collection[str]) -> Sequence[KnownName]:
        rows = {row.pk: row for row in self._forms_like(forms)}
        elsewhere = self._elsewhere({row.person_id for row in rows.values()})
        known = (self._known(row, elsewhere[row.person_id]) for _pk, row in sorted(rows.items()))
        return [name for name in known if name.places or name.verdict or name.true_form]

    @staticmethod
    def _forms_like(forms: Collection[str]) -> Iterator[NameForm]:
        """The forms that equal one of these, and of those that are near the ones that tell most."""
        keys = sorted({key for form in forms for key in name_keys(form)})
        rows = NameForm.objects.select_related("person").prefetch_related("person__offices", "person__forms")
        exact: set[int] = set()
        for batch in batches(sorted(forms)):
            for row in rows.filter(form__in=batch):
                exact.add(row.pk)
                yield row
        telling = Case(When(kind=NameForm.Kind.UNDECIDED, then=1), default=0), "-person__published_count", "pk"
        near: set[int] = set()
        for batch in batches(keys):
            near.update(NameKey.objects.filter(key__in=batch).values_list("form", flat=True))
        for batch in batches(sorted(near - exact)):
            yield from rows.filter(pk__in=batch).order_by(*telling)[:MOST_NEAR]

    def _elsewhere(self, people: Collection[int]) -> dict[int, list[tuple[list[str], str]]]:
        """For each person the printed forms of the newest appearances in other issues, each with the issue's key.

        One short query a person, by index: of whoever is in every issue only the newest rows are looked at.
        """
        found = {}
        with connection.cursor() as cursor:
            for person in people:
                cursor.execute(NEWEST_APPEARANCES, [person, self.issue.pk, NEWEST])
                found[person] = [
                    (json.loads(printed), galley_key(Issue(pk=pk, date=date.fromisoformat(str(day)) if day else None)))
                    for printed, pk, day in cursor.fetchall()
                ]
        return found

    @staticmethod
    def _known(row: NameForm, elsewhere: list[tuple[list[str], str]]) -> KnownName:
        issues = [key for printed, key in elsewhere if row.form in printed]
        decided = row.kind if row.kind != NameForm.Kind.UNDECIDED else ""
        return KnownName(
            form=row.form,
            person=str(row.person_id),
            offices=tuple(office.title for office in row.person.offices.all()),
            issues=tuple(dict.fromkeys(issues)),
            places=len(issues),
            verdict=decided,
            true_form=next((f.form for f in row.person.forms.all() if f.kind == NameForm.Kind.TRUE), ""),
        )

    def different_people(self, pairs: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
        known: set[tuple[str, str]] = set()
        for batch in batches(sorted({one for one, _other in pairs})):
            known.update(DifferentPeople.objects.filter(one__in=batch).values_list("one", "other"))
        return known.intersection(pairs)

    def terms_like(self, terms: Collection[str]) -> Mapping[str, Sequence[KnownTerm]]:
        keys = {term: term_keys(term) for term in terms}
        by_key: dict[str, list[int]] = {}
        for batch in batches(sorted(set().union(*keys.values()))):
            for key, pk in TermKey.objects.filter(key__in=batch).order_by("term").values_list("key", "term"):
                by_key.setdefault(key, []).append(pk)
        rows = self._terms({pk for found in by_key.values() for pk in found})
        answers = {}
        for term, own in keys.items():
            near = dict.fromkeys(pk for key in sorted(own) for pk in by_key.get(key, ()) if pk in rows)
            if near:
                answers[term] = tuple(rows[pk] for pk in near)
        return answers

    def _terms(self, pks: Collection[int]) -> dict[int, KnownTerm]:
        """The terms, with what the asking issue adds to their counts taken off again."""
        found: dict[int, KnownTerm] = {}
        for batch in batches(sorted(pks)):
            own = dict(TermUse.objects.filter(issue=self.issue, term__in=batch).values_list("term", "places"))
            for row in Term.objects.filter(pk__in=batch):
                places, issues = row.places - own.get(row.pk, 0), row.issues - (row.pk in own)
                if places > 0 or row.is_official:
                    found[row.pk] = KnownTerm(row.text, issues, places, is_official=row.is_official)
        return found

    def counts(self, strings: Collection[str]) -> Mapping[str, int]:
        newest = LearntText.objects.order_by("-pk").values_list("pk", flat=True).first()
        return learnt(newest).count(strings) if newest else {}

    def corrections(self, text: str) -> Sequence[KnownCorrection]:
        openings = sorted({a + b for a, b in pairwise(text)})
        rows = (
            row
            for batch in batches(openings)
            for row in Correction.objects.of_use().filter(opening__in=batch).order_by("wrong", "right")
        )
        return [KnownCorrection(row.wrong, row.right, row.times) for row in rows if row.wrong in text]


def batches(values: Iterable[str] | Iterable[int]) -> Iterator[list]:
    """The values in lists that are short enough for one query."""
    rest = iter(values)
    while batch := list(islice(rest, BATCH)):
        yield batch


@lru_cache(maxsize=2)
def learnt(pk: int) -> Counts:
    """The counts of a row of LearntText. Rows never change, so each is read once in a process."""
    return Counts.from_bytes(bytes(LearntText.objects.values_list("counts", flat=True).get(pk=pk)))
