"""The terms that the archive prints, kept by key so that near spellings meet."""

from collections import Counter

from articles.models import Issue, Term, TermKey, TermUse
from articles.proofing.records import Field, Galley
from articles.proofing.terms.forms import term_keys, terms_of
from articles.proofreading.archive import batches

LONGEST_TERM = 60
COUNTED = (Field.KICKER, Field.HEADLINE, Field.DECK, Field.TEXT, Field.CAPTION)


def record(issue: Issue, galley: Galley) -> None:
    """Counts the issue's terms anew, in the caller's transaction: what it printed before is taken off first."""
    now = Counter(
        term
        for part in galley.parts
        if part.place.field in COUNTED
        for term in terms_of(part.text)
        if 2 <= len(term) <= LONGEST_TERM
    )
    before = dict(TermUse.objects.filter(issue=issue).values_list("term__text", "places"))
    if now == before:
        return
    rows = _rows(now.keys() | before.keys())
    TermUse.objects.filter(issue=issue).delete()
    TermUse.objects.bulk_create(
        [TermUse(term=rows[text], issue=issue, places=places) for text, places in sorted(now.items())], batch_size=500
    )
    for text, row in rows.items():
        row.places += now[text] - before.get(text, 0)
        row.issues += (text in now) - (text in before)
    Term.objects.bulk_update(rows.values(), ["places", "issues"], batch_size=500)
    Term.objects.filter(pk__in=[row.pk for row in rows.values()], places=0, is_official=False).delete()


def _rows(texts: set[str]) -> dict[str, Term]:
    """The rows of the terms by their text; new ones are made with their keys."""
    known: dict[str, Term] = {}
    for batch in batches(sorted(texts)):
        known.update({row.text: row for row in Term.objects.select_for_update().filter(text__in=batch).order_by("pk")})
    new = [Term(text=text) for text in sorted(texts - known.keys())]
    Term.objects.bulk_create(new, batch_size=500)
    index(new)
    return known | {row.text: row for row in new}


def index(terms: list[Term]) -> None:
    """Writes the keys of terms that have none."""
    keys = [TermKey(term=term, key=key[:LONGEST_TERM]) for term in terms for key in sorted(set(term_keys(term.text)))]
    TermKey.objects.bulk_create(keys, batch_size=500, ignore_conflicts=True)
