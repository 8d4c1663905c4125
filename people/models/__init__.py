"""Whom and what the bulletin talks about."""

from people.models.event import Event
from people.models.office import Office
from people.models.person import NameForm, Person
from people.models.word import ListedWord

__all__ = ["Event", "ListedWord", "NameForm", "Office", "Person"]
