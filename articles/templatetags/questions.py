"""Which questions about names concern a person, for the person's page."""

from django import template
from django.db.models import Q

from articles.models import Question
from people.models import Person

register = template.Library()


@register.simple_tag
def open_questions(person: Person) -> list[Question]:
    """The open questions about any printed form of the person's name."""
    forms = {person.name, *(row.form for row in person.forms.all())}
    mentioned = Q()
    for form in sorted(forms):
        mentioned |= Q(cause__contains=form)
    return [row for row in Question.objects.open().about_names().filter(mentioned) if forms & set(row.forms)]
