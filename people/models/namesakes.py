from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models.person import NameForm, Person


class NameKey(models.Model):
    """A key under which names that differ by one character meet (see people.reading.nearness)."""

    form = models.ForeignKey(NameForm, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=62, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "key"], name="one_row_per_key_of_a_form")]

    def __str__(self) -> str:
        return self.key


class DifferentPeople(models.Model):
    """Two names that look like one misread, and that an editor says are two people. They are not asked again."""

    one = models.CharField(_("one name"), max_length=60)
    other = models.CharField(_("the other name"), max_length=60)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("two people with like names")
        verbose_name_plural = _("two people with like names")
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_row_per_pair_of_names"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_of_names_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"


class TwoPeople(models.Model):
    """Two rows of like or equal names that an editor says are two people. They are not proposed as one any more."""

    one = models.ForeignKey(Person, models.CASCADE, verbose_name=_("one person"), related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, verbose_name=_("the other person"), related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided = models.DateTimeField(_("decided"), auto_now_add=True)

    class Meta:
        verbose_name = _("two people")
        verbose_name_plural = _("two people")
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_row_per_pair_of_people"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_of_people_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ≠ {self.other_id}"


class FormerAddress(models.Model):
    """The address of a person who turned out to be another one: it leads there for good."""

    slug = models.CharField(_("address"), max_length=90, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="former_addresses")
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
