"""Records of the API's shape as rows of their tables, through the same checks as anything a client sends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.features.demo_workspace.scenes.stage import Record
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object


def row_of(object_: Object, record: Record) -> dict[str, Any]:
    """The columns of one record."""
    return {column: value for name, given in record.items() for column, value in _columns(object_, name, given)}


def _columns(object_: Object, name: str, value: Any) -> Iterator[tuple[str, Any]]:
    field = object_.join_columns.get(name) or object_.fields[name]
    yield from field_type(field.type).coerce(field, value).items()
    if field.type == "ACTOR":
        yield from _signature(field, value)


def _signature(field: Field, actor: Record) -> Iterator[tuple[str, Any]]:
    """The parts of an actor that clients cannot set."""
    for column in field.columns:
        if column.part in {"name", "workspaceMemberId"}:
            yield column.name, actor[column.part]
