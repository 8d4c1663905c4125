from collections.abc import Callable
from typing import Any

from django.db import models


class DerivedCharField(models.CharField):
    """A column that is told from others of its row, and written with the row, one by one or in bulk.

    `tell` makes its value from an instance. QuerySet.update() and save(update_fields=…) pass it by: who writes what
    it is told from that way writes it as well. To migrations it is a CharField.
    """

    def __init__(self, *args: Any, tell: Callable[[Any], str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"editable": False, **kwargs})
        self.tell = tell

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.tell(model_instance)
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
