"""A whole record as events carry it: shaped like the API's, links by id, no related records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crm.metadata.snapshot import Field, Object
from crm.records.sql import JsonText, Source, column_json


def record_json(source: Source) -> str:
    """The record at `source` as JSON text."""
    text = JsonText()
    text.write("{")
    _write_members(text, source, event_fields(source.object))
    text.write("}")
    return text.sql()


def members_json(source: Source, fields: Mapping[str, Field]) -> str:
    """Some fields of the record at `source` as members of a JSON object."""
    text = JsonText()
    _write_members(text, source, fields)
    return text.sql()


def field_json(source: Source, field: Field) -> str:
    """One field of the record at `source` as JSON text."""
    text = JsonText()
    _write_value(text, source, field)
    return text.sql()


def event_fields(object_: Object) -> Mapping[str, Field]:
    """The fields that are stored with the record, by the name an event gives them: a link goes by its join column."""
    kept = (field for field in object_.fields.values() if field.columns and not field.is_virtual)
    return {_event_name(field): field for field in kept}


def fields_of_columns(object_: Object, columns: Iterable[str]) -> Mapping[str, Field]:
    """The fields, by their name in events, that some of these columns belong to."""
    wanted = set(columns)
    return {
        name: field
        for name, field in event_fields(object_).items()
        if any(column.name in wanted for column in field.columns)
    }


def _event_name(field: Field) -> str:
    return field.relation.join_column if field.relation else field.name


def _write_members(text: JsonText, source: Source, fields: Mapping[str, Field]) -> None:
    for index, (name, field) in enumerate(fields.items()):
        text.key(name, first=index == 0)
        _write_value(text, source, field)


def _write_value(text: JsonText, source: Source, field: Field) -> None:
    if len(field.columns) == 1:
        text.expression(column_json(source, field.columns[0]))
        return
    text.write("{")
    for index, column in enumerate(field.columns):
        text.key(column.part, first=index == 0)
        text.expression(column_json(source, column))
    text.write("}")
