"""Takes people and events out that the machine alone knew and that nothing tells of any more."""

from articles.models import Issue
from people.models import Event, NameForm, Office, Person

DECIDED = [NameForm.Kind.TRUE, NameForm.Kind.VARIANT, NameForm.Kind.MISREADING]


def forget(people: set[int], issue: Issue) -> None:
    """Takes people out whom no article names any more, unless an editor has written or decided anything of them."""
    nameless = Person.objects.filter(pk__in=people, appearances=None)
    for event in Event.objects.filter(articles__issue=issue, participants__in=nameless).distinct():
        event.participants.remove(*nameless)
    edited = Person.history.filter(history_type="~", id__in=people).values("id")
    undecided = nameless.exclude(forms__kind__in=DECIDED).exclude(pk__in=edited)
    undecided.filter(events=None, bylines=None).delete()
    seen_here = Office.objects.filter(person__in=nameless, appearances=None, confirmed=False)
    seen_here.filter(first_seen=issue.date, last_seen=issue.date).delete()


def forget_events(events: set[int]) -> None:
    """Takes events out that no article reports any more, unless an editor has written anything of them."""
    edited = Event.history.filter(history_type="~", id__in=events).values("id")
    Event.objects.filter(pk__in=events, articles=None).exclude(pk__in=edited).delete()
