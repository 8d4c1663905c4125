import json
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.importing import ImportedFile
from articles.models.issue import Issue
from articles.models.photo import Photo
from articles.proofing.quotes import Quote

# Parts that are compared character by character; all others are kept or taken as a whole.
WORDS = ("kicker", "headline", "deck", "text", "caption")


class ConflictQuerySet(models.QuerySet):
    def open(self) -> "ConflictQuerySet":
        """Those that wait for an editor."""
        return self.filter(state=Conflict.State.OPEN)

    def in_the_way(self) -> "ConflictQuerySet":
        """Those that keep an issue from being published. What is only offered does not."""
        return self.open().exclude(kind=Conflict.Kind.OFFER)

    def for_list(self) -> "ConflictQuerySet":
        """With what a line of a list shows, and without the long columns of what it is about."""
        long = ("article__raw_text", "article__parsed_text", "article__parsed", "photo__raw_text", "file__content")
        return self.select_related("issue__publication", "article", "photo", "settled_by").defer(*long, "record")

    def count_open(self, owner: str) -> Coalesce:
        """How many wait, as an expression for `annotate`: `owner` is "article", "photo" or "issue"."""
        waiting = self.open().filter(**{owner: OuterRef("pk")}).order_by().values(owner).annotate(n=Count("pk"))
        return Coalesce(Subquery(waiting.values("n"), output_field=IntegerField()), 0)


class Conflict(models.Model):
    """Where a changed file of a known issue and what editors made of that issue disagree. Both texts are kept; an
    editor settles it.

    Of a part in `WORDS`, `base` is what the former file said, `ours` what the editors' text says, `theirs` what the
    new file says, and `prefix` and `suffix` are beside it in the editors' text. Of other parts the three are values as
    JSON (`value`). Of an article or photo that appeared in an issue which others have before them, `record` is all
    that would be added.
    """

    class Kind(models.TextChoices):
        CLASH = "clash", _("both changed it")
        OFFER = "offer", _("read otherwise")
        VANISHED = "vanished", _("no longer in the file")
        APPEARED = "appeared", _("new in the file")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("conflict", "open")
        SETTLED = "settled", _("settled")

    class Taken(models.TextChoices):
        NOTHING = "", "—"
        OURS = "ours", _("the editors’ text")
        THEIRS = "theirs", _("the new text")
        OVERTAKEN = "overtaken", _("overtaken by a later import")

    class Part(models.TextChoices):
        WHOLE = "", _("the whole")
        KICKER = "kicker", _("kicker")
        HEADLINE = "headline", _("headline")
        DECK = "deck", _("deck")
        TEXT = "text", _("text")
        CAPTION = "caption", _("caption")
        CREDIT = "credit", _("credit")
        DAY = "date", _("date")
        BYLINES = "bylines", _("bylines")
        SECTION = "section", _("section")
        KIND = "kind", _("kind")
        PAGE = "page", _("page")
        DAYS = "days", _("reported days")
        COMPLETENESS = "completeness", _("completeness")

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="conflicts")
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="conflicts", null=True, blank=True
    )
    photo = models.ForeignKey(
        Photo, models.CASCADE, verbose_name=_("photo"), related_name="conflicts", null=True, blank=True
    )
    file = models.ForeignKey(ImportedFile, models.CASCADE, verbose_name=_("imported file"), related_name="conflicts")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    field = models.CharField(_("part"), max_length=12, choices=Part, default=Part.WHOLE, blank=True)
    prefix = models.CharField(_("before it"), max_length=40, blank=True)
    suffix = models.CharField(_("behind it"), max_length=40, blank=True)
    start = models.PositiveIntegerField(_("place"), default=0)
    base = models.TextField(_("read before"), blank=True)
    ours = models.TextField(_("the editors’ text"), blank=True)
    theirs = models.TextField(_("the new text"), blank=True)
    record = models.JSONField(_("record"), default=dict, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    taken = models.CharField(_("taken"), max_length=10, choices=Taken, default=Taken.NOTHING, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("settled by"), related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    version = models.PositiveIntegerField(
        _("version"), null=True, blank=True, help_text=_("The version of the article that the decision made.")
    )
    fingerprint = models.CharField(max_length=64, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        ordering = ["issue", "article", "field", "start", "pk"]
        indexes = [
            models.Index(fields=["issue", "state"], name="conflict_of_issue"),
            models.Index(fields=["article", "state"], name="conflict_of_article"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(state="open"), name="one_open_conflict_per_place"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True, taken="")
                | (Q(state="settled", settled_at__isnull=False) & ~Q(taken="")),
                name="conflict_settled_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["vanished", "appeared"], field="")
                | (Q(kind__in=["clash", "offer"]) & ~Q(field="") & ~Q(ours=F("theirs"))),
                name="conflict_is_about_a_difference",
            ),
            models.CheckConstraint(
                condition=Q(kind="appeared") | Q(article__isnull=False) | Q(photo__isnull=False),
                name="conflict_has_its_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ours or '×'} ↔ {self.theirs or '×'}" if self.field else self.ours or self.theirs

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_of_words(self) -> bool:
        """Whether it is about words of a text, and not about a value that is kept or taken as a whole."""
        return self.field in WORDS

    @property
    def quote(self) -> Quote:
        return Quote(self.prefix, self.ours, self.suffix, self.start)

    def value(self, side: str) -> dict[str, object]:
        """The fields of a part that is no words, of the side base, ours or theirs. Days are dates."""
        fields = json.loads(getattr(self, side) or "{}")
        return {name: _day(value) if name.startswith("date") else value for name, value in fields.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
