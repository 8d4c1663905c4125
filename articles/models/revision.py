from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Revision(models.Model):
    """One version of an article, kept for good: rows are added and never changed.

    Version 1 is what the import read. `content` has the fields of `Article.EDITABLE` (dates as ISO
    text) and `bylines` as a list of {name, role}.
    """

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="revisions")
    version = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("author"), related_name="+", null=True, blank=True
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="one_revision_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="revision_versions_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version}"
