"""The detectors in words that editors know."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.suggestion import KINDS
from articles.proofing.records import Kind

NAMES = {
    "names": KINDS[Kind.NAME],
    "terms": KINDS[Kind.TERM],
    "known-errors": KINDS[Kind.KNOWN_ERROR],
    "repeats": KINDS[Kind.REPETITION],
    "look-alikes": KINDS[Kind.LOOKALIKE],
    "agreement": KINDS[Kind.AGREEMENT],
    "punctuation": KINDS[Kind.PUNCTUATION],
    "doubts": _("text lost or displaced"),
    "readers": KINDS[Kind.READER],
    "reader": pgettext_lazy("detector", "a reader"),
}


def named(detector: str) -> str:
    """What editors call the detector; one that is not known here by its own name."""
    return str(NAMES.get(detector, detector))


class DetectorFilter(admin.SimpleListFilter):
    title = _("detector")
    parameter_name = "detector"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        rows = model_admin.model._default_manager.order_by("detector").values_list("detector", flat=True).distinct()
        return [(detector, named(detector)) for detector in rows]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(detector=self.value()) if self.value() else queryset
