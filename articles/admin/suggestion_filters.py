"""By what editors choose among suggestions."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Suggestion
from articles.proofing.records import Field, Kind

State = Suggestion.State
# What readers see first, and what may not be wrong: headlines, signatures, names.
SEEN_FIRST = frozenset({Field.KICKER, Field.HEADLINE, Field.DECK, Field.BYLINE})
RISKY = Q(field__in=SEEN_FIRST) | Q(kind=Kind.NAME)
BANDS = {"90": (0.9, 1.01), "70": (0.7, 0.9), "50": (0.5, 0.7), "0": (0.0, 0.5)}


def is_risky(row: Suggestion) -> bool:
    return row.field in SEEN_FIRST or row.kind == Kind.NAME


class OpenFirstFilter(admin.SimpleListFilter):
    """A filter that, asked nothing, shows what waits. `all` shows everything."""

    def choices(self, changelist: ChangeList) -> list[dict]:
        """Without Django's “All” in front: the first of the lookups is what is shown when nothing is asked."""
        first = self.lookup_choices[0][0]
        return [
            {
                "selected": str(value) == (self.value() or first),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }
            for value, title in self.lookup_choices
        ]


class StateFilter(OpenFirstFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [*State.choices, ("all", pgettext_lazy("filter", "all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if self.value() == "all":
            return queryset
        if self.value() in State.values:
            return queryset.filter(state=self.value())
        return queryset.open()


class BandFilter(admin.SimpleListFilter):
    title = _("confidence")
    parameter_name = "sure"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("90", "≥ 90%"), ("70", "70–90%"), ("50", "50–70%"), ("0", "< 50%")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if self.value() in BANDS:
            least, below = BANDS[self.value()]
            return queryset.filter(confidence__gte=least, confidence__lt=below)
        return queryset


class RiskFilter(admin.SimpleListFilter):
    title = _("risk")
    parameter_name = "risk"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        return [("high", _("headlines, signatures and names")), ("low", _("running text"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if self.value() == "high":
            return queryset.filter(RISKY)
        return queryset.exclude(RISKY) if self.value() == "low" else queryset
