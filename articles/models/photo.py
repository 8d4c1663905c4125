from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.article import Article
from articles.models.importing import ImportedFile
from articles.models.issue import Issue
from articles.models.picture import Picture


class PhotoQuerySet(models.QuerySet):
    def published(self) -> "PhotoQuerySet":
        """Photos of issues that everyone may read."""
        return self.filter(issue__status=Issue.Status.PUBLISHED)

    def worth_showing(self) -> "PhotoQuerySet":
        """Photos of which more is left than that there was one."""
        return self.exclude(caption="", picture=None)

    def for_gallery(self) -> "PhotoQuerySet":
        """Newest first, with what a place in the gallery shows."""
        rows = self.select_related("issue__publication", "article", "picture")
        long_columns = ("raw_text", "parsed_caption", "lines")
        of_article = ("raw_text", "parsed_text", "parsed", "truncated_reason")
        rows = rows.defer(*long_columns, *(f"article__{name}" for name in of_article))
        return rows.order_by("-issue__date", "-issue__pk", "position")


class Photo(models.Model):
    """A photo that the page had: the OCR kept its caption and its credit; editors may give it its picture again."""

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="photos")
    article = models.ForeignKey(
        Article, models.SET_NULL, verbose_name=_("article"), related_name="photos", null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(_("position"), editable=False)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    caption = models.TextField(_("caption"), blank=True)
    credit = models.CharField(_("credit"), max_length=80, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    picture = models.ForeignKey(
        Picture, models.SET_NULL, verbose_name=_("picture"), related_name="photos", null=True, blank=True
    )
    alternative_text = models.CharField(
        _("alternative text"), max_length=300, blank=True,
        help_text=_("What the picture shows, for those who cannot see it. Not what the caption says already."),
    )  # fmt: skip
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
