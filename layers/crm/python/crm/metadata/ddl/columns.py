"""Columns that are in use, changed."""

from __future__ import annotations

from collections.abc import Iterator

from crm.metadata.names import literal, qualified, quoted
from crm.metadata.snapshot import Column


def change_default(schema: str, table: str, column: Column) -> str:
    """What new records get; those that are there keep what they have."""
    action = f"set default {column.default}" if column.default else "drop default"
    return f"{_alter(schema, table, column)} {action}"


def change_nullability(schema: str, table: str, column: Column) -> Iterator[str]:
    """Whether records may go without; those that do get the default value."""
    if column.nullable:
        yield f"{_alter(schema, table, column)} drop not null"
    else:
        name = quoted(column.name)
        yield f"update {qualified(schema, table)} set {name} = {column.default} where {name} is null"
        yield f"{_alter(schema, table, column)} set not null"


def change_type(schema: str, table: str, column: Column) -> Iterator[str]:
    """Another kind of number; fractions are rounded."""
    name = quoted(column.name)
    value = name if column.kind == "float" else f"round({name}::numeric)"
    alter = _alter(schema, table, column)
    yield f"{alter} drop default"
    yield f"{alter} type {column.pg_type} using {value}::{column.pg_type}"
    if column.default:
        yield change_default(schema, table, column)


def replace_option(schema: str, table: str, column: Column, old: str, new: str | None) -> str:
    """Records that have an option get another one, or none."""
    name, old_sql = quoted(column.name), literal(old)
    whole = qualified(schema, table)
    if column.kind != "enum_array":
        return f"update {whole} set {name} = {literal(new) if new else 'null'} where {name} = {old_sql}"
    changed = f"array_replace({name}, {old_sql}, {literal(new)})" if new else f"array_remove({name}, {old_sql})"
    return f"update {whole} set {name} = nullif({changed}, '{{}}') where {name} @> array[{old_sql}]"


def _alter(schema: str, table: str, column: Column) -> str:
    return f"alter table {qualified(schema, table)} alter column {quoted(column.name)}"
