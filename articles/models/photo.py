from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.article import Article
from articles.models.importing import ImportedFile
from articles.models.issue import Issue


class PhotoQuerySet(models.QuerySet):
    def published(self) -> "PhotoQuerySet":
        """Photos of issues that everyone may read."""
        return self.filter(issue__status=Issue.Status.PUBLISHED)


class Photo(models.Model):
    """A picture that the page had: the OCR kept its caption and its credit."""

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="photos")
    article = models.ForeignKey(
        Article, models.SET_NULL, verbose_name=_("article"), related_name="photos", null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(_("position"), editable=False)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=80, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    source_file = models.ForeignKey(
        ImportedFile, models.PROTECT, verbose_name=_("source file"), related_name="+", null=True, editable=False
    )
    raw_text = models.TextField(_("raw text"), editable=False)
    parsed_caption = models.TextField(_("caption as read by the machine"), editable=False)
    lines = models.JSONField(_("source lines"), default=list, editable=False)

    objects = PhotoQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["raw_text", "parsed_caption", "lines"])

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["issue", "position"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "position"], name="one_photo_per_position"),
        ]

    def __str__(self) -> str:
        return self.caption[:30] or self.credit
