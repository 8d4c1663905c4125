"""People and events in the editors' admin."""

from people.admin import event, person, word

__all__ = ["event", "person", "word"]
