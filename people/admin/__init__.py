"""People and events in the editors' admin."""

from people.admin import event, person

__all__ = ["event", "person"]
