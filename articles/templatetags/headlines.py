"""Headlines that break where they were meant to, and with the words of a search marked."""

from collections.abc import Sequence

from django import template

from articles.search import marking
from articles.search.language import Word

register = template.Library()


@register.filter
def phrases(headline: str) -> list[str]:
    """The parts that a headline separates by spaces: 汀河三桥合龙 | 两岸车程三分钟."""
    return headline.split()


@register.filter
def marked(text: str, words: Sequence[Word]) -> list[marking.Stretch]:
    """The text in parts, those marked that a search has looked for."""
    return marking.marked(text, words)
