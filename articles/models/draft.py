from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class DraftQuerySet(models.QuerySet):
    def of(self, article: Article, user: AbstractBaseUser) -> "DraftQuerySet":
        """The one that a person has of an article, or none."""
        return self.filter(article=article, user=user)

    def keep(self, article: Article, user: AbstractBaseUser, *, version: int, content: dict[str, str]) -> "Draft":
        """Puts what is typed now in place of what was kept before."""
        values = {"version": version, "content": content}
        return self.update_or_create(article=article, user=user, defaults=values)[0]


class Draft(models.Model):
    """What somebody has typed into an article's form and not saved yet. It is no version, and nobody else sees it.

    `content` is the form as the browser would send it, field name to text, so that also what could not be saved is
    kept. `version` is the one on which it was typed.
    """

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="drafts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("editor"), related_name="+")
    version = models.PositiveIntegerField(_("version"), validators=[MinValueValidator(1)])
    content = models.JSONField(_("content"))
    saved_at = models.DateTimeField(_("kept at"), auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-saved_at"]
        # A draft is its writer's alone: there is no right to somebody else's.
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="one_draft_per_article_and_editor")]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version} {self.user}"
