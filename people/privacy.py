"""The decision of an editor that readers find nothing of a person: no page, link, list, search or feed.

What it hides is told by people.models.person.readable. Printed words stay as printed, in articles,
bylines and captions.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Person

PERMISSION = "people.hide_person"
# What the history of people holds of a reason.
LONGEST_REASON = 100


class NoReason(Exception):
    """A decision without a reason; the message asks for one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who hid a person or showed them again, when and why."""

    hides: bool
    user: AbstractBaseUser | None
    day: datetime
    reason: str


def decide(person: Person, *, hides: bool, user: AbstractBaseUser, reason: str) -> Person:
    """Hides a person from readers, or shows them again. Nothing happens where it is so already.

    Raises PermissionDenied, NoReason, and Person.DoesNotExist where the person is gone.
    """
    if not user.has_perm(PERMISSION):
        raise PermissionDenied
    reason = " ".join(reason.split())[:LONGEST_REASON]
    if not reason:
        raise NoReason(_("Say why, for those who look after this person later. Readers do not see it."))
    with transaction.atomic():
        current = Person.objects.select_for_update().get(pk=person.pk)
        if current.is_private != hides:
            current.is_private, current.privacy_changed = hides, timezone.now()
            current._history_user, current._change_reason = user, reason
            current.save()
    return current


def decisions(person: Person) -> list[Decision]:
    """All of them, the newest first; one query."""
    rows = list(person.history.select_related("history_user").order_by("history_date", "history_id"))
    found, hidden = [], False
    for row in rows:
        if row.is_private != hidden:
            hidden = row.is_private
            found.append(Decision(hidden, row.history_user, row.history_date, row.history_change_reason or ""))
    return found[::-1]
