from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from people.models.person import Person


class EventQuerySet(models.QuerySet):
    def published(self) -> "EventQuerySet":
        """Events that at least one article of a published issue reports."""
        return self.filter(published_count__gt=0)


class Event(models.Model):
    """A dated or single happening that articles report: a meeting, a ceremony, a competition, a visit."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(_("address"), max_length=110, unique=True, editable=False)
    start = models.DateField(_("first day"), null=True, blank=True, db_index=True)
    end = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    participants = models.ManyToManyField(Person, verbose_name=_("participants"), related_name="events", blank=True)
    published_count = models.PositiveIntegerField(_("published articles"), default=0, editable=False, db_index=True)

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["published_count"])

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-start", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=False, end__gte=F("start")),
                name="event_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:event", args=[self.slug])
