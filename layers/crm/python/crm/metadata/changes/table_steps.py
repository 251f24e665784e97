"""Steps that make, put aside, bring back and rename tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.changes.step import Step
from crm.metadata.ddl.alteration import bin_table, drop_destruction, rename_table
from crm.metadata.ddl.tables import create_indexes, create_table
from crm.metadata.names import bin_name


def remove_tables(change: Change) -> Iterator[Step]:
    """Tables of removed objects go to the bin."""
    schema = change.before.schema
    for each in change.removed_objects:
        yield Step(
            "removeTable",
            f"Put “{each.label_plural}” in the bin, with their records",
            each.name_singular,
            tuple(bin_table(schema, each)),
            is_destructive=True,
            reads_rows=each.is_searchable,
        )


def rename_tables(change: Change) -> Iterator[Step]:
    """Tables follow the names of their objects; what watches them is made anew."""
    schema = change.before.schema
    for pair in change.kept_objects:
        old, new = pair.before.name_singular, pair.after.name_singular
        if old != new:
            statements = (*drop_destruction(schema, pair.before), *rename_table(schema, old, new))
            yield Step(
                "renameTable", f"Rename “{old}” to “{new}”", new, statements, reads_rows=pair.before.is_searchable
            )


def create_tables(change: Change, restored: Collection[UUID]) -> Iterator[Step]:
    """Tables of new objects, and those that come back."""
    schema = change.after.schema
    for each in change.created_objects:
        name = each.name_singular
        if each.id in restored:
            statements = (*rename_table(schema, bin_name(each.id), name), *create_indexes(schema, each))
            label = f"Bring “{each.label_plural}” back from the bin"
            yield Step("restoreTable", label, name, statements, reads_rows=True)
        else:
            label = f"Make a place for “{each.label_plural}”"
            yield Step("createTable", label, name, tuple(create_table(schema, each)))
