"""What a page tells search engines about its person or its event."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from people.models import Event, Person
from people.structured import block

register = template.Library()


@register.simple_tag(takes_context=True)
def person_data(context: Context, person: Person) -> SafeString:
    """schema.org Person: name, other forms that are no misreadings, offices."""
    forms = [form.form for form in context.get("forms", ()) if form.kind in {"true", "variant"}]
    return block(
        {
            "@type": "Person",
            "name": person.name,
            "alternateName": forms,
            "jobTitle": [one.office.title for one in context.get("tenures", ())],
            "url": context["request"].build_absolute_uri(person.get_absolute_url()),
        }
    )


@register.simple_tag(takes_context=True)
def event_data(context: Context, event: Event) -> SafeString:
    """schema.org Event. One without a day is none to search engines, and yields nothing."""
    if not event.start:
        return SafeString()
    absolute = context["request"].build_absolute_uri
    return block(
        {
            "@type": "Event",
            "name": event.name,
            "startDate": event.start.isoformat(),
            "endDate": event.end.isoformat() if event.end else "",
            "location": {"@type": "Place", "name": event.place} if event.place else None,
            "attendee": [
                {"@type": "Person", "name": one.person.name, "url": absolute(one.person.get_absolute_url())}
                for one in context.get("participants", ())
            ],
            "url": absolute(event.get_absolute_url()),
        }
    )


@register.filter
def has_reading(reading: list[tuple[str, str]]) -> bool:
    """Whether any character of a name is rare and its sound known (see people.reading.pinyin.readings)."""
    return any(sound for _sign, sound in reading)
