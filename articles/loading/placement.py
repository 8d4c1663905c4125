"""Which issue a file belongs to, or why it belongs to none."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import ImportedFile, Issue, Publication
from articles.parsing.records import ParsedIssue
from articles.sources import STANDARD_INPUT

Outcome = ImportedFile.Outcome

# Readers or reviewers already have these issues before them: text is not put under their hands.
CLOSED = {
    Issue.Status.PUBLISHED: gettext_noop("“%(issue)s” is published. Withdraw it in the admin, then import this page."),
    Issue.Status.PROOFREAD: gettext_noop("“%(issue)s” is handed in. Send it back in the admin, then import this page."),
    Issue.Status.APPROVED: gettext_noop("“%(issue)s” is approved. Send it back in the admin, then import this page."),
    Issue.Status.WITHDRAWN: gettext_noop("“%(issue)s” is withdrawn. Reopen it in the admin, then import this page."),
}


@dataclass(frozen=True, slots=True)
class Placement:
    """What is to become of a file. `issue` is the one it belongs to; None where a new one is to be made. `former` is
    the file that it is a later state of, where it is to be merged."""

    outcome: Outcome
    issue: Issue | None = None
    reason: str = ""
    former: ImportedFile | None = None


def place(parsed: ParsedIssue, publication: Publication, *, lock: bool = False) -> Placement:
    """Where the file belongs as the database stands; writes nothing. `lock` keeps the issue as it is until
    the caller's transaction ends.

    Files of one confirmed day are pages of one issue. An estimated day is never shared: two files that
    are estimated to one day may be of two.
    """
    files = ImportedFile.objects.filter(publication=publication).select_related("issue__publication")
    known = files.filter(outcome__in=[Outcome.NEW, Outcome.MERGED], sha256=parsed.decoded.sha256)
    if same := known.select_related("replaced_by").first():
        return Placement(Outcome.UNCHANGED, same.issue, _why_unchanged(parsed, same))
    loaded = files.filter(outcome=Outcome.NEW)
    if parsed.date.is_estimate or parsed.date.day is None:
        earlier = loaded.filter(_same_estimate(parsed)) if base_name(parsed.source) else loaded.none()
        return _changed(earlier.first()) if earlier else Placement(Outcome.NEW)
    issues = Issue.objects.select_for_update(of=("self",)) if lock else Issue.objects
    issue = (
        issues.select_related("publication")
        .filter(publication=publication, date=parsed.date.day, date_confirmed=True)
        .first()
    )
    return _place_in(issue, parsed) if issue else Placement(Outcome.NEW)


def base_name(name: str) -> str:
    """The last part of a file's name; empty for standard input, which has none."""
    return "" if name == STANDARD_INPUT else name.rsplit("/", 1)[-1]


def _same_estimate(parsed: ParsedIssue) -> Q:
    """Loaded files that are this one in an earlier state. An editor may have set another date since: then
    the evidence still tells. Without any day only the whole name does: many folders have a 01.txt."""
    if parsed.date.day is None:
        return Q(name=parsed.source)
    base = base_name(parsed.source)
    same_guess = Q(issue__date=parsed.date.day)
    if parsed.date.evidence:
        same_guess |= Q(issue__date_evidence=parsed.date.evidence)
    return (Q(name=base) | Q(name__endswith=f"/{base}")) & same_guess


def _place_in(issue: Issue, parsed: ParsedIssue) -> Placement:
    """The file as a page of an issue that is there."""
    for other in issue.files.filter(outcome=Outcome.NEW).select_related("issue__publication").order_by("pk"):
        if other.page is not None and parsed.page is not None and other.page != parsed.page:
            continue
        if base_name(other.name) == base_name(parsed.source) != "":
            return _changed(other)
        return Placement(Outcome.REFUSED, issue, _both_claim(parsed, other, issue))
    if issue.status in CLOSED:
        return Placement(Outcome.REFUSED, issue, _(CLOSED[issue.status]) % {"issue": issue})
    return Placement(Outcome.NEW, issue)


def _why_unchanged(parsed: ParsedIssue, same: ImportedFile) -> str:
    reasons = [_("Loaded before as “%(name)s”.") % {"name": same.name}] if same.name != parsed.source else []
    if later := getattr(same, "replaced_by", None):
        reasons.append(_("A later state of this file was merged since (“%(name)s”).") % {"name": later.name})
    return " ".join(reasons)


def _changed(other: ImportedFile) -> Placement:
    """The file as a later state of one that was loaded, or of what was merged with that since."""
    while later := ImportedFile.objects.select_related("issue__publication").filter(replaces=other).first():
        other = later
    reason = _("Loaded before with other content (“%(name)s”, %(issue)s): to be merged, no edit is overwritten.")
    return Placement(Outcome.MERGED, other.issue, reason % {"name": other.name, "issue": other.issue}, other)


def _both_claim(parsed: ParsedIssue, other: ImportedFile, issue: Issue) -> str:
    return _(
        "“%(new)s” and “%(old)s” both claim %(day)s, %(page)s. If they are two pages, say so in their names "
        "(%(day)s-01.txt, %(day)s-02.txt); if they are two days, name them by their days."
    ) % {"new": parsed.source, "old": other.name, "day": issue.date.isoformat(), "page": _page(parsed, other)}


def _page(parsed: ParsedIssue, other: ImportedFile) -> str:
    if parsed.page is not None and other.page == parsed.page:
        return _("page %(page)d") % {"page": parsed.page}
    return _("and one of them has no page number")
