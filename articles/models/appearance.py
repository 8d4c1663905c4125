from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from people.models import Office, Person
from people.reading.records import Kind

# As what somebody appears who only signed: the byline names them already.
SIGNING = {Kind.REPORTER, Kind.TRAINEE, Kind.CORRESPONDENT, Kind.AUTHOR, Kind.PHOTOGRAPHER}


class AppearanceQuerySet(models.QuerySet):
    def telling(self) -> "AppearanceQuerySet":
        """Those of people who are more to the article than its writers or photographers (see is_told_of)."""
        told = Q(kinds=[])
        for kind in Appearance.KINDS.keys() - SIGNING:
            told |= Q(words__contains=f'"{kind.value}"')
        return self.alias(words=Cast("kinds", models.TextField())).filter(told)


class Appearance(models.Model):
    """A person in an article: as what, under which printed forms and offices, and where.

    It stands here and not in `people` because it needs an article, and imports go from articles to
    people only.
    """

    KINDS = {
        Kind.SUBJECT: _("subject"),
        Kind.QUOTED: _("quoted"),
        Kind.PERFORMER: _("performer"),
        Kind.AWARD: _("award winner"),
        Kind.REPORTER: _("reporter"),
        Kind.TRAINEE: _("trainee reporter"),
        Kind.CORRESPONDENT: _("correspondent"),
        Kind.AUTHOR: _("author"),
        Kind.PHOTOGRAPHER: _("photographer"),
    }

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="appearances")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="appearances")
    offices = models.ManyToManyField(Office, verbose_name=_("offices"), related_name="appearances", blank=True)
    kinds = models.JSONField(_("as what"), default=list)
    printed = models.JSONField(_("printed forms"), default=list, editable=False)
    places = models.JSONField(
        _("places"), default=list, editable=False, help_text=_("[line, start, printed] in the source")
    )

    by_hand = models.BooleanField(
        _("set by an editor"), default=False, editable=False, help_text=_("A new reading leaves it as it is.")
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="one_appearance_per_article"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.article_id}"

    @property
    def is_told_of(self) -> bool:
        """Whether the person is more to the article than its writer or photographer."""
        return not self.kinds or bool(set(self.kinds) - SIGNING)

    @property
    def kind_names(self) -> list[str]:
        return [str(self.KINDS[kind]) for kind in self.kinds if kind in self.KINDS]
