"""What keeps an issue from the readers. Each check is a function from an issue to an obstacle, or None.

To add a check, write the function and name it in `CHECKS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Issue, Waiver
from articles.proofing.records import Field, Kind
from articles.sampling.interval import LIMIT


class NotWaivable(Exception):
    """The obstacle cannot be waived; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`name` of the check, `reason` in words, `keys` of what is in the way, and the address where it is settled.
    `waiver` is the one that covers it, if any."""

    name: str
    reason: str
    keys: tuple[int, ...]
    url: str
    is_waivable: bool = True
    waiver: Waiver | None = None

    @property
    def is_in_the_way(self) -> bool:
        return self.waiver is None


def conflicts(issue: Issue) -> Obstacle | None:
    """Where a changed file and the editors' text disagree."""
    keys = tuple(issue.conflicts.in_the_way().order_by("pk").values_list("pk", flat=True))
    told = ngettext(
        "%(count)d conflict between a changed file and the editors’ text is not settled.",
        "%(count)d conflicts between a changed file and the editors’ text are not settled.",
        len(keys),
    )
    return _obstacle("conflicts", told, keys, _listed("conflict", issue), is_waivable=False)


def date(issue: Issue) -> Obstacle | None:
    """A day that nobody has compared with the print."""
    told = _("The date is not confirmed. Compare it with the print and confirm it.")
    keys = () if issue.date_confirmed else (issue.pk,)
    return _obstacle("date", told, keys, _page(issue) + "#id_date", is_waivable=False)


def fragments(issue: Issue) -> Obstacle | None:
    """Lines that belong to no article yet."""
    keys = tuple(issue.fragments.order_by("pk").values_list("pk", flat=True))
    told = ngettext("%(count)d fragment is not placed.", "%(count)d fragments are not placed.", len(keys))
    return _obstacle("fragments", told, keys, _listed("fragment", issue))


def unchecked(issue: Issue) -> Obstacle | None:
    """Articles that no editor has marked as checked."""
    keys = tuple(issue.articles.filter(checked_at=None).order_by("pk").values_list("pk", flat=True))
    told = ngettext("%(count)d article is not checked.", "%(count)d articles are not checked.", len(keys))
    return _obstacle("unchecked", told, keys, _listed("article", issue) + "&checked_at__isnull=True")


def headline_names(issue: Issue) -> Obstacle | None:
    """Names in headlines of which nobody has said whether they are right."""
    rows = issue.suggestions.open().filter(kind=Kind.NAME, field__in=[Field.KICKER, Field.HEADLINE, Field.DECK])
    keys = tuple(rows.order_by("pk").values_list("pk", flat=True))
    told = ngettext(
        "%(count)d name in a headline is not decided.", "%(count)d names in headlines are not decided.", len(keys)
    )
    return _obstacle("headline-names", told, keys, _listed("suggestion", issue) + "&kind__exact=name")


def suspects(issue: Issue) -> Obstacle | None:
    """Places that are probably wrong: of a confidence of `GATE_CONFIDENCE` or more."""
    rows = issue.suggestions.open().filter(confidence__gte=settings.GATE_CONFIDENCE)
    keys = tuple(rows.order_by("pk").values_list("pk", flat=True))
    told = ngettext("%(count)d likely error is not decided.", "%(count)d likely errors are not decided.", len(keys))
    return _obstacle("suspects", told, keys, _listed("suggestion", issue))


def unread(issue: Issue) -> Obstacle | None:
    """No second reader has read a sample, so that nobody knows the pass mark (编校差错率) of the issue."""
    told = _("No sample was read: whether the issue keeps to %(limit)d errors per 10,000 characters is not known.")
    keys = () if issue.samples.counting().exists() else (issue.pk,)
    page = reverse("admin:articles_issue_samples", args=[issue.pk])
    return _obstacle("unread", told % {"limit": LIMIT}, keys, page)


def sample(issue: Issue) -> Obstacle | None:
    """The second reader's sample: it is still being read, or what was found in the last one is above the limit."""
    page = reverse("admin:articles_issue_samples", args=[issue.pk])
    last = issue.samples.counting().first()
    if last and last.is_open:
        return _obstacle("sample", _("The second reader has not finished the sample."), (last.pk,), page)
    if last is None or last.rate.is_within:
        return None
    told = _("The sample has %(rate).1f errors per 10,000 characters, above the limit of %(limit)d.")
    return _obstacle("sample", told % {"rate": last.rate.found, "limit": LIMIT}, (last.pk,), page)


CHECKS: tuple[Callable[[Issue], Obstacle | None], ...] = (
    conflicts, date, fragments, unchecked, headline_names, suspects, unread, sample,
)  # fmt: skip


def obstacles(issue: Issue) -> list[Obstacle]:
    """All that stands between the issue and the readers, also what is waived; as many queries for any issue."""
    signed = list(issue.waivers.select_related("signed_by"))
    found = [obstacle for check in CHECKS if (obstacle := check(issue))]
    return [_with_waiver(obstacle, signed) for obstacle in found]


def in_the_way(issue: Issue) -> list[Obstacle]:
    """The obstacles that nobody has waived."""
    return [obstacle for obstacle in obstacles(issue) if obstacle.is_in_the_way]


def waive(issue: Issue, name: str, user: AbstractBaseUser, reason: str) -> Waiver:
    """Signs that the obstacle need not keep the issue back, as it stands now. Raises NotWaivable."""
    if not user.has_perm("articles.publish_issue"):
        raise NotWaivable(_("Only a reviewer may waive what is in the way."))
    if not reason.strip():
        raise NotWaivable(_("Say why the issue may be published all the same."))
    obstacle = next((one for one in in_the_way(issue) if one.name == name), None)
    if obstacle is None:
        raise NotWaivable(_("This is not in the way any more."))
    if not obstacle.is_waivable:
        raise NotWaivable(_("This cannot be waived: %(reason)s") % {"reason": obstacle.reason})
    return issue.waivers.create(
        obstacle=name, keys=list(obstacle.keys), told=obstacle.reason, reason=reason.strip(), signed_by=user
    )


def _obstacle(name: str, told: str, keys: tuple[int, ...], url: str, *, is_waivable: bool = True) -> Obstacle | None:
    return Obstacle(name, told % {"count": len(keys)}, keys, url, is_waivable) if keys else None


def _with_waiver(obstacle: Obstacle, signed: list[Waiver]) -> Obstacle:
    """A waiver counts while nothing is in the way that it was not given for."""
    covering = (row for row in signed if row.obstacle == obstacle.name and set(obstacle.keys) <= set(row.keys))
    return Obstacle(
        obstacle.name, obstacle.reason, obstacle.keys, obstacle.url, obstacle.is_waivable, next(covering, None)
    )


def _page(issue: Issue) -> str:
    return reverse("admin:articles_issue_change", args=[issue.pk])


def _listed(model: str, issue: Issue) -> str:
    return f"{reverse(f'admin:articles_{model}_changelist')}?issue__id__exact={issue.pk}"
