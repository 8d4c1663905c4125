from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.batch import Batch
from articles.models.issue import Issue
from articles.models.photo import Photo
from articles.models.revision import Revision


class NoticeQuerySet(models.QuerySet):
    def public(self) -> "NoticeQuerySet":
        """What readers are told: notices of issues that everyone may read."""
        return self.exclude(text="").filter(issue__status=Issue.Status.PUBLISHED)

    def once_a_batch(self) -> "NoticeQuerySet":
        """Of the notices that a bulk change made, all the same, the first of those at hand."""
        earlier = self.filter(batch=OuterRef("batch"), pk__lt=OuterRef("pk")).order_by()
        return self.filter(Q(batch=None) | ~Exists(earlier))

    def for_list(self) -> "NoticeQuerySet":
        """With what names the article and leads to it."""
        long = ("article__raw_text", "article__parsed_text", "article__parsed", "photo__raw_text")
        return self.select_related("issue__publication", "article", "photo").defer(*long)

    def newest_first(self) -> "NoticeQuerySet":
        return self.order_by("-day", "-pk")


class CorrectionNotice(models.Model):
    """What readers were told of a change after publication (更正), or why they were not: rows are added and never
    changed. Exactly one of `text` and `reason` is given.

    `revision` is the change; None where it was one of a photo's words, or where an editor gave notice without one.
    """

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="notices")
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="notices", null=True, blank=True
    )
    photo = models.ForeignKey(
        Photo, models.CASCADE, verbose_name=_("photo"), related_name="notices", null=True, blank=True
    )
    revision = models.ForeignKey(
        Revision, models.CASCADE, verbose_name=_("revision"), related_name="notices", null=True, blank=True
    )
    batch = models.ForeignKey(
        Batch, models.SET_NULL, verbose_name=_("bulk change"), related_name="notices", null=True, blank=True
    )
    text = models.TextField(_("correction notice"), blank=True)
    reason = models.TextField(_("why there is no notice"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("author"), related_name="+", null=True
    )
    day = models.DateField(_("day"), default=timezone.localdate, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction notice")
        verbose_name_plural = _("correction notices")
        ordering = ["-day", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(F("day").desc(), F("id").desc(), condition=~Q(text=""), name="notices_newest_first"),
            models.Index(fields=["batch", "id"], name="notices_of_batch"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(text="") & ~Q(reason="")) | (~Q(text="") & Q(reason="")), name="notice_or_why_none"
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False) | Q(photo__isnull=False), name="notice_has_its_text"
            ),
            models.CheckConstraint(
                condition=Q(revision__isnull=True) | Q(article__isnull=False),
                name="notice_of_a_revision_has_its_article",
            ),
            models.UniqueConstraint(fields=["revision"], name="one_notice_a_revision"),
        ]

    def __str__(self) -> str:
        return self.text or self.reason
