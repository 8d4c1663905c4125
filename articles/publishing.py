"""Who may take an issue from one state to the next, and what has to be true before.

imported → in proofreading → proofread → approved → published → withdrawn; a reviewer may send back what is not
published yet. Proofreading begins by itself with the first edit or decision of one
issue; a bulk change over many begins none.
"""

from contextlib import suppress
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import gate
from articles.models import Article, Conflict, FormerAddress, Issue, Photo, Revision, Suggestion
from articles.models.issue import IssueQuerySet
from articles.search import entries
from people.models import Event, Office, Person

Status = Issue.Status

# name: (from, to, permission)
TRANSITIONS = {
    "begin": ({Status.IMPORTED}, Status.PROOFING, "articles.change_issue"),
    "submit": ({Status.IMPORTED, Status.PROOFING}, Status.PROOFREAD, "articles.change_issue"),
    "send_back": ({Status.PROOFREAD, Status.APPROVED}, Status.PROOFING, "articles.publish_issue"),
    "approve": ({Status.PROOFREAD}, Status.APPROVED, "articles.publish_issue"),
    "publish": ({Status.APPROVED}, Status.PUBLISHED, "articles.publish_issue"),
    "withdraw": ({Status.PUBLISHED}, Status.WITHDRAWN, "articles.publish_issue"),
    "reopen": ({Status.WITHDRAWN}, Status.PROOFING, "articles.change_issue"),
}


class NotPossible(Exception):
    """The step cannot be taken; the message tells an editor why and what to do."""


# What an approval leaves on an issue, and what is gone when the issue goes back to the editors.
NO_APPROVAL = {"approved_by": None, "approved_at": None, "override_reason": ""}


def begin(issue: Issue, user: AbstractBaseUser) -> Issue:
    """Takes an imported issue into proofreading."""
    return _take("begin", issue, user)


def begin_with_first_work(issue: Issue, user: AbstractBaseUser) -> None:
    """Takes an imported issue into proofreading because somebody works on it; in the caller's transaction, before
    it locks anything of the issue. Where there is nothing to begin, nothing happens."""
    if issue.status == Status.IMPORTED and user.has_perm(TRANSITIONS["begin"][2]):
        with suppress(NotPossible):  # somebody else has begun meanwhile
            begin(issue, user)


def submit(issue: Issue, user: AbstractBaseUser) -> Issue:
    """Hands an issue to the reviewers as proofread."""
    return _take("submit", issue, user, submitted_by=user, **NO_APPROVAL)


def send_back(issue: Issue, user: AbstractBaseUser, reason: str = "") -> Issue:
    """Returns an issue that was handed in, or approved, to the editors. An approval no longer counts."""
    if not reason.strip():
        raise NotPossible(_("Tell the editors why the issue comes back."))
    return _take("send_back", issue, user, reason=reason.strip(), **NO_APPROVAL)


def approve(issue: Issue, user: AbstractBaseUser, reason: str = "") -> Issue:
    """Says that the issue may be published. Not by a person who corrected it or handed it in, unless a superuser
    who gives a reason, which is kept with the issue."""
    override = ""
    if corrected_by(issue, user):
        if not user.is_superuser:
            raise NotPossible(
                _("“%(issue)s” was corrected or handed in by yourself. A second person has to approve it.")
                % {"issue": issue}
            )
        override = reason.strip()
        if not override:
            raise NotPossible(_("You corrected “%(issue)s” yourself. Open it and say why you approve it all the same.")
                              % {"issue": issue})  # fmt: skip
    return _take(
        "approve", issue, user, reason=override,
        approved_by=user, approved_at=timezone.now(), override_reason=override,
    )  # fmt: skip


def corrected_by(issue: Issue, user: AbstractBaseUser) -> bool:
    """Whether the person had a hand in the issue's text (see `uncorrected_by`)."""
    return not uncorrected_by(Issue.objects.filter(pk=issue.pk), user).exists()


def uncorrected_by(issues: IssueQuerySet, user: AbstractBaseUser) -> IssueQuerySet:
    """Those in whose text the person had no hand: wrote no version and no caption, decided no suggestion, settled no
    conflict, and did not hand the issue in."""
    here = {"issue": OuterRef("pk")}
    return issues.exclude(submitted_by=user).exclude(
        Exists(Revision.objects.filter(article__issue=OuterRef("pk"), author=user))
        | Exists(Suggestion.objects.filter(**here, decided_by=user))
        | Exists(Conflict.objects.filter(**here, settled_by=user))
        | Exists(Photo.history.filter(**here, history_user=user, history_type="~"))
    )


