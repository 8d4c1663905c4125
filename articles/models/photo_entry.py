from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.photo import Photo


class PhotoEntry(models.Model):
    """A photo that belongs to no article, as the search knows it: those of published issues and no others.

    What belongs to an article is found with it. These are few and short, so their words stand here as they are asked
    for, and are looked through.
    """

    photo = models.OneToOneField(
        Photo, models.CASCADE, primary_key=True, verbose_name=_("photo"), related_name="search_entry"
    )
    key = models.BigIntegerField(_("place in the archive"), unique=True)
    words = models.TextField(_("words"), help_text=_("Tokens, with a space before and after each."))

    class Meta:
        verbose_name = _("photo in the search")
        verbose_name_plural = _("photos in the search")

    def __str__(self) -> str:
        return str(self.key)
