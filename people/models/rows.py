"""Rows of other tables that come with a row in the same query."""

import json
from typing import Any

from django.db.models import Aggregate, F, JSONField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject


class JSONList(Aggregate):
    """All values of a group as one JSON list, in no certain order."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


class RowsField(JSONField):
    """Reads a JSON list of objects as a list of instances of `model`."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.row_model = model

    def from_db_value(self, value, expression, connection) -> list[Model]:
        rows = super().from_db_value(value, expression, connection)
        return [instance(self.row_model, row) for row in rows or []]


class Rows(Subquery):
    """The rows of `queryset` whose `owner` is the outer row, or what stands in its column `outer`, as instances that
    know `fields` only.

    They are unsaved and unordered: made to be shown. `person__name` among the fields gives them a
    `person` that knows its name. A page that would need a query for each of five small tables needs one.
    """

    def __init__(self, queryset: QuerySet, owner: str, fields: tuple[str, ...], outer: str = "pk") -> None:
        rows = (
            queryset.filter(**{owner: OuterRef(outer)})
            .order_by()
            .values(owner)
            .annotate(rows=JSONList(JSONObject(**{name: F(name) for name in fields})))
            .values("rows")
        )
        super().__init__(rows, output_field=RowsField(queryset.model))


def instance(model: type[Model], row: dict[str, Any]) -> Model:
    """An unsaved instance of `model` from the values of a JSON object."""
    own: dict[str, Any] = {}
    related: dict[str, dict[str, Any]] = {}
    for name, value in row.items():
        head, _, tail = name.partition("__")
        if tail:
            related.setdefault(head, {})[tail] = value
        else:
            own[head] = python_value(model, head, value)
    for name, values in related.items():
        target = model._meta.get_field(name).related_model
        own[name] = instance(target, values) if any(value is not None for value in values.values()) else None
    return model(**own)


def python_value(model: type[Model], name: str, value: Any) -> Any:
    field = model._meta.get_field(name)
    if isinstance(field, JSONField) and isinstance(value, str):  # SQLite keeps JSON as text
        return json.loads(value)
    return field.to_python(value)
