from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

models.CharField.register_lookup(Length)


class PersonQuerySet(models.QuerySet):
    def published(self) -> "PersonQuerySet":
        """People whom at least one article of a published issue names."""
        return self.filter(published_count__gt=0)

    def for_list(self) -> "PersonQuerySet":
        """With what a line of a list shows: offices, best known first."""
        return self.prefetch_related("offices").order_by("-published_count", "name", "slug")


class Person(models.Model):
    """A human being whom the bulletin names.

    Namesakes are two rows: nothing but an editor's decision makes two people one or one two.
    """

    name = models.CharField(_("name"), max_length=60, db_index=True)
    slug = models.CharField(_("address"), max_length=90, unique=True, editable=False)
    note = models.TextField(_("note for editors"), blank=True)
    published_count = models.PositiveIntegerField(_("published articles"), default=0, editable=False, db_index=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PersonQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["published_count"])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "slug"]
        constraints = [models.CheckConstraint(condition=models.Q(name__length__gte=1), name="person_has_a_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:person", args=[self.slug])


class NameForm(models.Model):
    """A form in which a person's name has been printed."""

    class Kind(models.TextChoices):
        TRUE = "true", _("true form")
        VARIANT = "variant", _("variant")
        MISREADING = "misreading", _("misreading")
        UNDECIDED = "undecided", _("undecided")

    person = models.ForeignKey(Person, models.CASCADE, verbose_name=_("person"), related_name="forms")
    form = models.CharField(_("form"), max_length=60, db_index=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.UNDECIDED)

    class Meta:
        verbose_name = _("name form")
        verbose_name_plural = _("name forms")
        ordering = ["form"]
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="one_row_per_form_of_a_person"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(kind="true"), name="one_true_form_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.form
