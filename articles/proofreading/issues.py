"""Runs the detectors on an issue as it stands in the database and keeps what they find as suggestions."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles import proofing
from articles.anchoring import fingerprint, write
from articles.merging.likelihood import REIMPORT
from articles.models import DetectorRecord, Issue, Question, Suggestion
from articles.proofing.quotes import quote_of
from articles.proofing.records import Field, Finding, Part, Place
from articles.proofreading import terms
from articles.proofreading.archive import StoredArchive
from articles.proofreading.learning import LONGEST_STRING
from articles.proofreading.rows import StoredIssue, stored

log = logging.getLogger(__name__)

State = Suggestion.State
# What a new look at the same words may tell anew of an open suggestion.
TOLD = ["replacement", "kind", "detector", "confidence", "reason", "evidence", "question", "start", "prefix", "suffix"]
MOST_EVIDENCE = 20
LONGEST_CAUSE = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a proofreading changed: suggestions that are new, that stand as before, and that are gone."""

    new: int
    kept: int
    gone: int


def proofread(issue: Issue) -> Outcome:
    """Runs all detectors on the issue, in one transaction.

    What an editor decided stays decided; open suggestions are renewed; those that no detector sees any more are
    superseded. Detectors and strings that editors mostly reject are not asked (see DetectorRecord).
    """
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=issue.pk)
        rows = stored(current)
        galley = rows.galley()
        quiet = list(DetectorRecord.objects.quiet())
        silent = {row.detector for row in quiet if not row.string}
        strings = {(row.detector, row.string) for row in quiet if row.string}
        found = proofing.proofread(galley, StoredArchive(current), silent)
        parts = {part.place: part for part in galley.parts}
        made = [
            _suggestion(finding, parts[finding.place], rows)
            for finding in found
            if (finding.detector, _quoted(finding, parts)[:LONGEST_STRING]) not in strings
        ]
        outcome = _keep(current, made, _questions(found, parts))
        terms.record(current, galley)
    return outcome


def _quoted(finding: Finding, parts: Mapping[Place, Part]) -> str:
    return parts[finding.place].text[finding.start : finding.end]


def _suggestion(finding: Finding, part: Part, rows: StoredIssue) -> Suggestion:
    place = finding.place
    quote = quote_of(part.text, finding.start, finding.end)
    row = Suggestion(
        issue=rows.issue,
        article=rows.articles.get(place.article),
        photo=rows.photos[place.at] if place.field is Field.CAPTION else None,
        field=place.field.value,
        prefix=quote.prefix,
        exact=quote.exact,
        suffix=quote.suffix,
        start=place.at if place.field is Field.BYLINE else quote.start,
        replacement=finding.replacement,
        kind=finding.kind.value,
        detector=finding.detector,
        confidence=min(1.0, max(0.0, finding.confidence)),
        reason=finding.reason,
        evidence=[
            {"quote": one.quote, "issue": one.issue, "article": one.article, "count": one.count}
            for one in finding.evidence[:MOST_EVIDENCE]
        ],
    )
    row.fingerprint = fingerprint(row)
    row.cause = finding.cause[:LONGEST_CAUSE]
    return row


def _questions(found: Iterable[Finding], parts: Mapping[Place, Part]) -> dict[str, Question]:
    """The questions of the findings that have a cause; new ones are made."""
    causes: dict[str, Finding] = {}
    for finding in found:
        if finding.cause:
            causes.setdefault(finding.cause[:LONGEST_CAUSE], finding)
    known = {row.cause: row for row in Question.objects.filter(cause__in=causes)}
    new = [
        Question(cause=cause, kind=finding.kind.value, forms=_forms(cause, finding, parts))
        for cause, finding in causes.items()
        if cause not in known
    ]
    Question.objects.bulk_create(new)
    return known | {row.cause: row for row in new}


def _forms(cause: str, finding: Finding, parts: Mapping[Place, Part]) -> list[str]:
    """The printed forms that a question is about: those that its cause names, else the words and what is proposed."""
    named = cause.partition(":")[2]
    if named:
        return named.split("/")
    return [words for words in (_quoted(finding, parts), finding.replacement) if words]


def _keep(issue: Issue, made: list[Suggestion], questions: Mapping[str, Question]) -> Outcome:
    """Writes what is new, renews what stands, supersedes what is gone."""
    open_ones = {row.fingerprint: row for row in issue.suggestions.open().exclude(detector__in=LASTING)}
    prints = [row.fingerprint for row in made]
    refused = set(
        Suggestion.objects.filter(fingerprint__in=prints, state=State.REJECTED).values_list("fingerprint", flat=True)
    )
    others = Suggestion.objects.open().filter(fingerprint__in=prints, detector__in=LASTING)
    refused.update(others.values_list("fingerprint", flat=True))
    new, renewed = {}, []
    for row in made:
        row.question = questions.get(row.cause)
        if row.fingerprint in refused or row.fingerprint in new:
            continue
        known = open_ones.pop(row.fingerprint, None)
        if known is None:
            new[row.fingerprint] = row
        else:
            for name in TOLD:
                setattr(known, name, getattr(row, name))
            renewed.append(known)
    for row in open_ones.values():
        row.state, row.decided_at = State.SUPERSEDED, timezone.now()
    write(open_ones.values())
    Suggestion.objects.bulk_update(renewed, TOLD, batch_size=200)
    Suggestion.objects.bulk_create(new.values(), batch_size=500)
    return Outcome(len(new), len(renewed), len(open_ones))


# Suggestions of a second reader, of the public and of changed files, which no detector can find again.
READER = "reader"
PUBLIC = "readers"
LASTING = (READER, PUBLIC, REIMPORT)
