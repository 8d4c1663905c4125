from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.issue import Issue
from articles.models.photo import Photo
from articles.models.suggestion import FIELDS, Suggestion
from articles.sampling.interval import Rate, rate
from articles.sampling.weights import ErrorKind


class SampleQuerySet(models.QuerySet):
    def reading(self) -> "SampleQuerySet":
        """Those that somebody has begun and not ended."""
        return self.filter(state=Sample.State.READING)

    def counting(self) -> "SampleQuerySet":
        """All but those that were set aside, the newest first."""
        return self.exclude(state=Sample.State.SET_ASIDE).order_by("-created", "-pk")

    def last_of_issue(self, name: str) -> Subquery:
        """A field of an issue's last finished sample, as an expression for `annotate`."""
        return Subquery(self.filter(issue=OuterRef("pk")).finished().values(name)[:1])

    def finished(self) -> "SampleQuerySet":
        """Those that count, the newest first."""
        return self.filter(state=Sample.State.FINISHED).order_by("-finished_at", "-pk")


class Sample(models.Model):
    """Sentences of an issue, drawn at random, that a second reader reads to count the errors left (编校差错率).

    `characters` were drawn of the issue's `population`; the same `seed` draws the same sentences from the same texts.
    `places` and `tenths` are how many errors were found and what they count, in tenths, once it is finished.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        FINISHED = "finished", pgettext_lazy("sample", "read")
        SET_ASIDE = "aside", pgettext_lazy("sample", "set aside")

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="samples")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("reader"), related_name="+", null=True
    )
    seed = models.BigIntegerField(_("seed"))
    size = models.PositiveIntegerField(_("characters asked for"))
    characters = models.PositiveIntegerField(_("characters drawn"))
    population = models.PositiveIntegerField(_("characters of the issue"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    places = models.PositiveIntegerField(_("errors found"), default=0)
    tenths = models.PositiveIntegerField(_("what they count, in tenths"), default=0)
    created = models.DateTimeField(_("drawn at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sample")
        verbose_name_plural = _("samples")
        ordering = ["-created", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["issue"], condition=Q(state="reading"), name="one_sample_read_at_a_time"),
            models.CheckConstraint(
                condition=Q(characters__gte=1, characters__lte=F("population")), name="sample_is_part_of_its_issue"
            ),
            models.CheckConstraint(
                condition=Q(state="reading", finished_at__isnull=True)
                | (~Q(state="reading") & Q(finished_at__isnull=False)),
                name="sample_finished_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Sample of %(issue)s") % {"issue": self.issue})

    @property
    def is_open(self) -> bool:
        return self.state == self.State.READING

    @property
    def is_whole(self) -> bool:
        """Whether all of the issue was read."""
        return self.characters == self.population

    @property
    def rate(self) -> Rate:
        """Errors per 10,000 characters with their limits."""
        weight = self.tenths / 10 / self.places if self.places else 1.0
        return rate(self.places, self.characters, self.population, weight)


class SampleExcerpt(models.Model):
    """A sentence that was drawn, as it stood then: characters `start` to `end` of `field`, of this `version`."""

    # How an excerpt looks for its source lines: like a suggestion without neighbours.
    prefix = suffix = ""

    sample = models.ForeignKey(Sample, models.CASCADE, verbose_name=_("sample"), related_name="excerpts")
    position = models.PositiveIntegerField(_("position"))
    article = models.ForeignKey(
        Article, models.SET_NULL, verbose_name=_("article"), related_name="+", null=True, blank=True
    )
    photo = models.ForeignKey(Photo, models.SET_NULL, verbose_name=_("photo"), related_name="+", null=True, blank=True)
    field = models.CharField(_("part"), max_length=10, choices=[(key.value, word) for key, word in FIELDS.items()])
    version = models.PositiveIntegerField(_("version"), null=True, blank=True)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("text"))

    class Meta:
        verbose_name = _("excerpt of a sample")
        verbose_name_plural = _("excerpts of a sample")
        ordering = ["sample", "position"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "position"], name="one_excerpt_per_position"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="excerpt_has_characters"),
        ]

    def __str__(self) -> str:
        return self.exact[:30]


class SampleError(models.Model):
    """An error that the reader found: characters `start` to `end` of the excerpt."""

    class Kind(models.TextChoices):
        CHARACTERS = ErrorKind.CHARACTERS.value, _("wrong, missing or superfluous characters")
        TRANSPOSED = ErrorKind.TRANSPOSED.value, _("characters transposed")
        PUNCTUATION = ErrorKind.PUNCTUATION.value, _("punctuation")
        FIGURE = ErrorKind.FIGURE.value, _("figure")
        NUMERALS = ErrorKind.NUMERALS.value, _("wrong kind of numerals")
        SENSE = ErrorKind.SENSE.value, _("fact, logic or grammar")

    excerpt = models.ForeignKey(SampleExcerpt, models.CASCADE, verbose_name=_("excerpt"), related_name="errors")
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    words = models.CharField(_("what stands there"), max_length=200)
    right = models.CharField(_("what is right"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CHARACTERS)
    is_important = models.BooleanField(_("a name, time or picture of importance"), default=False)
    tenths = models.PositiveSmallIntegerField(_("what it counts, in tenths"))
    suggestion = models.ForeignKey(
        Suggestion, models.SET_NULL, verbose_name=_("suggestion"), related_name="+", null=True, blank=True
    )
    created = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("error of a sample")
        verbose_name_plural = _("errors of a sample")
        ordering = ["excerpt", "start"]
        constraints = [
            models.UniqueConstraint(fields=["excerpt", "start", "end"], name="error_marked_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="error_has_characters"),
            models.CheckConstraint(condition=Q(tenths__gte=1), name="error_counts_something"),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.right}" if self.right else self.words

    @property
    def weight(self) -> float:
        return self.tenths / 10
