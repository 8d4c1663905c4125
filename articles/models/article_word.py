from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.search_entry import SearchEntry

LONGEST_WORD = 16


class ArticleWord(models.Model):
    """A word that is rare elsewhere and that a published article is about: by such words articles are akin.

    Kept with the article's entry in the search, and gone with it. `key` is that of the entry, so that the newest
    articles with a word are found without sorting.
    """

    entry = models.ForeignKey(SearchEntry, models.CASCADE, verbose_name=_("article"), related_name="words")
    word = models.CharField(_("word"), max_length=LONGEST_WORD)
    key = models.BigIntegerField(_("place in the archive"))

    class Meta:
        verbose_name = _("rare word")
        verbose_name_plural = _("rare words")
        indexes = [models.Index("word", models.F("key").desc(), name="rare_word_newest_first")]
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="rare_word_once_per_article")]

    def __str__(self) -> str:
        return self.word
