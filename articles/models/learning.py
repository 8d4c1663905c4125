from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Replace
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class DetectorRecordQuerySet(models.QuerySet):
    def quiet(self) -> "DetectorRecordQuerySet":
        """Detectors, and single strings of detectors, that editors reject more than half the time over twenty
        decisions: they are not asked any more."""
        decided = models.F("accepted") + models.F("rejected")
        return self.annotate(decided=decided).filter(
            decided__gte=DetectorRecord.ENOUGH, rejected__gt=models.F("accepted")
        )


class DetectorRecord(models.Model):
    """How often editors took and refused what a detector said: of a string, or (`string` empty) in all."""

    ENOUGH = 20

    detector = models.CharField(_("detector"), max_length=30)
    string = models.CharField(_("string"), max_length=60, blank=True)
    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)

    objects = DetectorRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record of a detector")
        verbose_name_plural = _("records of detectors")
        ordering = ["detector", "string"]
        constraints = [
            models.UniqueConstraint(fields=["detector", "string"], name="one_record_per_detector_and_string"),
        ]

    def __str__(self) -> str:
        return f"{self.detector} {self.string}".strip()

    @property
    def is_quiet(self) -> bool:
        return self.accepted + self.rejected >= self.ENOUGH and self.rejected > self.accepted


class Term(models.Model):
    """A word of the archive that should be spelt one way: learnt from its texts, or official by an editor's word.

    `issues` and `places` count where the archive prints it.
    """

    text = models.CharField(_("term"), max_length=60, unique=True)
    is_official = models.BooleanField(
        _("official"),
        default=False,
        help_text=_("Near misses of an official term are pointed out wherever they stand."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    issues = models.PositiveIntegerField(_("issues"), default=0, editable=False)
    places = models.PositiveIntegerField(_("places"), default=0, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("added by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["text"]
        constraints = [models.CheckConstraint(condition=Q(text__length__gte=2), name="term_has_two_characters")]

    def __str__(self) -> str:
        return self.text


class TermKey(models.Model):
    """A key under which terms that may be one word meet (see articles.proofing.terms.forms)."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "key"], name="one_row_per_key_of_a_term")]

    def __str__(self) -> str:
        return self.key


class TermUse(models.Model):
    """How often an issue prints a term."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="uses")
    issue = models.ForeignKey("articles.Issue", models.CASCADE, related_name="term_uses")
    places = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "issue"], name="one_row_per_term_of_an_issue")]

    def __str__(self) -> str:
        return f"{self.term_id} × {self.places}"


class CorrectionQuerySet(models.QuerySet):
    def of_use(self) -> "CorrectionQuerySet":
        """Those that nobody has set aside."""
        return self.filter(is_right_elsewhere=False)

    def still_standing(self) -> "CorrectionQuerySet":
        """Those whose wrong words stand in an article."""
        return self.filter(Exists(self._standing()))

    def with_standing(self) -> "CorrectionQuerySet":
        """With `standing`: in how many articles the wrong words stand. It reads all texts for each row."""
        found = self._standing().order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk"))
        return self.annotate(standing=Coalesce(Subquery(found.values("n"), output_field=IntegerField()), 0))

    def _standing(self) -> models.QuerySet:
        """The articles in which the wrong words of the outer row stand, not as a piece of the right ones."""
        inside = Q()
        for name in ("kicker", "headline", "deck", "text"):
            rest = Replace(F(name), OuterRef("right"), Value("\n"), output_field=models.TextField())
            inside |= Q(**{f"{name}__contains": OuterRef("wrong")}) & (
                ~Q(Contains(OuterRef("right"), OuterRef("wrong"))) | Q(Contains(rest, OuterRef("wrong")))
            )
        return Article.objects.filter(inside)


class Correction(models.Model):
    """What editors corrected: `wrong`, with as much beside it as tells it from right uses, became `right`.

    `opening` are its first two characters, by which it is looked up. `is_right_elsewhere`: an editor has said that
    the words are right in other places; nothing is made of the correction any more, for good.
    """

    wrong = models.CharField(_("wrong"), max_length=40)
    right = models.CharField(_("right"), max_length=40, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    opening = models.CharField(max_length=2, db_index=True, editable=False)
    last = models.DateTimeField(_("last"), auto_now=True)
    is_right_elsewhere = models.BooleanField(_("right elsewhere"), default=False, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-times", "wrong"]
        constraints = [
            models.UniqueConstraint(fields=["wrong", "right"], name="one_row_per_correction"),
            models.CheckConstraint(condition=Q(wrong__length__gte=2), name="correction_of_two_characters"),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right or '×'}"


class LearntText(models.Model):
    """What `manage.py learn` counted in approved text; the newest row is what proofing asks.

    `counts` is as `articles.proofing.learning` writes it.
    """

    built = models.DateTimeField(_("built"), auto_now_add=True)
    articles = models.PositiveIntegerField(_("articles"), default=0)
    characters = models.PositiveBigIntegerField(_("characters"), default=0)
    counts = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("learnt text")
        verbose_name_plural = _("learnt texts")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.built:%Y-%m-%d %H:%M}"
