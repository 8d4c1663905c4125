from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.issue import Issue
from articles.models.photo import Photo
from articles.proofing.quotes import Quote
from articles.proofing.records import Field, Kind

KINDS = {
    Kind.REPETITION: _("repetition"),
    Kind.NAME: pgettext_lazy("suggestion", "name"),
    Kind.LOOKALIKE: _("look-alike"),
    Kind.TERM: _("spelling of a term"),
    Kind.AGREEMENT: _("contradiction"),
    Kind.PUNCTUATION: _("punctuation"),
    Kind.LOST_TEXT: _("text lost"),
    Kind.DISPLACED: _("displaced"),
    Kind.DUPLICATE: _("printed twice"),
    Kind.BROKEN_PARAGRAPH: _("broken paragraph"),
    Kind.KNOWN_ERROR: _("corrected elsewhere"),
    Kind.READER: _("a reader’s remark"),
}
FIELDS = {
    Field.KICKER: _("kicker"),
    Field.HEADLINE: _("headline"),
    Field.DECK: _("deck"),
    Field.BYLINE: _("byline"),
    Field.TEXT: _("text"),
    Field.CAPTION: _("caption"),
}


class QuestionQuerySet(models.QuerySet):
    def open(self) -> "QuestionQuerySet":
        """Those that wait for an editor: nothing is decided, and there is a place that still asks."""
        asking = Suggestion.objects.open().filter(question=OuterRef("pk"))
        return self.filter(Exists(asking), verdict=Question.Verdict.OPEN)

    def about_names(self) -> "QuestionQuerySet":
        return self.filter(kind=Kind.NAME)


class Question(models.Model):
    """What suggestions of one cause have in common: two forms of a name, a word that is spelt two ways.

    It is decided once for all their places. `forms` are what is printed, in no order of truth.
    """

    class Verdict(models.TextChoices):
        OPEN = "", pgettext_lazy("question", "open")
        ONE_PERSON = "one", _("one person")
        TWO_PEOPLE = "two", _("two people")
        NOT_A_NAME = "no-name", _("not a name")
        ACCEPTED = "accepted", _("accepted everywhere")
        REJECTED = "rejected", _("rejected everywhere")

    cause = models.CharField(_("cause"), max_length=200, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=[(key.value, word) for key, word in KINDS.items()])
    forms = models.JSONField(_("printed forms"), default=list)
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict, default=Verdict.OPEN, blank=True)
    true_form = models.CharField(_("true form"), max_length=60, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-created", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", decided_at__isnull=True) | (~Q(verdict="") & Q(decided_at__isnull=False)),
                name="question_decided_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(verdict="one") | ~Q(true_form=""), name="one_person_has_a_true_form"),
        ]

    def __str__(self) -> str:
        return " / ".join(self.forms) or self.cause


class SuggestionQuerySet(models.QuerySet):
    def open(self) -> "SuggestionQuerySet":
        """Those that wait for an editor."""
        return self.filter(state=Suggestion.State.OPEN)

    def for_list(self) -> "SuggestionQuerySet":
        """With what a line of a list shows, and without the long columns of the articles. The text stays: an article
        that lost its headline is named by its first words."""
        return self.select_related("issue__publication", "article", "photo", "question", "decided_by").defer(
            "article__raw_text", "article__parsed_text", "article__parsed", "photo__raw_text"
        )

    def count_open(self, owner: str) -> Coalesce:
        """How many wait, as an expression for `annotate`: `owner` is "article", "photo" or "issue"."""
        waiting = self.open().filter(**{owner: OuterRef("pk")}).order_by().values(owner).annotate(n=Count("pk"))
        return Coalesce(Subquery(waiting.values("n"), output_field=IntegerField()), 0)

    def of_questions(self, questions: Collection[int]) -> dict[int, int]:
        """How many there are of each of some questions; no query for none."""
        if not questions:
            return {}
        counts = self.filter(question__in=questions).order_by().values("question").annotate(n=Count("pk"))
        return dict(counts.values_list("question", "n"))


class Suggestion(models.Model):
    """A place that may be wrong, as a machine or a reader points at it.

    `prefix`, `exact` and `suffix` quote it (W3C TextQuoteSelector); `start` is where it last stood. `replacement`
    None: nothing better is known. A decision is for good: the same words in the same context are not asked again.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("suggestion", "open")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        SUPERSEDED = "superseded", _("no longer there")

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="suggestions")
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="suggestions", null=True, blank=True
    )
    photo = models.ForeignKey(
        Photo, models.CASCADE, verbose_name=_("photo"), related_name="suggestions", null=True, blank=True
    )
    field = models.CharField(_("part"), max_length=10, choices=[(key.value, word) for key, word in FIELDS.items()])
    prefix = models.CharField(_("before it"), max_length=40, blank=True)
    exact = models.TextField(_("what stands there"))
    suffix = models.CharField(_("behind it"), max_length=40, blank=True)
    start = models.PositiveIntegerField(_("place"), default=0)
    replacement = models.TextField(_("proposed"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=[(key.value, word) for key, word in KINDS.items()])
    detector = models.CharField(_("detector"), max_length=30)
    confidence = models.FloatField(_("confidence"))
    reason = models.TextField(_("reason"), blank=True)
    evidence = models.JSONField(_("evidence"), default=list, blank=True)
    question = models.ForeignKey(
        Question, models.SET_NULL, verbose_name=_("question"), related_name="suggestions", null=True, blank=True
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    version = models.PositiveIntegerField(
        _("version"), null=True, blank=True, help_text=_("The version of the article that the decision made.")
    )
    fingerprint = models.CharField(max_length=64, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["issue", "article", "field", "start"]
        indexes = [
            models.Index(fields=["article", "state"], name="suggestion_of_article"),
            models.Index(fields=["state", "-confidence"], name="suggestion_surest_first"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(state__in=["open", "rejected"]), name="one_suggestion_per_quote"
            ),
            models.CheckConstraint(condition=~Q(exact=""), name="suggestion_quotes_something"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="suggestion_confidence_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="suggestion_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(field="caption") & Q(photo__isnull=False))
                | (~Q(field="caption") & Q(article__isnull=False, photo__isnull=True)),
                name="suggestion_has_its_text",
            ),
        ]

    def __str__(self) -> str:
        arrow = "" if self.replacement is None else f" → {self.replacement or '×'}"
        return f"{self.exact}{arrow}"

    @property
    def quote(self) -> Quote:
        return Quote(self.prefix, self.exact, self.suffix, self.start)
