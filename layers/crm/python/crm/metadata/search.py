"""Which columns search reads, and how their words are normalised. The same for every writer of search rows."""

from __future__ import annotations

from collections.abc import Collection

from crm.metadata.field_types.catalogue import field_type
from crm.metadata.names import quoted
from crm.metadata.snapshot import Column, Object


def search_columns(object_: Object, hidden: Collection[str] = ()) -> tuple[Column, ...]:
    """The columns whose words find a record, without those of `hidden` fields; none where search leaves it out."""
    if not object_.is_searchable:
        return ()
    names = [name for name in object_.search_fields if name not in hidden]
    return tuple(column for name in names for column in _searched(object_, name))


def label_columns(object_: Object) -> tuple[Column, ...]:
    """The columns a record is called by, in order."""
    return _searched(object_, object_.label_identifier) or object_.fields[object_.label_identifier].columns[:1]


def search_text_sql(object_: Object, alias: str, hidden: Collection[str] = ()) -> str:
    """The words of a row, without case and accents; a space before the first, so that every word starts after one.

    Whoever may not read the `hidden` fields finds nothing by their words: theirs are checked after the search table.
    """
    return f"concat(' ', lower(unaccent({_joined(search_columns(object_, hidden), alias)})))"


def label_sql(object_: Object, alias: str) -> str:
    """What a row is called."""
    return _joined(label_columns(object_), alias)


def _joined(columns: tuple[Column, ...], alias: str) -> str:
    words = [_words(column, f"{alias}.{quoted(column.name)}") for column in columns] or ["''"]
    return f"concat_ws(' ', {', '.join(words)})"


def _words(column: Column, value: str) -> str:
    return f"array_to_string({value}, ' ')" if column.kind == "text_array" else value


def _searched(object_: Object, name: str) -> tuple[Column, ...]:
    field = object_.fields[name]
    parts = field_type(field.type).search_parts
    return tuple(column for column in field.columns if column.part in parts)
