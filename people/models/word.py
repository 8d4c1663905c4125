from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.reading import Advice
from people.reading.wordlists import ExtraWords


class ListedWordQuerySet(models.QuerySet):
    def advice(self) -> Advice:
        """All words as the reading takes them."""
        lists: dict[str, set[str]] = {name: set() for name in ListedWord.List.values}
        for name, word in self.values_list("list", "word"):
            lists[name].add(word)
        kept = {name: frozenset(words) for name, words in lists.items()}
        return Advice(taken=kept.pop("taken"), refused=kept.pop("refused"), words=ExtraWords(**kept))


class ListedWord(models.Model):
    """A word that editors add to what the reading knows: it counts from the next import on, without a release."""

    class List(models.TextChoices):
        TAKEN = "taken", _("a name")
        REFUSED = "refused", _("not a name")
        SURNAME = "surnames", _("surname")
        OFFICE = "offices", _("office")
        SPEECH_VERB = "speech_verbs", _("verb of saying")
        ORGANISATION = "organisation_endings", _("ending of an organisation’s name")
        PLACE = "place_endings", _("ending of a place’s name")

    list = models.CharField(_("is"), max_length=20, choices=List)
    word = models.CharField(_("word"), max_length=30)
    note = models.CharField(_("note"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("added by"),
    )  # fmt: skip
    added = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ListedWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word of the reading")
        verbose_name_plural = _("words of the reading")
        ordering = ["list", "word"]
        constraints = [
            models.UniqueConstraint(fields=["list", "word"], name="one_row_per_word_of_a_list"),
            models.CheckConstraint(condition=models.Q(word__length__gte=1), name="listed_word_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.word
