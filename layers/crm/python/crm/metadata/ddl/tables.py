"""Tables, columns and indexes of objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crm.metadata.ddl.triggers import counting_triggers, destruction_function, destruction_trigger
from crm.metadata.ddl.workspace import grant_table
from crm.metadata.duplicates import duplicate_indexes
from crm.metadata.names import qualified, quoted, short_name
from crm.metadata.snapshot import ROW, Column, Field, Index, Object
from crm.metadata.texts import comparable, unaccented


def create_table(schema: str, object_: Object) -> Iterator[str]:
    """The table of an object with its indexes and rights, and its counters if it has any."""
    columns = ", ".join(map(_column, object_.stored_columns.values()))
    yield f'create table {qualified(schema, object_.name_singular)} ({columns}, primary key ("id"))'
    yield grant_table(schema, object_.name_singular)
    yield from create_indexes(schema, object_)
    if object_.is_counted:
        yield from counting_triggers(schema, object_)


def create_indexes(schema: str, object_: Object) -> Iterator[str]:
    """All indexes of a table that has none."""
    for index in object_.indexes:
        yield from create_index(schema, object_, index)
    yield from duplicate_indexes(schema, object_)


def add_columns(schema: str, object_: Object, fields: Iterable[Field]) -> Iterator[str]:
    """The columns of new fields, in one statement."""
    columns = (column for field in fields for column in field.columns if column.is_stored)
    added = ", ".join(f"add column {_column(column)}" for column in columns)
    if added:
        yield f"alter table {qualified(schema, object_.name_singular)} {added}"


def create_index(schema: str, object_: Object, index: Index, *, concurrently: bool = False) -> Iterator[str]:
    """An index over columns of the table; `concurrently` lets others write meanwhile, outside of transactions only.

    A unique one knows live records only. Another, which costs those nothing, finds what is in the bin by the same key.
    """
    keys = ", ".join(_key(index, object_.columns[name]) for name in object_.key_columns(index))
    create = f"create {'unique ' if index.is_unique else ''}index {'concurrently ' if concurrently else ''}"
    where = f" where {index.where}" if index.where else ""
    table = qualified(schema, object_.name_singular)
    yield f"{create}{quoted(index.name)} on {table} using {index.type.lower()} ({keys}){where}"
    if index.is_unique:
        yield f'create index {quoted(trashed_name(index))} on {table} ({keys}) where "deletedAt" is not null'


def trashed_name(index: Index) -> str:
    """The index beside a unique one, over what is in the trash."""
    return short_name(f"{index.name}_trashed")


def keep_links(schema: str, objects: Mapping[str, Object], targets: Iterable[Object]) -> Iterator[str]:
    """Teach the database what links to these objects, after a relation came or went."""
    for target in targets:
        yield destruction_function(schema, target, objects)


def watch_destruction(schema: str, objects: Mapping[str, Object], new: Iterable[Object]) -> Iterator[str]:
    """For new tables, once every table they are linked from is there."""
    for each in new:
        yield destruction_function(schema, each, objects)
        yield from destruction_trigger(schema, each)


def _column(column: Column) -> str:
    default = f" default {column.default}" if column.default else ""
    if column.expression:
        default = f" generated always as ({column.expression.replace(f'{ROW}.', '')}) stored"
    return f"{quoted(column.name)} {column.pg_type}{'' if column.nullable else ' not null'}{default}"


def _key(index: Index, column: Column) -> str:
    """What an index keeps of a column: of texts, what lists compare when it is there for lists."""
    name = quoted(column.name)
    if index.type == "GIN":
        return f"({unaccented(name)}) gin_trgm_ops"
    value = f"({comparable(name)})" if index.is_sorted and column.kind == "text" else name
    return value + (" nulls first" if index.nulls_first and column.nullable else "")
