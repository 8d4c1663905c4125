from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from articles.models.appearance import Appearance
from articles.models.publication import Publication
from people.models import Person


class CapacityQuerySet(models.QuerySet):
    def note(self, appearances: Iterable[Appearance], publication: Publication) -> None:
        """Adds, in one query, what appearances in the bulletin tell and is not there yet."""
        told = dict.fromkeys((row.person_id, kind) for row in appearances for kind in row.kinds)
        self.bulk_create(
            [Capacity(person_id=person, publication=publication, kind=kind) for person, kind in told],
            ignore_conflicts=True,
        )

    def without_appearance(self) -> "CapacityQuerySet":
        """Rows that no appearance proves any more. Looks no further than the first that does."""
        proof = Appearance.objects.alias(told=Cast("kinds", models.TextField())).filter(
            person=OuterRef("person"),
            article__issue__publication=OuterRef("publication"),
            told__contains=Concat(Value('"'), OuterRef("kind"), Value('"')),
        )
        return self.filter(~Exists(proof))


class Capacity(models.Model):
    """As what a person appears in a bulletin: one row a kind, however many articles they appear in.

    All of it can be told from the appearances, but only by going through every one of them, and who is in
    every issue has thousands. Whoever writes appearances notes them here in the same transaction; whoever takes
    some away deletes what is then `without_appearance`.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, verbose_name=_("person"), related_name="capacities", db_index=False
    )
    publication = models.ForeignKey(
        Publication, models.CASCADE, verbose_name=_("bulletin"), related_name="+", db_index=False
    )
    kind = models.CharField(
        _("as what"), max_length=14, choices=[(kind.value, name) for kind, name in Appearance.KINDS.items()]
    )

    objects = CapacityQuerySet.as_manager()

    class Meta:
        verbose_name = _("capacity")
        verbose_name_plural = _("capacities")
        ordering = ["person", "pk"]
        constraints = [
            # Its index begins with the person: that is how rows are asked for.
            models.UniqueConstraint(fields=["person", "publication", "kind"], name="one_capacity_of_a_kind"),
            models.CheckConstraint(condition=~Q(kind=""), name="capacity_has_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.get_kind_display()}"
