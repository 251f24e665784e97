"""Steps that make, put aside, bring back and alter columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Final
from uuid import UUID

from crm.metadata.changes.change import Change, FieldPair, OwnedField
from crm.metadata.changes.step import Step
from crm.metadata.changes.value_steps import change_values
from crm.metadata.ddl.alteration import bin_columns, rename_columns, restore_columns
from crm.metadata.ddl.columns import change_default, change_nullability, change_type
from crm.metadata.ddl.tables import add_columns as add_columns_sql
from crm.metadata.snapshot import Column

_LOSSLESS: Final = {("integer", "bigint"), ("integer", "double precision")}


def remove_columns(change: Change) -> Iterator[Step]:
    """Columns of removed fields go to the bin."""
    for each in change.removed_fields:
        if each.field.columns and not each.field.is_computed:
            table = each.object.name_singular
            yield Step(
                "removeColumn",
                f"Put “{each.field.label}” of “{each.object.label_plural}” in the bin",
                table,
                tuple(bin_columns(change.before.schema, table, each.field)),
                each.field.name,
                is_destructive=True,
            )


def add_columns(change: Change, restored: Collection[UUID]) -> Iterator[Step]:
    """Columns of new fields, in one statement for each table, and those that come back."""
    schema = change.after.schema
    stored = [each for each in change.created_fields if each.field.columns and not each.field.is_virtual]
    for object_id, group in groupby(stored, key=lambda each: each.object.id):
        added = list[OwnedField]()
        for each in group:
            if each.field.id in restored and not each.field.is_computed:
                table = each.object.name_singular
                statements = tuple(restore_columns(schema, table, each.field))
                label = f"Bring “{each.field.label}” of “{each.object.label_plural}” back from the bin"
                yield Step("restoreColumn", label, table, statements, each.field.name)
            else:
                added.append(each)
        if added:
            owner = change.after_by_id[object_id]
            fields = [each.field for each in added]
            labels = ", ".join(f"“{field.label}”" for field in fields)
            statements = tuple(add_columns_sql(schema, owner, fields))
            label = f"Add {labels} to “{owner.label_plural}”"
            yield Step("createColumn", label, owner.name_singular, statements, ", ".join(each.name for each in fields))


def alter_columns(change: Change) -> Iterator[Step]:
    """Columns follow the name, the settings, the options and the default value of their field."""
    for pair in change.altered_fields:
        if pair.before.field.is_computed or pair.after.field.is_computed:
            continue
        yield from _renamed(change, pair)
        yield from change_values(change, pair)
        yield from _changed(change, pair)


def _renamed(change: Change, pair: FieldPair) -> Iterator[Step]:
    table = pair.after.object.name_singular
    names = [(old.name, new.name) for old, new in _columns(pair) if old.name != new.name]
    if names:
        old, new = pair.before.field.name, pair.after.field.name
        statements = tuple(rename_columns(change.after.schema, table, names))
        yield Step("renameColumn", f"Rename “{old}” of “{table}” to “{new}”", table, statements, new)


def _changed(change: Change, pair: FieldPair) -> Iterator[Step]:
    schema, table = change.after.schema, pair.after.object.name_singular
    for old, new in _columns(pair):
        statements = list[str]()
        is_retyped = old.pg_type != new.pg_type
        if is_retyped:
            statements += change_type(schema, table, new)
        if old.default != new.default and not is_retyped:
            statements.append(change_default(schema, table, new))
        if old.nullable != new.nullable:
            statements += change_nullability(schema, table, new)
        if statements:
            yield Step(
                "changeColumn",
                f"Change how “{pair.after.field.label}” of “{pair.after.object.label_plural}” is stored",
                table,
                tuple(statements),
                pair.after.field.name,
                is_destructive=is_retyped and (old.pg_type, new.pg_type) not in _LOSSLESS,
                is_rewrite=is_retyped,
                reads_rows=old.nullable and not new.nullable,
            )


def _columns(pair: FieldPair) -> Iterator[tuple[Column, Column]]:
    """The columns that a field has before and after, part by part."""
    after = {column.part: column for column in pair.after.field.columns}
    for column in pair.before.field.columns:
        if column.part in after:
            yield column, after[column.part]
