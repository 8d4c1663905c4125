from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class SearchEntry(models.Model):
    """An article that the search knows: those of published issues and no others.

    `key` orders the archive: the issue's day, then the article. The words stand beside it, as the database at hand
    keeps them (see articles.search): on PostgreSQL in columns of this table, on SQLite in a table of its own.
    """

    # A day is written as eight digits, and below it there is room for any article's number.
    NUMBER_BITS = 36

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, verbose_name=_("article"), related_name="search_entry"
    )
    key = models.BigIntegerField(_("place in the archive"), unique=True)
    # Narrow rows are counted faster than those of articles with all their text.
    section = models.CharField(_("section"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Article.Kind)

    class Meta:
        verbose_name = _("entry of the search")
        verbose_name_plural = _("entries of the search")

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def key_of(cls, day: date, number: int = 0) -> int:
        """The key of the article with this number in the database; without one it is before all of that day."""
        return (day.year * 10_000 + day.month * 100 + day.day) << cls.NUMBER_BITS | number
