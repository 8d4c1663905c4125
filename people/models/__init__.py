"""Whom and what the bulletin talks about."""

from people.models.event import Event
from people.models.office import Office
from people.models.person import NameForm, Person

__all__ = ["Event", "NameForm", "Office", "Person"]
