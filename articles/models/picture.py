from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.issue import Issue

# How wide the copies for screens are, in pixels; none is wider than the picture.
WIDTHS = (400, 800, 1600)
# Browsers take the first that they know.
FORMATS = ("avif", "webp")


def path_below_media(picture: "Picture", name: str) -> str:
    """Where a file of the picture is kept: named by its issue and content, never by what a user sent. `name` is what
    it is: original.jpg, 800.webp."""
    return f"photos/{picture.issue_id}/{picture.sha256[:20]}/{name}"


class Picture(models.Model):
    """An image that was uploaded for a photo. It never changes and is never deleted: another is uploaded and put in
    its place, and the photo's history tells which it had."""

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="pictures")
    image = models.FileField(_("image"), upload_to=path_below_media, max_length=200)
    width = models.PositiveIntegerField(_("width"), help_text=_("in pixels"))
    height = models.PositiveIntegerField(_("height"), help_text=_("in pixels"))
    name = models.CharField(_("file"), max_length=500)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("uploaded by"),
    )  # fmt: skip
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["issue", "-pk"]
        constraints = [models.UniqueConstraint(fields=["issue", "sha256"], name="picture_kept_once_per_issue")]

    def __str__(self) -> str:
        return self.name

    @property
    def widths(self) -> list[int]:
        """How wide its copies for screens are, the narrowest first."""
        return copy_widths(self.width)

    @property
    def is_tall(self) -> bool:
        return self.height > self.width

    def copy_name(self, width: int, suffix: str) -> str:
        """The file of a copy, below the folder of media."""
        return str(PurePosixPath(self.image.name).with_name(f"{width}.{suffix}"))


def copy_widths(width: int) -> list[int]:
    """How wide the copies of a picture of this width are: the WIDTHS below it, and its own where none is as wide."""
    return [*(one for one in WIDTHS if one < width), *([width] if width <= WIDTHS[-1] else [])]
