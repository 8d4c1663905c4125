from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.issue import Issue


class Waiver(models.Model):
    """A reviewer's word that an obstacle need not keep an issue from the readers: rows are added and never changed.

    `keys` are what was in the way (see articles.gate.Obstacle); it covers these and nothing that came later.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="waivers")
    obstacle = models.CharField(_("obstacle"), max_length=20)
    keys = models.JSONField(default=list, editable=False)
    told = models.CharField(_("what was in the way"), max_length=300)
    reason = models.TextField(_("reason"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("signed by"), related_name="+", null=True
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["-created", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(obstacle__in=["conflicts", "date"]), name="waiver_of_what_may_be_waived"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.obstacle}"
