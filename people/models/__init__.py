"""Whom and what the bulletin talks about."""

from people.models.event import Event
from people.models.namesakes import DifferentPeople, FormerAddress, NameKey, TwoPeople
from people.models.office import Office
from people.models.person import NameForm, Person
from people.models.word import ListedWord

__all__ = [
    "DifferentPeople",
    "Event",
    "FormerAddress",
    "ListedWord",
    "NameForm",
    "NameKey",
    "Office",
    "Person",
    "TwoPeople",
]
