from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from people.models.derived import DerivedCharField
from people.reading.pinyin import sort_key

models.CharField.register_lookup(Length)

# What an instance has to know to tell whether it `is_public`.
PUBLIC_FIELDS = ("published_count", "is_private")
# The same rule as readable() for statements written as SQL, of a table or alias `person`.
PUBLIC_SQL = "person.published_count > 0 AND NOT person.is_private"


def readable(path: str = "") -> Q:
    """Of whom readers learn: people whom at least one article of a published issue names, and whom no editor keeps
    from them. `path` leads to the person, as in `person__`."""
    return Q(**{f"{path}published_count__gt": 0, f"{path}is_private": False})


class PersonQuerySet(models.QuerySet):
    def public(self) -> "PersonQuerySet":
        """People of whom readers learn. Every page, search, feed, map and table for them asks this, or readable()."""
        return self.filter(readable())

    def for_list(self) -> "PersonQuerySet":
        """With what a line of a list shows, in the order of a Chinese dictionary."""
        return self.prefetch_related("offices").order_by("sort_key", "slug")


class Person(models.Model):
    """A human being whom the bulletin names.

    Namesakes are two rows: nothing but an editor's decision makes two people one or one two.
    """

    name = models.CharField(_("name"), max_length=60, db_index=True)
    slug = models.CharField(_("address"), max_length=90, unique=True, editable=False)
    sort_key = DerivedCharField(max_length=600, tell=lambda person: sort_key(person.name, person.reading))
    reading = models.CharField(
        _("pronunciation"), max_length=480, blank=True,
        help_text=_("Only where the name is read otherwise than usual: a syllable with the number of its tone for each "
                    "character, as le4 yi4 fan1."),
    )  # fmt: skip
    note = models.TextField(_("note for editors"), blank=True)
    is_private = models.BooleanField(
        _("private"), default=False, editable=False,
        help_text=_("Readers find no page, link or search of this person; what is printed stays as printed."),
    )  # fmt: skip
    privacy_changed = models.DateTimeField(null=True, editable=False)
    published_count = models.PositiveIntegerField(_("published articles"), default=0, editable=False, db_index=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PersonQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["published_count", "sort_key"])

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "slug"]
        permissions = [("hide_person", _("Can hide a person from readers and show them again"))]
        indexes = [models.Index(fields=["sort_key"], name="people_by_sound")]
        constraints = [models.CheckConstraint(condition=models.Q(name__length__gte=1), name="person_has_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Whether readers learn of the person: the rule of readable() for one that is at hand."""
        return self.published_count > 0 and not self.is_private

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
