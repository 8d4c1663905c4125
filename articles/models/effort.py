from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Effort(models.Model):
    """What a person's day of work on an article took: active seconds at its page, keys and clicks.

    It tells what an issue costs; it is no measure of persons, and no page shows it by person.
    """

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="effort")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    seconds = models.PositiveIntegerField(_("active seconds"), default=0)
    keystrokes = models.PositiveIntegerField(_("keystrokes"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)

    class Meta:
        verbose_name = _("effort")
        verbose_name_plural = _("efforts")
        ordering = ["article", "day"]
        constraints = [models.UniqueConstraint(fields=["article", "user", "day"], name="one_effort_a_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}"
