from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.photo import Photo


class Batch(models.Model):
    """One bulk change that can be undone: what was decided once and done at many places.

    `state` is what the room that made the batch needs to undo it, beside the rows; empty for texts. Of people and
    their appearances it is all there is: no text changes, so there are no rows (see uniting.recording).
    """

    class Kind(models.TextChoices):
        REPLACE = "replace", _("replaced in many")
        ACCEPT = "accept", _("accepted everywhere")
        STRUCTURE = "structure", _("structure changed")
        UNITE = "unite", _("people united")
        PART = "part", _("places given to another person")
        CAST = "cast", _("people of an article")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, editable=False)
    label = models.CharField(_("what was done"), max_length=200, editable=False)
    state = models.JSONField(_("state"), default=dict, blank=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), related_name="+", null=True, blank=True
    )
    created = models.DateTimeField(_("when"), auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("undone by"), related_name="+", null=True, blank=True
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)
    places = models.PositiveIntegerField(_("places changed"), default=0)
    texts = models.PositiveIntegerField(_("texts changed"), default=0)

    class Meta:
        verbose_name = _("bulk change")
        verbose_name_plural = _("bulk changes")
        ordering = ["-created", "-pk"]
        indexes = [models.Index(fields=["-created", "-id"], name="batches_newest_first")]
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="batch_says_what_was_done"),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | Q(undone_at__isnull=False), name="batch_undone_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class BatchRowQuerySet(models.QuerySet):
    def to_undo(self) -> "BatchRowQuerySet":
        """Those that changed a text and that no undoing has dealt with."""
        return self.filter(result=BatchRow.Result.CHANGED, undo_result=BatchRow.Undo.NOT_YET)


class BatchRow(models.Model):
    """What a batch did to one article or one photo.

    Of an article `before` and `after` are versions, whose revisions have the texts; `before` is None where the batch
    made the article. A photo has no versions: `texts` is
    {field: [before, after]}. `suggestions` are the numbers of those that were accepted by it.
    """

    class Result(models.TextChoices):
        CHANGED = "changed", pgettext_lazy("batch", "changed")
        GONE = "gone", _("no longer there")
        EDITED = "edited", _("edited meanwhile")
        REFUSED = "refused", _("not allowed")

    class Undo(models.TextChoices):
        NOT_YET = "", "—"
        RESTORED = "restored", _("as it was")
        AROUND = "around", _("taken back, later edits kept")
        PARTLY = "partly", _("taken back in part, the rest was edited since")
        LEFT = "left", _("left: edited since")
        REFUSED = "refused", _("left: not allowed")

    batch = models.ForeignKey(Batch, models.CASCADE, verbose_name=_("bulk change"), related_name="rows")
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="batch_rows", null=True, blank=True
    )
    photo = models.ForeignKey(
        Photo, models.CASCADE, verbose_name=_("photo"), related_name="batch_rows", null=True, blank=True
    )
    before = models.PositiveIntegerField(_("version before"), null=True, blank=True)
    after = models.PositiveIntegerField(_("version after"), null=True, blank=True)
    texts = models.JSONField(_("texts"), default=dict, blank=True)
    suggestions = models.JSONField(_("suggestions"), default=list, blank=True)
    places = models.PositiveIntegerField(_("places changed"), default=0)
    missed = models.PositiveIntegerField(_("places left"), default=0)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    note = models.CharField(_("why"), max_length=300, blank=True)
    undo_result = models.CharField(_("undone"), max_length=10, choices=Undo, default=Undo.NOT_YET, blank=True)

    objects = BatchRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a bulk change")
        verbose_name_plural = _("texts of a bulk change")
        ordering = ["batch", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "article"], condition=Q(photo__isnull=True), name="one_row_per_article_of_a_batch"
            ),
            models.UniqueConstraint(fields=["batch", "photo"], name="one_row_per_photo_of_a_batch"),
            models.CheckConstraint(
                condition=Q(article__isnull=False, photo__isnull=True) | Q(article__isnull=True, photo__isnull=False),
                name="batch_row_has_one_text",
            ),
            models.CheckConstraint(
                condition=~Q(result="changed")
                | Q(photo__isnull=False)
                | Q(before__gte=1, after__gt=models.F("before")),
                name="changed_article_has_versions",
            ),
            models.CheckConstraint(condition=Q(undo_result="") | Q(result="changed"), name="only_changes_are_undone"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}: {self.get_result_display()}"
