"""Headlines that break where they were meant to."""

from django import template

register = template.Library()


@register.filter
def phrases(headline: str) -> list[str]:
    """The parts that a headline separates by spaces: 汀河三桥合龙 | 两岸车程三分钟."""
    return headline.split()
