from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationQuerySet(models.QuerySet):
    def default(self) -> "Publication":
        """The publication whose issues stand at plain addresses. A migration creates it."""
        return self.get(slug="")

    def wait_for_other_imports(self) -> None:
        """Lets one file or issue at a time, of all bulletins, be read for people and events until the caller's
        transaction ends: two of them cannot make one person or event twice, nor one forget whom the other names.

        It is the first lock that such a transaction takes. SQLite has the file's lock since the transaction began.
        """
        list(self.select_for_update(no_key=True).order_by("pk").values_list("pk"))


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
