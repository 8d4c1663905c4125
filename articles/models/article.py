import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import F, FloatField, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.importing import ImportedFile
from articles.models.issue import Issue
from articles.parsing.markup import LIST_ITEM, SUBHEADING
from articles.parsing.records import ArticleKind, Truncation
from people.models import Event, Person
from people.reading.records import Role

BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a running text: `kind` is paragraph, subheading or list; a list has its items in `lines`."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def blocks(text: str) -> Iterator[Block]:
    """Splits a running text into its blocks.

    Blank lines separate paragraphs; `## ` begins a subheading, `- ` each item of a list. It is all the
    markup there is: everything else is print.
    """
    for chunk in BLANK_LINES.split(text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        if not lines:
            continue
        if all(line.startswith(LIST_ITEM) for line in lines):
            yield Block("list", tuple(line.removeprefix(LIST_ITEM) for line in lines))
        elif len(lines) == 1 and lines[0].startswith(SUBHEADING):
            yield Block("subheading", (lines[0].removeprefix(SUBHEADING),))
        else:
            yield Block("paragraph", ("".join(lines),))


def printed_place() -> Coalesce:
    """Where an article stands in print among those of its page: its number, unless an editor made it of a part of
    another, behind which it then stands."""
    return Coalesce("place", "number", output_field=FloatField())


class ArticleQuerySet(models.QuerySet):
    def published(self) -> "ArticleQuerySet":
        """Articles of issues that everyone may read."""
        return self.filter(issue__status=Issue.Status.PUBLISHED)

    def for_list(self) -> "ArticleQuerySet":
        """With what a line of a list shows, and without the long columns."""
        return self.select_related("issue__publication").defer("raw_text", "parsed_text", "parsed")

    def with_jumps(self) -> "ArticleQuerySet":
        """With the articles of other pages that each continues or is continued on, and only what names them."""
        named = ("issue", "number", "page", "headline", "text", "kind")
        ways = ("continues", "continued_on")
        long_columns = [field.name for field in Article._meta.concrete_fields if field.name not in {"id", *named}]
        return self.select_related(*ways).defer(*(f"{way}__{name}" for way in ways for name in long_columns))

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-issue__date", "-issue__pk", printed_place(), "number")

    def in_print_order(self) -> "ArticleQuerySet":
        """As they stand in an issue: by page, those whose page is not known last, then by number."""
        return self.order_by(F("page").asc(nulls_last=True), printed_place(), "number")

    def at(self, key: str, number: int) -> "ArticleQuerySet":
        """The article at an address: `key` is its issue's. Raises ValueError as IssueQuerySet.at does."""
        return self.filter(issue__in=Issue.objects.at(key), number=number)


class StandingArticles(models.Manager.from_queryset(ArticleQuerySet)):
    """Without articles that were merged into others: those are kept, but no list, count or page has them."""

    def get_queryset(self) -> ArticleQuerySet:
        return super().get_queryset().filter(merged_into=None)


class Article(models.Model):
    """A text of an issue, in three forms: raw as the OCR left it, parsed as the machine read it, and
    `text` as editors have put it right. The first two are written by imports only.

    `parsed` has, beside the record of the reading, `version`: the last version that an import wrote (1 if absent),
    and `read`: the content (see revisions.content_of) that the newest file gave where an import did not write it.
    """

    class Kind(models.TextChoices):
        NEWS = ArticleKind.NEWS.value, _("news")
        FEATURE = ArticleKind.FEATURE.value, _("feature")
        COMMENTARY = ArticleKind.COMMENTARY.value, _("commentary")
        BRIEF = ArticleKind.BRIEF.value, _("brief")
        PHOTO = ArticleKind.PHOTO.value, _("photo news")
        NOTICE = ArticleKind.NOTICE.value, _("notice")
        LISTING = ArticleKind.LISTING.value, _("listing")
        REPORT = ArticleKind.REPORT.value, _("report")

    class Truncated(models.TextChoices):
        NONE = Truncation.NONE.value, _("complete")
        START = Truncation.START.value, _("beginning lost")
        END = Truncation.END.value, _("end lost")
        BOTH = Truncation.BOTH.value, _("beginning and end lost")
        MIDDLE = Truncation.MIDDLE.value, _("middle lost")

    # What an editor may change, and so what a revision keeps (with the bylines).
    EDITABLE = (
        "kicker", "headline", "deck", "section", "kind", "page",
        "date_start", "date_end", "truncated", "truncated_reason", "text",
    )  # fmt: skip

    issue = models.ForeignKey(Issue, models.CASCADE, verbose_name=_("issue"), related_name="articles")
    number = models.PositiveSmallIntegerField(
        _("number"), editable=False, help_text=_("Its place in the issue and in its address.")
    )
    source_file = models.ForeignKey(
        ImportedFile, models.PROTECT, verbose_name=_("source file"), related_name="+", null=True, editable=False
    )
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    section = models.CharField(_("section"), max_length=60, blank=True)
    kicker = models.CharField(_("kicker"), max_length=200, blank=True)
    headline = models.CharField(_("headline"), max_length=300, blank=True)
    deck = models.TextField(_("deck"), blank=True, help_text=_("One a line."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    date_start = models.DateField(_("reported day"), null=True, blank=True)
    date_end = models.DateField(_("last reported day"), null=True, blank=True)
    truncated = models.CharField(_("completeness"), max_length=8, choices=Truncated, default=Truncated.NONE)
    truncated_reason = models.TextField(_("why text seems lost"), blank=True)
    raw_text = models.TextField(_("raw text"), editable=False)
    parsed_text = models.TextField(_("text as read by the machine"), editable=False)
    parsed = models.JSONField(_("record of the machine’s reading"), default=dict, editable=False)
    text = models.TextField(
        _("text"),
        blank=True,
        help_text=_("A blank line between paragraphs; “## ” begins a subheading, “- ” an item of a list."),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("checked by"),
    )  # fmt: skip
    continues = models.OneToOneField(
        "self", models.SET_NULL, verbose_name=_("continues"), related_name="continued_on", null=True, blank=True,
        editable=False, help_text=_("The article on an earlier page of which this is the rest."),
    )  # fmt: skip
    place = models.FloatField(_("place in print"), null=True, blank=True, editable=False)
    by_hand = models.BooleanField(
        _("made by an editor"), default=False, editable=False, help_text=_("Of text that the machine had elsewhere.")
    )
    merged_into = models.ForeignKey(
        "self", models.RESTRICT, verbose_name=_("merged into"), related_name="merged", null=True, blank=True,
        editable=False,
    )  # fmt: skip
    shows_history = models.BooleanField(
        _("readers may see its versions"), default=False, editable=False, help_text=_("Those since publication.")
    )
    hides_raw = models.BooleanField(
        _("raw text hidden from readers"), default=False, editable=False,
        help_text=_("It is neither shown to readers nor searched for them."),
    )  # fmt: skip
    people = models.ManyToManyField(Person, through="Appearance", related_name="articles", editable=False)
    events = models.ManyToManyField(Event, verbose_name=_("events"), related_name="articles", blank=True)

    objects = StandingArticles()
    every = models.Manager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["issue", "number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="one_article_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="article_numbers_from_one"),
            models.CheckConstraint(condition=Q(version__gte=1), name="article_versions_from_one"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="article_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(date_end__isnull=True) | Q(date_start__isnull=False, date_end__gte=F("date_start")),
                name="article_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The headline, or the opening words of an article that lost it, or what it is where it has no words."""
        opening = "" if self.headline else self.opening
        return self.headline or (f"{opening[:18]}…" if opening else self.get_kind_display())

    @property
    def standing(self) -> "Article":
        """Itself, or the article that it was merged into."""
        article = self
        while article.merged_into_id:
            article = article.merged_into
        return article

    @property
    def opening(self) -> str:
        """The first paragraph; empty where there is no text."""
        return next((block.text for block in self.blocks() if block.kind == "paragraph"), "")

    @property
    def decks(self) -> list[str]:
        return [line.strip() for line in self.deck.splitlines() if line.strip()]

    def blocks(self) -> list[Block]:
        return list(blocks(self.text))

    @property
    def rest(self) -> "Article | None":
        """The article on a later page that goes on with this one; needs no query after `with_jumps`."""
        return getattr(self, "continued_on", None)

    @property
    def lost(self) -> set[str]:
        """Where text is lost to readers: start, middle, end. What stands on another page is not."""
        lost = {"start", "end"} if self.truncated == self.Truncated.BOTH else {self.truncated} - {self.Truncated.NONE}
        return lost - ({"start"} if self.continues_id else set()) - ({"end"} if self.rest else set())

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.issue.key, self.number])

    def get_history_url(self) -> str:
        return reverse("articles:history", args=[self.issue.key, self.number])


class Byline(models.Model):
    """A name, of a person or an organisation, under an article."""

    class Role(models.TextChoices):
        REPORTER = Role.REPORTER.value, _("reporter")
        TRAINEE = Role.TRAINEE.value, _("trainee reporter")
        CORRESPONDENT = Role.CORRESPONDENT.value, _("correspondent")
        AUTHOR = Role.AUTHOR.value, _("author")
        CONTRIBUTOR = Role.CONTRIBUTOR.value, _("contributor")

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="bylines")
    position = models.PositiveSmallIntegerField(_("position"))
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(_("role"), max_length=14, choices=Role, default=Role.REPORTER)
    person = models.ForeignKey(
        Person, models.SET_NULL, verbose_name=_("person"), related_name="bylines", null=True, blank=True
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "name", "role"], name="one_byline_per_name_and_role"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.name}"

    @property
    def is_private(self) -> bool:
        """Whether who signed is hidden from readers: data and feeds leave the name out, the printed line keeps it."""
        return self.person is not None and self.person.is_private
