"""Tables that are in use, changed: columns and tables put aside or brought back, and called something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crm.metadata.ddl.tables import trashed_name
from crm.metadata.ddl.triggers import destruction_name
from crm.metadata.duplicates import duplicate_criteria, duplicate_index_name
from crm.metadata.names import COUNTER_TABLE, SEARCH_TABLE, bin_name, literal, qualified, quoted
from crm.metadata.snapshot import Field, Index, Object


def index_names(index: Index) -> list[str]:
    """What an index of an object is in Postgres: a unique one is two."""
    return [index.name, *([trashed_name(index)] if index.is_unique else [])]


def drop_index(schema: str, index: Index) -> str:
    """Take an index away."""
    return f"drop index if exists {', '.join(qualified(schema, name) for name in index_names(index))}"


def rename_index(schema: str, before: Index, after: Index) -> Iterator[str]:
    """An index of the same keys under another name."""
    for old, new in zip(index_names(before), index_names(after), strict=True):
        yield f"alter index if exists {qualified(schema, old)} rename to {quoted(new)}"


def drop_duplicate_indexes(schema: str, object_: Object) -> Iterator[str]:
    """Take away the indexes by which duplicates are found."""
    for place, _ in enumerate(duplicate_criteria(object_), 1):
        yield f"drop index if exists {qualified(schema, duplicate_index_name(object_, place))}"


def rename_table(schema: str, old: str, new: str) -> Iterator[str]:
    """A table under another name, with its counters and search rows, which go by the name."""
    yield f"alter table {qualified(schema, old)} rename to {quoted(new)}"
    for table in (COUNTER_TABLE, SEARCH_TABLE):
        yield f"update {qualified(schema, table)} set object = {literal(new)} where object = {literal(old)}"


def bin_table(schema: str, object_: Object) -> Iterator[str]:
    """Put a table aside: nobody writes to it, so that its indexes and the trigger that watches it can go."""
    for index in object_.indexes:
        yield drop_index(schema, index)
    yield from drop_duplicate_indexes(schema, object_)
    yield from drop_destruction(schema, object_)
    yield from rename_table(schema, object_.name_singular, bin_name(object_.id))


def drop_destruction(schema: str, object_: Object) -> Iterator[str]:
    """What the table does when records are destroyed; made again under its new name."""
    yield f"drop trigger if exists destroyed on {qualified(schema, object_.name_singular)}"
    yield f"drop function if exists {qualified(schema, destruction_name(object_))}()"


def rename_columns(schema: str, table: str, names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Columns under other names."""
    for old, new in names:
        yield f"alter table {qualified(schema, table)} rename column {quoted(old)} to {quoted(new)}"


def bin_columns(schema: str, table: str, field: Field) -> Iterator[str]:
    """Put the columns of a field aside; new records need no values in them."""
    for column in field.columns:
        if not column.nullable:
            yield f"alter table {qualified(schema, table)} alter column {quoted(column.name)} drop not null"
    names = [(column.name, bin_name(field.id, column.part)) for column in field.columns]
    yield from rename_columns(schema, table, names)


def restore_columns(schema: str, table: str, field: Field) -> Iterator[str]:
    """Bring the columns of a field back; records made meanwhile get its default value where they need one."""
    names = [(bin_name(field.id, column.part), column.name) for column in field.columns]
    yield from rename_columns(schema, table, names)
    for column in field.columns:
        if not column.nullable:
            name, whole = quoted(column.name), qualified(schema, table)
            yield f"update {whole} set {name} = {column.default} where {name} is null"
            yield f"alter table {whole} alter column {name} set not null"
