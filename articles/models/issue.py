from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.publication import Publication
from articles.parsing.records import DateSource

# Articles that were merged into others count nowhere.
STANDING = Q(articles__merged_into=None)


class IssueQuerySet(models.QuerySet):
    def with_editors(self) -> "IssueQuerySet":
        """Issues that editors have in hand: nobody has handed them in."""
        return self.filter(status__in=Issue.WITH_EDITORS)

    def unpublished(self) -> "IssueQuerySet":
        """Issues on their way to the readers."""
        return self.filter(status__in=[*Issue.WITH_EDITORS, Issue.Status.PROOFREAD, Issue.Status.APPROVED])

    def published(self) -> "IssueQuerySet":
        """Issues that everyone may read."""
        return self.filter(status=Issue.Status.PUBLISHED)

    def withdrawn(self) -> "IssueQuerySet":
        """Issues that everyone could read once, and is told why no more."""
        return self.filter(status=Issue.Status.WITHDRAWN)

    def newest_first(self) -> "IssueQuerySet":
        return self.order_by("-date", "-pk")

    def with_progress(self) -> "IssueQuerySet":
        """Adds `article_count` and `checked_count`."""
        return self.annotate(
            article_count=Count("articles", filter=STANDING, distinct=True),
            checked_count=Count("articles", filter=STANDING & Q(articles__checked_at__isnull=False), distinct=True),
        )

    def at(self, key: str) -> "IssueQuerySet":
        """The issue whose address has `key`: a date, or a publication's slug, a hyphen and a date.

        Raises ValueError for a key that is neither.
        """
        slug, day = key[:-10].removesuffix("-"), key[-10:]
        return self.filter(publication__slug=slug, date=date.fromisoformat(day), date_confirmed=True)


class Issue(models.Model):
    """One day's bulletin. Its date may be an estimate until an editor confirms it."""

    class Status(models.TextChoices):
        IMPORTED = "imported", _("imported")
        PROOFING = "proofing", _("in proofreading")
        PROOFREAD = "proofread", _("proofread")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    # Nobody but editors has these before them.
    WITH_EDITORS = (Status.IMPORTED, Status.PROOFING)

    class Dating(models.TextChoices):
        MASTHEAD = DateSource.MASTHEAD.value, _("printed")
        FILENAME = DateSource.FILENAME.value, _("from the file’s name")
        OPTION = DateSource.OPTION.value, _("given at import")
        ESTIMATE = DateSource.ESTIMATE.value, _("estimated")
        NONE = DateSource.NONE.value, _("unknown")
        EDITOR = "editor", _("set by an editor")

    publication = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("bulletin"), related_name="issues")
    date = models.DateField(_("date"), null=True, blank=True, db_index=True)
    date_source = models.CharField(_("source of the date"), max_length=10, choices=Dating, default=Dating.NONE)
    date_confirmed = models.BooleanField(
        _("date confirmed"), default=False, help_text=_("An issue is published only under a confirmed date.")
    )
    date_evidence = models.TextField(_("evidence for the date"), blank=True)
    number = models.PositiveIntegerField(_("issue number"), null=True, blank=True)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.IMPORTED, db_index=True)
    withdrawal_reason = models.TextField(_("reason of withdrawal"), blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("handed in by"),
    )  # fmt: skip
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("approved by"),
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True, editable=False)
    override_reason = models.TextField(
        _("why the approval is by one who corrected"), blank=True, editable=False,
        help_text=_("Only a superuser may approve what they corrected themselves, and says why."),
    )  # fmt: skip
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    modified = models.DateTimeField(_("modified"), auto_now=True)

    objects = IssueQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-date", "-pk"]
        permissions = [("publish_issue", _("Can publish and withdraw issues"))]
        constraints = [
            # An estimate claims no day: two issues may be estimated to the same one.
            models.UniqueConstraint(
                fields=["publication", "date"], condition=Q(date_confirmed=True), name="one_issue_per_confirmed_day"
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(date_confirmed=True, published_at__isnull=False),
                name="published_only_under_a_confirmed_date",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "published"]) | Q(approved_at__isnull=False),
                name="published_only_after_approval",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(approved_by=F("submitted_by"))
                | ~Q(override_reason=""),
                name="approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(date_confirmed=False) | Q(date__isnull=False), name="confirmed_date_exists"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawal_reason=""), name="withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        day = self.date.isoformat() if self.date else str(_("undated"))
        return f"{self.publication.name} {day}{'' if self.date_confirmed else '?'}"

    @property
    def key(self) -> str:
        """What stands for the issue in addresses."""
        prefix = f"{self.publication.slug}-" if self.publication.slug else ""
        return f"{prefix}{self.date.isoformat() if self.date else ''}"

    @property
    def is_with_editors(self) -> bool:
        return self.status in self.WITH_EDITORS

    @property
    def is_approved(self) -> bool:
        """Whether it waits for publication, as a second person has read it."""
        return self.status == self.Status.APPROVED

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    def get_absolute_url(self) -> str:
        return reverse("articles:issue", args=[self.key])
