from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Unnamed(models.Model):
    """Words of an article that an editor says name nobody there. Reading the article again leaves them."""

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="unnamed")
    name = models.CharField(_("words"), max_length=60)

    class Meta:
        verbose_name = _("words that name nobody")
        verbose_name_plural = _("words that name nobody")
        ordering = ["article", "name"]
        constraints = [models.UniqueConstraint(fields=["article", "name"], name="words_name_nobody_once")]

    def __str__(self) -> str:
        return self.name