def publish(issue: Issue, user: AbstractBaseUser) -> Issue:
    """Lets everyone read an approved issue that nothing keeps back (see articles.gate)."""
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
        may = user.has_perm(TRANSITIONS["publish"][2])
        if may and current.is_approved and (found := gate.in_the_way(current)):
            raise NotPossible(
                _("“%(issue)s” cannot be published yet: %(reasons)s")
                % {"issue": issue, "reasons": " ".join(obstacle.reason for obstacle in found)}
            )
        return _take("publish", issue, user, published_at=timezone.now(), withdrawal_reason="")


def withdraw(issue: Issue, user: AbstractBaseUser, reason: str) -> Issue:
    """Takes a published issue off the public site and keeps the reason."""
    if not reason.strip():
        raise NotPossible(_("Say why the issue is withdrawn."))
    return _take("withdraw", issue, user, withdrawal_reason=reason.strip(), reason=reason.strip())


def reopen(issue: Issue, user: AbstractBaseUser) -> Issue:
    """Gives a withdrawn issue back to the editors."""
    return _take("reopen", issue, user, withdrawal_reason="", **NO_APPROVAL)


def possible_steps(issue: Issue, user: AbstractBaseUser) -> list[str]:
    """Names of the steps the person may take with the issue as it stands."""
    return [
        name
        for name, (sources, _target, permission) in TRANSITIONS.items()
        if issue.status in sources and user.has_perm(permission)
    ]


def _take(step: str, issue: Issue, user: AbstractBaseUser, *, reason: str = "", **changes: object) -> Issue:
    """One step in one transaction. The row is locked, so that of two people only one takes it."""
    sources, target, permission = TRANSITIONS[step]
    if not user.has_perm(permission):
        raise NotPossible(_("You have no permission for this step."))
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=issue.pk)
        if current.status not in sources:
            raise NotPossible(_("“%(issue)s” is in the state “%(state)s”; this step is not possible from there.")
                              % {"issue": current, "state": current.get_status_display()})  # fmt: skip
        current.status = target
        for name, value in changes.items():
            setattr(current, name, value)
        current._history_user = user
        current._change_reason = reason[:100] or step
        current.save()
        recount(current)
        if Status.PUBLISHED in {target, *sources}:
            entries.keep_up_issue(current)
    return current


def set_date(issue: Issue, day: date, user: AbstractBaseUser) -> Issue:
    """Sets and confirms an issue's date. If it was public under another, the old addresses lead to the new.

    Raises NotPossible when another issue of the bulletin has that day.
    """
    with transaction.atomic():
        current = Issue.objects.select_for_update(of=("self",)).select_related("publication").get(pk=issue.pk)
        if current.is_published and not user.has_perm("articles.publish_issue"):
            raise NotPossible(_("This issue is published: only a reviewer may change its date."))
        before = current.date
        if before != day:
            if current.published_at:
                _keep_addresses(current)
            current.date, current.date_source = day, Issue.Dating.EDITOR
        current.date_confirmed = True
        current._history_user = user
        try:
            with transaction.atomic():
                current.save()
        except IntegrityError:
            raise NotPossible(
                _("Another issue of %(publication)s has the date %(day)s. Check both against the print.")
                % {"publication": current.publication, "day": day.isoformat()}
            ) from None
        FormerAddress.objects.filter(path__startswith=f"issues/{current.key}/").delete()
        if before != current.date:
            _date_offices(current, before)
            if current.is_published:
                entries.keep_up_issue(current)
    return current


def _keep_addresses(issue: Issue) -> None:
    base = f"issues/{issue.key}/"
    rows = [FormerAddress(path=base, issue=issue)]
    rows += [
        FormerAddress(path=f"{base}{a.number}/", issue=issue, article=a)
        for a in issue.articles(manager="every").only("number")
    ]
    FormerAddress.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["path"], update_fields=["issue", "article"]
    )


def _date_offices(issue: Issue, before: date | None) -> None:
    """Offices that were seen first or last on the issue's former date are seen on its present one, or on the
    nearest of another issue. Days that an editor has set stay."""
    days = "appearances__article__issue__date"
    named = Office.objects.filter(appearances__article__issue=issue).values("pk")
    offices = list(Office.objects.filter(pk__in=named, confirmed=False).annotate(first=Min(days), last=Max(days)))
    for office in offices:
        if office.first_seen in {None, before}:
            office.first_seen = office.first
        if office.last_seen in {None, before}:
            office.last_seen = office.last
    Office.objects.bulk_update(offices, ["first_seen", "last_seen"], batch_size=500)


def recount(issue: Issue) -> None:
    """Counts anew, in the caller's transaction, how many published articles name each person and event of the issue."""
    counts = {"published": Count("articles", filter=Q(articles__in=Article.objects.published()), distinct=True)}
    for model in (Person, Event):
        rows = list(
            model.objects.filter(pk__in=model.objects.filter(articles__issue=issue).values("pk")).annotate(**counts)
        )
        for row in rows:
            row.published_count = row.published
        model.objects.bulk_update(rows, ["published_count"], batch_size=500)
