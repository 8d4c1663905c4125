"""Days as a newspaper prints them: 2024年12月2日 星期一; 2 December 2024, Monday."""

from datetime import date

from django import template
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """2024年12月2日."""
    # Translators: Django's date format of a day: Y年n月j日
    return date_format(value, gettext("j F Y")) if value else ""


@register.filter
def day_and_weekday(value: date | None) -> str:
    """2024年12月2日 星期一."""
    # Translators: Django's date format of a day with its weekday: Y年n月j日 l
    return date_format(value, gettext("j F Y, l")) if value else ""


@register.filter
def day_of_year(value: date | None) -> str:
    """12月2日, where the year stands above."""
    # Translators: Django's date format of a day without its year: n月j日
    return date_format(value, gettext("j F")) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """星期一."""
    return date_format(value, "l") if value else ""


@register.filter
def weekday_letter(value: date) -> str:
    """一, for the head of a calendar's column."""
    name = date_format(value, "l")
    return name[-1] if name.startswith("星期") else name[0]


@register.filter
def month(value: date | None) -> str:
    """2024年12月."""
    # Translators: Django's date format of a month: Y年n月
    return date_format(value, gettext("F Y")) if value else ""
