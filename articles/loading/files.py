"""One file into the database, whole or not at all."""

import logging

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from articles.loading.accounts import characters_placed
from articles.loading.cast import save_cast, signatures
from articles.loading.composition import compose, cut, small
from articles.loading.happenings import save_events
from articles.loading.identities import Cast, identify
from articles.loading.jumps import tie_jumps
from articles.loading.merging import merge
from articles.loading.placement import Placement, place
from articles.models import Article, Byline, Fragment, ImportedFile, ImportRun, Issue, Photo, Publication, Revision
from articles.parsing.records import ParsedIssue, RefusedFile
from articles.revisions import first_revision

log = logging.getLogger(__name__)

Outcome = ImportedFile.Outcome
MOST_NUMBER = 2_147_483_647


def load(parsed: ParsedIssue, content: bytes, *, run: ImportRun, publication: Publication) -> ImportedFile:
    """Writes what a file holds, in one transaction, and the row that tells what became of the file.

    Outcome NEW: its articles stand in an issue. MERGED: it is a changed file of a known issue, and what became of it
    is counted (see articles.loading.merging). UNCHANGED: the same content was loaded before, nothing is written but
    this row. REFUSED: nothing is written but this row, and its `reason` says what to do.
    """
    try:
        file = describe(parsed, content)
        file.run, file.publication = run, publication
        with transaction.atomic():
            Publication.objects.wait_for_other_imports()
            placement = place(parsed, publication, lock=True)
            if placement.outcome == Outcome.NEW:
                file.issue, file.content = placement.issue, content
                _load_new(file, parsed, run.user)
            elif placement.outcome == Outcome.MERGED:
                file.content = content
                merge(file, parsed, placement.former, run.user)
            else:
                file = _without_figures(file, placement)
                file.save()
        return file
    except RefusedFile as refusal:
        reason = str(refusal)
    except IntegrityError:
        log.exception("%s: a constraint of the database was violated", parsed.source)
        reason = _("The database would not take it, perhaps because somebody wrote the same at the same time. "
                   "Nothing of the file was kept; import it again.")  # fmt: skip
    except Exception as error:
        log.exception("%s: cannot be loaded", parsed.source)
        reason = _(
            "The program failed on this file and kept nothing of it. Please report this, with the file: %(error)s"
        )
        reason %= {"error": f"{type(error).__name__}: {error}"}
    return refuse(parsed.source, reason, run=run, publication=publication, size=len(content))


def refuse(name: str, reason: str, *, run: ImportRun, publication: Publication, size: int = 0) -> ImportedFile:
    """Writes the row of a file of `size` bytes that was not loaded. The content is not kept."""
    return ImportedFile.objects.create(
        run=run,
        publication=publication,
        name=name,
        size=size,
        outcome=Outcome.REFUSED,
        reason=reason.replace("\0", "\ufffd"),
    )


def _without_figures(file: ImportedFile, placement: Placement) -> ImportedFile:
    """The row of a file of which nothing was loaded."""
    return ImportedFile(
        run=file.run,
        publication=file.publication,
        issue=placement.issue,
        name=file.name,
        sha256=file.sha256,
        size=file.size,
        encoding=file.encoding,
        damaged=file.damaged,
        page=file.page,
        outcome=placement.outcome,
        reason=placement.reason,
    )


def describe(parsed: ParsedIssue, content: bytes) -> ImportedFile:
    """The row of a file as far as the file alone tells, not saved: figures, encoding, warnings.

    Raises LostText when lines of the file have no place, and RefusedFile for signs that no database keeps.
    """
    _check_signs(parsed.decoded.text)
    placed = characters_placed(parsed)
    return ImportedFile(
        name=parsed.source,
        sha256=parsed.decoded.sha256,
        size=len(content),
        encoding=cut(parsed.decoded.encoding, 20),
        damaged=[list(place) for place in parsed.decoded.damaged],
        page=small(parsed.page),
        outcome=Outcome.NEW,
        reason="\n".join(parsed.warnings),
        articles=len(parsed.articles),
        photos=len(parsed.photos),
        people=len(parsed.persons),
        events=len(parsed.events),
        fragments=len(parsed.fragments),
        characters_in=parsed.characters,
        characters_placed=placed,
    )


def _check_signs(text: str) -> None:
    """An encoding that was forced upon a file may yield signs that are none."""
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise RefusedFile(_("The text has signs that are no characters. Check --encoding, or save the file as UTF-8."))


def _load_new(file: ImportedFile, parsed: ParsedIssue, user: AbstractBaseUser | None) -> None:
    file.issue = _issue(file, parsed, user)
    file.save()
    made = compose(parsed, file, **_parts_so_far(file.issue))
    Article.objects.bulk_create(made.articles)
    cast = identify(parsed.persons, file.publication)
    save_cast(cast, signatures(parsed), made, day=file.issue.date, user=user)
    Byline.objects.bulk_create(made.bylines)
    signed: dict[int, list[Byline]] = {}
    for byline in made.bylines:
        signed.setdefault(byline.article_id, []).append(byline)
    Revision.objects.bulk_create(first_revision(article, signed.get(article.pk, [])) for article in made.articles)
    bulk_create_with_history(made.photos, Photo, default_user=user, default_change_reason="import")
    Fragment.objects.bulk_create(made.fragments)
    if file.page is not None:
        tie_jumps(file.issue)
    file.events = save_events(parsed, made, cast, issue=file.issue, user=user)
    file.people = len(cast.identities)
    file.lines = made.line_places(parsed)
    file.reason = "\n".join(filter(None, [file.reason, *_remarks(cast)]))
    file.save(update_fields=["events", "people", "lines", "reason"])


def _issue(file: ImportedFile, parsed: ParsedIssue, user: AbstractBaseUser | None) -> Issue:
    """The issue that the file belongs to, made where there is none."""
    number = parsed.number if parsed.number and 0 < parsed.number <= MOST_NUMBER else None
    issue = file.issue or Issue(
        publication=file.publication,
        date=parsed.date.day,
        date_source=parsed.date.source.value,
        date_confirmed=parsed.date.day is not None and not parsed.date.is_estimate,
        date_evidence=parsed.date.evidence,
    )
    if issue.pk is None or (issue.number is None and number):
        issue.number = number
        issue._history_user, issue._change_reason = user, "import"
        issue.save()
    return issue


def _parts_so_far(issue: Issue) -> dict[str, int]:
    """The highest numbers of the issue's articles, photos and fragments: those of a new page go on from there."""
    return {
        "articles": issue.articles(manager="every").aggregate(last=Max("number"))["last"] or 0,
        "photos": issue.photos.aggregate(last=Max("position"))["last"] or 0,
        "fragments": issue.fragments(manager="every").aggregate(last=Max("position"))["last"] or 0,
    }


def _remarks(cast: Cast) -> list[str]:
    remarks = []
    if cast.by_name_alone:
        remarks.append(_("Taken as known people by their names alone, please check: %(names)s")
                       % {"names": "、".join(cast.by_name_alone)})  # fmt: skip
    if cast.left_out:
        remarks.append(_("Left out, too long for names of people: %(names)s") % {"names": "、".join(cast.left_out)})
    return remarks
