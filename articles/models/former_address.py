from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.issue import Issue


class FormerAddressQuerySet(models.QuerySet):
    def published(self) -> "FormerAddressQuerySet":
        """Addresses that lead to what everyone may read."""
        return self.filter(issue__status=Issue.Status.PUBLISHED)


class FormerAddress(models.Model):
    """An address that was public once and now leads elsewhere, because an issue's date was put right.

    `path` is relative to the site's root and its language: `issues/2024-12-02/3/`.
    """

    path = models.CharField(_("path"), max_length=120, unique=True)
    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="former_addresses")
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="former_addresses", null=True, blank=True
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """Where it leads."""
        return (self.article or self.issue).get_absolute_url()
