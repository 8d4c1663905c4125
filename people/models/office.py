from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from people.models.derived import DerivedCharField
from people.models.person import Person
from people.reading.office_kinds import office_kind


class Office(models.Model):
    """An office that a person was printed with, and between which days it was seen."""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="offices")
    title = models.CharField(_("title"), max_length=120)
    kind = DerivedCharField(_("kind of office"), max_length=120, blank=True, tell=lambda row: office_kind(row.title))
    body = models.CharField(_("body"), max_length=120, blank=True, help_text=_("The organisation, where it is known."))
    first_seen = models.DateField(_("first seen"), null=True, blank=True)
    last_seen = models.DateField(_("last seen"), null=True, blank=True)
    confirmed = models.BooleanField(
        _("period confirmed"), default=False,
        help_text=_("An editor knows these days. Imports do not widen them; what is printed outside is pointed at."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["-last_seen", "title"]
        indexes = [models.Index(fields=["kind"], name="offices_by_kind")]
        constraints = [
            models.UniqueConstraint(fields=["person", "title"], name="one_row_per_office_of_a_person"),
            models.CheckConstraint(
                condition=Q(first_seen__isnull=True) | Q(last_seen__isnull=True) | Q(first_seen__lte=F("last_seen")),
                name="office_seen_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title
