from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# A page reports every 30 seconds; one that has missed three reports is closed, or its machine is off.
STALE = timedelta(seconds=90)


class PresenceQuerySet(models.QuerySet):
    def now(self) -> "PresenceQuerySet":
        """Those whose pages have reported lately."""
        return self.filter(last_seen__gt=timezone.now() - STALE)

    def others(self, user: AbstractBaseUser) -> "PresenceQuerySet":
        """Everybody but this person who has an article open now."""
        return self.now().exclude(user=user)

    def note(self, article: Article, user: AbstractBaseUser) -> None:
        """The person has the article open now. What they left without a word is forgotten with it."""
        self.filter(user=user, last_seen__lte=timezone.now() - STALE).exclude(article=article).delete()
        self.update_or_create(article=article, user=user, defaults={"last_seen": timezone.now()})

    def leave(self, article: Article, user: AbstractBaseUser) -> None:
        self.filter(article=article, user=user).delete()


class Presence(models.Model):
    """That somebody has an article open. It locks nothing, and frees itself when nothing is heard any more."""

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("editor"), related_name="+")
    last_seen = models.DateTimeField(_("last seen"), db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ["article", "user"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="one_presence_per_article_and_editor")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.user}"
