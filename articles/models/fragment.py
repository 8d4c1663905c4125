from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.importing import ImportedFile
from articles.models.issue import Issue


class WaitingFragments(models.Manager):
    """Those that wait. What an editor has put into an article is kept, so that an import does not bring it again."""

    def get_queryset(self) -> models.QuerySet["Fragment"]:
        return super().get_queryset().filter(article=None)


class Fragment(models.Model):
    """Lines that found no article and wait for an editor, or whose `article` an editor has found."""

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="fragments")
    position = models.PositiveSmallIntegerField(_("position"), editable=False)
    source_file = models.ForeignKey(
        ImportedFile, models.PROTECT, verbose_name=_("source file"), related_name="+", null=True, editable=False
    )
    raw_text = models.TextField(_("raw text"), editable=False)
    lines = models.JSONField(_("source lines"), default=list, editable=False)
    reason = models.TextField(_("reason"), editable=False)
    candidates = models.JSONField(
        _("candidates"), default=list, editable=False, help_text=_("Numbers of articles it may belong to, best first.")
    )
    article = models.ForeignKey(
        Article, models.RESTRICT, verbose_name=_("article"), related_name="fragments", null=True, blank=True,
        editable=False,
    )  # fmt: skip

    objects = WaitingFragments()
    every = models.Manager()

    class Meta:
        verbose_name = _("fragment")
        verbose_name_plural = _("fragments")
        ordering = ["issue", "position"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "position"], name="one_fragment_per_position"),
        ]

    def __str__(self) -> str:
        return self.raw_text[:30]
