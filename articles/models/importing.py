from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.issue import Issue
from articles.models.publication import Publication


class ImportRun(models.Model):
    """One call of `import_issues`. A run without `finished` was cut off; what it had loaded stands."""

    started = models.DateTimeField(_("started"), auto_now_add=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)
    arguments = models.TextField(_("arguments"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("user"), related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class ImportedFile(models.Model):
    """A file that a run met: what became of it, why, and in figures. `content` is the raw file, never changed.

    A changed file of a known issue is MERGED: it `replaces` the file that it is a later state of, which stays beside
    it, and `merge` counts what came of it (see articles.loading.merging.Counts).
    """

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        MERGED = "merged", _("merged")
        UNCHANGED = "unchanged", _("unchanged")
        CHANGED = "changed", _("changed, refused")
        REFUSED = "refused", _("refused")

    run = models.ForeignKey(ImportRun, models.CASCADE, verbose_name=_("run"), related_name="files")
    publication = models.ForeignKey(Publication, models.PROTECT, verbose_name=_("bulletin"), related_name="+")
    issue = models.ForeignKey(
        Issue, models.CASCADE, verbose_name=_("issue"), related_name="files", null=True, blank=True
    )
    name = models.CharField(_("file"), max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    damaged = models.JSONField(
        _("damaged places"), default=list, help_text=_("[line, column] of bytes that could not be read")
    )
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.TextField(_("reason and warnings"), blank=True)
    articles = models.PositiveIntegerField(_("articles"), default=0)
    photos = models.PositiveIntegerField(_("photos"), default=0)
    people = models.PositiveIntegerField(_("people"), default=0)
    events = models.PositiveIntegerField(_("events"), default=0)
    fragments = models.PositiveIntegerField(_("fragments"), default=0)
    characters_in = models.PositiveIntegerField(_("characters read"), default=0)
    characters_placed = models.PositiveIntegerField(_("characters placed"), default=0)
    replaces = models.OneToOneField(
        "self", models.RESTRICT, verbose_name=_("replaces"), related_name="replaced_by", null=True, blank=True
    )
    merge = models.JSONField(_("what was merged"), default=dict, editable=False)
    content = models.BinaryField(_("content"), editable=False, default=bytes)
    lines = models.JSONField(
        _("lines"), default=dict, editable=False, help_text=_("line: [article number or null, role]")
    )

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["run", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "sha256"],
                condition=Q(outcome__in=["new", "merged"]),
                name="content_loaded_once",
            ),
            models.UniqueConstraint(fields=["issue", "page"], condition=Q(outcome="new"), name="one_file_per_page"),
            models.UniqueConstraint(
                fields=["issue"], condition=Q(outcome="new", page__isnull=True), name="one_file_without_page"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["new", "merged"]) | Q(issue__isnull=False), name="loaded_file_has_an_issue"
            ),
            models.CheckConstraint(
                condition=Q(outcome="merged", replaces__isnull=False)
                | (~Q(outcome="merged") & Q(replaces__isnull=True)),
                name="merged_file_replaces_another",
            ),
        ]

    def __str__(self) -> str:
        return self.name
