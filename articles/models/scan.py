from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.issue import Issue

MOST_PAGES = 200


def path_below_media(scan: "PageScan", name: str) -> str:
    """Where an image of the scan is kept: named by its issue and content, never by what a user sent. `name` is what
    kind of image it is: page.png, display.jpg."""
    return f"scans/{scan.issue_id}/{scan.sha256[:20]}-{scan.file_page}-{name}"


class PageScanQuerySet(models.QuerySet):
    def current(self) -> "PageScanQuerySet":
        """The scan in use of each page."""
        return self.filter(is_current=True)

    def set_aside(self) -> "PageScanQuerySet":
        """Scans that another has replaced or that an editor took away: kept, the newest first."""
        return self.filter(is_current=False).order_by("page", "-uploaded_at", "-pk")


class PageScan(models.Model):
    """The picture of a printed page. A page has one scan in use; what was in use before is kept."""

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="scans")
    page = models.PositiveSmallIntegerField(_("page"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PAGES)])
    is_current = models.BooleanField(_("in use"), default=True)
    image = models.FileField(_("image"), upload_to=path_below_media, max_length=200)
    display = models.FileField(
        _("smaller image"), upload_to=path_below_media, max_length=200, blank=True,
        help_text=_("Empty where the image itself is small enough."),
    )  # fmt: skip
    width = models.PositiveIntegerField(_("width"), help_text=_("in pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("in pixels"))
    name = models.CharField(_("file"), max_length=500)
    file_page = models.PositiveSmallIntegerField(
        _("page of the file"), default=1, help_text=_("Of a PDF that has several.")
    )
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    objects = PageScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("page scan")
        verbose_name_plural = _("page scans")
        ordering = ["issue", "page", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "page"], condition=Q(is_current=True), name="one_current_scan_per_page"
            ),
            models.UniqueConstraint(fields=["issue", "sha256", "file_page"], name="scan_kept_once_per_issue"),
            models.CheckConstraint(condition=Q(page__gte=1, page__lte=MOST_PAGES), name="scan_of_a_page_that_can_be"),
        ]

    def __str__(self) -> str:
        return str(_("page %(page)d") % {"page": self.page})

    @property
    def shown(self) -> models.fields.files.FieldFile:
        """What a screen shows first."""
        return self.display or self.image
