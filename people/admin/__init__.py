"""People and events in the editors' admin."""

from people.admin import event, namesakes, person, word

__all__ = ["event", "namesakes", "person", "word"]
