"""Which columns search reads, and how their words are normalised. The same for every writer of search rows."""

from __future__ import annotations

from crm.metadata.field_types.catalogue import field_type
from crm.metadata.names import quoted
from crm.metadata.snapshot import Column, Object


def search_columns(object_: Object) -> tuple[Column, ...]:
    """The columns whose words find a record; none for an object that search leaves out."""
    if not object_.is_searchable:
        return ()
    return tuple(column for name in object_.search_fields for column in _searched(object_, name))


def label_columns(object_: Object) -> tuple[Column, ...]:
    """The columns a record is called by, in order."""
    return _searched(object_, object_.label_identifier) or object_.fields[object_.label_identifier].columns[:1]


def search_text_sql(object_: Object, alias: str) -> str:
    """The words of a row, without case and accents; a space before the first, so that every word starts after one."""
    return f"concat(' ', lower(unaccent({_joined(search_columns(object_), alias)})))"


def label_sql(object_: Object, alias: str) -> str:
    """What a row is called."""
    return _joined(label_columns(object_), alias)


def _joined(columns: tuple[Column, ...], alias: str) -> str:
    words = ", ".join(_words(column, f"{alias}.{quoted(column.name)}") for column in columns)
    return f"concat_ws(' ', {words})"


def _words(column: Column, value: str) -> str:
    return f"array_to_string({value}, ' ')" if column.kind == "text_array" else value


def _searched(object_: Object, name: str) -> tuple[Column, ...]:
    field = object_.fields[name]
    parts = field_type(field.type).search_parts
    return tuple(column for column in field.columns if column.part in parts)
