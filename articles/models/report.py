from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.suggestion import Suggestion


class ReaderReport(models.Model):
    """That a reader sent a suggestion, and when. `sender` tells for a day how many come from one machine, by a digest
    that names nobody; then it is emptied."""

    suggestion = models.ForeignKey(
        Suggestion, models.CASCADE, verbose_name=_("suggestion"), related_name="reports", db_index=False
    )
    sender = models.CharField(_("sender"), max_length=64, blank=True, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("reader’s report")
        verbose_name_plural = _("readers’ reports")
        ordering = ["-created"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["suggestion"], name="report_of_suggestion"),
            models.Index(fields=["created", "sender"], name="report_lately_of_sender"),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id} {self.created:%Y-%m-%d}"
