from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationQuerySet(models.QuerySet):
    def default(self) -> "Publication":
        """The publication whose issues stand at plain addresses. A migration creates it."""
        return self.get(slug="")


class Publication(models.Model):
    """A bulletin: its name and its district.

    Exactly one has an empty `slug`: its issues are at /issues/2024-12-02/; the issues of others at
    /issues/<slug>-2024-12-02/.
    """

    name = models.CharField(_("name"), max_length=60)
    slug = models.CharField(
        _("address"),
        max_length=30,
        unique=True,
        blank=True,
        validators=[RegexValidator(r"^[a-z][a-z-]*$", _("Only small Latin letters and hyphens."))],
        help_text=_("Comes before the date in addresses; empty for the main bulletin."),
    )
    district = models.CharField(
        _("district"), max_length=60, blank=True, help_text=_("Offices such as “district head” are resolved to it.")
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulletin")
        verbose_name_plural = _("bulletins")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name
